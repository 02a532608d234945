// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace latentwalk {

// The random numbers that one child is made of. The same ones on every processor: normal numbers by the sampler of
// seeds, always on its vectorised path; uniform ones by SplitMix64 (Steele, Lea and Flood 2014), which takes the seed
// too.
class Draws {
public:
    // Of try `attempt` at child `index` of a generation.
    Draws(std::uint64_t seed, std::uint64_t index, std::uint64_t attempt);

    std::uint64_t bits();
    // In (0, 1].
    double uniform();
    // 0 ... count - 1, each as likely as another.
    std::size_t choice(std::size_t count);
    std::vector<double> normals(std::int64_t count);

private:
    std::uint64_t m_state;
};

}  // namespace latentwalk
