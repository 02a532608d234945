#include "core/model/checkpoint.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <new>
#include <stdexcept>

#include "core/file/file_error.h"
#include "core/file/mapped_file.h"
#include "core/model/foreign_format.h"
#include "core/model/gan_zoo.h"
#include "core/model/safetensors.h"
#include "core/model/tensorflow_js.h"
#include "core/model/torch_file.h"

namespace latentwalk {
namespace {

bool isSafetensors(std::string_view text) {
    constexpr std::uint64_t kLongestHeader = 100'000'000;  // the format's own limit
    std::uint64_t length = 0;
    if (text.size() <= sizeof length || text[sizeof length] != '{') {
        return false;
    }
    std::memcpy(&length, text.data(), sizeof length);
    return length <= kLongestHeader;
}

Checkpoint readByContent(const std::shared_ptr<const MappedFile>& file) {
    const auto& path = file->path();
    const std::string_view text = asText(file->bytes());
    if (text.empty()) {
        throw FileError(path, "is empty");
    }
    if (text.starts_with("PK\x03\x04") || text.starts_with("PK\x05\x06")) {
        return readGanZoo(readTorchZip(file));
    }
    if (isTorchStream(file->bytes())) {
        return readGanZoo(readTorchStream(file));
    }
    if (isSafetensors(text)) {
        return readSafetensors(file);
    }
    if (textStart(text).starts_with("{")) {
        return readTensorFlowJs(file);
    }
    throw FileError(path, foreignFormat(text));
}

// A file that changed meanwhile is not damaged, whatever its reader thought of it.
Checkpoint readUnchanged(const std::shared_ptr<const MappedFile>& file) {
    try {
        Checkpoint checkpoint = readByContent(file);
        for (const auto* weights : {&checkpoint.average, &checkpoint.raw}) {
            if (*weights) {
                (*weights)->checkUnchanged();
            }
        }
        file->checkUnchanged();
        return checkpoint;
    } catch (const FileError&) {
        file->checkUnchanged();
        throw;
    }
}

Checkpoint openByContent(const std::filesystem::path& path) {
    std::error_code ignored;
    if (!std::filesystem::is_directory(path, ignored)) {
        return readUnchanged(MappedFile::open(path));
    }
    const auto inside = path / "model.json";
    if (!std::filesystem::exists(inside, ignored)) {
        throw FileError(path, "is a folder without a TensorFlow.js model.json in it");
    }
    Checkpoint checkpoint = readUnchanged(MappedFile::open(inside));
    checkpoint.path = path;
    return checkpoint;
}

}  // namespace

std::size_t sizeOf(DType dtype) {
    switch (dtype) {
        case DType::Float16:
        case DType::BFloat16:
            return 2;
        case DType::Float32:
            return 4;
        case DType::Float64:
            break;
    }
    return 8;
}

std::string_view nameOf(DType dtype) {
    switch (dtype) {
        case DType::Float16:
            return "float16";
        case DType::BFloat16:
            return "bfloat16";
        case DType::Float32:
            return "float32";
        case DType::Float64:
            break;
    }
    return "float64";
}

std::string_view nameOf(GeneratorKind kind) {
    return kind == GeneratorKind::Average ? "average" : "raw";
}

std::string_view nameOf(CheckpointFormat format) {
    switch (format) {
        case CheckpointFormat::GanZooStream:
            return "pytorch_GAN_zoo checkpoint (stream)";
        case CheckpointFormat::GanZooZip:
            return "pytorch_GAN_zoo checkpoint (zip)";
        case CheckpointFormat::TensorFlowJs:
            return "TensorFlow.js graph model";
        case CheckpointFormat::Safetensors:
            break;
    }
    return "Latentwalk safetensors";
}

void GeneratorWeights::checkUnchanged() const {
    for (const auto& file : files) {
        file->checkUnchanged();
    }
}

std::int64_t WeightTensor::elementCount() const noexcept {
    std::int64_t count = 1;
    for (const std::int64_t size : shape) {
        count *= size;
    }
    return count;
}

GeneratorKind Checkpoint::resolve(std::optional<GeneratorKind> kind) const {
    const GeneratorKind wanted = kind.value_or(average ? GeneratorKind::Average : GeneratorKind::Raw);
    if (wanted == GeneratorKind::Average ? !average : !raw) {
        throw FileError(path, wanted == GeneratorKind::Average
                                  ? "has no average generator, only the raw one of the last training step"
                                  : "has no raw generator, only the average one");
    }
    return wanted;
}

const GeneratorWeights& Checkpoint::weights(std::optional<GeneratorKind> kind) const {
    return resolve(kind) == GeneratorKind::Average ? *average : *raw;
}

Checkpoint openCheckpoint(const std::filesystem::path& path) {
    try {
        return openByContent(path);
    } catch (const FileError&) {
        throw;
    } catch (const std::bad_alloc&) {
        throw FileError(path, "cannot be opened: there is not enough memory for it");
    } catch (const std::exception& error) {
        throw FileError(path, "cannot be opened: " + forMessage(error.what()));
    }
}

}  // namespace latentwalk
