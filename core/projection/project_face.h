// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "core/faces/network/feature_network.h"
#include "core/generator/image_gradient.h"
#include "core/projection/schedule.h"

namespace latentwalk::projection {

// What a face is painted from.
struct PaintedFrom {
    Latent latent;
    FaceOffsets offsets;

    bool operator==(const PaintedFrom&) const = default;
};

// What is known after a step.
struct SearchStep {
    int done = 0;  // steps, of `all`
    int all = 0;
    int scale = 0;
    double loss = 0;                    // of `face`; of one scale, and of full size another, to be compared
    const PaintedFrom* face = nullptr;  // what the step began with; both live until the call returns
    const Images* image = nullptr;      // painted from it at `scale`
};
// Called on the search's own thread after each step; false ends it, and what was found until then is the result.
using TellStep = std::function<bool(const SearchStep&)>;

struct FoundLikeness {
    PaintedFrom face;
    Images image;            // painted from it at full size
    double loss = 0;         // at full size: pyramid, features and offsets together
    double featureLoss = 0;  // of it alone; 0 without features
    double difference = 0;   // mean absolute difference at 32x32, range [-1, 1]
    bool poor = false;       // above kPoorLikeness
    std::size_t start = 0;   // which of the starts it came from
    int steps = 0;           // that were taken
    bool stopped = false;
};

// Looks for what a network would paint a photograph from: first the latent, on the small pictures that the network
// paints early, then latent and offsets at full size (Adam; pyramid loss, 0.1 of the feature loss, 0.001 of the
// offsets' mean square). Offsets are never fitted to small pictures: those have heads of their own, whose errors they
// would take up. `target` is the aligned photograph as ImageGradient::forward() gives images, at full size; `starts`
// are latents to begin at, the nearest first: schedule.starts of them, all where there are fewer. `features` may be
// null: then pixels alone count. The result is the best that was seen at full size or, where it was ended before, the
// start that is ahead. The same for the same target, starts, schedule and network. Blocking. Throws what the network
// throws, std::invalid_argument where sizes differ, a scale is not painted, or there is no start.
FoundLikeness projectFace(ImageGradient& network, const Images& target, const std::vector<Latent>& starts,
                          const Schedule& schedule, const faces::FeatureNetwork* features, const TellStep& tell = {});

// What a step at each scale takes on this computer, in seconds: the faster of the second and the third of each, at
// full size with the feature loss where there are features.
StepTimes measureSteps(ImageGradient& network, const faces::FeatureNetwork* features);

}  // namespace latentwalk::projection
