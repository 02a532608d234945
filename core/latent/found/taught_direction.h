// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/latent/direction.h"
#include "core/latent/progress.h"
#include "core/latent/spectrum/spectrum.h"

namespace latentwalk {

// The user's word about one face: it has more of something, or less.
struct Mark {
    Latent latent;
    bool more = false;
};

// Marks of each kind that a direction needs at least.
inline constexpr int kFewestMarks = 8;

struct TaughtDirection {
    Direction direction;  // towards more; value = accuracy
    // How often marks that were kept back while fitting are told right: the mean of the shares among "more" and among
    // "less", so that 0.5 is what guessing gives, however the marks are spread. From eight-fold cross-validation in
    // which everything is fitted anew, the prior's strength too; folds are dealt in the order of the marks.
    double accuracy = 0;
    // Prior standard deviation of the logit that the marks themselves speak for.
    double priorDeviation = 0;
};

// The direction that tells "more" from "less": logistic regression on the latents as the generator sees them, maximum a
// posteriori. A priori the weights are independent in the eigenbasis of AᵀA (`spectrum`, of the format layer) with a
// variance proportional to the squared eigenvalue: what the first layer amplifies is what one can see, and with far
// fewer marks than components only that can be told. How strong the prior is follows from the marks by Laplace's
// approximation of the evidence over a fixed grid (Rasmussen & Williams 2006, section 3.4, algorithms 3.1 and 3.2; the
// regression is solved in its dual form, marks x marks, which is the same fit and costs nothing with few of them). The
// intercept has the same prior variance as the logit of a latent.
// `pixelNorm`: whether latents go to length sqrt(size) first (Architecture::pixelNorm).
// Deterministic. Tells before each of the fits. Milliseconds for 40 marks, about a second for 400. Throws
// std::invalid_argument when there are fewer than kFewestMarks of a kind, when sizes differ, or when the marks do not
// differ at all.
TaughtDirection teachDirection(std::span<const Mark> marks, const Spectrum& spectrum, bool pixelNorm,
                               const TellProgress& tell = {});

}  // namespace latentwalk
