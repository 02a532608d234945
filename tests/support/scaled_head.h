// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "core/model/weights/checkpoint.h"
#include "core/model/weights/weight_values.h"

namespace latentwalk::test {

// The tensor with every value times `factor`, in float32.
inline WeightTensor scaled(const WeightTensor& tensor, float factor) {
    const auto values = std::make_shared<std::vector<float>>();
    for (std::size_t i = 0; i < static_cast<std::size_t>(tensor.elementCount()); ++i) {
        values->push_back(static_cast<float>(valueAt(tensor, i)) * factor);
    }
    return {DType::Float32, tensor.shape, std::as_bytes(std::span(*values)), values};
}

// Gives the images that `checkpoint` makes at its full scale `factor` times their contrast: scales its last head, and
// the one before it, which the image is blended with where alpha is above 0. (Before a final tanh, that is.)
inline void scaleContrast(Checkpoint& checkpoint, float factor) {
    for (auto* weights : {&checkpoint.average, &checkpoint.raw}) {
        if (!*weights) {
            continue;
        }
        auto& heads = (*weights)->heads;
        for (std::size_t scale = heads.size() - std::min<std::size_t>(heads.size(), 2); scale < heads.size(); ++scale) {
            if (heads[scale]) {
                heads[scale] = LayerWeights{scaled(heads[scale]->weight, factor), scaled(heads[scale]->bias, factor)};
            }
        }
    }
}

}  // namespace latentwalk::test
