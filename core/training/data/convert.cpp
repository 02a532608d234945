// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/training/data/convert.h"

#include <sys/stat.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "core/file/sha256.h"
#include "core/message/file_error.h"
#include "core/training/data/unfinished_data.h"

namespace latentwalk::training {
namespace {

// Larger pictures are reduced while they are read; more than this no level shows.
std::int64_t longestRead(std::int64_t side) {
    return std::max<std::int64_t>(1024, 4 * side);
}

// What a file is known by again.
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

// Goes through the files of a folder; what a picture's levels are given to is told by `keep`, whose number they get.
class FolderReading {
public:
    FolderReading(std::filesystem::path folder, const DataWishes& wishes, ReadPicture read)
        : m_folder(std::move(folder)), m_wishes(wishes), m_read(std::move(read)) {}

    // A picture that is known already, with its levels' digest.
    void know(const DataEntry& entry, std::string digest) { m_seen.emplace(std::move(digest), entry.file); }

    DataEntry read(const std::filesystem::path& file,
                   const std::function<std::int64_t(std::span<const std::uint8_t>)>& keep) {
        DataEntry entry = identityOf(m_folder, file);
        std::vector<std::uint8_t> levels;
        try {
            const Picture picture = m_read(m_folder / file, longestRead(m_wishes.side));
            entry.width = picture.width;
            entry.height = picture.height;
            levels = levelsOf(squared(picture, m_wishes.fit, m_wishes.side));
        } catch (const std::bad_alloc&) {
            throw;
        } catch (const std::exception& error) {
            entry.leftOut = error.what();
            entry.reason = messageOf(error);
            return entry;
        }
        const auto [same, isNew] = m_seen.emplace(sha256(std::as_bytes(std::span(levels))), entry.file);
        if (!isNew) {
            entry.sameAs = same->second;
            return entry;
        }
        entry.checksum = checksumOf({reinterpret_cast<const char*>(levels.data()), levels.size()});
        entry.picture = keep(levels);
        return entry;
    }

private:
    std::filesystem::path m_folder;
    DataWishes m_wishes;
    ReadPicture m_read;
    std::map<std::string, std::string> m_seen;  // file by digest of its levels
};

DataTable emptyTable(const std::filesystem::path& folder, const DataWishes& wishes) {
    return {folder.string(), wishes.side, wishes.fit, {}};
}

// Whether the finished file at `path` is what these files would give.
bool isDoneFor(const std::filesystem::path& path, const std::filesystem::path& folder, const DataWishes& wishes) {
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) {
        return false;
    }
    const DataFile finished(path);
    const DataTable& table = finished.table();
    if (table.side != wishes.side || table.fit != wishes.fit) {
        return false;
    }
    if (!std::filesystem::is_directory(folder, ignored)) {
        return true;
    }
    const auto files = filesIn(folder);
    return std::ranges::equal(files, table.entries, [&](const std::filesystem::path& file, const DataEntry& entry) {
        return isSameFile(identityOf(folder, file), entry);
    });
}

}  // namespace

std::vector<std::filesystem::path> filesIn(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    try {
        using Iterator = std::filesystem::recursive_directory_iterator;
        for (Iterator at(folder, std::filesystem::directory_options::skip_permission_denied); at != Iterator(); ++at) {
            if (at->path().filename().string().starts_with('.')) {
                at.disable_recursion_pending();
            } else if (at->is_regular_file()) {
                files.push_back(at->path().lexically_relative(folder));
            }
        }
    } catch (const std::filesystem::filesystem_error& error) {
        throw FileError(folder, Core::about("%1 cannot be read as a folder of pictures: %2")(error.code().message()));
    }
    std::ranges::sort(files, {}, [](const std::filesystem::path& path) { return path.string(); });
    return files;
}

DataTable lookAt(const std::filesystem::path& folder, const DataWishes& wishes, const ReadPicture& read,
                 const TellProgress& tell) {
    DataTable table = emptyTable(folder, wishes);
    FolderReading reading(folder, wishes, read);
    const auto files = filesIn(folder);
    std::int64_t pictures = 0;
    for (const auto& file : files) {
        tellProgress(tell, {static_cast<std::int64_t>(table.entries.size()), static_cast<std::int64_t>(files.size())});
        table.entries.push_back(reading.read(file, [&](std::span<const std::uint8_t>) { return pictures++; }));
    }
    return table;
}

void convertFolder(const std::filesystem::path& folder, const std::filesystem::path& path, const DataWishes& wishes,
                   const ReadPicture& read, const TellProgress& tell) {
    if (isDoneFor(path, folder, wishes)) {
        return;
    }
    const auto files = filesIn(folder);
    FolderReading reading(folder, wishes, read);
    UnfinishedData data(path, emptyTable(folder, wishes));
    for (std::size_t i = 0; i < data.entries().size(); ++i) {
        const DataEntry& entry = data.entries()[i];
        if (i >= files.size() || !isSameFile(identityOf(folder, files[i]), entry)) {
            data.startAgain();
            reading = FolderReading(folder, wishes, read);
            break;
        }
        if (entry.picture >= 0) {
            const std::vector<std::uint8_t> levels = data.levels(entry.picture);
            reading.know(entry, sha256(std::as_bytes(std::span(levels))));
        }
    }
    for (std::size_t i = data.entries().size(); i < files.size(); ++i) {
        tellProgress(tell, {static_cast<std::int64_t>(i), static_cast<std::int64_t>(files.size())});
        data.add(reading.read(files[i], [&](std::span<const std::uint8_t> levels) { return data.addPicture(levels); }));
    }
    data.finish();
}

}  // namespace latentwalk::training
