// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/python_objects/numpy_objects.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "core/model/weights/weight_values.h"

namespace latentwalk {
namespace {

constexpr std::size_t kLongestScalar = 4096;
constexpr std::int64_t kLongestArray = 64;

// The bytes of a Bytes node; nothing when they are more than `longest`.
std::optional<std::string> bytesOf(const Pickle::Node& node, std::size_t longest) {
    if (node.kind != Pickle::Kind::Bytes || node.text.size() > 2 * longest) {
        return std::nullopt;
    }
    if (node.integer == 0) {
        return std::string(node.text);
    }
    std::string bytes;
    for (std::size_t i = 0; i < node.text.size(); ++i) {  // UTF-8 of characters up to U+00FF
        const auto lead = static_cast<unsigned char>(node.text[i]);
        if (lead < 0x80U) {
            bytes += node.text[i];
        } else if ((lead == 0xC2U || lead == 0xC3U) && i + 1 < node.text.size()) {
            bytes += static_cast<char>((lead & 3U) << 6U | (static_cast<unsigned char>(node.text[++i]) & 0x3FU));
        } else {
            return std::nullopt;
        }
    }
    return bytes;
}

std::uint64_t unsignedOf(std::string_view littleEndian) {
    std::uint64_t value = 0;
    for (std::size_t i = littleEndian.size(); i-- > 0;) {
        value = value << 8U | static_cast<unsigned char>(littleEndian[i]);
    }
    return value;
}

std::optional<double> realOf(std::string_view littleEndian) {
    const std::size_t size = littleEndian.size();
    if (size == 16) {  // x86's long double: 64 bits of mantissa, 15 of exponent and the sign, 6 bytes of nothing
        const auto high = static_cast<unsigned>(unsignedOf(littleEndian.substr(8, 2)));
        const int exponent = static_cast<int>(high & 0x7FFFU);
        if (exponent == 0x7FFF) {
            return std::numeric_limits<double>::quiet_NaN();
        }
        const double value = std::ldexp(static_cast<double>(unsignedOf(littleEndian.substr(0, 8))), exponent - 16446);
        return (high & 0x8000U) != 0 ? -value : value;
    }
    if (size != 2 && size != 4 && size != 8) {
        return std::nullopt;
    }
    const DType type = size == 2 ? DType::Float16 : size == 4 ? DType::Float32 : DType::Float64;
    return valueAt({type, {1}, std::as_bytes(std::span(littleEndian)), nullptr}, 0);
}

}  // namespace

// ("f8", ...): kind and size; the byte order comes with the state.
Pickle::Index NumpyObjects::type(Index callable, const std::vector<Index>& arguments) {
    const Index made = m_builder.addObject(callable);
    Type read;
    if (!arguments.empty() && m_builder[arguments[0]].kind == Kind::Text && !m_builder[arguments[0]].text.empty()) {
        std::string_view name = m_builder[arguments[0]].text;
        if (std::string_view("<>|=").find(name.front()) != std::string_view::npos) {
            read.bigEndian = name.front() == '>';
            name.remove_prefix(1);
        }
        std::size_t size = 0;
        const auto* const last = name.data() + name.size();
        if (name.size() > 1 && std::from_chars(name.data() + 1, last, size).ptr == last && size <= kLongestScalar) {
            read.kind = name.front();
            read.size = read.kind == 'U' ? 4 * size : size;  // characters of 32 bits
        }
    }
    m_types.emplace(made, read);
    return made;
}

// (version, byte order, ...)
void NumpyObjects::setByteOrder(Type& type, Index state) const {
    constexpr std::size_t kMostParts = 16;
    if (m_builder[state].kind != Kind::Tuple || m_builder[state].childCount < 2 ||
        m_builder[state].childCount > kMostParts) {
        return;
    }
    const auto parts = m_builder.values().children(state);
    type.bigEndian = m_builder[parts[1]].kind == Kind::Text && m_builder[parts[1]].text == ">";
    if (parts.size() > 3 && m_builder[parts[3]].kind != Kind::None) {
        type.kind = 'V';  // a structure, whose fields have a type each
    }
}

std::optional<Pickle::Node> NumpyObjects::valueOf(const Type& type, std::string_view bytes) {
    std::string value(bytes);
    if (value.size() != type.size) {
        return std::nullopt;
    }
    const std::size_t unit = type.kind == 'U' ? 4 : type.kind == 'S' ? 1 : std::max<std::size_t>(type.size, 1);
    if (type.bigEndian && value.size() % unit == 0) {
        for (std::size_t at = 0; at < value.size(); at += unit) {
            std::reverse(value.begin() + static_cast<std::ptrdiff_t>(at),
                         value.begin() + static_cast<std::ptrdiff_t>(at + unit));
        }
    }
    switch (type.kind) {
        case 'b':
            return type.size == 1 ? std::optional(Node{.kind = Kind::Bool, .integer = value[0] != 0 ? 1 : 0})
                                  : std::nullopt;
        case 'i':
        case 'u': {
            if (type.size == 0 || type.size > 8) {
                return std::nullopt;
            }
            std::uint64_t bits = unsignedOf(value);
            if (type.kind == 'i') {
                const unsigned unused = 64 - 8 * static_cast<unsigned>(type.size);
                bits = static_cast<std::uint64_t>(static_cast<std::int64_t>(bits << unused) >> unused);
            } else if (std::bit_width(bits) > 63) {
                return Node{.kind = Kind::Float, .real = static_cast<double>(bits)};
            }
            return Node{.kind = Kind::Int, .integer = static_cast<std::int64_t>(bits)};
        }
        case 'f': {
            const auto real = realOf(value);
            return real ? std::optional(Node{.kind = Kind::Float, .real = *real}) : std::nullopt;
        }
        default:
            return std::nullopt;
    }
}

// (type, bytes)
Pickle::Index NumpyObjects::scalar(Index callable, const std::vector<Index>& arguments) {
    const auto type = arguments.size() == 2 ? m_types.find(arguments[0]) : m_types.end();
    const auto bytes = type != m_types.end() ? bytesOf(m_builder[arguments[1]], kLongestScalar) : std::nullopt;
    if (!bytes || bytes->size() != type->second.size) {
        return m_builder.addObject(callable);
    }
    if (type->second.kind == 'U' && bytes->size() % 4 == 0) {
        std::string text;
        for (std::size_t at = 0; at < bytes->size(); at += 4) {
            std::string character = bytes->substr(at, 4);
            if (type->second.bigEndian) {
                std::reverse(character.begin(), character.end());
            }
            const auto code = unsignedOf(character);
            if (code == 0 || code > 0x7F) {  // what a config holds is plain; the others are padding or stay opaque
                if (code != 0) {
                    return m_builder.addObject(callable);
                }
                break;
            }
            text += static_cast<char>(code);
        }
        return m_builder.addOwned(Kind::Text, std::move(text));
    }
    const auto value = valueOf(type->second, *bytes);
    return value ? m_builder.add(*value) : m_builder.addObject(callable);
}

Pickle::Index NumpyObjects::array(Index type) {
    const Index made = m_builder.addObject(type);
    m_arrays.insert(made);
    return made;
}

bool NumpyObjects::build(Index target, Index state) {
    if (const auto type = m_types.find(target); type != m_types.end()) {
        setByteOrder(type->second, state);
        return true;
    }
    if (m_arrays.contains(target)) {
        setArray(target, state);
        return true;
    }
    return false;
}

Pickle::Index NumpyObjects::fromBuffer(Index callable, const std::vector<Index>& arguments) {
    const Index made = m_builder.addObject(callable);
    if (arguments.size() == 4) {
        becomeArray(made, arguments[2], arguments[1], arguments[0]);
    }
    return made;
}

// (version, shape, type, whether Fortran's order, bytes or list)
void NumpyObjects::setArray(Index array, Index state) {
    m_arrays.erase(array);
    if (m_builder[state].kind == Kind::Tuple && m_builder[state].childCount == 5) {
        const auto parts = m_builder.values().children(state);
        becomeArray(array, parts[1], parts[2], parts[4]);
    }
}

// A short row of numbers becomes a list of them, an array without axes its number. The others stay opaque.
void NumpyObjects::becomeArray(Index array, Index shape, Index type, Index bytes) {
    const auto found = m_types.find(type);
    if (found == m_types.end() || m_builder[shape].kind != Kind::Tuple || m_builder[shape].childCount > 1) {
        return;
    }
    const bool isNumber = m_builder[shape].childCount == 0;
    const Node count =
        isNumber ? Node{.kind = Kind::Int, .integer = 1} : m_builder[m_builder.values().firstChild(shape)];
    const std::size_t size = found->second.size;
    if (count.kind != Kind::Int || count.integer < 0 || count.integer > kLongestArray || size == 0 || size > 16) {
        return;
    }
    const auto raw = bytesOf(m_builder[bytes], static_cast<std::size_t>(kLongestArray) * 16);
    if (!raw || raw->size() != static_cast<std::size_t>(count.integer) * size) {
        return;
    }
    std::vector<Node> values;
    for (std::size_t at = 0; at < raw->size(); at += size) {
        const auto value = valueOf(found->second, std::string_view(*raw).substr(at, size));
        if (!value) {
            return;
        }
        values.push_back(*value);
    }
    m_builder.replace(array, isNumber ? values[0] : Node{.kind = Kind::List});
    for (const Node& value : isNumber ? std::vector<Node>{} : values) {
        m_builder.addChild(array, m_builder.add(value));
    }
}

}  // namespace latentwalk
