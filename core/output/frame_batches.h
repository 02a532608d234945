// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>

#include "core/generator/generator.h"
#include "core/picture/images.h"
#include "core/walk/session_walk.h"

namespace latentwalk {

// How a session's values become bytes.
Range rangeOf(const Session& session);

// The side that all frames of a session get: while the network grows they come in different sizes, and each smaller one
// has its pixels enlarged to the largest's. 0 where nothing grows and all come alike.
std::int64_t commonSize(const Session& session);

// `picture` enlarged by a whole number to `size` pixels a side, where that is larger.
Picture enlargedTo(Picture picture, std::int64_t size);

// Renders `count` images in order, in batches of moments with equal options, of the size that is found to be the
// fastest here (BatchSize), and hands each batch to `take` with the index of its first. `tell` is told after each
// batch how many are done, and ends it by throwing.
void forEachBatch(Generator& generator, std::int64_t count, const std::function<Moment(std::int64_t)>& momentOf,
                  const std::function<void(std::int64_t, Images)>& take, const std::function<void(std::int64_t)>& tell);

// The same picture by picture.
void forEachPicture(Generator& generator, std::int64_t count, const std::function<Moment(std::int64_t)>& momentOf,
                    Range range, const std::function<void(std::int64_t, Picture)>& take,
                    const std::function<void(std::int64_t)>& tell);

}  // namespace latentwalk
