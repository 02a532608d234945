// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/training/values/schedule.h"

#include <algorithm>
#include <cmath>

namespace latentwalk::training {

std::int64_t phaseCount(const TrainingSettings& settings) {
    return 2 * (scaleCount(settings) - settings.firstScale) - 1;
}

std::int64_t totalImages(const TrainingSettings& settings) {
    return phaseCount(settings) * settings.phaseImages;
}

Stage stageAt(const TrainingSettings& settings, std::int64_t images) {
    Stage stage;
    const std::int64_t last = phaseCount(settings) - 1;
    stage.finished = images >= totalImages(settings);
    stage.phase = std::min(images / settings.phaseImages, last);
    stage.images = images - stage.phase * settings.phaseImages;
    stage.scale = settings.firstScale + static_cast<int>((stage.phase + 1) / 2);
    const bool fades = stage.phase % 2 == 1;
    if (fades) {
        stage.alpha =
            static_cast<float>(1.0 - static_cast<double>(stage.images) / static_cast<double>(settings.phaseImages));
    }
    return stage;
}

double averageDecayAt(const TrainingSettings& settings, const Stage& stage) {
    constexpr double kShortestShare = 1.0 / 20, kGrowth = 1.0 / 4;
    if (stage.phase == 0) {
        return settings.averageDecay;
    }
    const auto batch = static_cast<double>(settings.batch);
    const double steps = static_cast<double>(settings.phaseImages) / batch;
    // Mean ages, in steps.
    const double longest = 1 / (1 - settings.averageDecay);
    const double shortest = std::clamp(steps * kShortestShare, 1.0, longest);
    const auto staying = [&](double images) { return std::min(longest, shortest + images / batch * kGrowth); };
    double age = staying(static_cast<double>(stage.images));
    if (stage.alpha > 0) {
        const double before = stage.phase == 1 ? longest : staying(static_cast<double>(settings.phaseImages));
        const auto alpha = static_cast<double>(stage.alpha);
        age = std::pow(before, alpha) * std::pow(shortest, 1 - alpha);
    }
    return 1 - 1 / age;
}

}  // namespace latentwalk::training
