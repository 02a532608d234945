// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QList>
#include <cstdint>

#include "core/training/values/curves.h"
#include "core/training/values/schedule.h"

namespace latentwalk {

enum class TrainingState {
    Nothing,    // has been trained yet
    Preparing,  // pictures are converted: `done` of `all` files
    Trying,     // sizes are tried: `done` of `all`
    Training,
    Paused,    // and saved
    Stopped,   // and saved
    Finished,  // and saved
    Failed,    // with what was saved last
};

// What is known of a training, by value.
struct TrainingStatus {
    TrainingState state = TrainingState::Nothing;
    std::int64_t done = 0;
    std::int64_t all = 0;
    // From here on nothing is known before the first step.
    bool begun = false;
    training::TrainingSettings settings;
    training::Stage stage;
    std::int64_t images = 0;  // shown
    double share = 0;         // of the work that is done, 0 to 1
    double secondsLeft = -1;  // below 0: not known
    training::Curves curves;
    QList<QImage> faces;  // sixteen, always the same
};

}  // namespace latentwalk
