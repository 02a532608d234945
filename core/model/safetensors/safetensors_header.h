// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/safetensors/safetensors_format.h"
#include "core/model/weights/checkpoint.h"
#include "core/model/weights/layers.h"

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace latentwalk::safetensors {

// The header of the file that holds one generator of `checkpoint`: `tensors`, in this order and stored as `dtype`, with
// all that the metadata say. The SHA-256 is 64 zeros. The same input always gives the same text.
std::string headerText(const Checkpoint& checkpoint, GeneratorKind kind, DType dtype,
                       const std::vector<NamedTensor>& tensors, const std::string& title, const std::string& pair);

// The bytes before the header: its length, little-endian.
std::array<std::byte, kPrefixSize> prefixOf(const std::string& header);

// The SHA-256 of the file that a header with zeros as SHA-256 and the tensors' bytes make.
std::string digestOf(const std::string& header, const std::vector<std::span<const std::byte>>& pieces);

}  // namespace latentwalk::safetensors
