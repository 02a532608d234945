// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace latentwalk::fast {

// Finds out by use which of several ways to do the same work is the fastest here: takes each in turn, three times, and
// then stays with the one whose best time was the shortest. The first way is the usual one, and it stays unless another
// is clearly faster, so that chance decides little.
class Fastest {
public:
    // `ways` >= 1.
    explicit Fastest(int ways);

    // The way to take now.
    int way() const { return m_way; }

    // What the work took in way(), in seconds; not to be called any more once isDecided().
    void took(double seconds);

    bool isDecided() const { return m_trials >= kTrials * static_cast<int>(m_best.size()); }

private:
    static constexpr int kTrials = 3;
    static constexpr double kClearly = 0.95;

    std::vector<double> m_best;
    int m_way = 0;
    int m_trials = 0;
};

}  // namespace latentwalk::fast
