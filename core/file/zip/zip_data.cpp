// SPDX-License-Identifier: GPL-3.0-or-later

#include <zlib.h>

#include <algorithm>
#include <limits>
#include <vector>

#include "core/file/checksums.h"
#include "core/file/mapped_file.h"
#include "core/file/zip/zip_directory.h"
#include "core/message/file_error.h"

namespace latentwalk {
namespace {

constexpr std::uint16_t kDeflated = 8;
constexpr std::uint64_t kMostPerByte = 1032;  // what deflate can make of one byte

// Inflates `packed` into `target`, which it has to fill exactly. Lengths in zlib are 32 bits, so it goes in pieces.
bool inflateInto(std::span<const std::byte> packed, std::span<std::byte> target) {
    constexpr std::size_t kMostAtOnce = std::numeric_limits<uInt>::max();
    z_stream stream{};
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) {
        return false;
    }
    std::byte past{};  // an empty target needs a place all the same; a byte written here is one too many
    std::size_t read = 0;
    std::size_t written = 0;
    int result = Z_OK;
    while (result == Z_OK) {
        const bool isFull = written == target.size();
        const auto in = static_cast<uInt>(std::min(packed.size() - read, kMostAtOnce));
        const auto out = isFull ? uInt{1} : static_cast<uInt>(std::min(target.size() - written, kMostAtOnce));
        stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(packed.data() + read));  // zlib's interface
        stream.avail_in = in;
        stream.next_out = reinterpret_cast<Bytef*>(isFull ? &past : target.data() + written);
        stream.avail_out = out;
        result = inflate(&stream, Z_NO_FLUSH);
        read += in - stream.avail_in;
        if (isFull && stream.avail_out == 0) {
            result = Z_DATA_ERROR;
        } else if (!isFull) {
            written += out - stream.avail_out;
        }
    }
    inflateEnd(&stream);
    return result == Z_STREAM_END && read == packed.size() && written == target.size();
}

}  // namespace

ZipDirectory::Data ZipDirectory::data(std::string_view name) {
    const Entry& found = entry(name);
    if ((found.flags & kEncrypted) != 0) {
        throw FileError(m_file->path(), Core::about("%1 is an encrypted zip file, which cannot be read"));
    }
    if (!found.isStored() && found.method != kDeflated) {
        throw FileError(m_file->path(),
                        Core::about("%1 cannot be opened: %2")(
                            Core::says("its zip container holds %1 packed by method %2; pack it again with zip -0")(
                                forMessage(name), found.method)));
    }
    if (!found.isStored()) {
        return unpacked(found);
    }
    const auto bytes = packedBytes(found);
    checkSum(found, bytes);
    return {bytes, m_file};
}

ZipDirectory::Data ZipDirectory::unpacked(const Entry& found) {
    const auto damaged = [&] {
        return FileError::damaged(m_file->path(),
                                  Core::says("%1 in its zip container cannot be unpacked")(forMessage(found.name)));
    };
    if (found.size / kMostPerByte > found.packed) {
        throw damaged();
    }
    if (found.size > kMostUnpacked - m_unpacked) {
        throw FileError(m_file->path(),
                        Core::about("%1 cannot be opened: %2")(Core::says(
                            "unpacked it would take more than %1 bytes of memory; pack it again with zip -0")(
                            grouped(kMostUnpacked))));
    }
    m_unpacked += found.size;
    const auto target = std::make_shared<std::vector<std::byte>>(found.size);
    if (!inflateInto(packedBytes(found), *target)) {
        throw damaged();
    }
    checkSum(found, *target);
    return {*target, target};
}

// PyTorch 2.6 and later can be told to write none (torch.utils.serialization.config.save.compute_crc32): it is 0 then,
// in the directory and beside the data.
void ZipDirectory::checkSum(const Entry& found, std::span<const std::byte> bytes) const {
    if (kChecksumsCount && found.crc != 0 &&
        crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()) != found.crc) {
        throw FileError::damaged(
            m_file->path(),
            Core::says("%1 in its zip container (%2 bytes at %3) does not have the checksum that was written with it")(
                forMessage(found.name), grouped(found.packed), grouped(found.dataAt)));
    }
}

}  // namespace latentwalk
