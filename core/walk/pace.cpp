// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "core/walk/session_walk.h"

namespace latentwalk {
namespace {

constexpr std::int64_t kBatch = 8;

// The smallest scale that still shows a face rather than blotches, as the full image has it; without one the full
// scale.
std::optional<int> scaleForMeasuring(const Generator& generator) {
    constexpr std::int64_t kSmallest = 32;
    for (int scale = 0; scale < generator.architecture().scaleCount(); ++scale) {
        if (Architecture::resolution(scale) >= kSmallest && generator.resemblesFull(scale)) {
            return scale;
        }
    }
    return std::nullopt;
}

}  // namespace

double pictureChange(const Images& a, std::int64_t indexA, const Images& b, std::int64_t indexB) {
    const std::int64_t size = a.channels * a.height * a.width;
    if (indexA < 0 || indexA >= a.count || indexB < 0 || indexB >= b.count || size == 0 || a.channels != b.channels ||
        a.height != b.height || a.width != b.width) {
        throw std::invalid_argument("change is measured between two images of one size");
    }
    const float* first = a.values.data() + indexA * size;
    const float* second = b.values.data() + indexB * size;
    double sum = 0;
    for (std::int64_t i = 0; i < size; ++i) {
        const double difference = static_cast<double>(std::clamp(first[i], -1.0F, 1.0F)) -
                                  static_cast<double>(std::clamp(second[i], -1.0F, 1.0F));
        sum += difference * difference;
    }
    return std::sqrt(sum / static_cast<double>(size));
}

Pace measurePace(const Session& session, Generator& generator, const TellProgress& tell, int steps) {
    // Places are equal steps of t, whatever the timing that is about to be found.
    Session even = session;
    even.timing = Timing::Even;
    even.easing = Easing::None;
    even.pace.reset();
    const SessionWalk walk(even);
    const auto all = static_cast<std::int64_t>(walk.walk().segments()) * steps + 1;
    const GenerateOptions options{scaleForMeasuring(generator), std::nullopt};

    Pace pace{walk.paceFingerprint(), steps, {0.0}};
    Images last;
    for (std::int64_t first = 0; first < all; first += kBatch) {
        LatentBatch batch{0, session.model.latentSize, {}};
        for (std::int64_t i = first; i < std::min(all, first + kBatch); ++i) {
            const Moment moment = walk.at(all > 1 ? static_cast<double>(i) / static_cast<double>(all - 1) : 0.0);
            batch.append(moment.latent, moment.offsets);
        }
        Images images = generator.generate(batch, options);
        for (std::int64_t i = 0; i < images.count; ++i) {
            if (first + i > 0) {
                pace.cumulative.push_back(pace.cumulative.back() + (i == 0
                                                                        ? pictureChange(last, last.count - 1, images, 0)
                                                                        : pictureChange(images, i - 1, images, i)));
            }
        }
        last = std::move(images);
        tellProgress(tell, {std::min(all, first + kBatch), all, Phase::Measuring});
    }
    return pace;
}

void ensurePace(Session& session, Generator& generator, const TellProgress& tell) {
    if (SessionWalk(session).needsPace()) {
        session.pace = measurePace(session, generator, tell);
    }
}

}  // namespace latentwalk
