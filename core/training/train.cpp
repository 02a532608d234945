// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/training/train.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <exception>
#include <string>
#include <utility>

#include "core/file/atomic_file.h"
#include "core/latent/progress.h"
#include "core/log/log.h"
#include "core/message/error.h"
#include "core/picture/picture_file.h"
#include "core/picture/resize.h"
#include "core/torch/torch_functions.h"
#include "core/training/run_pictures.h"
#include "core/training/run_results.h"

namespace latentwalk::training {
namespace {

constexpr std::int64_t kLeastTile = 64;

void writeSheet(TrainingRun& run, const RunFiles& files) {
    makeDirectories(files.sheets());
    char name[32];
    std::snprintf(name, sizeof name, "%09lld.png", static_cast<long long>(run.counters().images));
    const Images faces = run.fixedFaces();
    // Small ones are enlarged, to be seen.
    const int factor = static_cast<int>(std::max<std::int64_t>(kLeastTile / faces.width, 1));
    writePicture(files.sheets() / name, enlarged(sheetOf(faces), factor), PictureFormat::Png);
}

// What a process wants to be done after a step; in a group it is done by all where one of them does.
struct Wants {
    bool measuring = false;
    bool saving = false;
    bool ending = false;

    void agree(TrainingGroup* group) {
        if (group != nullptr) {
            std::array<std::int64_t, 3> all{measuring, saving, ending};
            group->largest(all);
            measuring = all[0] != 0;
            saving = all[1] != 0;
            ending = all[2] != 0;
        }
    }
};

// Tells of a step; where that ends the run, here or in another process, it is saved first. Throws Stopped or Error
// then.
void tellOrEnd(TrainingRun& run, const RunFiles& files, const TellTraining& tell) {
    std::exception_ptr stopped;
    try {
        if (tell) {
            tell(run);
        }
    } catch (const Stopped&) {
        stopped = std::current_exception();
    }
    Wants wants{false, false, stopped != nullptr};
    wants.agree(run.group());
    if (wants.ending) {
        saveRun(run, files);
        if (!stopped) {
            throw Error(Core::says("another process has ended the training; it is saved"));
        }
        std::rethrow_exception(stopped);
    }
}

}  // namespace

void saveRun(TrainingRun& run, const RunFiles& files) {
    const RunState& state = run.state();
    if (run.writes()) {
        writeRunState(state, files.state());
        writeAverage(state, files.average());
    }
}

void train(TrainingRun& run, const RunFiles& files, const TrainWishes& wishes, const TellTraining& tell) {
    makeDirectories(files.folder);
    const bool writes = run.writes();
    const auto measure = [&] {
        if (writes && wishes.distance) {
            run.measure(wishes.distance);
        }
    };
    const auto writeFrame = [&] {
        if (writes) {
            writeRunFrame(files.frames(), run.counters().images, sheetOf(run.fixedFaces()));
        }
    };
    const auto writeFaces = [&] {
        if (writes) {
            writeSheet(run, files);
        }
    };
    if (writes) {
        dropFramesAfter(files.frames(), run.counters().images);
    }
    if (run.counters().steps == 0) {
        measure();
        writeFaces();
        writeFrame();
        saveRun(run, files);
    }
    double saved = wishes.seconds(), measured = saved;
    while (!run.stage().finished) {
        const std::int64_t phase = run.stage().phase, shown = run.counters().images;
        run.step(wishes.seconds);
        const Stage now = run.stage();
        const bool phaseEnds = now.phase != phase || now.finished;
        Wants wants;
        wants.measuring = phaseEnds || wishes.seconds() - measured >= wishes.measureEvery;
        wants.saving = phaseEnds || wishes.seconds() - saved >= wishes.saveEvery;
        wants.agree(run.group());
        if (wants.measuring) {
            measure();
            measured = wishes.seconds();
        }
        if (phaseEnds) {
            writeFaces();
        }
        if (isFrameDue(run.settings(), shown, run.counters().images)) {
            writeFrame();
        }
        if (wants.saving) {
            saveRun(run, files);
            saved = wishes.seconds();
        }
        tellOrEnd(run, files, tell);
    }
    const RunState& state = run.state();
    if (writes) {
        writeGanZooResult(state, files.ganZoo());
    }
}

std::unique_ptr<Networks> makeNetworks(const TrainingSettings& settings, bool cuda,
                                       std::shared_ptr<TrainingGroup> group) {
    TrainingSettings here = settings;
    if (here.precision == Precision::BFloat16 && !torchFunctions().trainsInBfloat16(cuda)) {
        log(LogLevel::Warning, "LibTorch does not multiply in bfloat16 here; the training goes on in float32");
        here.precision = Precision::Float32;
    }
    return torchFunctions().trainedNetworks(here, cuda, here.threads, std::move(group));
}

std::shared_ptr<TrainingGroup> joinProcesses(const GroupPlace& place) {
    return torchFunctions().joinProcesses(place);
}

MeasureDistance slicedWassersteinDistance(int threads) {
    return [threads](const Images& a, const Images& b, std::uint64_t seed) {
        return torchFunctions().slicedWasserstein(a, b, seed, threads);
    };
}

}  // namespace latentwalk::training
