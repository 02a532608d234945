// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "ui/directions/store/known_direction.h"

namespace latentwalk {

// What two windows leave together: `theirs` stands in the file, and `base` became `mine` meanwhile. Directions are told
// apart by their ids; of one that both changed each field is the one that changed, mine where both did, and marks are
// put together face by face. One that either took away is gone unless the other changed it. What is not worth keeping
// is left out.
DirectionRecords merged(const DirectionRecords& base, const DirectionRecords& mine, const DirectionRecords& theirs);

// The same with a file that other windows write as well, one at a time; `base` becomes what of `mine` is worth keeping.
// A file that is not there counts as unchanged, one that cannot be read is put aside (see keepAside()). Throws
// FileError; then nothing has changed. Blocking, for seconds while others write.
void mergeIntoFile(const std::filesystem::path& path, DirectionRecords& base, const DirectionRecords& mine,
                   std::int64_t latentSize);

// Takes what stands in the file `former`, where there is one, over into the file `path` and into `records`, which were
// read from that, and removes `former`: its directions and their marks are added, and of one that both have each field
// that is empty is filled in. A `former` that cannot be read is put aside. Throws FileError; then nothing else has
// changed. Blocking like mergeIntoFile().
void joinIntoFile(const std::filesystem::path& path, DirectionRecords& records, const std::filesystem::path& former,
                  std::int64_t latentSize);

}  // namespace latentwalk
