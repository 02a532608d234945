// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/training/fine_tuning.h"

#include <algorithm>

#include "core/training/values/schedule.h"

namespace latentwalk::training {

TrainingSettings fineTuning(TrainingSettings settings, const RunState& other) {
    const int reached = stageAt(other.settings, other.counters.images).scale;
    settings.firstScale = std::min(reached, scaleCount(settings) - 1);
    settings.width = other.settings.width;
    settings.depths = {};
    settings.latentSize = other.settings.latentSize;
    return settings;
}

}  // namespace latentwalk::training
