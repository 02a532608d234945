#include "core/generator/cost.h"

#include <algorithm>
#include <chrono>

#include "core/generator/fast/aligned_buffer.h"
#include "core/generator/fast/fast_network.h"
#include "core/generator/fast/kernels.h"
#include "core/generator/fast/workers.h"

namespace latentwalk {

Cost costOf(const Architecture& architecture, int scale, Precision precision) {
    const double format = static_cast<double>(architecture.latentSize * 16 * architecture.depths[0]);
    Cost cost{format, format};
    const auto add = [&](std::int64_t in, std::int64_t out, std::int64_t resolution, bool upsample) {
        const auto pairs = static_cast<double>(in * out * resolution * resolution);
        const bool direct = resolution <= fast::largestDirectResolution(architecture, precision == Precision::BFloat16);
        cost.direct += 9 * pairs;
        cost.ours += (direct ? 9 : upsample ? 25.0 / 16 : 36.0 / 16) * pairs;
    };
    add(architecture.depths[0], architecture.depths[0], 4, false);
    for (int i = 1; i <= scale; ++i) {
        const auto at = static_cast<std::size_t>(i);
        add(architecture.depths[at - 1], architecture.depths[at], Architecture::resolution(i), true);
        add(architecture.depths[at], architecture.depths[at], Architecture::resolution(i), false);
    }
    return cost;
}

double multiplyRate(Precision precision, int threads) {
    const fast::Kernels* kernels = precision == Precision::BFloat16 ? fast::bfloat16Kernels() : fast::floatKernels();
    if (kernels == nullptr) {
        return 0;
    }
    constexpr std::int64_t kSize = 128;
    constexpr std::int64_t kProducts = 40;
    const auto bytes = static_cast<std::size_t>(kSize * kSize * kernels->elementSize);
    struct Operands {
        fast::AlignedBuffer<std::byte> left, right;
        fast::AlignedBuffer<float> result;
    };
    std::vector<Operands> operands;
    for (int i = 0; i < threads; ++i) {
        operands.push_back({fast::AlignedBuffer<std::byte>(bytes), fast::AlignedBuffer<std::byte>(bytes),
                            fast::AlignedBuffer<float>(static_cast<std::size_t>(kSize * kSize))});
    }
    fast::Workers workers(threads);
    double best = 0;
    for (int trial = 0; trial < 20; ++trial) {
        const auto begin = std::chrono::steady_clock::now();
        workers.run(threads, [&](std::int64_t share, int) {
            Operands& mine = operands[static_cast<std::size_t>(share)];
            for (std::int64_t i = 0; i < kProducts; ++i) {
                kernels->multiply(mine.left.data(), kSize, kSize, mine.right.data(), 0, kSize / 32, mine.result.data(),
                                  kSize);
            }
        });
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        best = std::max(best, static_cast<double>(threads * kProducts * kSize * kSize * kSize) / took.count());
    }
    return best;
}

}  // namespace latentwalk
