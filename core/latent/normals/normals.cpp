// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/latent/normals/normals.h"

#include "core/latent/normals/normal_kernels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <memory>
#include <numbers>
#include <stdexcept>
#include <string_view>

namespace latentwalk {
namespace {

using normals::kLanes;
using normals::kStateWords;
static_assert(kSeedsAtOnce == kLanes);

// How many numbers are transformed together; the last so many are drawn anew where they do not come out even.
constexpr std::int64_t kTogether = 16;

// One generator, or kLanes of them side by side.
class Twister {
public:
    Twister(const std::uint32_t* seeds, int lanes)
        : m_lanes(lanes), m_states(std::make_unique<std::uint32_t[]>(static_cast<std::size_t>(kStateWords * lanes))) {
        (lanes == 1 ? m_kernels.seedOne : m_kernels.seedLanes)(seeds, m_states.get());
    }

    // The next `count` floats in [0, 1) of each lane. `last`: whether nothing is drawn after them.
    void uniforms(std::int64_t count, float* out, bool last) {
        while (count > 0) {
            if (m_used == m_words) {
                m_words = last && count < kStateWords ? static_cast<int>(count) : kStateWords;
                (m_lanes == 1 ? m_kernels.stepOne : m_kernels.stepLanes)(m_states.get(), m_words);
                m_used = 0;
            }
            const std::int64_t words = std::min<std::int64_t>(count, m_words - m_used);
            m_kernels.uniforms(m_states.get() + m_used * m_lanes, words * m_lanes, out);
            m_used += static_cast<int>(words);
            count -= words;
            out += words * m_lanes;
        }
    }

private:
    const normals::Kernels& m_kernels = *normals::kernels();
    int m_lanes;
    std::unique_ptr<std::uint32_t[]> m_states;
    int m_words = 0;  // of this state that are there
    int m_used = 0;
};

// LibTorch's normal_fill: in float, with the C library.
void transformScalar(float* numbers, std::int64_t half) {
    for (std::int64_t i = 0; i < half; ++i) {
        const float radius = std::sqrt(-2.0F * std::log(1.0F - numbers[i]));
        const auto angle = static_cast<float>(2.0 * std::numbers::pi * static_cast<double>(numbers[half + i]));
        numbers[i] = radius * std::cos(angle) + 0.0F;
        numbers[half + i] = radius * std::sin(angle) + 0.0F;
    }
}

void sample(Twister& twister, std::int64_t count, std::int64_t lanes, float* numbers, NormalPath path) {
    const bool even = count % kTogether == 0;
    const std::int64_t half = kTogether / 2 * lanes;
    const auto transform = path == NormalPath::Vectorised ? normals::kernels()->transform : transformScalar;
    twister.uniforms(count, numbers, even);
    for (std::int64_t i = 0; i + kTogether <= count; i += kTogether) {
        transform(numbers + i * lanes, half);
    }
    if (!even) {
        float* const tail = numbers + (count - kTogether) * lanes;
        twister.uniforms(kTogether, tail, true);
        transform(tail, half);
    }
}

// Fewer than sixteen are drawn in double, two words each, and sines are kept for the next number
// (at::normal_distribution).
void sampleFew(std::uint32_t seed, std::int64_t count, std::int64_t stride, float* numbers) {
    constexpr int kWords = 4 * kTogether / 2;
    std::array<std::uint32_t, kStateWords> state;
    std::array<std::uint32_t, kWords> words;
    const normals::Kernels& kernels = *normals::kernels();
    kernels.seedOne(&seed, state.data());
    kernels.stepOne(state.data(), kWords);
    for (std::size_t i = 0; i < kWords; ++i) {
        std::uint32_t word = state[i];
        word ^= word >> 11;
        word ^= (word << 7) & 0x9d2c5680U;
        word ^= (word << 15) & 0xefc60000U;
        words[i] = word ^ (word >> 18);
    }
    const auto uniform = [&](std::size_t index) {
        const std::uint64_t bits = (std::uint64_t{words[2 * index]} << 32) | words[2 * index + 1];
        return static_cast<double>(bits & ((std::uint64_t{1} << 53) - 1)) * 0x1p-53;
    };
    for (std::int64_t i = 0; i < count; i += 2) {
        const double angle = 2.0 * std::numbers::pi * uniform(static_cast<std::size_t>(i));
        const double radius = std::sqrt(-2.0 * std::log(1.0 - uniform(static_cast<std::size_t>(i) + 1)));
        numbers[i * stride] = static_cast<float>(radius * std::cos(angle));
        if (i + 1 < count) {
            numbers[(i + 1) * stride] = static_cast<float>(radius * std::sin(angle));
        }
    }
}

}  // namespace

std::optional<NormalPath> torchNormalPath() {
#if defined(__x86_64__)
    const char* const wanted = std::getenv("ATEN_CPU_CAPABILITY");
    if (wanted != nullptr && std::string_view(wanted) == "default") {
        return NormalPath::Scalar;
    }
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? NormalPath::Vectorised
                                                                           : NormalPath::Scalar;
#else
    return std::nullopt;
#endif
}

void sampleNormals(std::uint64_t seed, std::span<float> numbers, NormalPath path) {
    const auto count = static_cast<std::int64_t>(numbers.size());
    const auto word = static_cast<std::uint32_t>(seed);
    if (count < kTogether) {
        sampleFew(word, count, 1, numbers.data());
        return;
    }
    Twister twister(&word, 1);
    sample(twister, count, 1, numbers.data(), path);
}

void sampleSeeds(std::uint64_t first, std::int64_t count, std::span<float> numbers, NormalPath path) {
    if (count < 0 || static_cast<std::int64_t>(numbers.size()) != count * kSeedsAtOnce) {
        throw std::invalid_argument("room for so many numbers of each seed is needed");
    }
    std::array<std::uint32_t, kLanes> seeds;
    for (std::size_t i = 0; i < seeds.size(); ++i) {
        seeds[i] = static_cast<std::uint32_t>(first + i);
    }
    if (count < kTogether) {
        for (std::size_t i = 0; i < seeds.size(); ++i) {
            sampleFew(seeds[i], count, kSeedsAtOnce, numbers.data() + i);
        }
        return;
    }
    Twister twister(seeds.data(), kLanes);
    sample(twister, count, kSeedsAtOnce, numbers.data(), path);
}

}  // namespace latentwalk
