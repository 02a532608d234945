// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/training/train_run.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <limits>
#include <memory>
#include <string>

#include "app/cli/places/places.h"
#include "app/cli/terminal/progress.h"
#include "app/cli/terminal/standard_output.h"
#include "core/file/atomic_file.h"
#include "core/message/file_error.h"
#include "core/picture/photo/photo.h"
#include "core/processor/threads.h"
#include "core/torch/torch_functions.h"
#include "core/training/data/convert.h"
#include "core/training/data/data_report.h"
#include "core/training/dry_run.h"
#include "core/training/run_film.h"
#include "core/training/run_lock.h"
#include "core/training/train.h"
#include "core/training/values/health.h"

namespace latentwalk::cli {
namespace {

namespace fs = std::filesystem;
using namespace training;

constexpr std::size_t kNamesShown = 20;
constexpr double kSecondsAScale = 1.5;  // of a dry run
constexpr std::int64_t kFullWidth = 512;
constexpr std::int64_t kLargeSide = 128;

double now() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

void reportData(const TrainOptions& options) {
    Progress progress(1, "files", !options.common.quiet);
    const DataTable table = lookAt(options.folder, {options.settings.side, options.fit, options.filmEvery}, readPhoto,
                                   countingIn(progress));
    for (const Message& line : linesOf(table, kNamesShown)) {
        print(line.english() + "\n");
    }
    if (const auto warning = warningOf(reportOf(table), options.settings.batch)) {
        print(warning->english() + "\n");
    }
}

bool onCard(const TrainOptions& options) {
    if (options.common.device == Device::Cpu) {
        return false;
    }
    const bool has = torchFunctions().hasCuda();
    if (options.common.device == Device::Cuda && !has) {
        throw Error(Core::says("there is no CUDA device here; --device cpu trains on the processor"));
    }
    return has;
}

TrainingSettings settingsOf(const TrainOptions& options) {
    TrainingSettings settings = options.settings;
    settings.threads = options.common.threads > 0 ? options.common.threads : threads();
    if (const auto problem = problemOf(settings)) {
        throw Error(*problem);
    }
    return settings;
}

// Each scale is tried before anything begins; the largest first.
std::vector<ScaleCost> tryOut(const TrainingSettings& settings, bool cuda, const CommonOptions& common) {
    Progress progress(scaleCount(settings), "sizes tried", !common.quiet);
    return dryRun(
        settings, [&](const TrainingSettings& wanted) { return makeNetworks(wanted, cuda); }, now, kSecondsAScale,
        countingIn(progress));
}

void estimate(const TrainOptions& options) {
    const TrainingSettings settings = settingsOf(options);
    const auto costs = tryOut(settings, onCard(options), options.common);
    print(sentenceOf(settings, estimateOf(settings, costs)).english() + "\n");
    TrainingSettings large = settings;
    large.side = std::max(settings.side, kLargeSide);
    large.width = large.latentSize = kFullWidth;
    if (large != settings) {
        print(Core::says("%1x%1 at full width would take %2 here")(large.side,
                                                                   durationOf(secondsByAnalogy(settings, costs, large)))
                  .english() +
              "\n");
    }
}

std::shared_ptr<const DataFile> converted(const TrainOptions& options, const RunFiles& files, std::int64_t side) {
    Progress progress(1, "files", !options.common.quiet);
    convertFolder(options.folder, files.pictures(), {side, options.fit, options.filmEvery}, readPhoto,
                  countingIn(progress));
    return std::make_shared<const DataFile>(files.pictures());
}

std::shared_ptr<const DataFile> newPictures(const TrainOptions& options, const RunFiles& files) {
    auto data = converted(options, files, options.settings.side);
    for (const Message& line : linesOf(data->table(), kNamesShown)) {
        say(options.common, line.english());
    }
    if (const auto warning = warningOf(reportOf(data->table()), options.settings.batch)) {
        tell(options.common, warning->english());
    }
    return data;
}

// Those that the run was begun with, whatever has become of their folder.
std::shared_ptr<const DataFile> samePictures(const TrainOptions& options, const RunFiles& files,
                                             const RunState& state) {
    std::error_code ignored;
    if (fs::exists(files.pictures(), ignored)) {
        auto data = std::make_shared<const DataFile>(files.pictures());
        if (data->checksum() == state.data) {
            return data;
        }
    }
    return converted(options, files, state.settings.side);
}

TrainingRun resumed(const TrainOptions& options, const RunFiles& files) {
    RunState state = readRunState(files.state());
    const bool cuda = onCard(options);
    if (options.common.threads > 0 && options.common.threads != state.settings.threads) {
        tell(options.common, "With another number of threads it goes on, but not to the same bit.");
        state.settings.threads = options.common.threads;
    }
    auto data = samePictures(options, files, state);
    auto networks = makeNetworks(state.settings, cuda);
    return TrainingRun::resume(std::move(state), std::move(data), std::move(networks));
}

TrainingRun begun(const TrainOptions& options, const RunFiles& files) {
    if (!options.common.force && fs::exists(files.state())) {
        throw FileError(files.state(),
                        Core::about("%1 is there already; --resume goes on with it, --force begins another run"));
    }
    TrainingSettings settings = settingsOf(options);
    std::vector<NamedArray> arrays;
    if (!options.from.empty()) {
        RunState other = readRunState(options.from);
        settings.firstScale = std::min(stageAt(other.settings, other.counters.images).scale, scaleCount(settings) - 1);
        if (settings.width != other.settings.width) {
            tell(options.common,
                 "Width " + std::to_string(other.settings.width) + ": that of the networks that it begins with.");
        }
        settings.width = other.settings.width;
        settings.latentSize = other.settings.latentSize;
        arrays = std::move(other.arrays);
        std::erase_if(arrays, [](const NamedArray& array) {
            return array.name.find(kFirstMoment) != std::string::npos ||
                   array.name.find(kSecondMoment) != std::string::npos;
        });
    }
    const bool cuda = onCard(options);
    auto data = newPictures(options, files);
    const auto costs = tryOut(settings, cuda, options.common);
    say(options.common, sentenceOf(settings, estimateOf(settings, costs)).english());
    return TrainingRun::begin(settings, std::move(data), makeNetworks(settings, cuda), arrays);
}

// Says on standard output where a phase ends how it goes.
class PhaseTeller {
public:
    PhaseTeller(const TrainingRun& run, const CommonOptions& common) : m_common(common), m_phase(run.stage().phase) {}

    void tellOf(const TrainingRun& run) {
        const Stage stage = run.stage();
        if (stage.phase == m_phase && !stage.finished) {
            return;
        }
        m_phase = stage.phase;
        const std::int64_t side = Architecture::resolution(run.counters().scale);
        std::string line =
            std::to_string(run.counters().images) + " images, " + std::to_string(side) + "x" + std::to_string(side);
        const auto measured = std::find_if(run.curves().rbegin(), run.curves().rend(),
                                           [](const CurvePoint& point) { return point.distance == point.distance; });
        if (measured != run.curves().rend()) {
            char numbers[96];
            std::snprintf(numbers, sizeof numbers, ", distance %.1f (noise %.1f), diversity %.2f", measured->distance,
                          measured->noise, measured->diversity);
            line += numbers;
        }
        say(m_common, line + ". " + sentenceOf(healthOf(run.curves())).english());
    }

private:
    const CommonOptions& m_common;
    std::int64_t m_phase;
};

void makeFilm(const TrainOptions& options, const RunFiles& files) {
    const RunState state = readRunState(files.state());
    Progress progress(1, "frames", !options.common.quiet);
    exportRunFilm(files, options.film, suggestedFilm(state.settings, *filmFormatOf(options.film)),
                  countingIn(progress));
    say(options.common, "Wrote " + options.film.string() + ".");
}

}  // namespace

void runTraining(const TrainOptions& options) {
    setThreads(options.common.threads);
    if (options.report) {
        reportData(options);
        return;
    }
    if (options.estimate) {
        estimate(options);
        return;
    }
    Places places;
    places.written = {options.film};
    checkPlaces(places, options.common);
    const RunFiles files{options.out};
    if (options.folder.empty()) {
        makeFilm(options, files);
        return;
    }
    makeDirectories(options.out);
    const RunLock lock(options.out);
    TrainingRun run = options.resume ? resumed(options, files) : begun(options, files);
    TrainWishes wishes;
    wishes.saveEvery = options.saveEvery;
    wishes.measureEvery = options.measureEvery > 0 ? options.measureEvery : std::numeric_limits<double>::infinity();
    wishes.seconds = now;
    wishes.distance = slicedWassersteinDistance(run.settings().threads);
    PhaseTeller phases(run, options.common);
    try {
        Progress progress(totalImages(run.settings()), "images", !options.common.quiet);
        training::train(run, files, wishes, [&](const TrainingRun& at) {
            phases.tellOf(at);
            const std::int64_t shown = at.counters().images;
            progress.reach(shown, totalImages(at.settings()), shareDone(at.settings(), shown));
        });
    } catch (const Interrupted&) {
        tell(options.common, "Saved in " + (options.out / "").string() + "; --resume goes on from there.");
        throw;
    }
    say(options.common, "Wrote " + files.average().string() + " and " + files.ganZoo().string() + ".");
    if (!options.film.empty()) {
        makeFilm(options, files);
    }
}

}  // namespace latentwalk::cli
