// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/torch/gan_zoo_contents.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "core/file/mapped_file.h"
#include "core/message/file_error.h"

namespace latentwalk {
namespace {

using Kind = Pickle::Kind;

constexpr std::size_t kMostDicts = 4096;
constexpr int kDeepest = 4;

struct Dict {
    Pickle::Index index;
    std::string label;  // the key that leads to it
    int depth;
};

class Search {
public:
    explicit Search(const TorchFile& source) : m_source(source), m_pickle(source.pickle.values) {}

    GanZooContents contents() {
        if (m_pickle[m_pickle.root()].kind == Kind::Object) {
            throw wholeNetwork(m_pickle.root());
        }
        if (m_pickle[m_pickle.root()].kind != Kind::Dict) {
            throw foreign(Core::says("it does not hold a dict of config and networks"));
        }
        collectDicts();
        for (const Dict& dict : m_dicts) {
            if (const auto whole = checkpointIn(dict)) {
                return *whole;
            }
        }
        return bareWeights();
    }

private:
    const std::filesystem::path& path() const { return m_source.file->path(); }

    FileError foreign(Message reason) const {
        return {path(), Core::about("%1 was written by torch.save, but is not a pytorch_GAN_zoo checkpoint: %2")(
                            std::move(reason))};
    }

    FileError wholeNetwork(Pickle::Index object) const {
        return {path(), Core::about("%1 holds a whole network as a Python object (%2), which would have to be run to "
                                    "be read; save its weights instead: %3")(
                            forMessage(m_pickle[object].text),
                            Core::says("model.save(path) of pytorch_GAN_zoo, or torch.save({\"config\": "
                                       "model.config, \"netG\": net.state_dict()}, path)"))};
    }

    // All dicts, those that stand higher first; each once, however often the file refers to it.
    void collectDicts() {
        std::set<Pickle::Index> seen{m_pickle.root()};
        m_dicts.push_back({m_pickle.root(), "state dict", 0});
        for (std::size_t i = 0; i < m_dicts.size() && m_dicts.size() < kMostDicts; ++i) {
            const Dict dict = m_dicts[i];
            std::set<std::string_view> keys;
            for (const auto& [key, value] : m_pickle.items(dict.index)) {
                if (m_pickle[key].kind != Kind::Text) {
                    continue;
                }
                if (i == 0 && !keys.insert(m_pickle[key].text).second) {
                    throw FileError::damaged(path(), Core::says("it holds %1 twice")(forMessage(m_pickle[key].text)));
                }
                if (m_pickle[value].kind == Kind::Dict && dict.depth < kDeepest && seen.insert(value).second) {
                    m_dicts.push_back({value, forMessage(m_pickle[key].text), dict.depth + 1});
                }
            }
        }
    }

    std::optional<Pickle::Index> entry(Pickle::Index dict, std::string_view key) const {
        const auto found = m_pickle.find(dict, key);
        return found && m_pickle[*found].kind != Kind::None ? found : std::nullopt;
    }

    // The dict of tensors in `value`: itself, or the only dict within.
    Pickle::Index unwrapped(Pickle::Index value) const {
        for (int depth = 0; depth < kDeepest; ++depth) {
            std::optional<Pickle::Index> inner;
            for (const auto& [key, one] : m_pickle.items(value)) {
                if (m_pickle[one].kind == Kind::Tensor || (m_pickle[one].kind == Kind::Dict && inner)) {
                    return value;
                }
                if (m_pickle[one].kind == Kind::Dict) {
                    inner = one;
                }
            }
            if (!inner) {
                return value;
            }
            value = *inner;
        }
        return value;
    }

    // Whose tensors a dict holds; nothing that is the generator's where it has none.
    std::set<NameOwner> ownersIn(Pickle::Index dict) const {
        std::set<NameOwner> owners;
        for (const auto& [key, value] : m_pickle.items(dict)) {
            if (m_pickle[key].kind == Kind::Text && m_pickle[value].kind == Kind::Tensor) {
                owners.insert(ownerOf(m_pickle[key].text));
            }
        }
        return owners;
    }

    GanZooPlace place(Pickle::Index value, const std::string& label) const {
        if (m_pickle[value].kind == Kind::Object) {
            throw wholeNetwork(value);
        }
        if (m_pickle[value].kind != Kind::Dict) {
            throw FileError::damaged(path(), Core::says("its %1 is not a dict of tensors")(label));
        }
        const Pickle::Index dict = unwrapped(value);
        const auto owners = ownersIn(dict);
        const bool onlyAverage = owners.contains(NameOwner::Average) && !owners.contains(NameOwner::Generator);
        return {dict, label, onlyAverage ? NameOwner::Average : NameOwner::Generator};
    }

    // A dict of netG, avgG and usually config.
    std::optional<GanZooContents> checkpointIn(const Dict& dict) const {
        if (!m_pickle.find(dict.index, "netG") && !m_pickle.find(dict.index, "avgG")) {
            return std::nullopt;
        }
        GanZooContents result;
        result.config = entry(dict.index, "config");
        if (const auto raw = entry(dict.index, "netG")) {
            result.raw = place(*raw, "netG");
        }
        if (const auto average = entry(dict.index, "avgG")) {
            result.average = place(*average, "avgG");
        }
        if (!result.raw && !result.average) {
            throw FileError(path(), Core::about("%1 holds no generator: its netG and avgG are None"));
        }
        return result;
    }

    std::vector<std::string> namesIn(Pickle::Index dict) const {
        std::vector<std::string> names;
        for (const auto& [key, value] : m_pickle.items(dict)) {
            if (m_pickle[key].kind == Kind::Text && m_pickle[value].kind == Kind::Tensor) {
                names.push_back(layerName(m_pickle[key].text));
            }
        }
        return names;
    }

    void add(std::optional<GanZooPlace>& to, const GanZooPlace& place) const {
        if (to) {
            throw FileError(path(), Core::about("%1 holds the weights of several generators, of which one has to be "
                                                "saved in a file of its own: %2")(to->label + ", " + place.label));
        }
        to = place;
    }

    // State dicts without the names that pytorch_GAN_zoo gives them.
    GanZooContents bareWeights() const {
        GanZooContents result;
        std::optional<AboutFile> other;
        for (const Dict& dict : m_dicts) {
            const auto names = namesIn(dict.index);
            if (!other) {
                other = otherNetworkOf(names);
            }
            if (std::find(names.begin(), names.end(), "formatLayer.weight") == names.end()) {
                continue;
            }
            const auto owners = ownersIn(dict.index);
            if (owners.contains(NameOwner::Generator)) {
                const bool average = dict.depth > 0 && namesAverage(dict.label);
                add(average ? result.average : result.raw, {dict.index, dict.label, NameOwner::Generator});
            }
            if (owners.contains(NameOwner::Average)) {
                add(result.average, {dict.index, dict.label, NameOwner::Average});
            }
        }
        if (other) {
            throw FileError(path(), *other);
        }
        if (!result.raw && !result.average) {
            throw nothingFound();
        }
        result.config = entry(m_pickle.root(), "config");
        return result;
    }

    FileError nothingFound() const {
        for (const auto& [key, value] : m_pickle.items(m_pickle.root())) {
            const bool network = m_pickle[key].kind == Kind::Text && m_pickle[key].text != "config" &&
                                 m_pickle[value].kind == Kind::Object && isNetwork(value);
            if (network) {
                return wholeNetwork(value);
            }
        }
        return foreign(Core::says("it holds neither netG nor avgG"));
    }

    // An object of torch.nn.Module's kind keeps its parts in these attributes.
    bool isNetwork(Pickle::Index object) const {
        const auto children = m_pickle.children(object);
        return std::any_of(children.begin(), children.end(),
                           [&](Pickle::Index child) { return m_pickle.find(child, "_modules").has_value(); });
    }

    const TorchFile& m_source;
    const Pickle& m_pickle;
    std::vector<Dict> m_dicts;
};

}  // namespace

GanZooContents findGanZoo(const TorchFile& source) {
    return Search(source).contents();
}

}  // namespace latentwalk
