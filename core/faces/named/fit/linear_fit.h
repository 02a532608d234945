// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "core/faces/named/named_directions.h"
#include "core/faces/scores.h"
#include "core/latent/spectrum/spectrum.h"

namespace latentwalk {

// Latents and what their faces scored.
struct ScoredLatents {
    LatentBatch latents;
    std::vector<faces::FaceScores> scores;  // one for each
};

// Faces that a linear fit needs at least.
inline constexpr std::int64_t kFewestFaces = 50;

// A predictor for each of `which`, fitted to the faces of which all of them were measured: ridge regression of the
// score (in SD, at most 4 from the mean) on z / rms(z) in the metric of the squared spectrum of the format layer, w = V
// S² u with the penalty on u: what the layer amplifies is what can be seen, which is worth ten times the faces. How
// strong the penalty is follows from five-fold cross-validation over a fixed grid, for each score by itself, and r2 is
// that of the folds kept back. Deterministic. Seconds for 512 components. Throws Error with too few faces, or where a
// score is the same for all of them.
std::vector<ScorePredictor> fitPredictors(const ScoredLatents& faces, const Spectrum& spectrum,
                                          std::span<const faces::Score> which);

// The direction that changes `target` (weights as in ScorePredictor) and, as far as the weights tell, none of `held`:
// d = G (a - Q (QᵀGQ + εI)⁻¹ QᵀGa) for the weights a and those that are held as columns of Q, of length 1. G is the
// metric in which the model's faces spread: V diag(1 / ((σ/σ₀)² + 1)) Vᵀ over the fifth of the singular directions that
// are amplified most, with σ₀ the singular value a tenth down. ε is 2 % of the mean diagonal: what the spectrum hardly
// tells apart is not torn apart. Throws std::invalid_argument when sizes differ.
Latent conditionedDirection(std::span<const float> target, std::span<const Latent> held, const Spectrum& spectrum);

// A direction that was made already without what its weights tell of `held`, in the same metric: d - GQ (QᵀGQ + εI)⁻¹
// Qᵀd, of length 1. Throws std::invalid_argument as that does.
Latent withoutHeld(std::span<const float> direction, std::span<const Latent> held, const Spectrum& spectrum);

// At length 1. Throws std::invalid_argument for one of length 0.
Latent withLengthOne(std::span<const float> direction);

}  // namespace latentwalk
