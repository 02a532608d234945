// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/training/train_begin.h"

#include <array>
#include <memory>
#include <string>
#include <utility>

#include "app/cli/terminal/progress.h"
#include "app/cli/terminal/standard_output.h"
#include "core/message/file_error.h"
#include "core/picture/photo/photo.h"
#include "core/training/data/data_report.h"
#include "core/training/fine_tuning.h"
#include "core/training/run_data.h"

namespace latentwalk::cli {
namespace {

namespace fs = std::filesystem;
using namespace training;

// What the first process makes before the others look at it.
template <class Work>
auto firstProcessFirst(const Group& group, const Work& work) {
    const auto meet = [&] {
        std::array<std::int64_t, 1> nothing{};
        group->largest(nothing);
    };
    if (group && !group->writes()) {
        meet();
    }
    auto made = work();
    if (group && group->writes()) {
        meet();
    }
    return made;
}

std::shared_ptr<const DataFile> newPictures(const TrainOptions& options, const RunFiles& files) {
    const auto data = [&] {
        Progress progress(1, "files", !options.common.quiet);
        return convertForRun(files, options.folder, {options.settings.side, options.fit, options.filmEvery}, readPhoto,
                             countingIn(progress));
    }();
    for (const Message& line : linesOf(data->table(), kNamesShown)) {
        say(options.common, line.english());
    }
    if (const auto warning = warningOf(reportOf(data->table()), options.settings.batch)) {
        tell(options.common, warning->english());
    }
    return data;
}

std::shared_ptr<const DataFile> samePictures(const TrainOptions& options, const RunFiles& files,
                                             const RunState& state) {
    Progress progress(1, "files", !options.common.quiet);
    return picturesOf(state, files, {options.folder, options.fit, options.filmEvery}, readPhoto, countingIn(progress));
}

}  // namespace

TrainingRun resumedRun(const TrainOptions& options, const RunFiles& files, const Group& group) {
    RunState state = readRunState(files.state());
    const bool cuda = onCard(options);
    if (options.common.threads > 0 && options.common.threads != state.settings.threads) {
        tell(options.common, "With another number of threads it goes on, but not to the same bit.");
        state.settings.threads = options.common.threads;
    }
    auto data = firstProcessFirst(group, [&] { return samePictures(options, files, state); });
    auto networks = makeNetworks(state.settings, cuda, group);
    return TrainingRun::resume(std::move(state), std::move(data), std::move(networks), group);
}

TrainingRun begunRun(const TrainOptions& options, const RunFiles& files, const Group& group) {
    if (!options.common.force && fs::exists(files.state())) {
        throw FileError(files.state(),
                        Core::about("%1 is there already; --resume goes on with it, --force begins another run"));
    }
    TrainingSettings settings = settingsOf(options, group);
    std::vector<NamedArray> arrays;
    if (!options.from.empty()) {
        RunState other = readRunState(options.from);
        if (settings.width != other.settings.width) {
            tell(options.common,
                 "Width " + std::to_string(other.settings.width) + ": that of the networks that it begins with.");
        }
        settings = fineTuning(settings, other);
        arrays = std::move(other.arrays);
    }
    const bool cuda = onCard(options);
    auto data = firstProcessFirst(group, [&] { return newPictures(options, files); });
    const auto costs = tryOut(settings, cuda, options.common, group);
    say(options.common, sentenceOf(settings, estimateOf(settings, costs)).english());
    return TrainingRun::begin(settings, std::move(data), makeNetworks(settings, cuda, group), arrays, group);
}

}  // namespace latentwalk::cli
