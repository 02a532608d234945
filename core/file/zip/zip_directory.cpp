// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/zip/zip_directory.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "core/file/mapped_file.h"
#include "core/message/file_error.h"

namespace latentwalk {
namespace {

// Signatures and sizes of the records without their variable parts.
constexpr std::uint32_t kLocalHeader = 0x04034b50;
constexpr std::uint64_t kLocalHeaderSize = 30;
constexpr std::uint32_t kDirectoryEntry = 0x02014b50;
constexpr std::uint64_t kDirectoryEntrySize = 46;
constexpr std::uint32_t kEnd = 0x06054b50;
constexpr std::uint64_t kEndSize = 22;
constexpr std::uint32_t kZip64End = 0x06064b50;
constexpr std::uint64_t kZip64EndSize = 56;
constexpr std::uint32_t kZip64Locator = 0x07064b50;
constexpr std::uint64_t kZip64LocatorSize = 20;
constexpr std::uint32_t kDescriptor = 0x08074b50;
constexpr std::uint64_t kLongestComment = 0xFFFF;
constexpr std::uint64_t kMostBehind = std::uint64_t{16} << 20U;
constexpr std::uint64_t kInZip64 = 0xFFFFFFFF;  // stands for a size or offset that is in the zip64 extra field
constexpr std::uint16_t kZip64Extra = 1;
constexpr std::uint16_t kHasDescriptor = 8;

}  // namespace

ZipDirectory::ZipDirectory(std::shared_ptr<const MappedFile> file) : m_file(std::move(file)), m_bytes(m_file->bytes()) {
    const End end = findEnd();
    // What ends the archive stands right behind the directory, as every writer has it: so cut or moved parts show.
    if (end.offset > end.at || end.at - end.offset != end.size || end.entries > end.size / kDirectoryEntrySize) {
        throw FileError::damaged(m_file->path(),
                                 Core::says("the directory of its zip container needs %1 bytes at %2, it ends at %3")(
                                     grouped(end.size), grouped(end.offset), grouped(end.at)));
    }
    std::uint64_t at = end.offset;
    for (std::uint64_t i = 0; i < end.entries; ++i) {
        at = readEntry(at, end.at);
    }
    if (at != end.at) {
        throw FileError::damaged(m_file->path(), Core::says("the directory of its zip container has %1 bytes too many")(
                                                     grouped(end.at - at)));
    }
    for (auto& [name, entry] : m_entries) {
        readLocal(entry, end.offset);
    }
    checkOverlaps();
}

const ZipDirectory::Entry& ZipDirectory::entry(std::string_view name) const {
    const auto found = m_entries.find(name);
    if (found == m_entries.end()) {
        throw FileError::incomplete(m_file->path(), Core::says("%1 is missing in its zip container")(forMessage(name)));
    }
    return found->second;
}

std::span<const std::byte> ZipDirectory::packedBytes(const Entry& entry) const {
    return m_bytes.subspan(entry.dataAt, entry.packed);
}

// Callers have made sure that the bytes are there.
std::uint64_t ZipDirectory::number(std::uint64_t offset, std::size_t size) const {
    std::uint64_t value = 0;
    for (std::size_t i = size; i-- > 0;) {
        value = value << 8U | std::to_integer<std::uint64_t>(m_bytes[offset + i]);
    }
    return value;
}

std::string_view ZipDirectory::text(std::uint64_t offset, std::uint64_t size) const {
    return {reinterpret_cast<const char*>(m_bytes.data()) + offset, size};
}

// The record at the archive's end: as far back as a comment may be long where the comment reaches to the file's end;
// else the last one that a directory stands right before, and what follows is not part of the archive.
ZipDirectory::End ZipDirectory::findEnd() const {
    const std::uint64_t size = m_bytes.size();
    const std::uint64_t last = size < kEndSize ? 0 : size - kEndSize;
    for (std::uint64_t comment = 0; comment <= kLongestComment && comment + kEndSize <= size; ++comment) {
        if (number(last - comment, 4) == kEnd && number(last - comment + 20, 2) == comment) {
            return endAt(last - comment);
        }
    }
    for (std::uint64_t behind = 1; behind <= kMostBehind && behind <= last && size >= kEndSize; ++behind) {
        const std::uint64_t at = last - behind;
        if (number(at, 4) == kEnd && number(at + 20, 2) <= behind) {
            try {
                const End end = endAt(at);
                if (end.offset <= end.at && end.at - end.offset == end.size && end.size >= kDirectoryEntrySize &&
                    number(end.offset, 4) == kDirectoryEntry) {
                    return end;
                }
            } catch (const FileError&) {  // four bytes by chance
                continue;
            }
        }
    }
    throw FileError(
        m_file->path(),
        Core::about("%1 is cut off or damaged: %2")(Core::says(
            "the directory at the end of its zip container is missing (the file has %1 bytes)")(grouped(size))));
}

ZipDirectory::End ZipDirectory::endAt(std::uint64_t at) const {
    if (number(at + 4, 2) != 0 || number(at + 6, 2) != 0 || number(at + 8, 2) != number(at + 10, 2)) {
        throw FileError(m_file->path(), Core::about("%1 is damaged, or one part of a zip container in several parts"));
    }
    const End end{number(at + 10, 2), number(at + 12, 4), number(at + 16, 4), at};
    if (at < kZip64LocatorSize || number(at - kZip64LocatorSize, 4) != kZip64Locator) {
        return end;
    }
    const End large = zip64End(at - kZip64LocatorSize);
    const auto agrees = [](std::uint64_t small, std::uint64_t full, std::uint64_t none) {
        return small == none || small == full;
    };
    if (!agrees(end.entries, large.entries, 0xFFFF) || !agrees(end.size, large.size, kInZip64) ||
        !agrees(end.offset, large.offset, kInZip64)) {
        throw FileError::damaged(m_file->path(), Core::says("the two ends of its zip container disagree"));
    }
    return large;
}

ZipDirectory::End ZipDirectory::zip64End(std::uint64_t locator) const {
    const std::uint64_t at = number(locator + 8, 8);
    if (locator < kZip64EndSize || at > locator - kZip64EndSize || number(at, 4) != kZip64End ||
        number(at + 4, 8) != locator - at - 12 || number(locator + 4, 4) != 0 || number(locator + 16, 4) != 1 ||
        number(at + 16, 4) != 0 || number(at + 20, 4) != 0 || number(at + 24, 8) != number(at + 32, 8)) {
        throw FileError::damaged(m_file->path(), Core::says("the end of its zip64 container makes no sense"));
    }
    return {number(at + 32, 8), number(at + 40, 8), number(at + 48, 8), at};
}

std::uint64_t ZipDirectory::readEntry(std::uint64_t at, std::uint64_t directoryEnd) {
    const auto damaged = [&] {
        return FileError::damaged(
            m_file->path(), Core::says("the directory of its zip container makes no sense at byte %1")(grouped(at)));
    };
    if (directoryEnd - at < kDirectoryEntrySize || number(at, 4) != kDirectoryEntry) {
        throw damaged();
    }
    const std::uint64_t nameSize = number(at + 28, 2);
    const std::uint64_t extraSize = number(at + 30, 2);
    const std::uint64_t next = at + kDirectoryEntrySize + nameSize + extraSize + number(at + 32, 2);
    if (next > directoryEnd || number(at + 34, 2) != 0) {
        throw damaged();
    }
    Entry entry;
    entry.name = text(at + kDirectoryEntrySize, nameSize);
    entry.flags = static_cast<std::uint16_t>(number(at + 8, 2));
    entry.method = static_cast<std::uint16_t>(number(at + 10, 2));
    entry.crc = static_cast<std::uint32_t>(number(at + 16, 4));
    entry.packed = number(at + 20, 4);
    entry.size = number(at + 24, 4);
    entry.headerAt = number(at + 42, 4);
    // Fields that are too small hold ones; their values stand in the extra field, in this order.
    std::uint64_t extra = at + kDirectoryEntrySize + nameSize;
    const std::uint64_t extraEnd = extra + extraSize;
    while (extraEnd - extra >= 4) {
        const std::uint64_t id = number(extra, 2);
        const std::uint64_t end = extra + 4 + number(extra + 2, 2);
        if (end > extraEnd) {
            throw damaged();
        }
        extra += 4;
        for (std::uint64_t* const value : {&entry.size, &entry.packed, &entry.headerAt}) {
            if (id == kZip64Extra && *value == kInZip64) {
                if (end - extra < 8) {
                    throw damaged();
                }
                *value = number(extra, 8);
                extra += 8;
            }
        }
        extra = end;
    }
    if (entry.isStored() && entry.packed != entry.size && (entry.flags & kEncrypted) == 0) {
        throw damaged();
    }
    if (!m_entries.emplace(entry.name, entry).second) {
        throw FileError::damaged(m_file->path(),
                                 Core::says("its zip container has two members named %1")(forMessage(entry.name)));
    }
    return next;
}

void ZipDirectory::readLocal(Entry& entry, std::uint64_t directoryAt) const {
    const std::uint64_t at = entry.headerAt;
    const auto damaged = [&](const Message& what) {
        return FileError::damaged(m_file->path(),
                                  Core::says("%1 in its zip container %2")(forMessage(entry.name), what));
    };
    if (directoryAt < kLocalHeaderSize || at > directoryAt - kLocalHeaderSize || number(at, 4) != kLocalHeader) {
        throw damaged(Core::says("is not at byte %1 as the directory says")(grouped(at)));
    }
    const std::uint64_t nameSize = number(at + 26, 2);
    entry.dataAt = at + kLocalHeaderSize + nameSize + number(at + 28, 2);
    if (entry.dataAt > directoryAt || entry.packed > directoryAt - entry.dataAt) {
        throw damaged(Core::says("needs %1 bytes at %2, the directory begins at %3")(
            grouped(entry.packed), grouped(entry.dataAt), grouped(directoryAt)));
    }
    if (text(at + kLocalHeaderSize, nameSize) != entry.name || number(at + 6, 2) != entry.flags ||
        number(at + 8, 2) != entry.method) {
        throw damaged(Core::says("has a header that disagrees with the directory"));
    }
    // Where a descriptor follows the data, checksum and sizes may be 0 here; in zip64 they may be all ones.
    const bool hasDescriptor = (entry.flags & kHasDescriptor) != 0;
    const auto agrees = [&](std::uint64_t value, std::uint64_t wanted, bool size) {
        return value == wanted || (hasDescriptor && value == 0) || (size && value == kInZip64);
    };
    if (!agrees(number(at + 14, 4), entry.crc, false) || !agrees(number(at + 18, 4), entry.packed, true) ||
        !agrees(number(at + 22, 4), entry.size, true)) {
        throw damaged(Core::says("has a size or checksum that disagrees with the directory"));
    }
    entry.end = entry.dataAt + entry.packed;
    if (hasDescriptor) {
        readDescriptor(entry, directoryAt);
    }
}

// Checksum and both sizes, of 4 bytes each or, in zip64, of 8. The signature is optional, but torch.save writes it.
void ZipDirectory::readDescriptor(Entry& entry, std::uint64_t limit) const {
    const std::uint64_t at = entry.end;
    for (const std::size_t width : {std::size_t{4}, std::size_t{8}}) {
        for (const std::uint64_t signature : {std::uint64_t{4}, std::uint64_t{0}}) {
            const std::uint64_t size = signature + 4 + 2 * width;
            if (size <= limit - at && (signature == 0 || number(at, 4) == kDescriptor) &&
                number(at + signature, 4) == entry.crc && number(at + signature + 4, width) == entry.packed &&
                number(at + signature + 4 + width, width) == entry.size) {
                entry.end = at + size;
                return;
            }
        }
    }
    throw FileError::damaged(
        m_file->path(),
        Core::says("%1 in its zip container is followed by a size or checksum that disagrees with the directory")(
            forMessage(entry.name)));
}

void ZipDirectory::checkOverlaps() const {
    std::vector<const Entry*> order;
    for (const auto& [name, entry] : m_entries) {
        order.push_back(&entry);
    }
    std::sort(order.begin(), order.end(), [](const Entry* a, const Entry* b) { return a->headerAt < b->headerAt; });
    for (std::size_t i = 1; i < order.size(); ++i) {
        if (order[i]->headerAt < order[i - 1]->end) {
            throw FileError::damaged(m_file->path(), Core::says("%1 and %2 overlap in its zip container")(
                                                         forMessage(order[i - 1]->name), forMessage(order[i]->name)));
        }
    }
}

}  // namespace latentwalk
