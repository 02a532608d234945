// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/training/train.h"

#include <cstdio>
#include <string>

#include "core/file/atomic_file.h"
#include "core/latent/progress.h"
#include "core/picture/picture_file.h"
#include "core/picture/resize.h"
#include "core/torch/torch_functions.h"
#include "core/training/run_results.h"

namespace latentwalk::training {
namespace {

constexpr std::int64_t kSheetSide = 4;  // pictures
constexpr std::int64_t kLeastTile = 64;

// Sixteen pictures, small ones enlarged.
Picture sheetOf(const Images& images) {
    const std::int64_t side = images.width;
    Picture sheet{side * kSheetSide, side * kSheetSide, {}};
    sheet.rgb.resize(static_cast<std::size_t>(sheet.width * sheet.height * 3));
    for (std::int64_t i = 0; i < kSheetSide * kSheetSide; ++i) {
        const Picture face = toPicture(images, i);
        for (std::int64_t y = 0; y < side; ++y) {
            const std::int64_t row = i / kSheetSide * side + y;
            std::copy_n(face.rgb.begin() + y * side * 3, side * 3,
                        sheet.rgb.begin() + (row * sheet.width + i % kSheetSide * side) * 3);
        }
    }
    return side < kLeastTile ? enlarged(sheet, static_cast<int>(kLeastTile / side)) : sheet;
}

void writeSheet(TrainingRun& run, const RunFiles& files) {
    makeDirectories(files.sheets());
    char name[32];
    std::snprintf(name, sizeof name, "%09lld.png", static_cast<long long>(run.counters().images));
    writePicture(files.sheets() / name, sheetOf(run.fixedFaces()), PictureFormat::Png);
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
    if (run.counters().steps == 0) {
        measure();
        writeSheet(run, files);
        saveRun(run, files);
    }
    double saved = wishes.seconds(), measured = saved;
    while (!run.stage().finished) {
        const std::int64_t phase = run.stage().phase;
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
