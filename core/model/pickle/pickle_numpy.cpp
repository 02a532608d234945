// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "core/model/pickle/pickle_interpreter.h"
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
Pickle::Index PickleInterpreter::numpyType(Index callable, const std::vector<Index>& arguments) {
    const Index made = object(callable);
    NumpyType type;
    if (!arguments.empty() && m_result[arguments[0]].kind == Kind::Text && !m_result[arguments[0]].text.empty()) {
        std::string_view name = m_result[arguments[0]].text;
        if (std::string_view("<>|=").find(name.front()) != std::string_view::npos) {
            type.bigEndian = name.front() == '>';
            name.remove_prefix(1);
        }
        std::size_t size = 0;
        const auto* const last = name.data() + name.size();
        if (name.size() > 1 && std::from_chars(name.data() + 1, last, size).ptr == last && size <= kLongestScalar) {
            type.kind = name.front();
            type.size = type.kind == 'U' ? 4 * size : size;  // characters of 32 bits
        }
    }
    m_numpyTypes.emplace(made, type);
    return made;
}

// (version, byte order, ...)
void PickleInterpreter::setByteOrder(Index type, Index state) {
    constexpr std::size_t kMostParts = 16;
    if (m_result[state].kind != Kind::Tuple || m_result[state].childCount < 2 ||
        m_result[state].childCount > kMostParts) {
        return;
    }
    const auto parts = m_result.children(state);
    NumpyType& known = m_numpyTypes[type];
    known.bigEndian = m_result[parts[1]].kind == Kind::Text && m_result[parts[1]].text == ">";
    if (parts.size() > 3 && m_result[parts[3]].kind != Kind::None) {
        known.kind = 'V';  // a structure, whose fields have a type each
    }
}

std::optional<Pickle::Node> PickleInterpreter::numpyValue(const NumpyType& type, std::string_view bytes) {
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
Pickle::Index PickleInterpreter::numpyScalar(Index callable, const std::vector<Index>& arguments) {
    const auto type = arguments.size() == 2 ? m_numpyTypes.find(arguments[0]) : m_numpyTypes.end();
    const auto bytes = type != m_numpyTypes.end() ? bytesOf(m_result[arguments[1]], kLongestScalar) : std::nullopt;
    if (!bytes || bytes->size() != type->second.size) {
        return object(callable);
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
                    return object(callable);
                }
                break;
            }
            text += static_cast<char>(code);
        }
        return addOwned(Kind::Text, std::move(text));
    }
    const auto value = numpyValue(type->second, *bytes);
    return value ? add(*value) : object(callable);
}

// (bytes, type, shape, order): an array of protocol 5.
Pickle::Index PickleInterpreter::numpyFromBuffer(Index callable, const std::vector<Index>& arguments) {
    const Index made = object(callable);
    if (arguments.size() == 4) {
        becomeArray(made, arguments[2], arguments[1], arguments[0]);
    }
    return made;
}

// (version, shape, type, whether Fortran's order, bytes or list)
void PickleInterpreter::setArray(Index array, Index state) {
    m_numpyArrays.erase(array);
    if (m_result[state].kind == Kind::Tuple && m_result[state].childCount == 5) {
        const auto parts = m_result.children(state);
        becomeArray(array, parts[1], parts[2], parts[4]);
    }
}

// A short row of numbers becomes a list of them, an array without axes its number. The others stay opaque.
void PickleInterpreter::becomeArray(Index array, Index shape, Index type, Index bytes) {
    const auto found = m_numpyTypes.find(type);
    if (found == m_numpyTypes.end() || m_result[shape].kind != Kind::Tuple || m_result[shape].childCount > 1) {
        return;
    }
    const bool isNumber = m_result[shape].childCount == 0;
    const Node count =
        isNumber ? Node{.kind = Kind::Int, .integer = 1} : m_result[m_result.m_cells[m_result[shape].firstChild].value];
    const std::size_t size = found->second.size;
    if (count.kind != Kind::Int || count.integer < 0 || count.integer > kLongestArray || size == 0 || size > 16) {
        return;
    }
    const auto raw = bytesOf(m_result[bytes], static_cast<std::size_t>(kLongestArray) * 16);
    if (!raw || raw->size() != static_cast<std::size_t>(count.integer) * size) {
        return;
    }
    std::vector<Node> values;
    for (std::size_t at = 0; at < raw->size(); at += size) {
        const auto value = numpyValue(found->second, std::string_view(*raw).substr(at, size));
        if (!value) {
            return;
        }
        values.push_back(*value);
    }
    m_result.m_nodes[array] = isNumber ? values[0] : Node{.kind = Kind::List};
    for (const Node& value : isNumber ? std::vector<Node>{} : values) {
        addChild(array, add(value));
    }
}

}  // namespace latentwalk
