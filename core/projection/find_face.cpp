// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/projection/find_face.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <stdexcept>

#include "core/picture/resize.h"
#include "core/projection/image_loss.h"

namespace latentwalk::projection {
namespace {

double psnrOf(const Picture& a, const Picture& b) {
    double squares = 0;
    for (std::size_t i = 0; i < a.rgb.size(); ++i) {
        const double difference = static_cast<double>(a.rgb[i]) - static_cast<double>(b.rgb[i]);
        squares += difference * difference;
    }
    constexpr double kMost = 255;
    // Equal to the byte counts as half a step apart in one value.
    return 10 * std::log10(kMost * kMost * static_cast<double>(a.rgb.size()) / std::max(squares, 0.25));
}

std::vector<bool> painted(const ImageGradient& network) {
    std::vector<bool> paints;
    for (int scale = 0; scale < network.architecture().scaleCount(); ++scale) {
        paints.push_back(network.hasHead(scale));
    }
    return paints;
}

std::vector<std::uint64_t> startSeeds(const Starts& starts, const Images& target, std::uint64_t seed, int count) {
    std::vector<std::uint64_t> seeds;
    const std::vector<std::uint64_t> nearest = starts.nearest(target, static_cast<std::size_t>(starts.count()));
    for (int i = 0; i < count; ++i, ++seed) {
        seeds.push_back(nearest.empty() ? seed : nearest[seed % nearest.size()]);
    }
    return seeds;
}

// Makes of what a search tells what findFace() tells.
class Telling {
public:
    Telling(const Schedule& schedule, const StepTimes& times, int showEvery, const TellFindFace& tell)
        : m_times(times), m_all(secondsOf(schedule, times)), m_showEvery(showEvery), m_tell(tell) {}

    bool operator()(const SearchStep& step) {
        m_done += m_times.at(static_cast<std::size_t>(step.scale));
        if (!m_tell) {
            return true;
        }
        FindFaceProgress progress{step.done, step.all};
        progress.part = std::min(m_done / m_all, 1.0);
        const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - m_begin;
        progress.secondsLeft = taken.count() * (1 - progress.part) / progress.part;
        progress.face = step.face;
        if (step.done % m_showEvery == 0 || step.done == step.all) {
            m_picture = toPicture(*step.image, 0);
            progress.picture = &m_picture;
        }
        return m_tell(progress);
    }

private:
    const StepTimes& m_times;
    double m_all;
    double m_done = 0;
    int m_showEvery;
    const TellFindFace& m_tell;
    std::chrono::steady_clock::time_point m_begin = std::chrono::steady_clock::now();
    Picture m_picture;
};

}  // namespace

FaceOfPhoto findFace(ImageGradient& network, const Picture& photo, const Starts& starts,
                     const faces::FeatureNetwork* features, const FindFaceOptions& options, const TellFindFace& tell) {
    const auto begin = std::chrono::steady_clock::now();
    if (photo.width != photo.height || photo.width < 1 || options.showEvery < 1) {
        throw std::invalid_argument("a face is looked for in a square picture, and shown every step or more seldom");
    }
    const Architecture& architecture = network.architecture();
    const std::int64_t side = architecture.fullResolution();
    const Images target =
        targetOf(photo.width == side ? photo : resized(photo, side, side), architecture.outputChannels);
    const std::vector<bool> paints = painted(network);
    FaceOfPhoto found;
    StepTimes times = usualTimes(paints);
    if (options.schedule) {
        found.schedule = *options.schedule;
    } else if (options.steps) {
        found.schedule = scheduleOf(*options.steps, paints, options.offsets);
    } else {
        times = measureSteps(network, features);
        const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
        found.schedule = scheduleFor(options.seconds - taken.count(), times, options.offsets);
    }
    const std::vector<std::uint64_t> seeds = startSeeds(starts, target, options.seed, found.schedule.starts);
    std::vector<Latent> latents;
    for (const std::uint64_t seed : seeds) {
        latents.push_back(sampleLatent(seed, architecture.latentSize, architecture.labels));
    }
    FoundLikeness likeness = projectFace(network, target, latents, found.schedule, features,
                                         Telling(found.schedule, times, options.showEvery, tell));
    likeness.face.offsets.search = {options.seed, likeness.steps, found.schedule.steps(),
                                    std::string(nameOf(network.precision()))};
    found.face = {std::move(likeness.face.latent), CarriedOffsets(std::move(likeness.face.offsets))};
    const SharedOffsets shown = found.face.offsets.shown();
    found.picture =
        toPicture(network.forward(found.face.latent, shown ? *shown : FaceOffsets(), architecture.scaleCount() - 1), 0);
    found.psnr = psnrOf(found.picture, toPicture(target, 0));
    found.difference = likeness.difference;
    found.featureLoss = likeness.featureLoss;
    found.poor = likeness.poor;
    found.steps = likeness.steps;
    found.stopped = likeness.stopped;
    found.precision = network.precision();
    found.startSeed = seeds.at(likeness.start);
    return found;
}

}  // namespace latentwalk::projection
