// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/training/data/data_file.h"

#include <bit>
#include <cstring>

#include "core/file/checksums.h"
#include "core/file/mapped_file.h"
#include "core/film/film_reader.h"
#include "core/message/file_error.h"
#include "core/training/data/data_table.h"

namespace latentwalk::training {
namespace {

constexpr std::string_view kMagic = "LWPIXELS";
constexpr std::uint32_t kVersion = 1;
constexpr std::int64_t kLargestDataSide = 1024;

template <class Number>
void putNumber(std::string& header, Number value) {
    for (std::size_t i = 0; i < sizeof(Number); ++i) {
        header += static_cast<char>(value >> (8 * i) & 0xFFU);
    }
}

template <class Number>
Number numberAt(std::span<const std::byte> bytes, std::size_t at) {
    Number value = 0;
    for (std::size_t i = 0; i < sizeof(Number); ++i) {
        value |= static_cast<Number>(std::to_integer<Number>(bytes[at + i]) << (8 * i));
    }
    return value;
}

}  // namespace

std::string dataHeader(std::int64_t side, std::int64_t count, std::string_view table) {
    std::string header(kMagic);
    putNumber(header, kVersion);
    putNumber(header, static_cast<std::uint32_t>(side));
    putNumber(header, static_cast<std::uint64_t>(count));
    putNumber(header, static_cast<std::uint64_t>(table.size()));
    putNumber(header, checksumOf(table));
    header.resize(static_cast<std::size_t>(kDataHeaderBytes), '\0');
    return header;
}

DataFile::DataFile(const std::filesystem::path& path) : m_file(MappedFile::open(path)) {
    const auto bytes = m_file->bytes();
    if (bytes.size() < static_cast<std::size_t>(kDataHeaderBytes) || !asText(bytes).starts_with(kMagic)) {
        throw FileError(path, Core::about("%1 holds no pictures for a training"));
    }
    if (numberAt<std::uint32_t>(bytes, 8) != kVersion) {
        throw FileError(path, Core::about("%1 was made by a newer version of Latentwalk"));
    }
    const auto side = static_cast<std::int64_t>(numberAt<std::uint32_t>(bytes, 12));
    const auto count = numberAt<std::uint64_t>(bytes, 16);
    const auto tableBytes = numberAt<std::uint64_t>(bytes, 24);
    m_tableChecksum = numberAt<std::uint32_t>(bytes, 32);
    if (side < 4 || side > kLargestDataSide || !std::has_single_bit(static_cast<std::uint64_t>(side))) {
        throw FileError::damaged(path, Core::says("its pictures have %1 pixels a side")(side));
    }
    const auto record = static_cast<std::uint64_t>(bytesOfLevels(side));
    const std::uint64_t behindHeader = bytes.size() - static_cast<std::uint64_t>(kDataHeaderBytes);
    if (count > behindHeader / record || tableBytes != behindHeader - count * record) {
        throw FileError::cutOff(path, Core::says("its size is not what its header says"));
    }
    const std::string_view table =
        asText(bytes.subspan(static_cast<std::size_t>(static_cast<std::uint64_t>(kDataHeaderBytes) + count * record)));
    if (kChecksumsCount && checksumOf(table) != m_tableChecksum) {
        throw FileError::damaged(path, Core::says("its table has another checksum"));
    }
    m_count = static_cast<std::int64_t>(count);
    m_table = readTable(path, table);
    if (m_table.side != side) {
        throw FileError::damaged(path, Core::says("its table is of another size of pictures"));
    }
    m_entryOf.assign(count, m_table.entries.size());
    for (std::size_t i = 0; i < m_table.entries.size(); ++i) {
        const std::int64_t picture = m_table.entries[i].picture;
        if (picture >= m_count ||
            (picture >= 0 && m_entryOf[static_cast<std::size_t>(picture)] != m_table.entries.size())) {
            throw FileError::damaged(path, Core::says("its table has a picture that is not there"));
        }
        if (picture >= 0) {
            m_entryOf[static_cast<std::size_t>(picture)] = i;
        }
    }
    std::string checksums;
    for (const std::size_t entry : m_entryOf) {
        if (entry == m_table.entries.size()) {
            throw FileError::damaged(path, Core::says("its table does not say what all pictures are"));
        }
        putNumber(checksums, m_table.entries[entry].checksum);
    }
    m_checksum = checksumOf(checksums);
    m_file->checkUnchanged();
}

std::span<const std::uint8_t> DataFile::level(std::int64_t picture, std::int64_t levelSide) const {
    const std::int64_t begin =
        kDataHeaderBytes + picture * bytesOfLevels(m_table.side) + levelBegin(m_table.side, levelSide);
    const auto bytes =
        m_file->bytes().subspan(static_cast<std::size_t>(begin), static_cast<std::size_t>(levelSide * levelSide * 3));
    return {reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()};
}

std::string nameOf(const DataEntry& entry) {
    return entry.at < 0 ? entry.file : entry.file + " at " + clockText(entry.at);
}

std::string DataFile::nameOf(std::int64_t picture) const {
    return training::nameOf(m_table.entries[m_entryOf[static_cast<std::size_t>(picture)]]);
}

void DataFile::checkUnchanged() const {
    m_file->checkUnchanged();
}

}  // namespace latentwalk::training
