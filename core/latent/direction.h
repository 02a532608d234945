// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/latent/latent.h"

namespace latentwalk {

// Where a direction comes from.
enum class DirectionSource {
    Weights,  // eigenvectors of the format layer's weight: value = eigenvalue
    Images,   // principal components of the format layer's output: value = variance along the component
    Taught,   // fitted to the user's marks: value = cross-validated accuracy
};

// A way to walk in latent space that changes something one can see.
struct Direction {
    std::string name;   // empty until the user names it: what a direction means is not ours to say
    Latent components;  // of length 1 (up to float32 rounding)
    DirectionSource source = DirectionSource::Weights;
    double value = 0;  // see DirectionSource; never negative

    bool operator==(const Direction&) const = default;
};

// Strengths of about this much, either way, still give convincing pictures.
inline constexpr double kUsefulStrength = 0.6;

// How far to go along one direction, in units of the latent's own length.
struct Step {
    std::span<const float> direction;  // any length but 0: only where it points counts
    double strength = 0;
};

// `latent` moved along several directions at once: (z + |z| * sum of strength * direction / |direction|), brought back
// to the length of z, because the model lives on a sphere (its pixelnorm makes every length the same). Order does not
// matter but for rounding. Computed in double; where nothing moves (no step, every strength 0, a direction of length
// 0) the latent itself comes back, bit for bit. Throws std::invalid_argument when sizes differ or a strength is not
// finite.
Latent moved(std::span<const float> latent, std::span<const Step> steps);

// `components` at length 1 and with the largest of them (by magnitude; the first of equals) positive: the sign of an
// eigenvector is arbitrary, but the same model must give the same directions everywhere. A zero vector stays zero.
Latent oriented(std::span<const double> components);

// `direction` without what it shares with `conditions` (InterFaceGAN, Shen et al. 2020, section 2.3, for any number of
// conditions): its component orthogonal to their span, brought back to length 1; name, source and value stay.
// Conditions need not be orthogonal, independent, or of length 1; a zero one counts as none. Throws
// std::invalid_argument when sizes differ or when nothing is left because the direction lies in their span.
Direction orthogonalTo(const Direction& direction, std::span<const Latent> conditions);

// Cosine of the angle between two vectors of the same size, 0 when one of them is zero.
double cosine(std::span<const float> a, std::span<const float> b);

}  // namespace latentwalk
