#include "core/model/gan_zoo.h"

#include <map>
#include <set>
#include <string>
#include <utility>

#include "core/file/file_error.h"
#include "core/file/mapped_file.h"
#include "core/model/gan_zoo_config.h"
#include "core/model/layers.h"

namespace latentwalk {
namespace {

using Kind = Pickle::Kind;

// The state dict of one generator.
class Network {
public:
    // `label` is "netG" or "avgG".
    Network(const TorchFile& source, Pickle::Index dict, std::string label)
        : m_source(source), m_label(std::move(label)) {
        const Pickle& pickle = source.pickle;
        if (pickle[dict].kind != Kind::Dict) {
            throw FileError(path(), "is damaged: its " + m_label + " is not a dict of tensors");
        }
        std::set<std::pair<std::size_t, std::uint64_t>> places;
        for (const auto& [key, value] : pickle.items(dict)) {
            if (pickle[key].kind != Kind::Text || pickle[value].kind != Kind::Tensor) {
                throw FileError(path(), "is damaged: its " + m_label + " holds something else than named tensors");
            }
            const std::string name = withoutModule(pickle[key].text);
            const auto index = static_cast<std::size_t>(pickle[value].integer);
            if (!m_tensors.emplace(name, Entry{pickle[key].text, index}).second) {
                throw FileError(path(), "is damaged: its " + m_label + " holds tensor " + forMessage(name) + " twice");
            }
            const auto& tensor = pickle.tensors()[index];
            if (!places.emplace(tensor.storage, tensor.offset).second) {
                throw FileError(path(), "is damaged: tensor " + forMessage(name) + " of its " + m_label +
                                            " lies where another one lies");
            }
        }
    }

    // What the shapes of the tensors tell: latent size, depths and output channels.
    Architecture architecture() const {
        Architecture result;
        const auto format = shape("formatLayer.weight", 2);
        result.latentSize = format[1];
        if (format[0] % 16 != 0) {
            throw FileError(path(), "is inconsistent: tensor formatLayer.weight of its " + m_label + " has " +
                                        std::to_string(format[0]) + " rows, which is not 16 for each channel");
        }
        result.depths = {format[0] / 16};
        for (std::size_t i = 0;; ++i) {
            const std::string name = "scaleLayers." + std::to_string(i) + ".0.weight";
            if (!m_tensors.contains(name)) {
                break;
            }
            result.depths.push_back(shape(name, 4)[0]);
        }
        result.outputChannels = shape("toRGBLayers." + std::to_string(result.depths.size() - 1) + ".weight", 4)[0];
        if (const std::string problem = problemOf(result); !problem.empty()) {
            throw FileError(path(), problem);
        }
        return result;
    }

    GeneratorWeights weights(const Architecture& architecture) const {
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
            throw FileError(path(), "is not a Progressive GAN as Latentwalk knows it: its " + m_label +
                                        " holds tensor " + forMessage(stranger(architecture)));
        }
        return result;
    }

private:
    struct Entry {
        std::string_view name;  // as the file has it
        std::size_t index;      // into Pickle::tensors()
    };

    const std::filesystem::path& path() const { return m_source.file->path(); }

    const Entry& find(const std::string& name) const {
        const auto found = m_tensors.find(name);
        if (found == m_tensors.end()) {
            throw FileError(path(), "is incomplete: tensor " + name + " of its " + m_label + " is missing");
        }
        return found->second;
    }

    std::vector<std::int64_t> shape(const std::string& name, std::size_t dimensions) const {
        const auto& tensor = m_source.pickle.tensors()[find(name).index];
        const std::vector<std::int64_t> sizes(tensor.sizes.begin(),
                                              tensor.sizes.begin() + static_cast<std::ptrdiff_t>(tensor.dimensions));
        if (sizes.size() != dimensions) {
            throw FileError(path(), "is inconsistent: tensor " + name + " of its " + m_label + " has the shape " +
                                        shapeText(sizes));
        }
        return sizes;
    }

    WeightTensor tensor(const std::string& name, const std::vector<std::int64_t>& wanted) const {
        const Entry& entry = find(name);
        return toWeights(m_source, entry.index, std::string(entry.name) + " of " + m_label, wanted);
    }

    std::string_view stranger(const Architecture& architecture) const {
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

    const TorchFile& m_source;
    std::string m_label;
    std::map<std::string, Entry> m_tensors;  // by name without ".module"
};

// The dict of the config's fields: of an object of BaseConfig or of another class, or a plain dict where somebody saved
// it so.
Pickle::Index configFields(const std::filesystem::path& path, const Pickle& pickle, Pickle::Index config) {
    const auto fields = pickle.attributes(config);
    if (!fields) {
        throw FileError(path,
                        "cannot be used: its config is " + pickle.described(config) + ", whose fields cannot be read");
    }
    return *fields;
}

void checkTopLevel(const std::filesystem::path& path, const Pickle& pickle) {
    std::set<std::string_view> keys;
    if (pickle[pickle.root()].kind != Kind::Dict) {
        throw FileError(path,
                        "was written by torch.save, but is not a pytorch_GAN_zoo checkpoint: it does not hold a "
                        "dict of config and networks");
    }
    for (const auto& [key, value] : pickle.items(pickle.root())) {
        if (pickle[key].kind == Kind::Text && !keys.insert(pickle[key].text).second) {
            throw FileError(path, "is damaged: it holds " + forMessage(pickle[key].text) + " twice");
        }
    }
    const bool hasNetwork = keys.contains("netG") || keys.contains("avgG");
    if (!hasNetwork && (keys.contains("formatLayer.module.weight") || keys.contains("formatLayer.weight"))) {
        throw FileError(path,
                        "holds only a generator's weights, without the config that says how to use them; a whole "
                        "pytorch_GAN_zoo checkpoint is needed");
    }
    if (!hasNetwork) {
        throw FileError(path,
                        "was written by torch.save, but is not a pytorch_GAN_zoo checkpoint: it holds neither "
                        "netG nor avgG");
    }
    if (!keys.contains("config")) {
        throw FileError(path, "is not a complete pytorch_GAN_zoo checkpoint: it holds no config");
    }
}

}  // namespace

Checkpoint readGanZoo(const TorchFile& source) {
    const auto& path = source.file->path();
    const Pickle& pickle = source.pickle;
    checkTopLevel(path, pickle);
    const auto network = [&](const char* name) -> std::optional<Network> {
        const auto dict = pickle.find(pickle.root(), name);
        return dict && pickle[*dict].kind != Kind::None ? std::optional<Network>(std::in_place, source, *dict, name)
                                                        : std::nullopt;
    };
    const auto raw = network("netG");
    const auto average = network("avgG");
    if (!raw && !average) {
        throw FileError(path, "holds no generator: its netG and avgG are None");
    }
    Checkpoint checkpoint;
    checkpoint.path = path;
    checkpoint.format = source.format;
    checkpoint.title = path.stem().string();
    checkpoint.architecture = (raw ? *raw : *average).architecture();
    const auto config = configFields(path, pickle, *pickle.find(pickle.root(), "config"));
    readGanZooConfig(path, pickle, config, checkpoint.architecture);
    if (average) {
        checkpoint.average = average->weights(checkpoint.architecture);
        checkpoint.average->files = {source.file};
    }
    if (raw) {
        checkpoint.raw = raw->weights(checkpoint.architecture);
        checkpoint.raw->files = {source.file};
    }
    return checkpoint;
}

}  // namespace latentwalk
