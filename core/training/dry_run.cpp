// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/training/dry_run.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <string>

#include "core/training/values/random.h"
#include "core/training/values/schedule.h"

namespace latentwalk::training {
namespace {

// The most memory that the process has had since it was last asked to forget it (proc(5), VmHWM and clear_refs).
std::int64_t peakBytes() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmHWM:")) {
            return std::stoll(line.substr(6)) * 1024;
        }
    }
    return 0;
}

void forgetPeak() {
    std::ofstream("/proc/self/clear_refs") << 5;
}

StepInput noiseInput(const TrainingSettings& settings, int scale, Random& random) {
    const std::int64_t side = Architecture::resolution(scale);
    StepInput input;
    input.scale = scale;
    input.alpha = scale > settings.firstScale ? 0.5F : 0.0F;
    input.rate = settings.rate;
    input.count = settings.batch;
    input.reals = random.uniforms(settings.batch * 3 * side * side);
    input.discriminatorLatents = random.normals(settings.batch * settings.latentSize);
    input.generatorLatents = random.normals(settings.batch * settings.latentSize);
    input.mix = random.uniforms(settings.batch);
    return input;
}

constexpr std::int64_t kFullWidth = 512;  // of the paper
constexpr std::int64_t kLargeSide = 128;

Message sizeText(std::int64_t bytes) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.1f", static_cast<double>(bytes) / 1e9);
    return Message(std::string(text.data()));
}

}  // namespace

std::vector<ScaleCost> dryRun(const TrainingSettings& settings, const MakeNetworks& make,
                              const std::function<double()>& seconds, double secondsEach, const TellProgress& tell) {
    Random random(settings.seed);
    const auto networks = make(settings);
    networks->set(initialArrays(settings, random), 0);
    const int scales = scaleCount(settings);
    std::vector<ScaleCost> costs(static_cast<std::size_t>(scales));
    for (int scale = scales - 1; scale >= settings.firstScale; --scale) {
        tellProgress(tell, {scales - 1 - scale, scales - settings.firstScale});
        const StepInput input = noiseInput(settings, scale, random);
        forgetPeak();
        networks->step(input);  // what a first step prepares is no part of the others
        std::int64_t images = 0;
        const double begin = seconds();
        double end = begin;
        do {
            tellProgress(tell, {scales - 1 - scale, scales - settings.firstScale});  // a step may be long
            networks->step(input);
            images += settings.batch;
            end = seconds();
        } while (end - begin < secondsEach);
        costs[static_cast<std::size_t>(scale)] = {(end - begin) / static_cast<double>(images), peakBytes()};
    }
    return costs;
}

Estimate estimateOf(const TrainingSettings& settings, const std::vector<ScaleCost>& costs, std::int64_t shown) {
    Estimate estimate;
    for (std::int64_t phase = 0; phase < phaseCount(settings); ++phase) {
        const std::int64_t done =
            std::clamp<std::int64_t>(shown - phase * settings.phaseImages, 0, settings.phaseImages);
        const auto scale = static_cast<std::size_t>(settings.firstScale + (phase + 1) / 2);
        estimate.seconds += static_cast<double>(settings.phaseImages - done) * costs[scale].secondsAnImage;
    }
    for (const ScaleCost& cost : costs) {
        estimate.bytes = std::max(estimate.bytes, cost.bytes);
    }
    return estimate;
}

double workOf(const TrainingSettings& settings, int scale) {
    double work = static_cast<double>(settings.latentSize * depthAt(settings, 0) * 16);
    for (int i = 0; i <= scale; ++i) {
        const double pixels = static_cast<double>(Architecture::resolution(i) * Architecture::resolution(i));
        const double depth = static_cast<double>(depthAt(settings, i));
        const double below = static_cast<double>(depthAt(settings, std::max(i - 1, 0)));
        // Of both networks; the discriminator goes some four times as often through its layers.
        work += pixels * 9 * (depth * below + depth * depth) * 4.5;
    }
    return work;
}

double secondsByAnalogy(const TrainingSettings& measured, const std::vector<ScaleCost>& costs,
                        const TrainingSettings& other) {
    const int last = scaleCount(measured) - 1;
    const double secondsOfWork = costs[static_cast<std::size_t>(last)].secondsAnImage / workOf(measured, last);
    std::vector<ScaleCost> others(static_cast<std::size_t>(scaleCount(other)));
    for (std::size_t i = 0; i < others.size(); ++i) {
        others[i].secondsAnImage = workOf(other, static_cast<int>(i)) * secondsOfWork;
    }
    return estimateOf(other, others).seconds;
}

double shareDone(const TrainingSettings& settings, std::int64_t shown) {
    std::vector<ScaleCost> costs(static_cast<std::size_t>(scaleCount(settings)));
    for (std::size_t i = 0; i < costs.size(); ++i) {
        costs[i].secondsAnImage = workOf(settings, static_cast<int>(i));
    }
    return 1 - estimateOf(settings, costs, shown).seconds / estimateOf(settings, costs).seconds;
}

Message durationOf(double seconds) {
    const auto minutes = static_cast<std::int64_t>(std::llround(seconds / 60));
    constexpr std::int64_t kHour = 60, kDay = 24 * kHour, kMonth = 30 * kDay, kYear = 365 * kDay;
    if (minutes < 2) {
        return Core::says("about %1 s")(std::max<std::int64_t>(1, std::llround(seconds)));
    }
    if (minutes < kHour) {
        return Core::says("about %1 min")(minutes);
    }
    if (minutes < 10 * kHour) {
        return Core::says("about %1 h %2 min")(minutes / kHour, minutes % kHour / 5 * 5);
    }
    if (minutes < 2 * kDay) {
        return Core::says("about %1 h")((minutes + kHour / 2) / kHour);
    }
    if (minutes < 2 * kMonth) {
        return Core::says("about %1 days")((minutes + kDay / 2) / kDay);
    }
    if (minutes < 2 * kYear) {
        return Core::says("about %1 months")((minutes + kMonth / 2) / kMonth);
    }
    return Core::says("about %1 years")((minutes + kYear / 2) / kYear);
}

Message sentenceOf(const TrainingSettings& settings, const Estimate& estimate) {
    const Message time = durationOf(estimate.seconds);
    if (estimate.bytes == 0) {
        return Core::says("%1x%1, width %2: %3")(settings.side, settings.width, time);
    }
    return Core::says("%1x%1, width %2: %3, %4 GB of memory")(settings.side, settings.width, time,
                                                              sizeText(estimate.bytes));
}

std::optional<Message> fullSizeSentence(const TrainingSettings& settings, const TrainingSettings& measured,
                                        const std::vector<ScaleCost>& costs) {
    TrainingSettings large = settings;
    large.side = std::max(large.side, kLargeSide);
    large.width = large.latentSize = kFullWidth;
    if (large == settings) {
        return std::nullopt;
    }
    return Core::says("%1x%1 at full width would take %2 here.")(large.side,
                                                                 durationOf(secondsByAnalogy(measured, costs, large)));
}

}  // namespace latentwalk::training
