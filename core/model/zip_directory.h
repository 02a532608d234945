#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace latentwalk {

class MappedFile;

// The files inside of a zip archive whose members are stored as they are, which is how torch.save writes them. Follows
// PKWARE's APPNOTE.TXT, zip64 included.
class ZipDirectory {
public:
    // Reads the central directory and holds every member's local header against it. Throws FileError on anything that
    // does not fit: offsets, sizes, overlaps, names that occur twice, compressed or encrypted members.
    explicit ZipDirectory(std::shared_ptr<const MappedFile> file);

    struct Entry {
        std::string_view name;
        std::uint64_t headerAt = 0;
        std::uint64_t dataAt = 0;
        std::uint64_t size = 0;
        std::uint64_t end = 0;  // behind the data and what belongs to it
        std::uint32_t crc = 0;
        std::uint16_t flags = 0;
        std::uint16_t method = 0;
    };

    const std::map<std::string_view, Entry>& entries() const noexcept { return m_entries; }
    bool contains(std::string_view name) const { return m_entries.contains(name); }

    // The data of a member whose checksum is right; throws FileError when it is missing or damaged.
    std::span<const std::byte> data(std::string_view name) const;

private:
    struct End {
        std::uint64_t entries = 0;
        std::uint64_t size = 0;
        std::uint64_t offset = 0;
        std::uint64_t at = 0;  // where the records that end the archive begin
    };

    std::uint64_t number(std::uint64_t offset, std::size_t size) const;
    std::string_view text(std::uint64_t offset, std::uint64_t size) const;
    End findEnd() const;
    End zip64End(std::uint64_t locator) const;
    std::uint64_t readEntry(std::uint64_t at, std::uint64_t directoryEnd);
    void readLocal(Entry& entry, std::uint64_t directoryAt) const;
    void readDescriptor(Entry& entry, std::uint64_t limit) const;
    void checkOverlaps() const;

    std::shared_ptr<const MappedFile> m_file;
    std::span<const std::byte> m_bytes;
    std::map<std::string_view, Entry> m_entries;
};

}  // namespace latentwalk
