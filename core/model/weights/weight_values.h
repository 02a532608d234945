// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/weights/weight_tensor.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

namespace latentwalk {

// Throws FileError naming `tensorName` when a value is not finite or larger than a million: no trained generator comes
// near that, a damaged file soon does. Reads every value once.
void checkValues(const std::filesystem::path& path, std::string_view tensorName, const WeightTensor& tensor);

// The IEEE 754 half nearest to `value`, ties to even (what NumPy's astype(float16) gives); beyond the range, infinity.
std::uint16_t halfFromDouble(double value);

// One value of a tensor, exactly.
double valueAt(const WeightTensor& tensor, std::size_t index);

// The values of `tensor` from `first` on as float32, each rounded once, as many as `values` holds; several threads may
// read one tensor. What does not fit becomes infinity.
void readFloats(const WeightTensor& tensor, std::size_t first, std::span<float> values);

// The bytes of `tensor` as `target`, Float16 or Float32, each value rounded once, to the nearest. Throws FileError
// naming `path` and `tensorName` when a value does not fit.
std::vector<std::byte> converted(const std::filesystem::path& path, std::string_view tensorName,
                                 const WeightTensor& tensor, DType target);

}  // namespace latentwalk
