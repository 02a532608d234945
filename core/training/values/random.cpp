// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/training/values/random.h"

#include <bit>
#include <cmath>
#include <numbers>
#include <numeric>
#include <utility>

namespace latentwalk::training {

Random::Random(std::uint64_t seed) : m_state{} {
    for (std::uint64_t& word : m_state) {
        seed += 0x9e3779b97f4a7c15U;
        std::uint64_t mixed = seed;
        mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
        word = mixed ^ (mixed >> 31U);
    }
}

std::uint64_t Random::next() {
    const std::uint64_t result = std::rotl(m_state[0] + m_state[3], 23) + m_state[0];
    const std::uint64_t shifted = m_state[1] << 17U;
    m_state[2] ^= m_state[0];
    m_state[3] ^= m_state[1];
    m_state[1] ^= m_state[2];
    m_state[0] ^= m_state[3];
    m_state[2] ^= shifted;
    m_state[3] = std::rotl(m_state[3], 45);
    return result;
}

double Random::uniform() {
    return static_cast<double>(next() >> 11U) * 0x1p-53;
}

std::uint64_t Random::below(std::uint64_t count) {
    return next() % count;
}

std::vector<float> Random::normals(std::int64_t count) {
    std::vector<float> values;
    values.reserve(static_cast<std::size_t>(count + 1));
    while (static_cast<std::int64_t>(values.size()) < count) {
        const double radius = std::sqrt(-2 * std::log(1 - uniform()));
        const double angle = 2 * std::numbers::pi * uniform();
        values.push_back(static_cast<float>(radius * std::cos(angle)));
        values.push_back(static_cast<float>(radius * std::sin(angle)));
    }
    values.resize(static_cast<std::size_t>(count));
    return values;
}

std::vector<float> Random::uniforms(std::int64_t count) {
    std::vector<float> values(static_cast<std::size_t>(count));
    for (float& value : values) {
        value = static_cast<float>(next() >> 40U) * 0x1p-24F;
    }
    return values;
}

std::vector<std::uint32_t> shuffled(std::uint64_t seed, std::int64_t count) {
    std::vector<std::uint32_t> order(static_cast<std::size_t>(count));
    std::iota(order.begin(), order.end(), 0U);
    Random random(seed);
    for (std::size_t i = order.size(); i > 1; --i) {
        std::swap(order[i - 1], order[random.below(i)]);
    }
    return order;
}

}  // namespace latentwalk::training
