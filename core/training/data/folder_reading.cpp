// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/training/data/folder_reading.h"

#include <sys/stat.h>

#include <algorithm>
#include <cmath>
#include <new>
#include <optional>
#include <utility>

#include "core/file/sha256.h"
#include "core/message/file_error.h"

namespace latentwalk::training {
namespace {

// Larger pictures are reduced while they are read; more than this no level shows.
std::int64_t longestRead(std::int64_t side) {
    return std::max<std::int64_t>(1024, 4 * side);
}

std::string digestOf(std::span<const std::uint8_t> levels) {
    return sha256(std::as_bytes(levels));
}

// When the next picture of a film is due, in seconds: by what the table has of the last one, so that it is the same
// where reading was interrupted. Two thousandths are what containers and the table round.
double dueAfter(FolderReading::Taken taken, double every) {
    constexpr double kRounding = 0.002;
    return taken.last < 0 ? 0 : (std::floor((static_cast<double>(taken.last) / 1000 + kRounding) / every) + 1) * every;
}

// Runs `work`; why it could not be done is noted as the reason to leave the file out. No memory is no fault of a file.
template <class Work>
void noteReason(DataEntry& entry, const Work& work) {
    try {
        work();
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::exception& error) {
        entry.leftOut = error.what();
        entry.reason = messageOf(error);
    }
}

}  // namespace

DataEntry identityOf(const std::filesystem::path& folder, const std::filesystem::path& file) {
    DataEntry entry;
    entry.file = file.string();
    struct stat status {};
    if (::stat((folder / file).c_str(), &status) == 0) {
        entry.bytes = static_cast<std::uint64_t>(status.st_size);
        entry.changed = std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec;
    }
    return entry;
}

bool isSameFile(const DataEntry& a, const DataEntry& b) {
    // As the table has it: bytes of names that are no UTF-8 are lost there.
    return entryText(DataEntry{a.file, a.bytes, a.changed}) == entryText(DataEntry{b.file, b.bytes, b.changed});
}

// One of them.
struct FolderReading::Opened {
    Picture picture;
    std::unique_ptr<FilmReader> film;
};

FolderReading::FolderReading(std::filesystem::path folder, const DataWishes& wishes, ReadPicture read,
                             OpenFilm openFilm)
    : m_folder(std::move(folder)), m_wishes(wishes), m_read(std::move(read)), m_openFilm(std::move(openFilm)) {}

void FolderReading::know(const DataEntry& entry, std::span<const std::uint8_t> levels) {
    m_seen.emplace(digestOf(levels), nameOf(entry));
}

void FolderReading::read(const std::filesystem::path& file, Taken taken, const Keep& keep, const Add& add,
                         const std::function<void()>& pause) {
    DataEntry entry = identityOf(m_folder, file);
    Opened opened;
    std::vector<std::uint8_t> levels;
    noteReason(entry, [&] {
        opened = open(m_folder / file);
        if (!opened.film) {
            levels = levelsFor(opened.picture);
        }
    });
    if (opened.film) {
        readFilm(*opened.film, std::move(entry), taken, keep, add, pause);
        return;
    }
    entry.width = opened.picture.width;
    entry.height = opened.picture.height;
    if (entry.leftOut.empty()) {
        place(entry, levels, keep);
    }
    add(entry);
}

// A moving GIF would be a still picture, too, to a window that can read it.
FolderReading::Opened FolderReading::open(const std::filesystem::path& path) const {
    const std::int64_t longest = longestRead(m_wishes.side);
    if (beginsAsFilm(path)) {
        if (auto film = m_openFilm(path, longest)) {
            return {{}, std::move(film)};
        }
    }
    try {
        return {m_read(path, longest), nullptr};
    } catch (const FileError&) {
        if (auto film = m_openFilm(path, longest)) {
            return {{}, std::move(film)};
        }
        throw;
    }
}

void FolderReading::readFilm(FilmReader& film, DataEntry own, Taken taken, const Keep& keep, const Add& add,
                             const std::function<void()>& pause) {
    while (true) {
        std::optional<FilmPicture> next;
        std::vector<std::uint8_t> levels;
        noteReason(own, [&] {
            next = film.next(dueAfter(taken, m_wishes.filmEvery), pause);
            if (next) {
                levels = levelsFor(next->picture);
            }
        });
        if (!next || !own.leftOut.empty()) {
            break;
        }
        taken.last = std::llround(next->seconds * 1000);
        ++taken.frames;
        DataEntry entry = own;
        entry.at = taken.last;
        entry.width = next->picture.width;
        entry.height = next->picture.height;
        place(entry, levels, keep);
        add(entry);
    }
    own.frames = taken.frames;
    add(own);
}

std::vector<std::uint8_t> FolderReading::levelsFor(const Picture& picture) const {
    return levelsOf(squared(picture, m_wishes.fit, m_wishes.side));
}

void FolderReading::place(DataEntry& entry, std::span<const std::uint8_t> levels, const Keep& keep) {
    const auto [same, isNew] = m_seen.emplace(digestOf(levels), nameOf(entry));
    if (!isNew) {
        entry.sameAs = same->second;
        return;
    }
    entry.checksum = checksumOf({reinterpret_cast<const char*>(levels.data()), levels.size()});
    entry.picture = keep(levels);
}

}  // namespace latentwalk::training
