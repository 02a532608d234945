// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace latentwalk::faces {

// The arithmetic of the networks that read faces, as far as it is not a product of matrices (that one is the fast
// generator's, core/generator/fast/kernels/kernels.h), compiled once per instruction set and chosen when the program
// runs.
//
// Activations are float32, channels last, with a border of one zero pixel: (side + 2, side + 2, channels); channels are
// a multiple of 16. A "left factor" lies as that kernels.h says: [rows / 8][depth / 16][8][16], a row for each pixel.
struct FaceKernels {
    const char* name;  // "AVX-512" and so on

    // The 3x3 convolution of each channel by itself, over the input or with `relu` max(0, input), with TensorFlow's
    // padding "same": at stride 2 (even sides) nothing is added above and on the left. `weights` is (9, channels); the
    // (side / stride)^2 results become the rows of `left`.
    void (*depthwise)(const float* input, std::int64_t side, std::int64_t channels, std::int64_t stride, bool relu,
                      const float* weights, float* left);

    // output = (add ? output : 0) + products + bias, then max(0, .) with `relu`. `products` is (side^2, channels).
    void (*finish)(const float* products, const float* bias, std::int64_t side, std::int64_t channels, bool add,
                   bool relu, float* output);

    // The largest of 3x3 at stride 2, padding "same": output has half the side. What lies outside does not count.
    void (*maxPool)(const float* input, std::int64_t side, std::int64_t channels, float* output);
};

// The best kernels that this processor has. `isa` limits the choice (tests): "" for the best, "avx512", "avx2",
// "portable"; null where the processor has no such instructions.
const FaceKernels* faceKernels(const char* isa = "");

}  // namespace latentwalk::faces
