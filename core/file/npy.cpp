#include "core/file/npy.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "core/file/file_error.h"
#include "core/file/mapped_file.h"

// The format is described in NumPy's documentation, numpy.lib.format.
namespace latentwalk {
namespace {

constexpr std::string_view kMagic = "\x93NUMPY";
static_assert(std::endian::native == std::endian::little, "arrays are copied as little-endian");

struct Header {
    std::string_view descr;
    bool fortranOrder = false;
    std::vector<std::int64_t> shape;
};

// Reads the header, a Python dict literal with the keys descr, fortran_order and shape in any order. Nothing else of
// Python is understood, and a key that is missing, unknown or there twice is an error.
class HeaderParser {
public:
    explicit HeaderParser(std::string_view text) : m_text(text) {}

    std::optional<Header> parse() {
        Header header;
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
        const auto first = std::min(m_text.find_first_not_of(" \t\r\n"), m_text.size());
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

    bool value(int key, Header& header) {
        if (key == 1) {
            const auto descr = string();
            header.descr = descr.value_or("");
            return descr.has_value();
        }
        if (key == 2) {
            header.fortranOrder = takeWord("True");
            return header.fortranOrder || takeWord("False");
        }
        if (!take('(')) {
            return false;
        }
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
            if (digits == 0 || header.shape.size() == 8) {
                return false;
            }
            header.shape.push_back(size);
            if (!take(',')) {
                return take(')');
            }
        }
        return true;
    }

    std::string_view m_text;
};

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

}  // namespace

NpyArray readNpy(const std::filesystem::path& path) {
    const auto file = MappedFile::open(path);
    const std::string_view all(reinterpret_cast<const char*>(file->bytes().data()), file->bytes().size());
    if (!all.starts_with(kMagic)) {
        throw FileError(path, "is not a .npy file");
    }
    const auto cutOff = [&path] { return FileError(path, "is cut off inside its .npy header"); };
    if (all.size() < 10) {
        throw cutOff();
    }
    const int version = static_cast<unsigned char>(all[6]);
    if (version < 1 || version > 3) {
        throw FileError(path, "has .npy format version " + std::to_string(version) + "; versions 1 to 3 are known");
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
    const auto header = HeaderParser(all.substr(begin, headerLength)).parse();
    if (!header) {
        throw FileError(path, "has a damaged .npy header");
    }
    const bool isDouble = header->descr == "<f8";
    if (!isDouble && header->descr != "<f4") {
        throw FileError(path, "holds values of type '" + forMessage(header->descr) +
                                  "'; float32 ('<f4') or float64 ('<f8') is needed");
    }
    const std::string_view data = all.substr(begin + headerLength);
    const std::size_t valueSize = isDouble ? 8 : 4;
    const auto count = elements(header->shape, data.size() / valueSize);
    if (!count || *count * valueSize > data.size()) {
        throw FileError(path, "is cut off: its shape needs more than the " + withThousands(data.size()) +
                                  " bytes after the header");
    }
    if (*count * valueSize < data.size()) {
        throw FileError(path, "has " + withThousands(data.size() - *count * valueSize) + " bytes after its last value");
    }

    NpyArray array{header->shape, std::vector<float>(*count)};
    if (isDouble) {
        for (std::size_t i = 0; i < *count; ++i) {
            double value = 0;
            std::memcpy(&value, data.data() + i * sizeof value, sizeof value);
            array.values[i] = static_cast<float>(value);
        }
    } else if (*count > 0) {
        std::memcpy(array.values.data(), data.data(), data.size());
    }
    if (!std::all_of(array.values.begin(), array.values.end(), [](float value) { return std::isfinite(value); })) {
        throw FileError(path, "holds values that are not finite float32 numbers");
    }
    if (header->fortranOrder && header->shape.size() > 1) {
        array.values = toCOrder(array.values, array.shape);
    }
    file->checkUnchanged();
    return array;
}

NpyWriter::NpyWriter(const std::filesystem::path& path, std::span<const std::int64_t> shape)
    : m_file(path), m_missing(1) {
    std::string header = "{'descr': '<f4', 'fortran_order': False, 'shape': (";
    for (std::size_t i = 0; i < shape.size(); ++i) {
        header += std::to_string(shape[i]) + (i + 1 < shape.size() ? ", " : shape.size() == 1 ? "," : "");
        m_missing *= static_cast<std::uint64_t>(shape[i]);
    }
    header += "), }";
    // The data begins at a multiple of 64 bytes; the header ends in a newline.
    constexpr std::size_t kPrefix = 10;
    header.append(63 - (kPrefix + header.size()) % 64, ' ');
    header += '\n';

    std::string prefix(kMagic);
    prefix += '\x01';
    prefix += '\0';
    prefix += static_cast<char>(header.size() & 0xFF);
    prefix += static_cast<char>(header.size() >> 8);
    m_file.write(prefix);
    m_file.write(header);
}

void NpyWriter::write(std::span<const float> values) {
    if (values.size() > m_missing) {
        throw std::logic_error("more values than the array's shape holds");
    }
    m_file.write(std::as_bytes(values));
    m_missing -= values.size();
}

void NpyWriter::commit() {
    if (m_missing != 0) {
        throw std::logic_error("fewer values than the array's shape holds");
    }
    m_file.commit();
}

}  // namespace latentwalk
