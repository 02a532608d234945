// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <limits>
#include <optional>
#include <string_view>

namespace latentwalk {

// What a graph does to the image behind the head: factor * image + offset, cut at low and high.
//
// A Progressive GAN paints in [-1, 1]; the stage says where the graph's users want the image: as it is, in [0, 1] or in
// [0, 255]. Some converters move parts of the stage into the head's kernel and bias, so the two are read together: the
// middle of the range is middle grey.
class TensorFlowStage {
public:
    // Takes the operation `op` in, which stands before all that was taken so far and uses `number` (as its first
    // input?). False: it is none of a stage's.
    bool take(std::string_view op, double number, bool numberFirst);

    // What has to be added to the head's bias for the image to lie in [-1, 1] with middle grey at 0; nothing where the
    // graph's range is none that images are kept in, or is not as wide as the network's own becomes by the factor.
    //
    // A stage that only cuts at 0 and 1 is taken for what TF Hub's progan-128 has: its image was moved to the middle of
    // [0, 1], but the factor of (x + 1) / 2 is missing, and the cut burns a third of all pixels. The image before it is
    // the network's own, a half too bright.
    std::optional<float> headOffset() const;

private:
    double m_factor = 1;
    double m_offset = 0;
    double m_low = -std::numeric_limits<double>::infinity();
    double m_high = std::numeric_limits<double>::infinity();
};

}  // namespace latentwalk
