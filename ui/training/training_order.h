// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

#include "core/training/data/convert.h"
#include "core/training/dry_run.h"
#include "core/training/train.h"
#include "ui/training/training_turns.h"

namespace latentwalk {

// What is to be trained.
struct TrainingOrder {
    std::filesystem::path folder;  // of the pictures; where a run is gone on with they may be gone
    training::RunFiles files;
    bool resume = false;   // go on with the run in `files`; what comes below is of a new one
    bool replace = false;  // a run in `files` is lost; otherwise a new one does not begin where there is one
    training::TrainingSettings settings;
    training::Fit fit = training::Fit::Crop;
    double filmEvery = 1;                    // seconds between two pictures of a film
    std::filesystem::path from;              // the state of another run, whose networks it begins with; or empty
    std::vector<training::ScaleCost> costs;  // as they were measured; may be empty
};

// What a training uses of the computer; for tests something that takes no time. Called on the training's thread.
struct TrainingSeams {
    training::MakeNetworks networks;
    std::function<training::MeasureDistance(int threads)> distance;
    training::ReadPicture read;
    std::function<double()> seconds;   // a clock that never goes back
    std::function<void()> begin;       // before everything else
    std::function<bool()> isPainting;  // whether the explorer needs the processor now
    std::shared_ptr<TrainingTurns> turns = std::make_shared<TrainingTurns>();  // with who measures what a step takes
    double saveEvery = 60;                                                     // seconds
    double measureEvery = 120;                                                 // seconds
    double facesEvery = 3;                                                     // seconds
    double tryEvery = 1;                                                       // seconds that each scale is tried for
    int longestWait = 1000;  // milliseconds that a step waits for the explorer
};

// LibTorch, on a CUDA device where there is one, and every picture that the window can read. `isPainting` is empty.
TrainingSeams trainingSeams();

}  // namespace latentwalk
