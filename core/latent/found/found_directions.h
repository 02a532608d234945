// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/latent/direction.h"
#include "core/latent/progress.h"
#include "core/model/weights/architecture.h"
#include "core/model/weights/generator_weights.h"

// Directions that a generator shows by itself, without anybody's marks. All start at the format layer: a linear map A
// from the normalised latent (latentSize components) to 16 * depths[0] outputs, stored as A (outputs, latentSize).
namespace latentwalk {

// SeFa (Shen & Zhou 2021, equation 7): the eigenvectors of AᵀA with the largest eigenvalues, largest first.
// As in SeFa's released code A is normalised first: there the matrix is Aᵀ (latentSize, outputs), and each of its
// columns, the weights of one output, is brought to length 1, so that strong outputs have no more say than weak ones.
// (An output whose weights are all zero stays zero.) Each direction is oriented(); value is the eigenvalue. `count` is
// clamped to 1 ... latentSize. Float64; deterministic. About half a second for 512 components and 8,192 outputs; safe
// to call from any thread. Throws FileError, std::bad_alloc.
std::vector<Direction> directionsInWeights(const GeneratorWeights& weights, int count);

// GANSpace (Härkönen et al. 2020, section 2.2): the principal components of what the format layer hands on to scale 0
// (leaky ReLU and pixelnorm included, 16 * depths[0] values) over `samples` latents drawn from seed 0, and for each the
// direction in which latents must go for it, by linear regression between the normalised latents and the component
// (section 2.3; the component is regressed on the latents, which for round latents points the same way as equation 2
// and needs fewer samples). Largest variance first; value is the variance. The components come from subspace iteration
// from a fixed start (Halko et al. 2011, algorithm 4.4), at most 64 of them wanted, which leaves no visible error.
// `count` is clamped to 1 ... min(64, latentSize, samples - 1); samples at least 2. Memory: samples * 64 KiB *
// depths[0] / 512 twice. Deterministic for a number of threads. Tells before each batch. Seconds. Computed by LibTorch
// with threads() threads: throws ModuleMissing, GeneratorError or OutOfMemoryError.
std::vector<Direction> directionsInImages(const Architecture& architecture, const GeneratorWeights& weights, int count,
                                          const TellProgress& tell = {}, std::int64_t samples = 4096);

}  // namespace latentwalk
