// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace latentwalk {

// UInt8 is what quantised networks store (core/faces/network); no generator has such weights.
enum class DType { Float16, BFloat16, Float32, Float64, UInt8 };

std::size_t sizeOf(DType dtype);
// "float16", "bfloat16", "float32", "float64", "uint8".
std::string_view nameOf(DType dtype);
// One tensor in C order, without gaps. The bytes need not be aligned; `owner` keeps them alive.
struct WeightTensor {
    DType dtype = DType::Float32;
    std::vector<std::int64_t> shape;
    std::span<const std::byte> bytes;
    std::shared_ptr<const void> owner;

    std::int64_t elementCount() const noexcept;
};

}  // namespace latentwalk
