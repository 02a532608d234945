// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/latent/walk.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

namespace latentwalk {
namespace {

double dot(std::span<const float> a, std::span<const float> b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        sum += static_cast<double>(a[i]) * b[i];
    }
    return sum;
}

Latent blend(std::span<const float> a, std::span<const float> b, double weightA, double weightB) {
    Latent result(a.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        result[i] = static_cast<float>(weightA * a[i] + weightB * b[i]);
    }
    return result;
}

}  // namespace

Latent interpolate(std::span<const float> a, std::span<const float> b, double t, WalkPath path) {
    if (a.size() != b.size()) {
        throw std::invalid_argument("a walk joins latents of one size only");
    }
    // The ends are the anchors themselves, untouched by rounding.
    if (t <= 0) {
        return {a.begin(), a.end()};
    }
    if (t >= 1) {
        return {b.begin(), b.end()};
    }
    if (path == WalkPath::Spherical) {
        const double lengthA = std::sqrt(dot(a, a));
        const double lengthB = std::sqrt(dot(b, b));
        const double cosine = lengthA > 0 && lengthB > 0 ? dot(a, b) / (lengthA * lengthB) : 1.0;
        // Below this the sine in the denominator has no correct digits left.
        constexpr double kNearlyParallel = 1 - 1e-9;
        if (std::abs(cosine) < kNearlyParallel) {
            const double angle = std::acos(cosine);
            const double length = (1 - t) * lengthA + t * lengthB;
            return blend(a, b, length * std::sin((1 - t) * angle) / (std::sin(angle) * lengthA),
                         length * std::sin(t * angle) / (std::sin(angle) * lengthB));
        }
    }
    return blend(a, b, 1 - t, t);
}

Walk::Walk(std::vector<Latent> anchors, WalkPath path, bool closed)
    : m_anchors(std::move(anchors)), m_path(path), m_closed(closed) {
    if (m_anchors.empty()) {
        throw std::invalid_argument("a walk needs at least one anchor");
    }
    for (const Latent& anchor : m_anchors) {
        if (anchor.size() != m_anchors.front().size()) {
            throw std::invalid_argument("a walk joins latents of one size only");
        }
    }
}

std::size_t Walk::segments() const noexcept {
    return m_anchors.size() < 2 ? 0 : m_anchors.size() - (m_closed ? 0 : 1);
}

Latent Walk::within(std::size_t segment, double t) const {
    if (segment >= segments()) {
        throw std::out_of_range("no such segment of the walk");
    }
    return interpolate(m_anchors[segment], m_anchors[(segment + 1) % m_anchors.size()], t, m_path);
}

Latent Walk::at(double position) const {
    const std::size_t count = segments();
    if (count == 0) {
        return m_anchors.front();
    }
    const double along = std::clamp(position, 0.0, 1.0) * static_cast<double>(count);
    const std::size_t segment = std::min(static_cast<std::size_t>(along), count - 1);
    return within(segment, along - static_cast<double>(segment));
}

std::vector<double> Walk::positions(std::int64_t count, bool endpoint) {
    const std::int64_t steps = endpoint ? count - 1 : count;
    std::vector<double> result;
    for (std::int64_t i = 0; i < count; ++i) {
        result.push_back(steps > 0 ? static_cast<double>(i) / static_cast<double>(steps) : 0.0);
    }
    return result;
}

LatentBatch Walk::frames(std::int64_t count, bool endpoint) const {
    LatentBatch batch{0, static_cast<std::int64_t>(m_anchors.front().size()), {}};
    for (const double position : positions(count, endpoint)) {
        batch.append(at(position));
    }
    return batch;
}

}  // namespace latentwalk
