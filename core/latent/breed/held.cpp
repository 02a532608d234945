// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/latent/breed/held.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace latentwalk {
namespace {

// What is left of a vector of length 1 below this is rounding.
constexpr double kNothing = 1e-6;

double productOf(std::span<const double> a, std::span<const double> b) {
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

void addTo(std::span<double> values, double factor, std::span<const double> others) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        values[i] += factor * others[i];
    }
}

}  // namespace

Held::Held(const SeenBasis& basis, std::span<const Latent> vectors, std::span<const std::vector<double>> parents) {
    for (const Latent& vector : vectors) {
        std::vector<double> unit = basis.rotated(vector);
        const double whole = std::sqrt(productOf(unit, unit));
        for (int pass = 0; pass < 2; ++pass) {  // the second takes what rounding left
            for (const auto& other : m_units) {
                addTo(unit, -productOf(unit, other), other);
            }
        }
        const double left = std::sqrt(productOf(unit, unit));
        if (!(left > kNothing * whole)) {
            continue;
        }
        std::ranges::transform(unit, unit.begin(), [left](double value) { return value / left; });
        double sum = 0;
        for (const auto& parent : parents) {
            sum += productOf(parent, unit);
        }
        m_values.push_back(sum / static_cast<double>(parents.size()));
        m_units.push_back(std::move(unit));
    }
}

void Held::hold(std::span<double> coordinates) const {
    const auto whole = static_cast<double>(coordinates.size());  // squared length of a seed's coordinates
    double held = 0;
    for (const auto& unit : m_units) {
        addTo(coordinates, -productOf(coordinates, unit), unit);
    }
    for (const double value : m_values) {
        held += value * value;
    }
    const double left = productOf(coordinates, coordinates);
    if (left > 0) {
        const double factor = std::sqrt(std::max(whole - held, 0.0) / left);
        std::ranges::transform(coordinates, coordinates.begin(), [factor](double value) { return factor * value; });
    }
    for (std::size_t i = 0; i < m_units.size(); ++i) {
        addTo(coordinates, m_values[i], m_units[i]);
    }
}

}  // namespace latentwalk
