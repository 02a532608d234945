// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/safetensors/safetensors_header.h"

#include <charconv>
#include <cstdint>
#include <cstring>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/file/sha256.h"
#include "core/model/labels/label_text.h"

namespace latentwalk::safetensors {
namespace {

// The shortest text that reads back as the same float.
std::string shortestText(float value) {
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    return {text.data(), end};
}

}  // namespace

std::string headerText(const Checkpoint& checkpoint, GeneratorKind kind, DType dtype,
                       const std::vector<NamedTensor>& tensors, const std::string& title, const std::string& pair) {
    const Architecture& architecture = checkpoint.architecture;
    std::string depths;
    for (const std::int64_t depth : architecture.depths) {
        depths += (depths.empty() ? "" : ",") + std::to_string(depth);
    }
    const auto truth = [](bool value) { return value ? "true" : "false"; };
    nlohmann::ordered_json metadata;
    metadata[kFormat] = kFormatName;
    metadata[kVersion] = std::to_string(kKnownVersion);
    metadata[kTitle] = title;
    metadata[kGenerator] = nameOf(kind);
    metadata[kLatentSize] = std::to_string(architecture.latentSize);
    metadata[kDepths] = depths;
    metadata[kOutputChannels] = std::to_string(architecture.outputChannels);
    metadata[kLeak] = shortestText(architecture.leak);
    metadata[kEqualizedLr] = truth(architecture.equalizedLearningRate);
    metadata[kPixelNorm] = truth(architecture.pixelNorm);
    metadata[kAlpha] = shortestText(architecture.alpha);
    metadata[kActivation] = architecture.activation == OutputActivation::Tanh ? "tanh" : "none";
    if (checkpoint.assumed) {
        metadata[kAssumed] = "true";
    }
    if (!architecture.labels.empty()) {
        metadata[kLabels] = toJson(architecture.labels).dump();
    }
    if (!pair.empty()) {
        metadata[kPair] = pair;
    }
    metadata[kSha256] = std::string(kDigestLength, '0');

    nlohmann::ordered_json header;
    header[kMetadata] = std::move(metadata);
    std::uint64_t offset = 0;
    for (const NamedTensor& named : tensors) {
        const std::uint64_t end = offset + static_cast<std::uint64_t>(named.tensor->elementCount()) * sizeOf(dtype);
        nlohmann::ordered_json entry;
        entry["dtype"] = dtype == DType::Float16 ? "F16" : "F32";
        entry["shape"] = named.tensor->shape;
        entry["data_offsets"] = {offset, end};
        header[named.name] = std::move(entry);
        offset = end;
    }
    std::string text = header.dump();
    text.append((8 - text.size() % 8) % 8, ' ');
    return text;
}

std::array<std::byte, kPrefixSize> prefixOf(const std::string& header) {
    const std::uint64_t length = header.size();
    std::array<std::byte, kPrefixSize> prefix{};
    static_assert(sizeof length == kPrefixSize);
    std::memcpy(prefix.data(), &length, sizeof length);
    return prefix;
}

std::string digestOf(const std::string& header, const std::vector<std::span<const std::byte>>& pieces) {
    const auto prefix = prefixOf(header);
    std::vector<std::span<const std::byte>> all{prefix, std::as_bytes(std::span(header))};
    all.insert(all.end(), pieces.begin(), pieces.end());
    return sha256(all);
}

}  // namespace latentwalk::safetensors
