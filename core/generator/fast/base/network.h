// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <span>

#include "core/latent/face_offsets.h"

namespace latentwalk::fast {

// pytorch_GAN_zoo's GNet for one image at a time, with all weights prepared and all buffers kept between images.
// Numbers differ from the plain network's only by rounding. One thread at a time.
class Network {
public:
    virtual ~Network() = default;

    // Computes the features of scales 0 ... `scale`. `latent` has latentSize components; `offsets`, or null, fit the
    // network.
    virtual void run(std::span<const float> latent, int scale, const FaceOffsets* offsets = nullptr) = 0;

    // The head of a scale that run() has reached and that has one, without blending and final activation:
    // outputChannels planes of resolution² values. `afterRow` is called for each row that is complete in all planes, by
    // the worker that painted it.
    virtual void paint(int scale, float* planes, const std::function<void(std::int64_t row)>& afterRow = {}) = 0;
};

}  // namespace latentwalk::fast
