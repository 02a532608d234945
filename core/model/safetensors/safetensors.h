// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/weights/checkpoint.h"

#include <filesystem>
#include <memory>
#include <optional>

namespace latentwalk {

class MappedFile;

// Reads one of our safetensors files (format: model-formats in the README). Throws FileError.
Checkpoint readSafetensors(const std::shared_ptr<const MappedFile>& file);

// Where the raw generator's file stands when a checkpoint with both generators is written to `path`:
// "faces.safetensors" -> "faces.raw.safetensors". readSafetensors() looks for it there.
std::filesystem::path rawCompanion(const std::filesystem::path& path);

// Writes one generator of `checkpoint` as safetensors: pytorch_GAN_zoo's names and unscaled weights, so that Python's
// safetensors.torch.load_file(path) feeds GNet.load_state_dict; the architecture goes into the metadata together with a
// SHA-256 of the file (computed with its own digits as zeros), which the reader checks. Fitted heads, where the
// generator has some, are written too, as fittedHeads.I.weight and .bias: GNet knows none of these names, so a file
// with them feeds load_state_dict(..., strict=False). `dtype` is Float16 or Float32; a value that does not fit Float16
// is an error. The same input always gives the same bytes. Appears complete or not at all. Throws FileError.
void writeSafetensors(const Checkpoint& checkpoint, GeneratorKind kind, const std::filesystem::path& path, DType dtype);

// Writes the average generator to `path` and, where the checkpoint has both, the raw one to rawCompanion(path).
void writeSafetensors(const Checkpoint& checkpoint, const std::filesystem::path& path, DType dtype);

}  // namespace latentwalk
