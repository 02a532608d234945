// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/training/train.h"

#include <algorithm>
#include <cstdio>
#include <string>

#include "core/file/atomic_file.h"
#include "core/latent/progress.h"
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

}  // namespace

void saveRun(TrainingRun& run, const RunFiles& files) {
    const RunState& state = run.state();
    writeRunState(state, files.state());
    writeAverage(state, files.average());
}

void train(TrainingRun& run, const RunFiles& files, const TrainWishes& wishes, const TellTraining& tell) {
    makeDirectories(files.folder);
    const auto measure = [&] {
        if (wishes.distance) {
            run.measure(wishes.distance);
        }
    };
    const auto writeFrame = [&] { writeRunFrame(files.frames(), run.counters().images, sheetOf(run.fixedFaces())); };
    dropFramesAfter(files.frames(), run.counters().images);
    if (run.counters().steps == 0) {
        measure();
        writeSheet(run, files);
        writeFrame();
        saveRun(run, files);
    }
    double saved = wishes.seconds(), measured = saved;
    while (!run.stage().finished) {
        const std::int64_t phase = run.stage().phase, shown = run.counters().images;
        run.step(wishes.seconds);
        const Stage now = run.stage();
        const bool phaseEnds = now.phase != phase || now.finished;
        if (phaseEnds || wishes.seconds() - measured >= wishes.measureEvery) {
            measure();
            measured = wishes.seconds();
        }
        if (phaseEnds) {
            writeSheet(run, files);
        }
        if (isFrameDue(run.settings(), shown, run.counters().images)) {
            writeFrame();
        }
        if (phaseEnds || wishes.seconds() - saved >= wishes.saveEvery) {
            saveRun(run, files);
            saved = wishes.seconds();
        }
        try {
            if (tell) {
                tell(run);
            }
        } catch (const Stopped&) {
            saveRun(run, files);
            throw;
        }
    }
    writeGanZooResult(run.state(), files.ganZoo());
}

std::unique_ptr<Networks> makeNetworks(const TrainingSettings& settings, bool cuda) {
    return torchFunctions().trainedNetworks(settings, cuda, settings.threads);
}

MeasureDistance slicedWassersteinDistance(int threads) {
    return [threads](const Images& a, const Images& b, std::uint64_t seed) {
        return torchFunctions().slicedWasserstein(a, b, seed, threads);
    };
}

}  // namespace latentwalk::training
