// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/weights/checkpoint.h"

#include "core/message/file_error.h"

namespace latentwalk {

Message nameOf(CheckpointFormat format) {
    switch (format) {
        case CheckpointFormat::GanZooStream:
            return Core::says("pytorch_GAN_zoo checkpoint (stream)");
        case CheckpointFormat::GanZooZip:
            return Core::says("pytorch_GAN_zoo checkpoint (zip)");
        case CheckpointFormat::TensorFlowJs:
            return Core::says("TensorFlow.js graph model");
        case CheckpointFormat::Safetensors:
            break;
    }
    return Core::says("Latentwalk safetensors");
}

GeneratorKind Checkpoint::resolve(std::optional<GeneratorKind> kind) const {
    const GeneratorKind wanted = kind.value_or(average ? GeneratorKind::Average : GeneratorKind::Raw);
    if (wanted == GeneratorKind::Average ? !average : !raw) {
        throw FileError(path,
                        wanted == GeneratorKind::Average
                            ? Core::about("%1 has no average generator, only the raw one of the last training step")
                            : Core::about("%1 has no raw generator, only the average one"));
    }
    return wanted;
}

const GeneratorWeights& Checkpoint::weights(std::optional<GeneratorKind> kind) const {
    return resolve(kind) == GeneratorKind::Average ? *average : *raw;
}

}  // namespace latentwalk
