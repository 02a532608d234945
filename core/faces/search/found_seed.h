// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace latentwalk {

// A seed that fits a query.
struct FoundSeed {
    std::uint64_t seed = 0;
    double likeness =
        0;  // cosine between the faces as the format layer sees them, -1 ... 1; 0 where none was asked for
    double certainty = 1;  // how likely it is that all scores lie in their ranges, 0 ... 1; 1 where none were asked for

    bool operator==(const FoundSeed&) const = default;
};

}  // namespace latentwalk
