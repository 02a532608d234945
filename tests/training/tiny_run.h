// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/values/settings.h"

namespace latentwalk::test {

// A run that is over in thirty steps: ten of 4x4, ten while 8x8 fades in, ten that it stays.
inline training::TrainingSettings tinySettings() {
    training::TrainingSettings settings;
    settings.side = 8;
    settings.width = 6;
    settings.latentSize = 5;
    settings.batch = 4;
    settings.phaseImages = 40;
    settings.mirror = true;
    settings.seed = 3;
    settings.threads = 1;
    return settings;
}

// A clock that stands still.
inline double still() {
    return 0;
}

}  // namespace latentwalk::test
