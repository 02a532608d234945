// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/training/values/settings.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace latentwalk::training {
namespace {

constexpr std::int64_t kLargestSide = 1024;
constexpr std::int64_t kMostChannels = 512;
constexpr std::int64_t kMostBatch = 4096;
constexpr std::int64_t kMostPhaseImages = 100'000'000;

}  // namespace

std::optional<Message> problemOf(const TrainingSettings& settings) {
    const auto within = [](std::int64_t value, std::int64_t least, std::int64_t most) {
        return value >= least && value <= most;
    };
    if (!within(settings.side, 4, kLargestSide) || !std::has_single_bit(static_cast<std::uint64_t>(settings.side))) {
        return Core::says("%1 is no size to train for; 4, 8, 16 and so on up to %2 are")(settings.side, kLargestSide);
    }
    if (!within(settings.firstScale, 0, scaleCount(settings) - 1)) {
        return Core::says("it cannot begin with more pixels than it ends with");
    }
    if (!within(settings.width, 1, kMostChannels) || !within(settings.latentSize, 1, kMostChannels)) {
        return Core::says("the width and the size of latents are 1 to %1")(kMostChannels);
    }
    if (!settings.depths.empty() &&
        (static_cast<int>(settings.depths.size()) != scaleCount(settings) ||
         !std::ranges::all_of(settings.depths, [&](std::int64_t depth) { return within(depth, 1, kMostChannels); }))) {
        return Core::says("each scale has 1 to %1 channels")(kMostChannels);
    }
    if (!within(settings.batch, 1, kMostBatch)) {
        return Core::says("a batch has 1 to %1 pictures")(kMostBatch);
    }
    if (!within(settings.phaseImages, 1, kMostPhaseImages)) {
        return Core::says("a phase has 1 to %1 images")(kMostPhaseImages);
    }
    if (!(settings.rate > 0 && settings.rate <= 1) || !(settings.averageDecay >= 0 && settings.averageDecay < 1)) {
        return Core::says("the learning rate and what the average keeps lie between 0 and 1");
    }
    if (settings.precision != Precision::Float32 && settings.precision != Precision::BFloat16) {
        return Core::says("training computes in float32 or bfloat16");
    }
    if (!within(settings.threads, 0, 1024)) {
        return Core::says("the number of threads makes no sense");
    }
    return std::nullopt;
}

double suggestedDecay(const TrainingSettings& settings) {
    constexpr double kMostKept = 0.999;
    const double steps = static_cast<double>(settings.phaseImages) / static_cast<double>(settings.batch);
    return std::min(kMostKept, std::exp2(-5 / std::max(steps, 1.0)));
}

int scaleCount(const TrainingSettings& settings) {
    return std::countr_zero(static_cast<std::uint64_t>(settings.side)) - 1;
}

std::int64_t depthAt(const TrainingSettings& settings, int scale) {
    if (!settings.depths.empty()) {
        return settings.depths[static_cast<std::size_t>(scale)];
    }
    constexpr int kLastFull = 3;  // 32x32
    return std::min(settings.width, scale <= kLastFull ? kMostChannels : kMostChannels >> (scale - kLastFull));
}

Architecture architectureAt(const TrainingSettings& settings, int scale, float alpha) {
    Architecture architecture;
    architecture.latentSize = settings.latentSize;
    for (int i = 0; i <= scale; ++i) {
        architecture.depths.push_back(depthAt(settings, i));
    }
    architecture.alpha = scale > 0 ? alpha : 0.0F;
    return architecture;
}

}  // namespace latentwalk::training
