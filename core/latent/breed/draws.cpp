// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/latent/breed/draws.h"

#include <algorithm>

#include "core/latent/normals/normals.h"

namespace latentwalk {
namespace {

constexpr std::uint64_t kGolden = 0x9E3779B97F4A7C15;

std::uint64_t scrambled(std::uint64_t value) {
    value = (value ^ value >> 30U) * 0xBF58476D1CE4E5B9;
    value = (value ^ value >> 27U) * 0x94D049BB133111EB;
    return value ^ value >> 31U;
}

}  // namespace

Draws::Draws(std::uint64_t seed, std::uint64_t index, std::uint64_t attempt)
    : m_state(scrambled(scrambled(scrambled(seed + kGolden) + index + kGolden) + attempt + kGolden)) {}

std::uint64_t Draws::bits() {
    m_state += kGolden;
    return scrambled(m_state);
}

double Draws::uniform() {
    return static_cast<double>((bits() >> 11U) + 1) * 0x1p-53;
}

std::size_t Draws::choice(std::size_t count) {
    const auto place = static_cast<std::size_t>(uniform() * static_cast<double>(count));
    return std::min(place, count - 1);
}

std::vector<double> Draws::normals(std::int64_t count) {
    // The sampler takes 32 bits of a seed.
    std::vector<float> numbers(static_cast<std::size_t>(count));
    sampleNormals(bits() >> 32U, numbers, NormalPath::Vectorised);
    return {numbers.begin(), numbers.end()};
}

}  // namespace latentwalk
