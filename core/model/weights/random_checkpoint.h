// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/model/weights/checkpoint.h"

namespace latentwalk {

// A checkpoint with the given architecture and standard normal weights: it paints nothing but takes as long as a
// trained one. For benchmarks and tests of sizes that no model here has. Heads for every scale; the same seed gives the
// same weights.
Checkpoint randomCheckpoint(const Architecture& architecture, std::uint64_t seed);

// The architecture of the published full-size checkpoints up to `resolution`, a power of two from 4 to 1024: depths
// 512, 512, 512, 512, 256, 128, 64, 32, 16 (Karras et al. 2018, table 2). Throws std::invalid_argument.
Architecture publishedArchitecture(std::int64_t resolution);

}  // namespace latentwalk
