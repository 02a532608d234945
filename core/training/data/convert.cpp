// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/training/data/convert.h"

#include <algorithm>
#include <string>
#include <utility>

#include "core/message/file_error.h"
#include "core/training/data/folder_reading.h"
#include "core/training/data/unfinished_data.h"

namespace latentwalk::training {
namespace {

DataTable emptyTable(const std::filesystem::path& folder, const DataWishes& wishes) {
    return {folder.string(), wishes.side, wishes.fit, wishes.filmEvery, {}};
}

// Tells how many files are done; what `tell` throws comes out of it.
std::function<void()> telling(const TellProgress& tell, std::size_t done, std::size_t all) {
    return [&tell, done, all] {
        tellProgress(tell, {static_cast<std::int64_t>(done), static_cast<std::int64_t>(all)});
    };
}

// Whether the finished file at `path` is what these files would give.
bool isDoneFor(const std::filesystem::path& path, const std::filesystem::path& folder, const DataWishes& wishes) {
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) {
        return false;
    }
    const DataFile finished(path);
    const DataTable& table = finished.table();
    if (tableHead({{}, table.side, table.fit, table.filmEvery, {}}) != tableHead(emptyTable({}, wishes))) {
        return false;
    }
    if (!std::filesystem::is_directory(folder, ignored)) {
        return true;
    }
    const auto files = filesIn(folder);
    std::vector<DataEntry> own = table.entries;
    std::erase_if(own, [](const DataEntry& entry) { return entry.at >= 0; });
    return std::ranges::equal(files, own, [&](const std::filesystem::path& file, const DataEntry& entry) {
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
                 const TellProgress& tell, const OpenFilm& film) {
    DataTable table = emptyTable(folder, wishes);
    FolderReading reading(folder, wishes, read, film);
    const auto files = filesIn(folder);
    std::int64_t pictures = 0;
    const auto keep = [&](std::span<const std::uint8_t>) { return pictures++; };
    const auto add = [&](const DataEntry& entry) { table.entries.push_back(entry); };
    for (std::size_t i = 0; i < files.size(); ++i) {
        const auto pause = telling(tell, i, files.size());
        pause();
        reading.read(files[i], {}, keep, add, pause);
    }
    return table;
}

void convertFolder(const std::filesystem::path& folder, const std::filesystem::path& path, const DataWishes& wishes,
                   const ReadPicture& read, const TellProgress& tell, const OpenFilm& film) {
    if (isDoneFor(path, folder, wishes)) {
        return;
    }
    const auto files = filesIn(folder);
    FolderReading reading(folder, wishes, read, film);
    UnfinishedData data(path, emptyTable(folder, wishes));
    std::size_t done = 0;        // files whose entries are all there
    FolderReading::Taken taken;  // of the film behind them
    for (const DataEntry& entry : data.entries()) {
        if (done >= files.size() || !isSameFile(identityOf(folder, files[done]), entry)) {
            data.startAgain();
            reading = FolderReading(folder, wishes, read, film);
            done = 0;
            taken = {};
            break;
        }
        if (entry.picture >= 0) {
            reading.know(entry, data.levels(entry.picture));
        }
        if (entry.at < 0) {
            ++done;
            taken = {};
        } else {
            taken = {taken.frames + 1, entry.at};
        }
    }
    const auto keep = [&](std::span<const std::uint8_t> levels) { return data.addPicture(levels); };
    const auto add = [&](const DataEntry& entry) { data.add(entry); };
    for (std::size_t i = done; i < files.size(); ++i) {
        const auto pause = telling(tell, i, files.size());
        pause();
        reading.read(files[i], std::exchange(taken, {}), keep, add, pause);
    }
    data.finish();
}

}  // namespace latentwalk::training
