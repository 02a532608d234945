// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/training/data/square.h"
#include "core/training/values/arrays.h"
#include "core/training/values/curves.h"
#include "core/training/values/random.h"
#include "core/training/values/schedule.h"
#include "core/training/values/settings.h"

namespace latentwalk::training {

struct Counters {
    std::int64_t images = 0;      // shown
    std::int64_t steps = 0;       // in all
    std::int64_t adamSteps = 0;   // since Adam began anew
    int scale = 0;                // of the last step
    int halvings = 0;             // of the learning rate, each after the run had diverged
    double seconds = 0;           // spent on steps
    double averageAlpha = 0;      // alpha, averaged as the weights are: what the average's weights belong to
    std::uint64_t orderSeed = 0;  // of the order in which this epoch shows the pictures (shuffled())
    std::int64_t orderPlace = 0;  // how many of it were shown

    bool operator==(const Counters&) const = default;
};

// All that a run is continued from, to the bit.
struct RunState {
    TrainingSettings settings;
    Counters counters;
    Random::State random{};
    std::uint32_t data = 0;  // DataFile::checksum() of its pictures
    std::string folder;      // of its pictures, as their DataTable has it; empty where an older version has saved it
    Fit fit = Fit::Crop;     // as in that table
    double filmEvery = 1;    // seconds, as in that table
    Curves curves;
    std::vector<NamedArray> arrays;  // in the order of expectedArrays()
};

// Where the average of a run is: the run's stage with the average's own alpha. Without it the average would be painted
// with weights that belong to an alpha of some hundred steps ago, which paints what no network would and shows as a
// step back while a scale fades in. 0 at the end of a run and where it is next to nothing.
Stage averageStage(const RunState& state);

// Writes a state as a safetensors file of float32 (curves: float64), with the rest as JSON in its metadata and a
// SHA-256 over both. Appears whole or not at all. Throws FileError.
void writeRunState(const RunState& state, const std::filesystem::path& path);

// Throws FileError on anything that no writeRunState() wrote, and on values that are no numbers.
RunState readRunState(const std::filesystem::path& path);

}  // namespace latentwalk::training
