// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>

#include "core/training/training_run.h"
#include "core/training/values/training_group.h"

namespace latentwalk::training {

// What a run's folder holds.
struct RunFiles {
    std::filesystem::path folder;

    std::filesystem::path state() const { return folder / "state.safetensors"; }
    std::filesystem::path pictures() const { return folder / "pictures.latentwalk-data"; }
    std::filesystem::path average() const { return folder / "average.safetensors"; }
    std::filesystem::path ganZoo() const { return folder / "average.pth"; }
    std::filesystem::path sheets() const { return folder / "sheets"; }
    std::filesystem::path frames() const { return folder / "frames"; }  // of the run's film
};

struct TrainWishes {
    double saveEvery = 60;  // seconds between saved states
    double measureEvery =
        120;  // seconds between measurements of the distance; what a phase begins with is measured too
    std::function<double()> seconds;  // a clock that never goes back
    MeasureDistance distance;         // none: nothing is measured
};

// Called after each step. Throws Stopped to end the run, which is saved then.
using TellTraining = std::function<void(const TrainingRun& run)>;

// Trains until the run is finished. Its state and its average are saved every minute, where a phase begins, at the end
// and when `tell` stops it; a sheet of the sixteen faces is written at the end of each phase, and a frame of
// them for the run's film some fifty times in each. Throws Stopped after
// saving; FileError and Error, with what was saved last as it is. Blocks. In a group the process of rank 0 alone writes
// and measures; what one process's clock or `tell` asks for all of them do, and those that were not asked throw Error.
void train(TrainingRun& run, const RunFiles& files, const TrainWishes& wishes, const TellTraining& tell);

// State and average, as train() saves them.
void saveRun(TrainingRun& run, const RunFiles& files);

// Networks on LibTorch, and its distance; the processes of a training, which meet within ten minutes or throw Error.
// Throw ModuleMissing. Where LibTorch has no bfloat16, networks that were asked for in it are in float32, as the log
// says.
std::unique_ptr<Networks> makeNetworks(const TrainingSettings& settings, bool cuda = false,
                                       std::shared_ptr<TrainingGroup> group = {});
std::shared_ptr<TrainingGroup> joinProcesses(const GroupPlace& place);
MeasureDistance slicedWassersteinDistance(int threads);

}  // namespace latentwalk::training
