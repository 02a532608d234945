// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "app/cli/options/common.h"
#include "core/training/data/square.h"
#include "core/training/values/settings.h"
#include "core/training/values/training_group.h"

namespace latentwalk::cli {

// What `train` was asked for.
struct TrainOptions {
    CommonOptions common;
    training::TrainingSettings settings;
    std::filesystem::path folder;
    std::filesystem::path out;   // --out
    std::filesystem::path from;  // --from
    std::filesystem::path film;  // --film
    training::Fit fit = training::Fit::Crop;
    double filmEvery = 1;  // --film-every: seconds between two pictures of a film
    std::optional<std::uint64_t> seed;
    training::GroupPlace place;  // --process, --meet
    bool resume = false;
    bool report = false;
    bool estimate = false;
    double saveEvery = 60;
    double measureEvery = 120;
};

// Reports, estimates or trains. Throws FileError, Error, Interrupted.
void runTraining(const TrainOptions& options);

}  // namespace latentwalk::cli
