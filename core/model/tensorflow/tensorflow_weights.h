// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace latentwalk {

class MappedFile;

// The weights manifest of a TensorFlow.js model and its shards: tensors lie end to end across the shards of a group.
class TensorFlowWeights {
public:
    // `manifest` is "weightsManifest" of the model.json at `path`. Opens all shards; throws FileError when one is
    // missing or when their sizes do not add up to the tensors', and for quantised tensors unless they are accepted.
    enum class Quantized { Refused, Accepted };
    TensorFlowWeights(const std::filesystem::path& path, const nlohmann::json& manifest,
                      Quantized quantized = Quantized::Refused);

    bool contains(const std::string& name) const { return m_tensors.contains(name); }
    // These throw FileError when there is no such tensor, or when it has another type. Quantised tensors are bytes.
    const std::vector<std::int64_t>& shape(const std::string& name) const;
    std::vector<float> floats(const std::string& name) const;
    std::vector<std::int32_t> integers(const std::string& name) const;
    // How the values of a tensor of bytes are meant, for those that are quantised: `minimum` + `scale` * byte.
    struct Quantization {
        double minimum = 0;
        double scale = 1;
    };
    std::optional<Quantization> quantization(const std::string& name) const;
    std::vector<std::uint8_t> quantizedBytes(const std::string& name) const;
    std::vector<std::string> names() const;
    // Throws FileError when a shard was written to or cut off since it was opened.
    void checkUnchanged() const;

private:
    struct Tensor {
        std::string dtype;
        std::vector<std::int64_t> shape;
        std::optional<Quantization> quantization;
        std::uint64_t offset = 0;  // within its group
        std::uint64_t size = 0;    // bytes
        std::size_t group = 0;
    };
    using Group = std::vector<std::shared_ptr<const MappedFile>>;

    Tensor readEntry(const nlohmann::json& entry) const;
    Quantization readQuantization(const std::string& name, const nlohmann::json& entry) const;
    std::shared_ptr<const MappedFile> openShard(const nlohmann::json& name) const;
    void readGroup(const nlohmann::json& group);
    const Tensor& find(const std::string& name) const;
    template <typename T>
    std::vector<T> values(const std::string& name, const char* dtype) const;

    std::filesystem::path m_path;
    Quantized m_quantized;
    std::map<std::string, Tensor> m_tensors;
    std::vector<Group> m_groups;
};

}  // namespace latentwalk
