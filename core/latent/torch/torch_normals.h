// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace latentwalk {

// `torch.manual_seed(seed); torch.randn(count)` as the LibTorch that the program is linked to computes it on this
// processor. Thread-safe.
std::vector<float> torchNormals(std::uint64_t seed, std::int64_t count);

}  // namespace latentwalk
