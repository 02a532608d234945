// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/latent/latent.h"

#include <cstdint>
#include <span>
#include <vector>

namespace latentwalk {

// How a walk gets from one anchor to the next. With the generator's own normalisation of the latent both pass through
// the same images and differ only in timing.
enum class WalkPath {
    Straight,   // (1 - t) * a + t * b
    Spherical,  // along the great circle between the directions of a and b; lengths are blended linearly (Shoemake
                // 1985)
};

// A point of the segment from `a` to `b`, t in [0, 1]; t = 0 gives exactly a, t = 1 exactly b. Sizes must be equal.
// Anchors that (almost) point the same or the opposite way have no single great circle: there Spherical is Straight.
Latent interpolate(std::span<const float> a, std::span<const float> b, double t, WalkPath path);

// Ordered anchors and a way between them; `position` in [0, 1] runs over the whole, each segment taking the same share.
// A closed walk has one segment more: from the last anchor back to the first. Safe to use from several threads.
class Walk {
public:
    // At least one anchor, all of the same size; throws std::invalid_argument otherwise.
    explicit Walk(std::vector<Latent> anchors, WalkPath path = WalkPath::Straight, bool closed = false);

    // The latent at `position`, clamped to [0, 1].
    Latent at(double position) const;

    // How many segments there are: none for a single anchor, else one less than anchors, or as many when closed.
    std::size_t segments() const noexcept;
    // The latent at `t` in [0, 1] of one segment; t = 0 and t = 1 give its anchors, bit for bit.
    // Throws std::out_of_range when there is no such segment.
    Latent within(std::size_t segment, double t) const;

    // `count` positions in equal steps from 0: the last at 1 (endpoint), or one step before it, as the tutorial's
    // analyze.py spaces them (0, 1/n, ... (n-1)/n). A count of one gives position 0.
    static std::vector<double> positions(std::int64_t count, bool endpoint);

    // The latents of those positions as one batch.
    LatentBatch frames(std::int64_t count, bool endpoint) const;

    const std::vector<Latent>& anchors() const noexcept { return m_anchors; }
    WalkPath path() const noexcept { return m_path; }
    bool closed() const noexcept { return m_closed; }

private:
    std::vector<Latent> m_anchors;
    WalkPath m_path;
    bool m_closed;
};

}  // namespace latentwalk
