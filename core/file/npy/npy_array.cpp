// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/npy/npy_array.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <optional>
#include <string>
#include <type_traits>

#include "core/file/half.h"
#include "core/file/npy/npy_header.h"
#include "core/message/file_error.h"

namespace latentwalk {
namespace {

static_assert(std::endian::native == std::endian::little, "little-endian values are read as they lie");

// The elements of `shape`, or nothing when they would not fit into `limit`.
std::optional<std::uint64_t> elements(std::span<const std::int64_t> shape, std::uint64_t limit) {
    std::uint64_t count = 1;
    for (const std::int64_t size : shape) {
        if (size != 0 && count > limit / static_cast<std::uint64_t>(size)) {
            return std::nullopt;
        }
        count *= static_cast<std::uint64_t>(size);
    }
    return count;
}

std::vector<float> toCOrder(const std::vector<float>& values, const std::vector<std::int64_t>& shape) {
    std::vector<float> result(values.size());
    std::vector<std::int64_t> index(shape.size(), 0);
    std::vector<std::size_t> stride(shape.size(), 1);
    for (std::size_t axis = 1; axis < shape.size(); ++axis) {
        stride[axis] = stride[axis - 1] * static_cast<std::size_t>(shape[axis - 1]);
    }
    for (float& target : result) {
        std::size_t source = 0;
        for (std::size_t axis = 0; axis < shape.size(); ++axis) {
            source += stride[axis] * static_cast<std::size_t>(index[axis]);
        }
        target = values[source];
        for (std::size_t axis = shape.size(); axis-- > 0 && ++index[axis] == shape[axis];) {
            index[axis] = 0;
        }
    }
    return result;
}

// What is wrong with a type that is not one of real numbers, by its header.
AboutFile otherType(const NpyHeader& header) {
    const std::string name = "'" + forMessage(header.descr) + "'";
    const std::string_view bare =
        header.descr.substr(std::min(header.descr.find_first_not_of("<>=|"), header.descr.size()));
    if (header.fields) {
        return Core::about("%1 holds records with fields; plain numbers are needed, float32 for example");
    }
    if (bare.starts_with('O') || bare == "object") {
        return Core::about(
            "%1 holds Python objects, which are never unpickled; plain numbers are needed, float32 for example");
    }
    if (bare.starts_with('c') || bare == "F" || bare == "D" || bare == "G") {
        return Core::about("%1 holds complex numbers (%2); real ones are needed, float32 for example")(name);
    }
    return Core::about("%1 holds values of type %2; plain numbers are needed, float32 for example")(name);
}

template <class Bits>
Bits bitsAt(const char* data, std::size_t index, bool bigEndian) {
    Bits bits = 0;
    if (bigEndian) {
        for (std::size_t i = 0; i < sizeof bits; ++i) {
            bits = static_cast<Bits>(bits << 8U | static_cast<unsigned char>(data[index * sizeof bits + i]));
        }
    } else {
        std::memcpy(&bits, data + index * sizeof bits, sizeof bits);
    }
    return bits;
}

template <class Bits>
void convertAll(const char* data, const NpyType& type, std::vector<float>& values) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        const Bits bits = bitsAt<Bits>(data, i, type.bigEndian);
        switch (type.kind) {
            case NpyType::Kind::Real:
                if constexpr (sizeof bits == 2) {
                    values[i] = static_cast<float>(fromHalf(bits));
                } else if constexpr (sizeof bits == 4) {
                    values[i] = std::bit_cast<float>(bits);
                } else if constexpr (sizeof bits == 8) {
                    values[i] = static_cast<float>(std::bit_cast<double>(bits));
                }
                break;
            case NpyType::Kind::Signed:
                values[i] = static_cast<float>(static_cast<std::make_signed_t<Bits>>(bits));
                break;
            case NpyType::Kind::Unsigned:
                values[i] = static_cast<float>(bits);
                break;
            case NpyType::Kind::Truth:
                values[i] = bits != 0 ? 1.0F : 0.0F;
                break;
        }
    }
}

std::vector<float> valuesOf(const char* data, const NpyType& type, std::size_t count) {
    std::vector<float> values(count);
    switch (type.size) {
        case 1:
            convertAll<std::uint8_t>(data, type, values);
            break;
        case 2:
            convertAll<std::uint16_t>(data, type, values);
            break;
        case 4:
            convertAll<std::uint32_t>(data, type, values);
            break;
        default:
            convertAll<std::uint64_t>(data, type, values);
            break;
    }
    return values;
}

}  // namespace

NpyParts npyPartsOf(const std::filesystem::path& path, std::string_view all) {
    const auto cutOff = [&path] { return FileError(path, Core::about("%1 is cut off inside its .npy header")); };
    if (all.size() < 10) {
        throw cutOff();
    }
    const int version = static_cast<unsigned char>(all[6]);
    if (version < 1 || version > 3) {
        throw FileError(path, Core::about("%1 has .npy format version %2; versions 1 to 3 are known")(version));
    }
    const std::size_t lengthSize = version == 1 ? 2 : 4;
    if (all.size() < 8 + lengthSize) {
        throw cutOff();
    }
    std::uint32_t headerLength = 0;
    std::memcpy(&headerLength, all.data() + 8, lengthSize);
    const std::size_t begin = 8 + lengthSize;
    if (headerLength > all.size() - begin) {
        throw cutOff();
    }
    const auto header = parseNpyHeader(all.substr(begin, headerLength));
    if (!header) {
        throw FileError(path, Core::about("%1 has a damaged .npy header"));
    }
    return {*header, all.substr(begin + headerLength)};
}

NpyArray parseNpy(const std::filesystem::path& path, std::string_view all) {
    const auto [header, data] = npyPartsOf(path, all);
    const auto type = header.fields ? std::nullopt : npyTypeOf(header.descr);
    if (!type) {
        throw FileError(path, otherType(header));
    }
    const auto count = elements(header.shape, data.size() / type->size);
    if (!count || *count * type->size > data.size()) {
        throw FileError::cutOff(
            path, Core::says("its shape needs more than the %1 bytes after the header")(grouped(data.size())));
    }
    if (*count * type->size < data.size()) {
        throw FileError(
            path, Core::about("%1 has %2 bytes after its last value")(grouped(data.size() - *count * type->size)));
    }
    NpyArray array{header.shape, valuesOf(data.data(), *type, *count)};
    if (!std::all_of(array.values.begin(), array.values.end(), [](float value) { return std::isfinite(value); })) {
        throw FileError(path, Core::about("%1 holds values that are not finite float32 numbers"));
    }
    if (header.fortranOrder && header.shape.size() > 1) {
        array.values = toCOrder(array.values, array.shape);
    }
    return array;
}

}  // namespace latentwalk
