#include <array>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <nlohmann/json.hpp>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "core/file/atomic_file.h"
#include "core/file/file_error.h"
#include "core/file/sha256.h"
#include "core/model/layers.h"
#include "core/model/safetensors.h"
#include "core/model/safetensors_format.h"
#include "core/model/weight_values.h"

namespace latentwalk {
namespace {

// The data of one generator as it will lie in the file.
struct Converted {
    std::vector<NamedTensor> tensors;
    std::vector<std::vector<std::byte>> buffers;     // of tensors whose type had to be changed
    std::vector<std::span<const std::byte>> pieces;  // the bytes of each tensor
};

Converted convertAll(const Checkpoint& checkpoint, GeneratorKind kind, const std::filesystem::path& path, DType dtype) {
    if (dtype != DType::Float16 && dtype != DType::Float32) {
        throw std::logic_error("safetensors files are written as float16 or float32");
    }
    Converted result;
    result.tensors = namedTensors(checkpoint.architecture, checkpoint.weights(kind));
    const auto fitted = namedFittedHeads(checkpoint.weights(kind));
    result.tensors.insert(result.tensors.end(), fitted.begin(), fitted.end());
    for (const NamedTensor& named : result.tensors) {
        if (named.tensor->dtype == dtype) {
            result.pieces.push_back(named.tensor->bytes);
        } else {
            result.buffers.push_back(converted(path, named.name, *named.tensor, dtype));
            result.pieces.emplace_back(result.buffers.back());
        }
    }
    return result;
}

// The shortest text that reads back as the same float.
std::string shortestText(float value) {
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    return {text.data(), end};
}

std::string headerText(const Checkpoint& checkpoint, GeneratorKind kind, DType dtype, const Converted& data,
                       const std::string& pair) {
    namespace format = safetensors;
    const Architecture& architecture = checkpoint.architecture;
    std::string depths;
    for (const std::int64_t depth : architecture.depths) {
        depths += (depths.empty() ? "" : ",") + std::to_string(depth);
    }
    const auto truth = [](bool value) { return value ? "true" : "false"; };
    nlohmann::ordered_json metadata;
    metadata[format::kFormat] = format::kFormatName;
    metadata[format::kVersion] = std::to_string(format::kKnownVersion);
    metadata[format::kTitle] = forMessage(checkpoint.title);
    metadata[format::kGenerator] = nameOf(kind);
    metadata[format::kLatentSize] = std::to_string(architecture.latentSize);
    metadata[format::kDepths] = depths;
    metadata[format::kOutputChannels] = std::to_string(architecture.outputChannels);
    metadata[format::kLeak] = shortestText(architecture.leak);
    metadata[format::kEqualizedLr] = truth(architecture.equalizedLearningRate);
    metadata[format::kPixelNorm] = truth(architecture.pixelNorm);
    metadata[format::kAlpha] = shortestText(architecture.alpha);
    metadata[format::kActivation] = architecture.activation == OutputActivation::Tanh ? "tanh" : "none";
    if (!pair.empty()) {
        metadata[format::kPair] = pair;
    }
    metadata[format::kSha256] = std::string(format::kDigestLength, '0');

    nlohmann::ordered_json header;
    header[format::kMetadata] = std::move(metadata);
    std::uint64_t offset = 0;
    for (std::size_t i = 0; i < data.tensors.size(); ++i) {
        const std::uint64_t end = offset + data.pieces[i].size();
        nlohmann::ordered_json entry;
        entry["dtype"] = dtype == DType::Float16 ? "F16" : "F32";
        entry["shape"] = data.tensors[i].tensor->shape;
        entry["data_offsets"] = {offset, end};
        header[data.tensors[i].name] = std::move(entry);
        offset = end;
    }
    std::string text = header.dump();
    text.append((8 - text.size() % 8) % 8, ' ');
    return text;
}

void writeFile(const std::filesystem::path& path, std::string header, const Converted& data,
               const GeneratorWeights& source) {
    const std::uint64_t length = header.size();
    std::array<std::byte, safetensors::kPrefixSize> prefix{};
    std::memcpy(prefix.data(), &length, sizeof length);

    std::vector<std::span<const std::byte>> pieces{prefix, std::as_bytes(std::span(header))};
    pieces.insert(pieces.end(), data.pieces.begin(), data.pieces.end());
    const std::string digest = sha256(pieces);
    // Nothing else in the header can look like this: a quote inside a title is escaped.
    const std::string key = '"' + std::string(safetensors::kSha256) + "\":\"";
    const std::size_t zeros = header.find(key + std::string(safetensors::kDigestLength, '0')) + key.size();
    header.replace(zeros, digest.size(), digest);

    AtomicFile file(path);
    for (const auto piece : pieces) {
        file.write(piece);
    }
    source.checkUnchanged();  // some pieces lie in the mapped file
    file.commit();
}

}  // namespace

std::filesystem::path rawCompanion(const std::filesystem::path& path) {
    std::filesystem::path name = path.stem();
    name += ".raw";
    name += path.extension();
    return path.parent_path() / name;
}

void writeSafetensors(const Checkpoint& checkpoint, GeneratorKind kind, const std::filesystem::path& path,
                      DType dtype) {
    const Converted data = convertAll(checkpoint, kind, path, dtype);
    writeFile(path, headerText(checkpoint, kind, dtype, data, ""), data, checkpoint.weights(kind));
}

void writeSafetensors(const Checkpoint& checkpoint, const std::filesystem::path& path, DType dtype) {
    if (!checkpoint.average || !checkpoint.raw) {
        writeSafetensors(checkpoint, checkpoint.resolve(std::nullopt), path, dtype);
        return;
    }
    const Converted average = convertAll(checkpoint, GeneratorKind::Average, path, dtype);
    const Converted raw = convertAll(checkpoint, GeneratorKind::Raw, path, dtype);
    auto pieces = average.pieces;
    pieces.insert(pieces.end(), raw.pieces.begin(), raw.pieces.end());
    const std::string pair = sha256(pieces);
    writeFile(rawCompanion(path), headerText(checkpoint, GeneratorKind::Raw, dtype, raw, pair), raw, *checkpoint.raw);
    writeFile(path, headerText(checkpoint, GeneratorKind::Average, dtype, average, pair), average, *checkpoint.average);
}

}  // namespace latentwalk
