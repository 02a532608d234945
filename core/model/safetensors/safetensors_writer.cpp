// SPDX-License-Identifier: GPL-3.0-or-later

#include <array>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "core/file/atomic_file.h"
#include "core/file/sha256.h"
#include "core/message/file_error.h"
#include "core/model/safetensors/safetensors.h"
#include "core/model/safetensors/safetensors_format.h"
#include "core/model/safetensors/safetensors_header.h"
#include "core/model/weights/layers.h"
#include "core/model/weights/weight_values.h"

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

std::string headerOf(const Checkpoint& checkpoint, GeneratorKind kind, DType dtype, const Converted& data,
                     const std::string& pair) {
    return safetensors::headerText(checkpoint, kind, dtype, data.tensors, forMessage(checkpoint.title), pair);
}

void writeFile(const std::filesystem::path& path, std::string header, const Converted& data,
               const GeneratorWeights& source) {
    const auto prefix = safetensors::prefixOf(header);
    const std::string digest = safetensors::digestOf(header, data.pieces);
    // Nothing else in the header can look like this: a quote inside a title is escaped.
    const std::string key = '"' + std::string(safetensors::kSha256) + "\":\"";
    const std::size_t zeros = header.find(key + std::string(safetensors::kDigestLength, '0')) + key.size();
    header.replace(zeros, digest.size(), digest);

    AtomicFile file(path);
    file.write(prefix);
    file.write(std::as_bytes(std::span(header)));
    for (const auto piece : data.pieces) {
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
    writeFile(path, headerOf(checkpoint, kind, dtype, data, ""), data, checkpoint.weights(kind));
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
    writeFile(rawCompanion(path), headerOf(checkpoint, GeneratorKind::Raw, dtype, raw, pair), raw, *checkpoint.raw);
    writeFile(path, headerOf(checkpoint, GeneratorKind::Average, dtype, average, pair), average, *checkpoint.average);
}

}  // namespace latentwalk
