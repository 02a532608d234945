// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace latentwalk {

// An 8-bit RGB picture, rows from the top, three bytes a pixel, no padding between rows.
struct Picture {
    std::int64_t width = 0;
    std::int64_t height = 0;
    std::vector<std::uint8_t> rgb;

    bool operator==(const Picture&) const = default;
};

}  // namespace latentwalk
