// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/torch/torch_file.h"
#include "core/model/weights/checkpoint.h"
#include "core/model/weights/network_names.h"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace latentwalk {

// The state dict of one generator in a file that torch.save wrote.
class GanZooNetwork {
public:
    // The tensors of `dict` that belong to `owner` as ownerOf() tells by their names; whoever has none of another owner
    // gives all. `label` says in messages where they stand ("netG"). `source` has to outlive this. Throws FileError
    // when the dict holds something else than named tensors, or those of another kind of network.
    GanZooNetwork(const TorchFile& source, Pickle::Index dict, std::string label,
                  NameOwner owner = NameOwner::Generator);

    // See architectureOf(). Throws FileError.
    Architecture architecture() const;

    // The generator's weights. Throws FileError when a tensor is missing, has another shape, or belongs to no layer.
    GeneratorWeights weights(const Architecture& architecture) const;

private:
    struct Entry {
        std::string_view name;  // as the file has it
        std::size_t index = 0;  // into TorchPickle::tensors
        std::vector<std::int64_t> shape;
    };

    const std::filesystem::path& path() const;
    WeightTensor tensor(const std::string& name, const std::vector<std::int64_t>& wanted) const;
    std::string_view stranger(const Architecture& architecture) const;

    const TorchFile& m_source;
    std::string m_label;
    std::map<std::string, Entry> m_tensors;  // by layerName()
};

}  // namespace latentwalk
