// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/training/values/settings.h"

namespace latentwalk::training {

// Where a run is.
struct Stage {
    int scale = 0;
    float alpha = 0.0F;       // weight of the scale before: 1 where a fade begins, 0 while it stays
    std::int64_t phase = 0;   // 0: the first scale stays; then a fade and a stay for each scale
    std::int64_t images = 0;  // shown in this phase
    bool finished = false;    // all phases are over; the rest is the last one's
    bool operator==(const Stage&) const = default;
};

// The number of phases: 2 * (scaleCount() - firstScale) - 1.
std::int64_t phaseCount(const TrainingSettings& settings);

// The pictures that a whole run shows.
std::int64_t totalImages(const TrainingSettings& settings);

// The stage of a run that has shown so many pictures (at least 0): the first scale stays, then each scale fades in,
// alpha falling linearly from 1 to 0, and stays (Karras et al. 2018, section 3).
Stage stageAt(const TrainingSettings& settings, std::int64_t images);

// What the moving average keeps at a step: the settings' averageDecay, and less while a scale fades in. There the
// network changes on purpose. The average has an alpha of its own (Counters::averageAlpha), which would be far from 0
// when the fade is over, and would make up for it where nobody expects a change any more. So its mean age falls to a
// twentieth of a phase while alpha falls, and afterwards grows again by a quarter of the steps.
double averageDecayAt(const TrainingSettings& settings, const Stage& stage);

}  // namespace latentwalk::training
