// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/training/train_run.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <memory>
#include <optional>
#include <string>

#include "app/cli/places/places.h"
#include "app/cli/terminal/progress.h"
#include "app/cli/terminal/standard_output.h"
#include "app/cli/training/train_begin.h"
#include "app/cli/training/train_costs.h"
#include "app/cli/training/train_group.h"
#include "core/file/atomic_file.h"
#include "core/picture/photo/photo.h"
#include "core/processor/threads.h"
#include "core/training/data/convert.h"
#include "core/training/data/data_report.h"
#include "core/training/run_film.h"
#include "core/training/run_lock.h"
#include "core/training/train.h"
#include "core/training/values/health.h"

namespace latentwalk::cli {
namespace {

using namespace training;

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

// The processes that train with this one, or null.
Group joined(const TrainOptions& options) {
    const auto place = groupPlace(options.place, [](const char* name) { return std::getenv(name); });
    if (!place) {
        return nullptr;
    }
    if (place->rank == 0) {
        say(options.common, "Waiting for the other processes at " + place->host + ":" + std::to_string(place->port) +
                                ", " + std::to_string(place->count) + " in all.");
    }
    return joinProcesses(*place);
}

void trainOrResume(const TrainOptions& options, const RunFiles& files, const Group& group) {
    makeDirectories(options.out);
    std::optional<RunLock> lock;
    if (!group || group->writes()) {
        lock.emplace(options.out);
    }
    TrainingRun run = options.resume ? resumedRun(options, files, group) : begunRun(options, files, group);
    TrainWishes wishes;
    wishes.saveEvery = options.saveEvery;
    wishes.measureEvery = options.measureEvery > 0 ? options.measureEvery : std::numeric_limits<double>::infinity();
    wishes.seconds = secondsNow;
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
}

}  // namespace

void runTraining(const TrainOptions& options) {
    setThreads(options.common.threads);
    if (options.report) {
        reportData(options);
        return;
    }
    if (options.estimate) {
        estimateTraining(options);
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
    if (const Group group = joined(options); group && !group->writes()) {
        // The first process says for all of them how it goes.
        TrainOptions silent = options;
        silent.common.quiet = true;
        trainOrResume(silent, files, group);
        return;
    } else {
        trainOrResume(options, files, group);
    }
    say(options.common, "Wrote " + files.average().string() + " and " + files.ganZoo().string() + ".");
    if (!options.film.empty()) {
        makeFilm(options, files);
    }
}

}  // namespace latentwalk::cli
