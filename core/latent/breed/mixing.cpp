// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/latent/breed/mixing.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace latentwalk {
namespace {

double lengthOf(std::span<const double> values) {
    return std::sqrt(std::inner_product(values.begin(), values.end(), values.begin(), 0.0));
}

std::vector<double> drawnShares(std::size_t parents, double sharpness, Draws& draws) {
    std::vector<double> shares(parents);
    for (double& share : shares) {
        share = std::pow(-std::log(draws.uniform()) + 1e-12, sharpness);
    }
    const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
    for (double& share : shares) {
        share /= sum;
    }
    return shares;
}

}  // namespace

Mixed mixed(const SeenBasis& basis, std::span<const std::vector<double>> parents, double angle, Draws& draws,
            const Mixing& mixing) {
    std::vector<std::vector<double>> turned;
    if (mixing.basis == Mixing::Basis::Components) {
        for (const std::vector<double>& parent : parents) {
            const Latent latent = basis.latentOf(parent, lengthOf(parent));
            turned.emplace_back(latent.begin(), latent.begin() + basis.size());
        }
        parents = turned;
    }
    const auto size = static_cast<std::size_t>(basis.size());
    const auto seen = mixing.basis == Mixing::Basis::Seen ? static_cast<std::size_t>(basis.seen()) : size;
    Mixed child{std::vector<double>(size), std::vector<double>(parents.size())};
    double weight = 0;
    double wanted = 0;
    std::vector<double> shares;
    for (std::size_t i = 0; i < seen; ++i) {
        if (i % static_cast<std::size_t>(mixing.group) == 0) {
            shares = drawnShares(parents.size(), mixing.sharpness, draws);
        }
        const double gain = basis.gains()[i] * basis.gains()[i];
        weight += gain;
        for (std::size_t p = 0; p < parents.size(); ++p) {
            child.coordinates[i] += shares[p] * parents[p][i];
            child.shares[p] += gain * shares[p];
        }
    }
    for (double& share : child.shares) {
        share = weight > 0 ? share / weight : 1 / static_cast<double>(parents.size());
    }
    for (std::size_t p = 0; p < parents.size(); ++p) {
        wanted += child.shares[p] * lengthOf(std::span(parents[p]).first(seen));
    }
    const std::span<double> part = std::span(child.coordinates).first(seen);
    const double own = lengthOf(part);
    if (mixing.fullLength && own > 0) {
        for (double& value : part) {
            value *= wanted / own;
        }
    }
    const std::vector<double> fresh = draws.normals(static_cast<std::int64_t>(size));
    for (std::size_t i = 0; i < seen; ++i) {
        part[i] = std::cos(angle) * part[i] + std::sin(angle) * fresh[i];
    }
    // What is not seen comes from one parent, whole.
    const auto closest = std::ranges::max_element(child.shares) - child.shares.begin();
    std::copy(parents[static_cast<std::size_t>(closest)].begin() + static_cast<std::ptrdiff_t>(seen),
              parents[static_cast<std::size_t>(closest)].end(),
              child.coordinates.begin() + static_cast<std::ptrdiff_t>(seen));
    if (mixing.basis == Mixing::Basis::Components) {
        const std::vector<float> latent(child.coordinates.begin(), child.coordinates.end());
        child.coordinates = basis.coordinates(latent, basis.size());
    }
    return child;
}

}  // namespace latentwalk
