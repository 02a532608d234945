// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace latentwalk::training {

// The one source of a run's random numbers: xoshiro256++ (Blackman & Vigna 2019), whose whole state is four words. A
// run that is resumed with the state goes on with the same numbers.
class Random {
public:
    using State = std::array<std::uint64_t, 4>;

    // The state is filled by SplitMix64, as its authors advise.
    explicit Random(std::uint64_t seed);
    // A state that is not all zeros, which would stay so.
    explicit Random(const State& state) : m_state(state) {}

    const State& state() const { return m_state; }

    std::uint64_t next();
    // In [0, 1), 53 bits.
    double uniform();
    // In [0, count), count at least 1; without a bias that anybody could see (below 2^-32 for counts below 2^32).
    std::uint64_t below(std::uint64_t count);
    // Standard normal (Box & Muller), two at a time; of an odd count the last one's partner is lost.
    std::vector<float> normals(std::int64_t count);
    std::vector<float> uniforms(std::int64_t count);

private:
    State m_state;
};

// Where picture `place` of an epoch with this seed lies in a data set of `count`: every picture once an epoch.
std::vector<std::uint32_t> shuffled(std::uint64_t seed, std::int64_t count);

}  // namespace latentwalk::training
