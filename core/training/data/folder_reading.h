// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "core/film/film_reader.h"
#include "core/training/data/convert.h"

namespace latentwalk::training {

// What a file of a folder is known by again: an entry with nothing else in it.
DataEntry identityOf(const std::filesystem::path& folder, const std::filesystem::path& file);

// Whether both are of the same file in the same state.
bool isSameFile(const DataEntry& a, const DataEntry& b);

// Makes the entries of a folder's files, one file after the other. What is the same as something before is found. One
// thread at a time.
class FolderReading {
public:
    // Called with the levels of a picture that is new: returns its number.
    using Keep = std::function<std::int64_t(std::span<const std::uint8_t> levels)>;
    using Add = std::function<void(const DataEntry& entry)>;

    // Of a film, so far.
    struct Taken {
        std::int64_t frames = 0;
        std::int64_t last = -1;  // when the last one is seen, in milliseconds
    };

    FolderReading(std::filesystem::path folder, const DataWishes& wishes, ReadPicture read, OpenFilm openFilm);

    // A picture that is there already.
    void know(const DataEntry& entry, std::span<const std::uint8_t> levels);

    // Adds the entries of a file: one, or those of a film's pictures that were not taken yet and, last, the film's own.
    // What cannot be read is an entry with the reason; what `keep`, `add` and `pause` throw, and no memory, comes out.
    void read(const std::filesystem::path& file, Taken taken, const Keep& keep, const Add& add,
              const std::function<void()>& pause);

private:
    struct Opened;
    Opened open(const std::filesystem::path& path) const;
    void readFilm(FilmReader& film, DataEntry own, Taken taken, const Keep& keep, const Add& add,
                  const std::function<void()>& pause);
    std::vector<std::uint8_t> levelsFor(const Picture& picture) const;
    void place(DataEntry& entry, std::span<const std::uint8_t> levels, const Keep& keep);

    std::filesystem::path m_folder;
    DataWishes m_wishes;
    ReadPicture m_read;
    OpenFilm m_openFilm;
    std::map<std::string, std::string> m_seen;  // what has them, by digest of its levels
};

}  // namespace latentwalk::training
