// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "core/latent/face_file.h"
#include "core/picture/picture.h"
#include "core/projection/project_face.h"
#include "core/projection/starts.h"

namespace latentwalk::projection {

// How a face is to be looked for.
struct FindFaceOptions {
    double seconds = 30;       // about so long, by how fast this computer is, which is measured first; unless there are
    std::optional<int> steps;  // so many steps, 1 or more: then the same is found again;
    std::optional<Schedule> schedule;  // or exactly these
    int offsets = 2;                   // how many scales get an offset: 2, or 3 for a face that is closer and less free
    std::uint64_t seed = 0;  // another begins elsewhere: at the seed-th nearest of the small pictures, or at the face
                             // of this seed where there are none
    int showEvery = 1;       // every so many steps the picture is made for `tell`; the last always
};

// How far a search is.
struct FindFaceProgress {
    int done = 0;  // steps, of `all`
    int all = 0;
    double part = 0;                    // of the time, 0 ... 1, by what a step takes
    double secondsLeft = 0;             // by the measured speed so far
    const PaintedFrom* face = nullptr;  // what there is now: what a search that is stopped here gives, or nearly so
    const Picture* picture = nullptr;   // painted from it, at full size or, in the beginning, smaller and in other
                                        // colours; null where none is shown. Both live until the call returns.
};
// Called on the search's own thread after each step; false ends it, and what there is is the result. What it throws
// comes out of findFace().
using TellFindFace = std::function<bool(const FindFaceProgress&)>;

// What was found, and what has to be recorded to find it again: photo, seed, offsets, steps, precision.
struct FaceOfPhoto {
    KeptFace face;           // its offsets rounded to float16, as sessions and files keep them
    Picture picture;         // painted from exactly that, at full size
    double psnr = 0;         // of picture and photo, in dB
    double difference = 0;   // mean absolute difference at 32x32, range [-1, 1]
    double featureLoss = 0;  // how differently they look to a network (FeatureLoss); 0 without features
    bool poor = false;       // not much of a likeness
    Schedule schedule;       // what was to be done
    int steps = 0;           // what was done of it: schedule.steps() unless stopped
    bool stopped = false;
    Precision precision = Precision::Float32;
    std::uint64_t startSeed = 0;  // of the face that it began at
};

// What window and command line both call: from a face that is aligned (alignedFace(), square, of any size) to what
// `network` paints it from. `starts` may be empty, and is slower to find anything then; `features` are
// builtInFeatures(), or null for pixels alone. The same to the bit for the same photo, network, precision, starts,
// seed, offsets and steps. Blocking, seconds to minutes. Throws GeneratorError, and std::invalid_argument on a photo
// that is not square or on options outside of what they say.
FaceOfPhoto findFace(ImageGradient& network, const Picture& photo, const Starts& starts,
                     const faces::FeatureNetwork* features, const FindFaceOptions& options = {},
                     const TellFindFace& tell = {});

}  // namespace latentwalk::projection
