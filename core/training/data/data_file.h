// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/message/message.h"
#include "core/training/data/square.h"

namespace latentwalk {
class MappedFile;
}

// The pictures of a training, converted once: header, then for each picture its levels (levelsOf()), then a table of
// what they were made of as JSON. Numbers are little-endian.
namespace latentwalk::training {

// What the table says of one file that was looked at: that it is a picture of the set, or left out, or the same as
// another. A film has such an entry for each picture that was taken from it, and behind them one of its own, which says
// how many there were, and what of it could not be read.
struct DataEntry {
    std::string file;            // within the folder
    std::uint64_t bytes = 0;     // of the file, and when it was changed last: by these it is known again
    std::int64_t changed = 0;    // nanoseconds since 1970
    std::int64_t picture = -1;   // its number in the set
    std::uint32_t checksum = 0;  // CRC-32 of its levels
    std::int64_t width = 0;      // as it was read; 0 where it could not be
    std::int64_t height = 0;
    std::string leftOut;      // why it cannot be used, in English; or empty
    std::string sameAs;       // the file, or picture of a film, that has the same pixels (nameOf()); or empty
    std::int64_t at = -1;     // of a film's picture: when it is seen, in milliseconds from the beginning; -1 of files
    std::int64_t frames = 0;  // of a film's own entry: pictures taken
    Message reason;           // leftOut as its parts, for other languages; empty in files of older versions

    bool operator==(const DataEntry&) const = default;
};

// What people know it by: "below/01.png", "film.mp4 at 0:12.5".
std::string nameOf(const DataEntry& entry);

struct DataTable {
    std::string folder;
    std::int64_t side = 0;  // of the largest level
    Fit fit = Fit::Crop;
    double filmEvery = 0;            // seconds between pictures of a film; 0: from before films were read
    std::vector<DataEntry> entries;  // in the order of the files' names, those of a film in that of time

    bool operator==(const DataTable&) const = default;
};

inline constexpr std::int64_t kDataHeaderBytes = 64;

// A finished file, mapped. Pictures may be read from several threads.
class DataFile {
public:
    // Throws FileError on anything that is not such a file.
    explicit DataFile(const std::filesystem::path& path);

    std::int64_t count() const { return m_count; }
    const DataTable& table() const { return m_table; }
    // Pixels of a picture: (levelSide, levelSide, 3); a power of two from 4 to the table's side.
    std::span<const std::uint8_t> level(std::int64_t picture, std::int64_t levelSide) const;
    // What a picture was made of: nameOf() its entry.
    std::string nameOf(std::int64_t picture) const;
    // Throws FileError where the file was written to or cut off under us.
    void checkUnchanged() const;
    // CRC-32 of the pictures' own, in their order: by it a resumed run knows its data again, wherever their folder is
    // now and whenever its files were written.
    std::uint32_t checksum() const { return m_checksum; }
    // Whether that is what a run remembers. Older ones remember the CRC-32 of the table, folder and times with it.
    bool isKnownAs(std::uint32_t remembered) const { return remembered == m_checksum || remembered == m_tableChecksum; }

private:
    std::shared_ptr<const MappedFile> m_file;
    std::int64_t m_count = 0;
    std::uint32_t m_checksum = 0;
    std::uint32_t m_tableChecksum = 0;
    DataTable m_table;
    std::vector<std::size_t> m_entryOf;  // of each picture
};

// The header of a file with so many pictures, whose table lies behind them.
std::string dataHeader(std::int64_t side, std::int64_t count, std::string_view table);

// The table, or an entry of it, as one line of JSON, and back. Throw FileError, naming `path`.
std::string tableText(const DataTable& table);
std::string entryText(const DataEntry& entry);
DataEntry readEntry(const std::filesystem::path& path, std::string_view text);
// The settings of a table without its entries, as one line.
std::string tableHead(const DataTable& table);

std::uint32_t checksumOf(std::string_view bytes);

}  // namespace latentwalk::training
