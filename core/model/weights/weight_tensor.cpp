// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/weights/weight_tensor.h"

namespace latentwalk {

std::size_t sizeOf(DType dtype) {
    switch (dtype) {
        case DType::UInt8:
            return 1;
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
        case DType::UInt8:
            return "uint8";
        case DType::Float64:
            break;
    }
    return "float64";
}

std::int64_t WeightTensor::elementCount() const noexcept {
    std::int64_t count = 1;
    for (const std::int64_t size : shape) {
        count *= size;
    }
    return count;
}

}  // namespace latentwalk
