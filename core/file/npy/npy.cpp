// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/npy/npy.h"

#include <algorithm>
#include <bit>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "core/file/half.h"
#include "core/file/mapped_file.h"
#include "core/file/npy/npy_array.h"
#include "core/message/file_error.h"

// The format is described in NumPy's documentation, numpy.lib.format.
namespace latentwalk {
namespace {

static_assert(std::endian::native == std::endian::little, "arrays are written as little-endian");

AboutFile notNpy(Message kind) {
    return Core::about("%1 is not a .npy file: %2")(std::move(kind));
}

// What a file without NumPy's first bytes is, where that is known.
AboutFile otherKind(std::string_view all) {
    constexpr std::string_view kTorchStream("\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19", 14);
    constexpr std::string_view kCompressed[]{"\x1f\x8b",
                                             "\xfd"
                                             "7zXZ",
                                             "BZh", "\x28\xb5\x2f\xfd"};
    if (all.empty()) {
        return notNpy(Core::says("it is empty"));
    }
    if (all.starts_with(kTorchStream)) {
        return notNpy(Core::says("it is a file of torch.save; numpy.save makes what is needed"));
    }
    if (all.starts_with('\x80') && all.ends_with('.')) {
        return notNpy(Core::says("it is a Python pickle, which is never run; numpy.save makes what is needed"));
    }
    if (std::any_of(std::begin(kCompressed), std::end(kCompressed),
                    [&](auto magic) { return all.starts_with(magic); })) {
        return notNpy(Core::says("it is compressed; unpack it first"));
    }
    if (all.starts_with("PK\x03\x04") || all.starts_with("PK\x05\x06")) {
        return notNpy(Core::says("it is a .npz archive or another zip file; numpy.save makes what is needed"));
    }
    const std::string_view beginning = all.substr(0, 4096);
    const bool text = std::all_of(beginning.begin(), beginning.end(), [](char letter) {
        const auto code = static_cast<unsigned char>(letter);
        return (code >= 0x20 && code != 0x7F) || (code >= '\t' && code <= '\r');
    });
    return text ? notNpy(Core::says("it is text; numpy.save makes what is needed"))
                : Core::about("%1 is not a .npy file");
}

// All that stands before the values.
std::string beginningOf(std::string_view type, std::span<const std::int64_t> shape) {
    std::string header = "{'descr': '" + std::string(type) + "', 'fortran_order': False, 'shape': (";
    for (std::size_t i = 0; i < shape.size(); ++i) {
        header += std::to_string(shape[i]) + (i + 1 < shape.size() ? ", " : shape.size() == 1 ? "," : "");
    }
    header += "), }";
    // The data begins at a multiple of 64 bytes; the header ends in a newline.
    constexpr std::size_t kPrefix = 10;
    header.append(63 - (kPrefix + header.size()) % 64, ' ');
    header += '\n';

    std::string prefix(kNpyMagic);
    prefix += '\x01';
    prefix += '\0';
    prefix += static_cast<char>(header.size() & 0xFF);
    prefix += static_cast<char>(header.size() >> 8);
    return prefix + header;
}

}  // namespace

NpyArray readNpy(const std::filesystem::path& path) {
    const auto file = MappedFile::open(path);
    const std::string_view all(reinterpret_cast<const char*>(file->bytes().data()), file->bytes().size());
    if (!all.starts_with(kNpyMagic)) {
        throw FileError(path, otherKind(all));
    }
    NpyArray array = parseNpy(path, all);
    file->checkUnchanged();
    return array;
}

NpyWriter::NpyWriter(const std::filesystem::path& path, std::span<const std::int64_t> shape)
    : m_file(path), m_missing(1) {
    for (const std::int64_t size : shape) {
        m_missing *= static_cast<std::uint64_t>(size);
    }
    m_file.write(beginningOf("<f4", shape));
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

std::string npyFloats(std::span<const std::int64_t> shape, std::span<const float> values) {
    const auto bytes = std::as_bytes(values);
    return beginningOf("<f4", shape).append(asText(bytes));
}

std::string npyHalves(std::span<const std::int64_t> shape, std::span<const float> values) {
    std::string bytes = beginningOf("<f2", shape);
    for (const float value : values) {
        const std::uint16_t half = toHalf(value);
        bytes += static_cast<char>(half & 0xFFU);
        bytes += static_cast<char>(half >> 8U);
    }
    return bytes;
}

}  // namespace latentwalk
