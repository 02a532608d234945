// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/zip/zip_file.h"

#include <zlib.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <stdexcept>

#include "core/file/atomic_file.h"

// The records are described in PKWARE's APPNOTE.TXT, 4.3.
namespace latentwalk {
namespace {

void putNumber(std::string& bytes, std::uint64_t value, int size) {
    for (int i = 0; i < size; ++i) {
        bytes += static_cast<char>(value >> (8 * i) & 0xFFU);
    }
}

// What a local header and the directory's entry say in the same words.
void putMember(std::string& bytes, const ZipMember& member, std::uint64_t crc) {
    constexpr int kVersion = 20;             // that is needed to unpack it: 2.0
    constexpr std::uint64_t kFirstDay = 33;  // 1 January 1980
    putNumber(bytes, kVersion, 2);
    putNumber(bytes, 0, 2);  // flags
    putNumber(bytes, 0, 2);  // method: stored
    putNumber(bytes, 0, 2);  // time
    putNumber(bytes, kFirstDay, 2);
    putNumber(bytes, crc, 4);
    putNumber(bytes, member.data.size(), 4);
    putNumber(bytes, member.data.size(), 4);
    putNumber(bytes, member.name.size(), 2);
    putNumber(bytes, 0, 2);  // extra fields
}

}  // namespace

void writeZip(const std::filesystem::path& path, std::span<const ZipMember> members) {
    std::string all;
    std::string directory;
    for (const ZipMember& member : members) {
        const auto crc = crc32_z(0, reinterpret_cast<const Bytef*>(member.data.data()), member.data.size());
        const std::size_t headerAt = all.size();
        all += "PK\x03\x04";
        putMember(all, member, crc);
        all += member.name;
        all += member.data;

        directory += "PK\x01\x02";
        putNumber(directory, 20, 2);  // version of the writer
        putMember(directory, member, crc);
        putNumber(directory, 0, 2);  // comment
        putNumber(directory, 0, 2);  // disk
        putNumber(directory, 0, 2);  // attributes
        putNumber(directory, 0, 4);
        putNumber(directory, headerAt, 4);
        directory += member.name;
    }
    const std::size_t directoryAt = all.size();
    if (directoryAt + directory.size() > std::numeric_limits<std::uint32_t>::max() || members.size() > 0xFFFE) {
        throw std::invalid_argument("too much for a plain zip archive");
    }
    all += directory;
    all += "PK\x05\x06";
    putNumber(all, 0, 4);  // disks
    putNumber(all, members.size(), 2);
    putNumber(all, members.size(), 2);
    putNumber(all, directory.size(), 4);
    putNumber(all, directoryAt, 4);
    putNumber(all, 0, 2);  // comment
    AtomicFile file(path);
    file.write(all);
    file.commit();
}

}  // namespace latentwalk
