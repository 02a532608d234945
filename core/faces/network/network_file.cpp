// SPDX-License-Identifier: GPL-3.0-or-later

#include <cstring>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <utility>

#include "core/faces/network/network_checks.h"
#include "core/faces/network/network_weights.h"
#include "core/file/atomic_file.h"
#include "core/file/checksums.h"
#include "core/file/json_text.h"
#include "core/file/mapped_file.h"
#include "core/file/sha256.h"
#include "core/message/file_error.h"
#include "core/model/safetensors/safetensors_container.h"
#include "core/model/safetensors/safetensors_format.h"
#include "core/model/safetensors/safetensors_header.h"

namespace latentwalk::faces {
namespace {

namespace format = safetensors;

// [tensor: [minimum, scale]] of the quantised ones, as JSON text.
constexpr std::string_view kQuantization = "quantization";

std::span<const std::byte> bytesOf(const NetworkTensor& tensor) {
    return tensor.quantized() ? std::as_bytes(std::span(tensor.bytes)) : std::as_bytes(std::span(tensor.numbers));
}

struct Content {
    std::string header;  // with zeros as SHA-256
    std::vector<std::span<const std::byte>> pieces;
    std::string digest;
};

// The file that holds `weights`. The floats come first, so that each lies at a multiple of its size.
Content contentOf(const NetworkWeights& weights) {
    Content content;
    nlohmann::ordered_json tensors;
    nlohmann::ordered_json quantization = nlohmann::ordered_json::object();
    std::uint64_t offset = 0;
    for (const bool quantized : {false, true}) {
        for (const auto& [name, tensor] : weights.tensors) {
            if (tensor.quantized() != quantized) {
                continue;
            }
            content.pieces.push_back(bytesOf(tensor));
            const std::uint64_t end = offset + content.pieces.back().size();
            tensors[name] = {
                {"dtype", quantized ? "U8" : "F32"}, {"shape", tensor.shape}, {"data_offsets", {offset, end}}};
            if (quantized) {
                quantization[name] = {tensor.minimum, tensor.scale};
            }
            offset = end;
        }
    }
    nlohmann::ordered_json header;
    header[format::kMetadata] = {{format::kFormat, format::kFormatName},
                                 {format::kVersion, std::to_string(format::kKnownVersion)},
                                 {format::kFaceNetwork, nameOf(weights.network)},
                                 {kQuantization, quantization.dump()},
                                 {format::kSha256, std::string(format::kDigestLength, '0')}};
    header.update(tensors);
    content.header = header.dump();
    content.header.append((8 - content.header.size() % 8) % 8, ' ');
    content.digest = format::digestOf(content.header, content.pieces);
    return content;
}

class NetworkReader {
public:
    explicit NetworkReader(std::shared_ptr<const MappedFile> file)
        : m_container(std::move(file), format::Types::FloatsAndBytes) {}

    NetworkWeights weights() const {
        NetworkWeights result;
        const auto network = networkNamed(metadata(format::kFaceNetwork));
        if (!network) {
            throw FileError(path(), Core::about("%1 is a safetensors file, but not of a network that reads faces"));
        }
        result.network = *network;
        const auto quantization =
            parseJson(path(), metadata(kQuantization), Core::says("what it says of its quantization"));
        for (const auto& [key, tensor] : m_container.tensors()) {
            result.tensors.emplace(tensor.name, read(tensor, quantization));
        }
        checkTensors(path(), result);
        if (kChecksumsCount && lowerCaseDigits(metadata(format::kSha256)) != contentOf(result).digest) {
            throw FileError::damaged(path(), Core::says("its SHA-256 is not the one that it was written with"));
        }
        return result;
    }

private:
    const std::filesystem::path& path() const { return m_container.path(); }

    std::string metadata(std::string_view key) const {
        const auto found = m_container.metadata().find(key);
        return found == m_container.metadata().end() ? std::string() : found->second;
    }

    NetworkTensor read(const format::Tensor& source, const nlohmann::json& quantization) const {
        NetworkTensor tensor;
        tensor.shape = source.shape;
        const auto bytes = m_container.bytesOf(source);
        if (source.dtype == DType::Float32) {
            tensor.numbers.resize(bytes.size() / sizeof(float));
            std::memcpy(tensor.numbers.data(), bytes.data(), tensor.numbers.size() * sizeof(float));
            return tensor;
        }
        if (source.dtype != DType::UInt8) {
            throw FileError(
                path(), Core::about("%1 holds tensor %2 as %3; %4 is needed there")(
                            forMessage(source.name), std::string(latentwalk::nameOf(source.dtype)), std::string("U8")));
        }
        const bool known = quantization.is_object() && quantization.contains(source.name);
        const auto numbers = known ? quantization[source.name] : nlohmann::json();
        if (!numbers.is_array() || numbers.size() != 2 || !numbers[0].is_number() || !numbers[1].is_number()) {
            throw FileError::damaged(
                path(), Core::says("tensor %1 is quantized in a way that makes no sense")(forMessage(source.name)));
        }
        tensor.minimum = numbers[0].get<double>();
        tensor.scale = numbers[1].get<double>();
        const auto* const first = reinterpret_cast<const std::uint8_t*>(bytes.data());
        tensor.bytes.assign(first, first + bytes.size());
        return tensor;
    }

    format::Container m_container;
};

}  // namespace

void writeNetwork(const NetworkWeights& weights, const std::filesystem::path& path) {
    Content content = contentOf(weights);
    const auto zeros = content.header.find(std::string(format::kDigestLength, '0'));
    content.header.replace(zeros, content.digest.size(), content.digest);
    AtomicFile file(path);
    file.write(format::prefixOf(content.header));
    file.write(std::as_bytes(std::span(content.header)));
    for (const auto piece : content.pieces) {
        file.write(piece);
    }
    file.commit();
}

NetworkWeights readNetwork(const std::shared_ptr<const MappedFile>& file) {
    NetworkWeights weights = NetworkReader(file).weights();
    file->checkUnchanged();
    return weights;
}

NetworkWeights readNetwork(const std::shared_ptr<const MappedFile>& file, Network network) {
    NetworkWeights weights = readNetwork(file);
    if (weights.network != network) {
        throw FileError(file->path(), Core::about("%1 holds another of the networks that read faces, not the one that "
                                                  "is needed here"));
    }
    return weights;
}

}  // namespace latentwalk::faces
