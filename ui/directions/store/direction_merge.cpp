// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/directions/store/direction_merge.h"

#include <QLockFile>
#include <algorithm>
#include <memory>

#include "core/file/atomic_file.h"
#include "core/message/file_error.h"
#include "ui/directions/store/direction_file.h"

namespace latentwalk {
namespace {

const KnownDirection* findById(const std::vector<KnownDirection>& all, const QString& id) {
    const auto place = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.id == id; });
    return place == all.end() ? nullptr : &*place;
}

auto placeOf(std::vector<FaceMark>& marks, const FaceMark& face) {
    return std::find_if(marks.begin(), marks.end(), [&](const auto& one) { return one.sameFace(face); });
}

std::vector<FaceMark> mergedMarks(std::vector<FaceMark> base, std::vector<FaceMark> mine,
                                  std::vector<FaceMark> theirs) {
    for (const FaceMark& mark : base) {
        if (placeOf(mine, mark) == mine.end()) {
            std::erase_if(theirs, [&](const auto& one) { return one.sameFace(mark); });
        }
    }
    for (const FaceMark& mark : mine) {
        const auto before = placeOf(base, mark);
        if (before != base.end() && before->more == mark.more) {
            continue;
        }
        if (const auto place = placeOf(theirs, mark); place != theirs.end()) {
            place->more = mark.more;
        } else {
            theirs.push_back(mark);
        }
    }
    return theirs;
}

KnownDirection mergedOne(const KnownDirection& base, const KnownDirection& mine, const KnownDirection& theirs) {
    KnownDirection result = theirs;
    const auto take = [&](auto KnownDirection::*field) {
        if (mine.*field != base.*field) {
            result.*field = mine.*field;
        }
    };
    take(&KnownDirection::name);
    take(&KnownDirection::star);
    take(&KnownDirection::held);
    if (mine.origin == Origin::Taught) {  // to the other it may only have come with a session
        result.origin = mine.origin;
    }
    if (mine.components != base.components) {
        result.components = mine.components;
        result.value = mine.value;
    }
    result.marks = mergedMarks(base.marks, mine.marks, theirs.marks);
    return result;
}

// Whether the user said anything about it, or about another that holds it.
bool isWorthKeeping(const KnownDirection& direction, const std::vector<KnownDirection>& among) {
    const bool isHeld = std::any_of(among.begin(), among.end(),
                                    [&](const KnownDirection& one) { return one.held.contains(direction.id); });
    return direction.origin == Origin::Taught || !direction.name.isEmpty() || direction.star ||
           !direction.held.isEmpty() || isHeld;
}

DirectionRecords worthKeeping(const DirectionRecords& all) {
    DirectionRecords result;
    result.teaching = all.teaching;
    std::copy_if(all.directions.begin(), all.directions.end(), std::back_inserter(result.directions),
                 [&](const KnownDirection& one) { return isWorthKeeping(one, all.directions); });
    return result;
}

// Until it is destroyed no other window writes the file. Throws FileError when one does so for too long.
std::unique_ptr<QLockFile> locked(const std::filesystem::path& path) {
    constexpr int kPatience = 5000;  // milliseconds
    makeDirectories(path.parent_path());
    auto lock = std::make_unique<QLockFile>(QString::fromStdString(path.string()) + QStringLiteral(".lock"));
    // Where the folder cannot be written to, what follows says so better.
    if (!lock->tryLock(kPatience) && lock->error() == QLockFile::LockFailedError) {
        throw FileError(path, Core::about("%1 is being written by another window for too long"));
    }
    return lock;
}

DirectionRecords readTheirs(const std::filesystem::path& path, const DirectionRecords& base, std::int64_t latentSize) {
    std::error_code none;
    if (!std::filesystem::exists(path, none)) {
        return base;
    }
    try {
        return readRecords(path, latentSize);
    } catch (const FileError&) {
        if (!keepAside(path)) {
            throw;
        }
        return base;
    }
}

}  // namespace

DirectionRecords merged(const DirectionRecords& base, const DirectionRecords& mine, const DirectionRecords& theirs) {
    DirectionRecords together;
    std::vector<KnownDirection>& all = together.directions;
    for (const KnownDirection& one : mine.directions) {
        const KnownDirection* before = findById(base.directions, one.id);
        const KnownDirection* other = findById(theirs.directions, one.id);
        if (other != nullptr) {
            all.push_back(mergedOne(before != nullptr ? *before : KnownDirection{}, one, *other));
        } else if (before == nullptr || one != *before) {
            all.push_back(one);
        }
    }
    for (const KnownDirection& one : theirs.directions) {
        const KnownDirection* before = findById(base.directions, one.id);
        if (findById(mine.directions, one.id) == nullptr && (before == nullptr || one != *before)) {
            all.push_back(one);
        }
    }
    together.teaching = mine.teaching != base.teaching ? mine.teaching : theirs.teaching;
    return worthKeeping(together);
}

void mergeIntoFile(const std::filesystem::path& path, DirectionRecords& base, const DirectionRecords& mine,
                   std::int64_t latentSize) {
    const auto lock = locked(path);
    writeRecords(path, merged(base, mine, readTheirs(path, base, latentSize)));
    base = worthKeeping(mine);
}

void joinIntoFile(const std::filesystem::path& path, DirectionRecords& records, const std::filesystem::path& former,
                  std::int64_t latentSize) {
    std::error_code none;
    if (!std::filesystem::exists(former, none)) {
        return;
    }
    const auto lock = locked(path);
    DirectionRecords old;
    try {
        old = readRecords(former, latentSize);
    } catch (const FileError&) {
        keepAside(former);  // else it would be complained about at every start
        throw;
    }
    DirectionRecords together = merged({}, readTheirs(path, records, latentSize), old);
    writeRecords(path, together);
    records = std::move(together);
    std::filesystem::remove(former, none);
}

}  // namespace latentwalk
