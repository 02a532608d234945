// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/weights/weight_values.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <string>

#include "core/file/half.h"
#include "core/message/file_error.h"

namespace latentwalk {
namespace {

static_assert(std::endian::native == std::endian::little, "weights are little-endian and are read as they lie");

constexpr double kLargestWeight = 1e6;

template <typename T>
T load(std::span<const std::byte> bytes, std::size_t index) {
    T value;
    std::memcpy(&value, bytes.data() + index * sizeof(T), sizeof(T));
    return value;
}

// The largest magnitude in `bytes` as its bit pattern without the sign: those patterns sort like the magnitudes, with
// infinity and then NaN at the top. Blocks of a fixed size let the compiler use vector instructions.
template <typename Bits>
Bits largestMagnitude(std::span<const std::byte> bytes) {
    constexpr Bits kMagnitude = static_cast<Bits>(static_cast<Bits>(~Bits{0}) >> 1U);
    constexpr std::size_t kBlock = 1024;
    std::array<Bits, kBlock> block;
    std::array<Bits, kBlock> largest{};
    std::size_t done = 0;
    while (done < bytes.size()) {
        const std::size_t size = std::min(sizeof block, bytes.size() - done);
        if (size < sizeof block) {
            block.fill(0);
        }
        std::memcpy(block.data(), bytes.data() + done, size);
        for (std::size_t i = 0; i < kBlock; ++i) {
            const Bits magnitude = block[i] & kMagnitude;
            largest[i] = largest[i] < magnitude ? magnitude : largest[i];
        }
        done += size;
    }
    return *std::max_element(largest.begin(), largest.end());
}

bool allInRange(const WeightTensor& tensor) {
    switch (tensor.dtype) {
        case DType::Float16:
            return largestMagnitude<std::uint16_t>(tensor.bytes) < 0x7C00U;  // every finite half is below the limit
        case DType::BFloat16:
            return largestMagnitude<std::uint16_t>(tensor.bytes) <=
                   (std::bit_cast<std::uint32_t>(static_cast<float>(kLargestWeight)) >> 16U);
        case DType::Float32:
            return largestMagnitude<std::uint32_t>(tensor.bytes) <=
                   std::bit_cast<std::uint32_t>(static_cast<float>(kLargestWeight));
        case DType::UInt8:
            return true;
        case DType::Float64:
            break;
    }
    return largestMagnitude<std::uint64_t>(tensor.bytes) <= std::bit_cast<std::uint64_t>(kLargestWeight);
}

// Calls store(i, value) for the values [first, first + count), i counted from `first`.
template <typename Store>
void convertEach(const WeightTensor& tensor, std::size_t first, std::size_t count, const Store& store) {
    const auto each = [&](const auto& read) {
        for (std::size_t i = 0; i < count; ++i) {
            store(i, read(first + i));
        }
    };
    switch (tensor.dtype) {
        case DType::Float16:
            return each([&](std::size_t i) { return fromHalf(load<std::uint16_t>(tensor.bytes, i)); });
        case DType::BFloat16:
            return each([&](std::size_t i) {
                return std::bit_cast<float>(std::uint32_t{load<std::uint16_t>(tensor.bytes, i)} << 16U);
            });
        case DType::Float32:
            return each([&](std::size_t i) { return load<float>(tensor.bytes, i); });
        case DType::Float64:
            return each([&](std::size_t i) { return load<double>(tensor.bytes, i); });
        case DType::UInt8:
            return each([&](std::size_t i) { return load<std::uint8_t>(tensor.bytes, i); });
    }
}

std::string numberText(double value) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%g", value);
    return text.data();
}

}  // namespace

void checkValues(const std::filesystem::path& path, std::string_view tensorName, const WeightTensor& tensor) {
    if (allInRange(tensor)) {
        return;
    }
    const auto count = static_cast<std::size_t>(tensor.elementCount());
    for (std::size_t i = 0; i < count; ++i) {
        const double value = valueAt(tensor, i);
        if (!(std::abs(value) <= kLargestWeight)) {
            throw FileError::damaged(
                path, Core::says("tensor %1 holds %2, which no trained generator does")(
                          forMessage(tensorName), std::isnan(value) ? Core::says("a value that is not a number (NaN)")
                                                                    : Core::says("the value %1")(numberText(value))));
        }
    }
}

std::uint16_t halfFromDouble(double value) {
    const auto bits = std::bit_cast<std::uint64_t>(value);
    const auto sign = static_cast<std::uint16_t>((bits >> 48U) & 0x8000U);
    const std::uint64_t magnitude = bits & ~(std::uint64_t{1} << 63U);
    constexpr double kSmallestNormal = 0x1p-14;
    constexpr double kOverflow = 65520;  // halfway between the largest half and what would be the next
    if (std::isnan(value)) {
        return sign | 0x7E00U;
    }
    if (magnitude >= std::bit_cast<std::uint64_t>(kOverflow)) {
        return sign | 0x7C00U;
    }
    if (magnitude < std::bit_cast<std::uint64_t>(kSmallestNormal)) {
        return sign | static_cast<std::uint16_t>(std::nearbyint(std::abs(value) * 0x1p24));
    }
    // Exponent bias 1023 becomes 15, 52 bits of fraction become 10; a carry out of the fraction is right as it is.
    const std::uint64_t rebiased = magnitude - (std::uint64_t{1023 - 15} << 52U);
    const std::uint64_t odd = (rebiased >> 42U) & 1U;
    return sign | static_cast<std::uint16_t>((rebiased + (std::uint64_t{1} << 41U) - 1 + odd) >> 42U);
}

double valueAt(const WeightTensor& tensor, std::size_t index) {
    switch (tensor.dtype) {
        case DType::Float16:
            return fromHalf(load<std::uint16_t>(tensor.bytes, index));
        case DType::BFloat16:
            return std::bit_cast<float>(std::uint32_t{load<std::uint16_t>(tensor.bytes, index)} << 16U);
        case DType::Float32:
            return load<float>(tensor.bytes, index);
        case DType::UInt8:
            return load<std::uint8_t>(tensor.bytes, index);
        case DType::Float64:
            break;
    }
    return load<double>(tensor.bytes, index);
}

void readFloats(const WeightTensor& tensor, std::size_t first, std::span<float> values) {
    convertEach(tensor, first, values.size(),
                [to = values.data()](std::size_t i, auto value) { to[i] = static_cast<float>(value); });
}

std::vector<std::byte> converted(const std::filesystem::path& path, std::string_view tensorName,
                                 const WeightTensor& tensor, DType target) {
    const bool half = target == DType::Float16;
    std::vector<std::byte> result(static_cast<std::size_t>(tensor.elementCount()) * sizeOf(target));
    bool fits = true;
    convertEach(tensor, 0, static_cast<std::size_t>(tensor.elementCount()), [&](std::size_t i, double value) {
        if (half) {
            const std::uint16_t bits = halfFromDouble(value);
            fits = fits && (bits & 0x7FFFU) < 0x7C00U;
            std::memcpy(result.data() + i * sizeof bits, &bits, sizeof bits);
        } else {
            const auto number = static_cast<float>(value);
            fits = fits && std::isfinite(number);
            std::memcpy(result.data() + i * sizeof number, &number, sizeof number);
        }
    });
    if (!fits) {
        throw FileError(path,
                        Core::about("%1 cannot be written: %2")(Core::says("tensor %1 has values that do not fit %2")(
                            forMessage(tensorName), std::string(nameOf(target)))));
    }
    return result;
}

}  // namespace latentwalk
