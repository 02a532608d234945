// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

#include "core/file/descriptor.h"
#include "core/training/data/data_file.h"

namespace latentwalk::training {

// A DataFile on its way: "PATH.part" has the pictures, "PATH.journal" a line of JSON for each entry.
// A line is written after its picture and says its checksum; what does not fit together, where a process was killed or
// a disk lost its power, is cut off at the beginning. Every failure is a FileError.
class UnfinishedData {
public:
    // Takes up what is there if it was begun with the same settings.
    UnfinishedData(std::filesystem::path path, DataTable settings);

    const std::vector<DataEntry>& entries() const { return m_table.entries; }
    // The pixels of a picture that is there, read from the disk.
    std::vector<std::uint8_t> levels(std::int64_t picture) const;

    void startAgain();
    // Returns the picture's number.
    std::int64_t addPicture(std::span<const std::uint8_t> levels);
    void add(const DataEntry& entry);
    // Writes table and header, and gives the file its name.
    void finish();

private:
    void takeUp();
    void write(const Descriptor& to, const std::filesystem::path& path, std::int64_t at, std::string_view bytes);
    void cutOff(const Descriptor& file, const std::filesystem::path& path, std::int64_t size);
    std::int64_t begin(std::int64_t picture) const;

    std::filesystem::path m_path;
    std::filesystem::path m_dataPath;
    std::filesystem::path m_journalPath;
    DataTable m_table;
    Descriptor m_data;
    Descriptor m_journal;
    std::int64_t m_pictures = 0;
    std::int64_t m_journalEnd = 0;
};

}  // namespace latentwalk::training
