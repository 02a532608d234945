// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/weights/checkpoint.h"

#include "core/file/file_error.h"
#include "core/file/mapped_file.h"

namespace latentwalk {

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

}  // namespace latentwalk
