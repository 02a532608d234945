// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/training/train_costs.h"

#include <algorithm>
#include <chrono>

#include "app/cli/terminal/progress.h"
#include "app/cli/terminal/standard_output.h"
#include "core/generator/make/make_generator.h"
#include "core/message/error.h"
#include "core/processor/threads.h"
#include "core/torch/torch_functions.h"
#include "core/training/batch_share.h"
#include "core/training/train.h"

namespace latentwalk::cli {
namespace {

using namespace training;

constexpr double kSecondsAScale = 1.5;  // of a dry run

// Those that the machine has are shared by the processes on it.
int threadsOf(const TrainOptions& options, const Group& group) {
    if (options.common.threads > 0) {
        return options.common.threads;
    }
    return group ? std::max(1, threads() / group->place().localCount) : threads();
}

// BFloat16 where the processor multiplies in it, or a card does, and LibTorch does it rightly.
Precision quickPrecision(bool cuda) {
    const bool quick = cuda || canCompute(Precision::BFloat16, Device::Cpu);
    return quick && torchFunctions().trainsInBfloat16(cuda) ? Precision::BFloat16 : Precision::Float32;
}

}  // namespace

double secondsNow() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
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

TrainingSettings settingsOf(const TrainOptions& options, const Group& group) {
    TrainingSettings settings = options.settings;
    settings.threads = threadsOf(options, group);
    if (settings.precision == Precision::Auto) {
        settings.precision = quickPrecision(onCard(options));
    }
    if (const auto problem = problemOf(settings)) {
        throw Error(*problem);
    }
    return settings;
}

std::vector<ScaleCost> tryOut(const TrainingSettings& settings, bool cuda, const CommonOptions& common,
                              const Group& group) {
    Progress progress(scaleCount(settings), "sizes tried", !common.quiet);
    TrainingSettings part = settings;
    part.batch = shareOf(settings, group.get()).count;
    std::vector<ScaleCost> costs = dryRun(
        part, [&](const TrainingSettings& wanted) { return makeNetworks(wanted, cuda); }, secondsNow, kSecondsAScale,
        countingIn(progress));
    for (ScaleCost& cost : costs) {
        cost.secondsAnImage *= static_cast<double>(part.batch) / static_cast<double>(settings.batch);
    }
    return costs;
}

void estimateTraining(const TrainOptions& options) {
    const TrainingSettings settings = settingsOf(options);
    const auto costs = tryOut(settings, onCard(options), options.common);
    print(sentenceOf(settings, estimateOf(settings, costs)).english() + "\n");
    if (const auto large = fullSizeSentence(settings, settings, costs)) {
        print(large->english() + "\n");
    }
}

}  // namespace latentwalk::cli
