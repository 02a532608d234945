// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace latentwalk::faces {

// A square of `size` pixels, whose corner is (left, top), out of a picture of three floats a pixel and `width` pixels a
// row, scaled to 112x112 as TensorFlow.js's resizeBilinear does (neither corners aligned nor half pixels): what the
// networks were published with. Of more than 112 pixels not all are looked at.
std::vector<float> networkInput(const float* picture, std::int64_t width, std::int64_t left, std::int64_t top,
                                std::int64_t size);

}  // namespace latentwalk::faces
