// SPDX-License-Identifier: GPL-3.0-or-later
// The sliced Wasserstein distance of two sets of images (Karras et al. 2018, section 5; Rabin et al. 2011).

#include <ATen/Parallel.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <numeric>

#include "core/torch/module/functions.h"
#include "core/torch/module/torch_network.h"
#include "core/training/values/random.h"

namespace latentwalk::with_torch {
namespace {

constexpr std::int64_t kPatch = 7;
constexpr std::int64_t kPatches = 128;     // of each image and level
constexpr std::int64_t kDirections = 512;  // in four times 128, which are averaged: the same as all at once
constexpr std::int64_t kSmallest = 16;     // pixels of the last level

// 5x5 binomial filter, edges mirrored (without the edge itself), each channel alone.
at::Tensor binomial(const at::Tensor& x, double factor) {
    const at::Tensor row = at::tensor({1.0F, 4.0F, 6.0F, 4.0F, 1.0F}) / 16;
    const at::Tensor kernel = (row.unsqueeze(1) * row.unsqueeze(0) * factor).expand({3, 1, 5, 5}).contiguous();
    return at::conv2d(at::reflection_pad2d(x, {2, 2, 2, 2}), kernel, {}, 1, at::IntArrayRef{0, 0}, 1, 3);
}

at::Tensor pyramidDown(const at::Tensor& x) {
    return binomial(x, 1).slice(2, 0, x.size(2), 2).slice(3, 0, x.size(3), 2).contiguous();
}

at::Tensor pyramidUp(const at::Tensor& x) {
    at::Tensor wide = at::zeros({x.size(0), 3, x.size(2) * 2, x.size(3) * 2});
    wide.slice(2, 0, wide.size(2), 2).slice(3, 0, wide.size(3), 2).copy_(x);
    return binomial(wide, 4);
}

// From the finest on: what each level has beyond the next, and the last as it is.
std::vector<at::Tensor> laplacianPyramid(at::Tensor x) {
    std::vector<at::Tensor> levels;
    while (x.size(2) > kSmallest) {
        const at::Tensor smaller = pyramidDown(x);
        levels.push_back(x - pyramidUp(smaller));
        x = smaller;
    }
    levels.push_back(x);
    return levels;
}

// Random patches (N * kPatches, 3 * 7 * 7), over which each channel has mean 0 and deviation 1.
at::Tensor patchesOf(const at::Tensor& level, training::Random& random) {
    const std::int64_t count = level.size(0), side = level.size(2);
    const std::int64_t size = std::min(kPatch, side);
    at::Tensor patches = at::empty({count * kPatches, 3, size, size});
    const float* const from = level.data_ptr<float>();
    float* to = patches.data_ptr<float>();
    for (std::int64_t i = 0; i < count * kPatches; ++i) {
        const auto x = static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(side - size + 1)));
        const auto y = static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(side - size + 1)));
        for (std::int64_t row = 0; row < 3 * size; ++row) {
            const std::int64_t channel = row / size;
            const float* const begin = from + ((i / kPatches * 3 + channel) * side + y + row % size) * side + x;
            std::memcpy(to, begin, static_cast<std::size_t>(size) * sizeof(float));
            to += size;
        }
    }
    patches -= patches.mean({0, 2, 3}, true);
    patches /= patches.square().mean({0, 2, 3}, true).sqrt() + 1e-12;
    return patches.flatten(1);
}

at::Tensor directions(std::int64_t size, training::Random& random) {
    const std::vector<float> numbers = random.normals(size * kDirections);
    at::Tensor all = at::empty({size, kDirections});
    std::ranges::copy(numbers, all.data_ptr<float>());
    return all / all.square().sum(0, true).sqrt();
}

// Sorts each row of a matrix of finite numbers, from the least on: by eleven bits at a time, where LibTorch compares
// and keeps track of where each number was.
void sortRows(at::Tensor& matrix) {
    constexpr int kBits = 11, kPasses = 3;
    constexpr std::uint32_t kMask = (1U << kBits) - 1, kSign = 0x80000000U;
    const auto size = static_cast<std::size_t>(matrix.size(1));
    float* const rows = matrix.data_ptr<float>();
    at::parallel_for(0, matrix.size(0), 1, [&](std::int64_t first, std::int64_t last) {
        std::vector<std::uint32_t> from(size), to(size);
        for (std::int64_t row = first; row < last; ++row) {
            float* const values = rows + row * static_cast<std::int64_t>(size);
            std::array<std::array<std::uint32_t, kMask + 1>, kPasses> places{};
            for (std::size_t i = 0; i < size; ++i) {
                // As whole numbers in the same order.
                const auto bits = std::bit_cast<std::uint32_t>(values[i]);
                from[i] = bits ^ ((bits & kSign) != 0 ? ~0U : kSign);
                for (int pass = 0; pass < kPasses; ++pass) {
                    ++places[static_cast<std::size_t>(pass)][from[i] >> (pass * kBits) & kMask];
                }
            }
            for (int pass = 0; pass < kPasses; ++pass) {
                auto& place = places[static_cast<std::size_t>(pass)];
                std::exclusive_scan(place.begin(), place.end(), place.begin(), 0U);
                for (const std::uint32_t bits : from) {
                    to[place[bits >> (pass * kBits) & kMask]++] = bits;
                }
                from.swap(to);
            }
            for (std::size_t i = 0; i < size; ++i) {
                values[i] = std::bit_cast<float>(from[i] ^ ((from[i] & kSign) != 0 ? kSign : ~0U));
            }
        }
    });
}

double distance(const at::Tensor& a, const at::Tensor& b, training::Random& random) {
    const at::Tensor along = directions(a.size(1), random);
    // Rows are sorted: they lie side by side.
    at::Tensor sortedA = at::mm(along.t(), a.t()), sortedB = at::mm(along.t(), b.t());
    sortRows(sortedA);
    sortRows(sortedB);
    return (sortedA - sortedB).abs().mean().item<double>() * 1000;
}

}  // namespace

std::vector<double> slicedWasserstein(const Images& a, const Images& b, std::uint64_t seed, int threads) {
    return translated([&] {
        const c10::InferenceMode inference;
        useThreads(threads);
        const auto tensorOf = [](const Images& images) {
            at::Tensor tensor = at::empty({images.count, 3, images.height, images.width});
            std::ranges::copy(images.values, tensor.data_ptr<float>());
            return tensor;
        };
        training::Random random(seed);
        const auto levelsA = laplacianPyramid(tensorOf(a)), levelsB = laplacianPyramid(tensorOf(b));
        std::vector<double> distances;
        for (std::size_t i = 0; i < levelsA.size(); ++i) {
            const at::Tensor patchesA = patchesOf(levelsA[i], random);
            const at::Tensor patchesB = patchesOf(levelsB[i], random);
            distances.push_back(distance(patchesA, patchesB, random));
        }
        return distances;
    });
}

}  // namespace latentwalk::with_torch
