// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace latentwalk {

// How many images to make at once, found while they are made: it starts with 1 and doubles as long as that is worth it.
// On a CPU, where several take as long as one by one, it stays at 1, so that stopping and progress come at once; on a
// card it grows. A value that is asked and told in turns.
class BatchSize {
public:
    static constexpr std::int64_t kLargest = 16;

    std::int64_t next() const noexcept { return m_size; }
    // `count` images took so many seconds. Other counts than next(), as at an end, tell nothing.
    void took(std::int64_t count, double seconds);

private:
    std::int64_t m_size = 1;
    std::int64_t m_bestSize = 1;
    double m_bestTime = 0;  // seconds for each image at m_bestSize; 0 while nothing is known
    double m_time = 0;      // likewise at m_size, the better of the rounds so far
    int m_rounds = 0;
    bool m_settled = false;
};

}  // namespace latentwalk
