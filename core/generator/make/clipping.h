// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/generator/generator.h"
#include "core/latent/progress.h"

namespace latentwalk {

// How many faces, those of the seeds 0, 1 ..., say whether a model paints within its range.
inline constexpr std::int64_t kClippingFaces = 16;

// Above this share of clipped pixels a model is said to paint outside of its range. A network that was trained on
// photographs leaves the range where these are black or white, a few per cent; one that is used with another range than
// it was trained for loses a third and more.
inline constexpr double kMuchClipping = 0.10;

// The share of what `images` hold that lies outside of [-1, 1], where every picture ends, or is no number: 0 ... 1.
// Each colour of a pixel counts by itself. -1 and 1 themselves lie within, so nothing that ends in tanh is clipped.
// 0 of no images.
double clippedShare(const Images& images);

// The same of the kClippingFaces faces that `generator` makes at its full scale, one after the other. After each `tell`
// is told how many are done. Blocking; throws GeneratorError.
double clippedShare(Generator& generator, const TellProgress& tell = {});

// Whether clippedShare() of such a generator ends in a minute or two on a usual computer. So it does for all that
// Progressive GANs were made for (1024 x 1024 pixels), with room to spare.
bool canMeasureClipping(const Architecture& architecture);

// "1.7 %".
std::string inPercent(double share);

// What is to be said of a model with such a share of clipped pixels, as a sentence about `model` ("the built-in
// model"); empty up to kMuchClipping.
std::string clippingNote(const std::string& model, double share);

}  // namespace latentwalk
