// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/generator/make/cost.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <functional>
#include <vector>

#include "core/generator/fast/base/aligned_buffer.h"
#include "core/generator/fast/base/workers.h"
#include "core/generator/fast/fast_network.h"
#include "core/generator/fast/kernels/kernels.h"
#include "core/generator/fast/kernels/tile_kernels.h"

namespace latentwalk {

Cost costOf(const Architecture& architecture, int scale, Precision precision) {
    const double format = static_cast<double>(architecture.latentSize * 16 * architecture.depths[0]);
    Cost cost{format, format};
    const bool tiles = precision == Precision::BFloat16 && fast::tileKernels() != nullptr;
    const auto add = [&](std::int64_t in, std::int64_t out, std::int64_t resolution, bool upsample) {
        const auto pairs = static_cast<double>(in * out * resolution * resolution);
        if (tiles) {
            cost.direct += 9 * pairs;
            cost.ours += (upsample && resolution / 2 >= fast::kTilePixels ? 4 : 9) * pairs;
            return;
        }
        const bool direct = resolution <= fast::largestDirectResolution(architecture, precision == Precision::BFloat16);
        cost.direct += 9 * pairs;
        cost.ours += (direct ? (upsample ? 4 : 9) : upsample ? 25.0 / 16 : 36.0 / 16) * pairs;
    };
    add(architecture.depths[0], architecture.depths[0], 4, false);
    for (int i = 1; i <= scale; ++i) {
        const auto at = static_cast<std::size_t>(i);
        add(architecture.depths[at - 1], architecture.depths[at], Architecture::resolution(i), true);
        add(architecture.depths[at], architecture.depths[at], Architecture::resolution(i), false);
    }
    return cost;
}

namespace {

// `multiply(worker)` does `products` multiply-adds on one thread; the best of several rounds of all threads.
double bestRate(int threads, double products, const std::function<void(int worker)>& multiply) {
    constexpr int kRepeats = 40;
    fast::Workers workers(threads);
    double best = 0;
    for (int trial = 0; trial < 20; ++trial) {
        const auto begin = std::chrono::steady_clock::now();
        workers.run(threads, [&](std::int64_t share, int) {
            for (int i = 0; i < kRepeats; ++i) {
                multiply(static_cast<int>(share));
            }
        });
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        best = std::max(best, threads * kRepeats * products / took.count());
    }
    return best;
}

constexpr std::int64_t kSize = 128;  // square factors that fit into the caches
constexpr auto kProducts = static_cast<double>(kSize * kSize * kSize);

double tileRate(const fast::TileKernels& kernels, int threads) {
    struct Operands {
        fast::AlignedBuffer<std::uint16_t> left, right;
        fast::AlignedBuffer<float> result;
    };
    constexpr auto kCount = static_cast<std::size_t>(kSize * kSize);
    std::vector<Operands> operands;
    for (int i = 0; i < threads; ++i) {
        operands.push_back({fast::AlignedBuffer<std::uint16_t>(kCount), fast::AlignedBuffer<std::uint16_t>(kCount),
                            fast::AlignedBuffer<float>(kCount)});
    }
    return bestRate(threads, kProducts, [&](int worker) {
        Operands& mine = operands[static_cast<std::size_t>(worker)];
        std::array<const std::uint16_t*, kSize / fast::kTilePixels> groups;
        for (std::size_t group = 0; group < groups.size(); ++group) {
            groups[group] = mine.left.data() + static_cast<std::int64_t>(group) * fast::kTilePixels * kSize;
        }
        const std::int64_t here = 0;
        kernels.multiply({groups.data(), groups.size(), kSize, &here, 1, kSize, mine.right.data(), 0,
                          kSize / fast::kTilePanel, mine.result.data(), kSize});
    });
}

double kernelRate(const fast::Kernels& kernels, int threads) {
    struct Operands {
        fast::AlignedBuffer<std::byte> left, right;
        fast::AlignedBuffer<float> result;
    };
    const auto bytes = static_cast<std::size_t>(kSize * kSize * kernels.elementSize);
    std::vector<Operands> operands;
    for (int i = 0; i < threads; ++i) {
        operands.push_back({fast::AlignedBuffer<std::byte>(bytes), fast::AlignedBuffer<std::byte>(bytes),
                            fast::AlignedBuffer<float>(static_cast<std::size_t>(kSize * kSize))});
    }
    return bestRate(threads, kProducts, [&](int worker) {
        Operands& mine = operands[static_cast<std::size_t>(worker)];
        kernels.multiply(mine.left.data(), kSize, kSize, mine.right.data(), 0, kSize / 32, mine.result.data(), kSize);
    });
}

}  // namespace

double multiplyRate(Precision precision, int threads) {
    if (precision != Precision::BFloat16) {
        return kernelRate(*fast::floatKernels(), threads);
    }
    if (const fast::TileKernels* tiles = fast::tileKernels()) {
        return tileRate(*tiles, threads);
    }
    const fast::Kernels* kernels = fast::bfloat16Kernels();
    return kernels != nullptr ? kernelRate(*kernels, threads) : 0;
}

}  // namespace latentwalk
