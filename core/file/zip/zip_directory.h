// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace latentwalk {

class MappedFile;

// The files inside of a zip archive, stored as they are, which is how torch.save writes them, or deflated, as any zip
// program does. Follows PKWARE's APPNOTE.TXT, zip64 included.
class ZipDirectory {
public:
    // Reads the central directory and holds every member's local header against it. Bytes behind the archive's end are
    // not minded. Throws FileError on anything that does not fit: offsets, sizes, overlaps, names that occur twice.
    explicit ZipDirectory(std::shared_ptr<const MappedFile> file);

    struct Entry {
        std::string_view name;
        std::uint64_t headerAt = 0;
        std::uint64_t dataAt = 0;
        std::uint64_t packed = 0;  // bytes in the archive
        std::uint64_t size = 0;    // bytes of the member itself
        std::uint64_t end = 0;     // behind the data and what belongs to it
        std::uint32_t crc = 0;     // 0: was not computed
        std::uint16_t flags = 0;
        std::uint16_t method = 0;

        bool isStored() const noexcept { return method == 0; }
    };

    const std::map<std::string_view, Entry>& entries() const noexcept { return m_entries; }
    bool contains(std::string_view name) const { return m_entries.contains(name); }
    // Throws FileError when it is missing.
    const Entry& entry(std::string_view name) const;

    // All that is unpacked of one archive, in bytes: far above what a generator needs.
    static constexpr std::uint64_t kMostUnpacked = std::uint64_t{2} << 30U;

    struct Data {
        std::span<const std::byte> bytes;
        std::shared_ptr<const void> owner;  // keeps the bytes; the file itself where the member is stored
    };

    // The data of a member whose checksum is right or was not computed. What is stored is not copied; what is deflated
    // is unpacked into memory anew at each call, as many bytes as the directory says. Throws FileError when the member
    // is missing, damaged, encrypted, packed in another way, or when kMostUnpacked is exceeded.
    Data data(std::string_view name);

    // Where the data of a stored member lie.
    std::span<const std::byte> packedBytes(const Entry& entry) const;

private:
    static constexpr std::uint16_t kEncrypted = 1;  // of flags

    struct End {
        std::uint64_t entries = 0;
        std::uint64_t size = 0;
        std::uint64_t offset = 0;
        std::uint64_t at = 0;  // where the records that end the archive begin
    };

    std::uint64_t number(std::uint64_t offset, std::size_t size) const;
    std::string_view text(std::uint64_t offset, std::uint64_t size) const;
    End findEnd() const;
    End endAt(std::uint64_t at) const;
    End zip64End(std::uint64_t locator) const;
    std::uint64_t readEntry(std::uint64_t at, std::uint64_t directoryEnd);
    void readLocal(Entry& entry, std::uint64_t directoryAt) const;
    void readDescriptor(Entry& entry, std::uint64_t limit) const;
    void checkOverlaps() const;
    void checkSum(const Entry& entry, std::span<const std::byte> bytes) const;
    Data unpacked(const Entry& entry);

    std::shared_ptr<const MappedFile> m_file;
    std::span<const std::byte> m_bytes;
    std::map<std::string_view, Entry> m_entries;
    std::uint64_t m_unpacked = 0;
};

}  // namespace latentwalk
