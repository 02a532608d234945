// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/message/message.h"
#include "core/training/data/data_file.h"

namespace latentwalk::training {

// What a folder's pictures are good for.
struct DataReport {
    std::int64_t files = 0;      // that were looked at
    std::int64_t usable = 0;     // pictures that differ from each other
    std::int64_t leftOut = 0;    // files that cannot be read as pictures
    std::int64_t same = 0;       // with the same pixels as another
    std::int64_t films = 0;      // of the files: those that pictures were taken from,
    std::int64_t frames = 0;     // how many, those included that are the same as others,
    std::int64_t damaged = 0;    // and films that could be read in part only
    std::int64_t notSquare = 0;  // of the usable
    std::int64_t smaller = 0;    // of the usable: they had to be enlarged
    std::int64_t shortest = 0;   // the shorter side, in pixels: of the smallest,
    std::int64_t median = 0;     // in the middle, half of them having less,
    std::int64_t longest = 0;    // of the largest; large ones are reduced while they are read
    std::int64_t sensible = 0;   // a size to train for: the largest power of two that is no larger than the median,
                                 // 4 to 1024; 0 without pictures
    bool operator==(const DataReport&) const = default;
};

DataReport reportOf(const DataTable& table);

// What there is to say of it, a line each: first of how many pictures, at the end of what is left out, by name, at
// most `names` of them.
std::vector<Message> linesOf(const DataTable& table, std::size_t names);

// A sentence of warning about a training with a batch of so many; nothing where all is well. Throws Error where nothing
// can be trained: no picture at all.
std::optional<Message> warningOf(const DataReport& report, std::int64_t batch);

}  // namespace latentwalk::training
