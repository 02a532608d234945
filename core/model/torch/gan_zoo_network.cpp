// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/torch/gan_zoo_network.h"

#include <set>
#include <utility>

#include "core/file/mapped_file.h"
#include "core/message/file_error.h"
#include "core/model/weights/deduced_architecture.h"
#include "core/model/weights/layers.h"

namespace latentwalk {
namespace {

using Kind = Pickle::Kind;

}  // namespace

GanZooNetwork::GanZooNetwork(const TorchFile& source, Pickle::Index dict, std::string label, NameOwner owner)
    : m_source(source), m_label(std::move(label)) {
    const Pickle& pickle = source.pickle.values;
    std::vector<std::string> names;
    for (const auto& [key, value] : pickle.items(dict)) {
        if (pickle[key].kind == Kind::Text && pickle[value].kind == Kind::Tensor) {
            names.push_back(layerName(pickle[key].text));
        }
    }
    if (const auto other = otherNetworkOf(names)) {
        throw FileError(path(), *other);
    }
    std::set<std::pair<std::size_t, std::uint64_t>> places;
    for (const auto& [key, value] : pickle.items(dict)) {
        if (pickle[key].kind == Kind::Text && pickle[key].text == "_metadata" && pickle[value].kind != Kind::Tensor) {
            continue;  // torch's versions of the modules, where somebody made an entry of the attribute
        }
        if (pickle[key].kind != Kind::Text || pickle[value].kind != Kind::Tensor) {
            throw FileError::damaged(path(), Core::says("its %1 holds something else than named tensors")(m_label));
        }
        if (ownerOf(pickle[key].text) != owner) {
            continue;
        }
        const std::string name = layerName(pickle[key].text);
        const auto index = static_cast<std::size_t>(pickle[value].integer);
        const auto& tensor = source.pickle.tensors[index];
        const std::vector<std::int64_t> shape(tensor.sizes.begin(),
                                              tensor.sizes.begin() + static_cast<std::ptrdiff_t>(tensor.dimensions));
        if (!m_tensors.emplace(name, Entry{pickle[key].text, index, shape}).second) {
            throw FileError::damaged(path(), Core::says("its %1 holds tensor %2 twice")(m_label, forMessage(name)));
        }
        if (!places.emplace(tensor.storage, tensor.offset).second) {
            throw FileError::damaged(
                path(), Core::says("tensor %1 of its %2 lies where another one lies")(forMessage(name), m_label));
        }
    }
}

const std::filesystem::path& GanZooNetwork::path() const {
    return m_source.file->path();
}

Architecture GanZooNetwork::architecture() const {
    return architectureOf(path(), m_label, [&](const std::string& name) {
        const auto found = m_tensors.find(name);
        return found == m_tensors.end() ? nullptr : &found->second.shape;
    });
}

GeneratorWeights GanZooNetwork::weights(const Architecture& architecture) const {
    std::size_t used = 0;
    auto result = assemble(architecture, [&](const LayerSpec& layer) -> std::optional<LayerWeights> {
        if (layer.optional && !m_tensors.contains(layer.name + ".weight") &&
            !m_tensors.contains(layer.name + ".bias")) {
            return std::nullopt;
        }
        used += 2;
        return LayerWeights{tensor(layer.name + ".weight", layer.shape),
                            tensor(layer.name + ".bias", {layer.shape[0]})};
    });
    if (used != m_tensors.size()) {
        throw FileError(path(), Core::about("%1 is not a Progressive GAN as Latentwalk knows it: %2")(
                                    Core::says("its %1 holds tensor %2")(m_label, forMessage(stranger(architecture)))));
    }
    result.files = {m_source.file};
    return result;
}

WeightTensor GanZooNetwork::tensor(const std::string& name, const std::vector<std::int64_t>& wanted) const {
    const auto found = m_tensors.find(name);
    if (found == m_tensors.end()) {
        throw FileError::incomplete(path(), Core::says("tensor %1 of its %2 is missing")(name, m_label));
    }
    const Entry& entry = found->second;
    return toWeights(m_source, entry.index, std::string(entry.name) + " of " + m_label, wanted);
}

std::string_view GanZooNetwork::stranger(const Architecture& architecture) const {
    std::set<std::string> known;
    for (const LayerSpec& layer : layersOf(architecture)) {
        known.insert(layer.name + ".weight");
        known.insert(layer.name + ".bias");
    }
    for (const auto& [name, entry] : m_tensors) {
        if (!known.contains(name)) {
            return entry.name;
        }
    }
    return "?";
}

}  // namespace latentwalk
