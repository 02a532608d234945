// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "core/file/checksums.h"
#include "core/file/json_text.h"
#include "core/file/mapped_file.h"
#include "core/file/sha256.h"
#include "core/message/file_error.h"
#include "core/model/labels/label_text.h"
#include "core/model/safetensors/safetensors.h"
#include "core/model/safetensors/safetensors_container.h"
#include "core/model/safetensors/safetensors_format.h"
#include "core/model/safetensors/safetensors_header.h"
#include "core/model/weights/deduced_architecture.h"
#include "core/model/weights/layers.h"
#include "core/model/weights/network_names.h"
#include "core/model/weights/weight_values.h"

namespace latentwalk {
namespace {

namespace format = safetensors;

bool isLowerCaseDigest(const std::string& text) {
    return text.size() == format::kDigestLength && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

// One generator out of a file.
class SafetensorsReader {
public:
    explicit SafetensorsReader(std::shared_ptr<const MappedFile> file) : m_container(std::move(file)) {}

    Checkpoint checkpoint() {
        if (optional(format::kFormat) != format::kFormatName) {
            return bareWeights();
        }
        checkVersion();
        Checkpoint result = start();
        result.architecture = readArchitecture();
        result.assumed = optional(format::kAssumed) == "true";
        const std::string title = optional(format::kTitle);
        result.title = title.empty() ? path().stem().string() : title;
        const std::string kind = required(format::kGenerator);
        if (kind != nameOf(GeneratorKind::Average) && kind != nameOf(GeneratorKind::Raw)) {
            throw bad(format::kGenerator, kind);
        }
        const bool average = kind == nameOf(GeneratorKind::Average);
        (average ? result.average : result.raw) = takeAll(result.architecture);
        checkDigest(result, title);
        return result;
    }

    std::string pair() const { return lowerCaseDigits(optional(format::kPair)); }

private:
    const std::filesystem::path& path() const { return m_container.path(); }
    std::map<std::string, format::Tensor>& tensors() { return m_container.tensors(); }

    Checkpoint start() const {
        Checkpoint result;
        result.path = path();
        result.format = CheckpointFormat::Safetensors;
        result.title = path().stem().string();
        return result;
    }

    void checkVersion() const {
        const std::string version = required(format::kVersion);
        if (version != std::to_string(format::kKnownVersion)) {
            throw FileError(path(),
                            Core::about("%1 has format version %2 of Latentwalk's files; version %3 is known: "
                                        "a newer Latentwalk may open it")(forMessage(version), format::kKnownVersion));
        }
    }

    // Whether the metadata say anything that ours do: then what is missing was damaged and not left out.
    bool hasOurMetadata() const {
        constexpr std::array kOurs{format::kVersion,    format::kGenerator, format::kLatentSize,    format::kDepths,
                                   format::kLeak,       format::kAlpha,     format::kEqualizedLr,   format::kPixelNorm,
                                   format::kActivation, format::kLabels,    format::kOutputChannels};
        const auto& metadata = m_container.metadata();
        return std::any_of(kOurs.begin(), kOurs.end(), [&](auto key) { return metadata.contains(key); }) ||
               std::any_of(metadata.begin(), metadata.end(),
                           [](const auto& entry) { return isLowerCaseDigest(lowerCaseDigits(entry.second)); });
    }

    // A generator's tensors under pytorch_GAN_zoo's names without our metadata: save_file(net.state_dict(), path).
    Checkpoint bareWeights() {
        std::vector<std::string> names;
        for (const auto& [name, tensor] : tensors()) {
            names.push_back(name);
        }
        if (const auto other = otherNetworkOf(names)) {
            throw FileError(path(), *other);
        }
        if (!tensors().contains("formatLayer.weight") || hasOurMetadata()) {
            throw FileError(path(), Core::about("%1 is a safetensors file that Latentwalk did not write: %2")(
                                        Core::says("it does not say how the generator is built that its tensors belong "
                                                   "to; convert the original checkpoint instead")));
        }
        Checkpoint result = start();
        result.architecture = architectureOf(path(), "", [&](const std::string& name) {
            const auto found = tensors().find(name);
            return found == tensors().end() ? nullptr : &found->second.shape;
        });
        result.raw = takeAll(result.architecture);
        assumeDefaults(result);
        return result;
    }

    GeneratorWeights takeAll(const Architecture& architecture) {
        auto weights = assemble(architecture, [&](const LayerSpec& layer) { return take(layer); });
        for (const LayerSpec& head : fittedHeadsOf(architecture)) {
            weights.fittedHeads.push_back(take(head));
        }
        weights.files = {m_container.file()};
        if (!tensors().empty()) {
            throw FileError(
                path(),
                Core::about("%1 holds a tensor %2, which is not part of the generator that its metadata describe")(
                    forMessage(tensors().begin()->second.name)));
        }
        return weights;
    }

    // The SHA-256 is that of the file that the writer makes of this content: it finds every change of the content, and
    // no matter in which order somebody saved the same again.
    void checkDigest(const Checkpoint& checkpoint, const std::string& title) const {
        const std::string expected = lowerCaseDigits(optional(format::kSha256));
        if (expected.empty()) {
            // Edited elsewhere, on purpose: fine. But a digest under another name is our own key, damaged.
            for (const auto& [key, value] : m_container.metadata()) {
                if (key != format::kPair && isLowerCaseDigest(lowerCaseDigits(value))) {
                    throw FileError::damaged(path(),
                                             Core::says("its metadata have an unknown SHA-256, %1")(forMessage(key)));
                }
            }
            return;
        }
        if (!isLowerCaseDigest(expected)) {
            throw FileError::damaged(path(), Core::says("the SHA-256 in its metadata makes no sense"));
        }
        if (kChecksumsCount && contentDigest(checkpoint, title) != expected) {
            throw FileError(path(), Core::about("%1 is damaged or was changed after it was written: %2")(Core::says(
                                        "its content does not have the SHA-256 that its metadata give; to keep "
                                        "a change that you made, save it without sha256 in the metadata")));
        }
    }

    std::string contentDigest(const Checkpoint& checkpoint, const std::string& title) const {
        const GeneratorKind kind = checkpoint.resolve(std::nullopt);
        auto tensors = namedTensors(checkpoint.architecture, checkpoint.weights());
        const auto fitted = namedFittedHeads(checkpoint.weights());
        tensors.insert(tensors.end(), fitted.begin(), fitted.end());
        const DType dtype = tensors.front().tensor->dtype;
        std::vector<std::span<const std::byte>> pieces;
        for (const NamedTensor& named : tensors) {
            if (named.tensor->dtype != dtype) {
                return "";  // the writer stores all as one type
            }
            pieces.push_back(named.tensor->bytes);
        }
        return format::digestOf(format::headerText(checkpoint, kind, dtype, tensors, title, pair()), pieces);
    }

    std::string optional(std::string_view key) const {
        const auto found = m_container.metadata().find(key);
        return found == m_container.metadata().end() ? "" : found->second;
    }

    std::string required(std::string_view key) const {
        const auto found = m_container.metadata().find(key);
        if (found == m_container.metadata().end()) {
            throw FileError::incomplete(path(), Core::says("its metadata lack %1")(std::string(key)));
        }
        return found->second;
    }

    FileError bad(std::string_view key, std::string_view value) const {
        return FileError::damaged(path(), Core::says("its metadata give \"%1\" as %2")(forMessage(value), key));
    }

    template <typename Number>
    Number number(std::string_view key, std::string_view text) const {
        Number value{};
        const char* const end = text.data() + text.size();
        const auto [stop, error] = std::from_chars(text.data(), end, value);
        if (error != std::errc() || stop != end) {
            throw bad(key, text);
        }
        return value;
    }

    template <typename Number>
    Number number(std::string_view key) const {
        return number<Number>(key, required(key));
    }

    bool truth(std::string_view key) const {
        const std::string text = required(key);
        if (text != "true" && text != "false") {
            throw bad(key, text);
        }
        return text == "true";
    }

    Architecture readArchitecture() const {
        Architecture architecture;
        architecture.latentSize = number<std::int64_t>(format::kLatentSize);
        const std::string depths = required(format::kDepths);
        for (std::size_t begin = 0; begin <= depths.size();) {
            const std::size_t end = std::min(depths.find(',', begin), depths.size());
            architecture.depths.push_back(
                number<std::int64_t>(format::kDepths, std::string_view(depths).substr(begin, end - begin)));
            begin = end + 1;
        }
        architecture.outputChannels = number<std::int64_t>(format::kOutputChannels);
        architecture.leak = number<float>(format::kLeak);
        architecture.equalizedLearningRate = truth(format::kEqualizedLr);
        architecture.pixelNorm = truth(format::kPixelNorm);
        architecture.alpha = number<float>(format::kAlpha);
        const std::string activation = required(format::kActivation);
        if (activation != "none" && activation != "tanh") {
            throw bad(format::kActivation, activation);
        }
        architecture.activation = activation == "tanh" ? OutputActivation::Tanh : OutputActivation::None;
        architecture.labels = readLabels(architecture.latentSize);
        if (const auto problem = problemOf(architecture)) {
            throw FileError(path(), *problem);
        }
        return architecture;
    }

    Labels readLabels(std::int64_t latentSize) const {
        const std::string text = optional(format::kLabels);
        if (text.empty()) {
            return {};
        }
        const auto labels = labelsOf(parseJson(path(), text, Core::says("the labels in its metadata")));
        if (!labels || !problemOf(*labels, latentSize).empty()) {
            throw bad(format::kLabels, text);
        }
        return *labels;
    }

    std::optional<LayerWeights> take(const LayerSpec& layer) {
        const bool hasWeight = tensors().contains(layer.name + ".weight");
        if (layer.optional && !hasWeight && !tensors().contains(layer.name + ".bias")) {
            return std::nullopt;
        }
        return LayerWeights{take(layer.name + ".weight", layer.shape), take(layer.name + ".bias", {layer.shape[0]})};
    }

    WeightTensor take(const std::string& key, const std::vector<std::int64_t>& shape) {
        const auto found = tensors().find(key);
        if (found == tensors().end()) {
            throw FileError::incomplete(path(), Core::says("tensor %1 is missing")(key));
        }
        const format::Tensor tensor = std::move(found->second);
        tensors().erase(found);
        if (tensor.shape != shape) {
            throw FileError::inconsistent(path(),
                                          Core::says("tensor %1 has the shape %2 where its metadata demand %3")(
                                              forMessage(tensor.name), shapeText(tensor.shape), shapeText(shape)));
        }
        WeightTensor weights{tensor.dtype, tensor.shape, m_container.bytesOf(tensor), m_container.file()};
        checkValues(path(), tensor.name, weights);
        return weights;
    }

    format::Container m_container;  // its tensors are those that take() has not taken yet
};

}  // namespace

Checkpoint readSafetensors(const std::shared_ptr<const MappedFile>& file) {
    SafetensorsReader reader(file);
    Checkpoint checkpoint = reader.checkpoint();
    const auto companion = rawCompanion(file->path());
    std::error_code ignored;
    if (reader.pair().empty() || !checkpoint.average || !std::filesystem::exists(companion, ignored)) {
        return checkpoint;
    }
    SafetensorsReader other(MappedFile::open(companion));
    Checkpoint raw = other.checkpoint();
    if (!raw.raw || other.pair() != reader.pair() || raw.architecture != checkpoint.architecture) {
        throw FileError(companion,
                        Core::about("%1 is not the raw generator that belongs to %2; move it away to open that one")(
                            forMessage(file->path().filename().string())));
    }
    checkpoint.raw = std::move(raw.raw);
    return checkpoint;
}

}  // namespace latentwalk
