// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>

namespace latentwalk {

// How LibTorch's CPU path makes normal numbers out of uniform ones. Both draw them from a Mersenne Twister and
// transform them by Box and Muller's method, sixteen at a time; they differ in the last bits of logarithm, sine and
// cosine.
enum class NormalPath {
    Vectorised,  // its AVX2 kernel, with polynomials of its own: every x86-64 processor since 2013 or so
    Scalar,      // the C library's functions
};

// The path that LibTorch (1.13) takes on this processor: it looks for AVX2 with fused multiplication, and obeys the
// environment variable ATEN_CPU_CAPABILITY=default. Empty where its path is not known to the last bit (processors other
// than x86-64, on which its compiler may have fused what it liked): there only LibTorch itself can be asked.
std::optional<NormalPath> torchNormalPath();

// Fills `numbers` with what `torch.manual_seed(seed); torch.randn(numbers.size())` gives on that path, bit for bit; of
// the seed the lower 32 bits count, as there. Fewer than sixteen numbers are the same on both paths. Thread-safe,
// some five microseconds for 512 numbers on the vectorised path.
void sampleNormals(std::uint64_t seed, std::span<float> numbers, NormalPath path);

// How many seeds sampleSeeds() samples side by side.
inline constexpr std::int64_t kSeedsAtOnce = 16;

// The numbers of the seeds first ... first + 15, `count` of each, side by side: numbers holds count * kSeedsAtOnce, of
// which [i * kSeedsAtOnce + s] is the i-th number of seed first + s, the same that sampleNormals() gives. Several times
// as fast as one seed after the other. Throws std::invalid_argument when `numbers` has another size.
void sampleSeeds(std::uint64_t first, std::int64_t count, std::span<float> numbers, NormalPath path);

}  // namespace latentwalk
