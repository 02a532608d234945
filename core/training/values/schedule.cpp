// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/training/values/schedule.h"

#include <algorithm>

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

}  // namespace latentwalk::training
