// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/picture/picture.h"

namespace latentwalk::training {

// How a picture that is not square becomes one.
enum class Fit {
    Crop,   // its middle
    Whole,  // all of it, with white beside it
};

// A square of `side` pixels, smoothly reduced or enlarged. The picture has at least one pixel.
Picture squared(const Picture& picture, Fit fit, std::int64_t side);

// The bytes of all levels of a square whose side is a power of two from 4 on: itself, then each the mean of four pixels
// of the one before, down to 4x4. RGB, rows from the top.
std::vector<std::uint8_t> levelsOf(const Picture& square);

// Of so many pixels of the first level: bytes of all levels, and where the level of `levelSide` pixels begins.
std::int64_t bytesOfLevels(std::int64_t side);
std::int64_t levelBegin(std::int64_t side, std::int64_t levelSide);

// A level as a network sees it: (3, side, side) in [-1, 1], 255 as 1. `planes` has 3 * side * side values.
void putPlanes(std::span<const std::uint8_t> level, std::int64_t side, bool mirrored, float* planes);

}  // namespace latentwalk::training
