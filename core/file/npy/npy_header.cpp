// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/npy/npy_header.h"

#include <algorithm>
#include <array>

// The format is described in NumPy's documentation, numpy.lib.format; the names of types in numpy.dtype.
namespace latentwalk {
namespace {

constexpr std::size_t kMostAxes = 32;

class NpyHeaderParser {
public:
    explicit NpyHeaderParser(std::string_view text) : m_text(text) {}

    std::optional<NpyHeader> parse() {
        NpyHeader header;
        int seen = 0;
        if (!take('{')) {
            return std::nullopt;
        }
        while (!take('}')) {
            const auto key = string();
            if (!key || !take(':')) {
                return std::nullopt;
            }
            const int bit = *key == "descr" ? 1 : *key == "fortran_order" ? 2 : *key == "shape" ? 4 : 0;
            if (bit == 0 || (seen & bit) != 0 || !value(bit, header)) {
                return std::nullopt;
            }
            seen |= bit;
            if (!take(',')) {
                if (!take('}')) {
                    return std::nullopt;
                }
                break;
            }
        }
        skipSpace();
        return seen == 7 && m_text.empty() ? std::optional(header) : std::nullopt;
    }

private:
    void skipSpace() {
        const auto first = std::min(m_text.find_first_not_of(" \t\r\n\f\v"), m_text.size());
        m_text.remove_prefix(first);
    }

    bool take(char wanted) {
        skipSpace();
        if (m_text.empty() || m_text.front() != wanted) {
            return false;
        }
        m_text.remove_prefix(1);
        return true;
    }

    bool takeWord(std::string_view word) {
        skipSpace();
        if (!m_text.starts_with(word)) {
            return false;
        }
        m_text.remove_prefix(word.size());
        return true;
    }

    std::optional<std::string_view> string() {
        skipSpace();
        if (m_text.starts_with("u'") || m_text.starts_with("u\"")) {
            m_text.remove_prefix(1);
        }
        if (m_text.empty() || (m_text.front() != '\'' && m_text.front() != '"')) {
            return std::nullopt;
        }
        const auto end = m_text.find(m_text.front(), 1);
        if (end == std::string_view::npos) {
            return std::nullopt;
        }
        const auto result = m_text.substr(1, end - 1);
        m_text.remove_prefix(end + 1);
        return result;
    }

    // The text of a list or tuple, whatever stands in it; brackets inside of strings do not count.
    std::optional<std::string_view> list() {
        skipSpace();
        const std::string_view all = m_text;
        int depth = 0;
        do {
            skipSpace();
            if (m_text.empty()) {
                return std::nullopt;
            }
            const char first = m_text.front();
            if (first == '\'' || first == '"') {
                if (!string()) {
                    return std::nullopt;
                }
                continue;
            }
            depth += first == '[' || first == '(' ? 1 : first == ']' || first == ')' ? -1 : 0;
            m_text.remove_prefix(1);
        } while (depth > 0);
        return all.substr(0, all.size() - m_text.size());
    }

    bool value(int key, NpyHeader& header) {
        if (key == 1) {
            skipSpace();
            header.fields = m_text.starts_with('[') || m_text.starts_with('(');
            const auto descr = header.fields ? list() : string();
            header.descr = descr.value_or("");
            return descr.has_value();
        }
        if (key == 2) {
            header.fortranOrder = takeWord("True");
            return header.fortranOrder || takeWord("False");
        }
        return take('(') && sizes(header.shape);
    }

    bool sizes(std::vector<std::int64_t>& shape) {
        while (!take(')')) {
            std::int64_t size = 0;
            skipSpace();
            std::size_t digits = 0;
            while (digits < m_text.size() && m_text[digits] >= '0' && m_text[digits] <= '9') {
                size = size * 10 + (m_text[digits++] - '0');
                if (digits > 15) {
                    return false;
                }
            }
            m_text.remove_prefix(digits);
            if (digits == 0 || shape.size() == kMostAxes) {
                return false;
            }
            if (m_text.starts_with('L')) {
                m_text.remove_prefix(1);
            }
            shape.push_back(size);
            if (!take(',')) {
                return take(')');
            }
        }
        return true;
    }

    std::string_view m_text;
};

}  // namespace

std::optional<NpyHeader> parseNpyHeader(std::string_view text) {
    return NpyHeaderParser(text).parse();
}

std::optional<NpyType> npyTypeOf(std::string_view descr) {
    const bool ordered = !descr.empty() && std::string_view("<>=|").find(descr.front()) != std::string_view::npos;
    const std::string_view name = ordered ? descr.substr(1) : descr;
    using enum NpyType::Kind;
    struct Known {
        std::string_view name;
        NpyType::Kind kind;
        std::size_t size;
    };
    static constexpr std::array kKnown{
        Known{"f2", Real, 2},         Known{"f4", Real, 4},         Known{"f8", Real, 8},
        Known{"e", Real, 2},          Known{"f", Real, 4},          Known{"d", Real, 8},
        Known{"float16", Real, 2},    Known{"float32", Real, 4},    Known{"float64", Real, 8},
        Known{"half", Real, 2},       Known{"single", Real, 4},     Known{"double", Real, 8},
        Known{"float", Real, 8},      Known{"i1", Signed, 1},       Known{"i2", Signed, 2},
        Known{"i4", Signed, 4},       Known{"i8", Signed, 8},       Known{"b", Signed, 1},
        Known{"h", Signed, 2},        Known{"i", Signed, 4},        Known{"l", Signed, 8},
        Known{"q", Signed, 8},        Known{"int8", Signed, 1},     Known{"int16", Signed, 2},
        Known{"int32", Signed, 4},    Known{"int64", Signed, 8},    Known{"int", Signed, 8},
        Known{"u1", Unsigned, 1},     Known{"u2", Unsigned, 2},     Known{"u4", Unsigned, 4},
        Known{"u8", Unsigned, 8},     Known{"B", Unsigned, 1},      Known{"H", Unsigned, 2},
        Known{"I", Unsigned, 4},      Known{"L", Unsigned, 8},      Known{"Q", Unsigned, 8},
        Known{"uint8", Unsigned, 1},  Known{"uint16", Unsigned, 2}, Known{"uint32", Unsigned, 4},
        Known{"uint64", Unsigned, 8}, Known{"b1", Truth, 1},        Known{"?", Truth, 1},
        Known{"bool", Truth, 1},
    };
    const auto* const found =
        std::find_if(kKnown.begin(), kKnown.end(), [&](const Known& known) { return known.name == name; });
    if (found == kKnown.end()) {
        return std::nullopt;
    }
    return NpyType{found->kind, found->size, descr.front() == '>'};
}

}  // namespace latentwalk
