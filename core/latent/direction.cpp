// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/latent/direction.h"
#include "core/message/error.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

namespace latentwalk {
namespace {

// What is left of a vector of length 1 below this is rounding of float32 components, not a direction.
constexpr double kNothingLeft = 1e-5;

std::vector<double> asDoubles(std::span<const float> values) {
    return {values.begin(), values.end()};
}

double dot(std::span<const double> a, std::span<const double> b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        sum += a[i] * b[i];
    }
    return sum;
}

double lengthOf(std::span<const double> values) {
    return std::sqrt(dot(values, values));
}

// Makes the length 1; false when there is no length to speak of beside `whole`.
bool normalize(std::vector<double>& values, double whole) {
    const double length = lengthOf(values);
    if (!(length > kNothingLeft * whole)) {
        return false;
    }
    for (double& value : values) {
        value /= length;
    }
    return true;
}

// Takes away the components along `basis`, vectors of length 1 that are orthogonal to each other. Twice: what the first
// pass leaves behind by rounding, the second removes (Kahan and Parlett's "twice is enough").
void removeSpan(std::vector<double>& values, const std::vector<std::vector<double>>& basis) {
    for (int pass = 0; pass < 2; ++pass) {
        for (const auto& unit : basis) {
            const double share = dot(values, unit);
            for (std::size_t i = 0; i < values.size(); ++i) {
                values[i] -= share * unit[i];
            }
        }
    }
}

}  // namespace

Latent moved(std::span<const float> latent, std::span<const Step> steps) {
    const double length = lengthOf(asDoubles(latent));
    std::vector<double> sum = asDoubles(latent);
    bool anything = false;
    for (const Step& step : steps) {
        if (step.direction.size() != latent.size()) {
            throw std::invalid_argument("a direction moves latents of its own size only");
        }
        if (!std::isfinite(step.strength)) {
            throw std::invalid_argument("a strength must be a finite number");
        }
        const double directionLength = lengthOf(asDoubles(step.direction));
        if (step.strength == 0 || directionLength == 0) {
            continue;
        }
        const double factor = length * step.strength / directionLength;
        for (std::size_t i = 0; i < sum.size(); ++i) {
            sum[i] += factor * static_cast<double>(step.direction[i]);
        }
        anything = true;
    }
    const double newLength = lengthOf(sum);
    if (!anything || newLength == 0) {
        return {latent.begin(), latent.end()};
    }
    Latent result(latent.size());
    for (std::size_t i = 0; i < sum.size(); ++i) {
        result[i] = static_cast<float>(sum[i] * (length / newLength));
    }
    return result;
}

Latent oriented(std::span<const double> components) {
    const double length = lengthOf(components);
    Latent result(components.size(), 0.0F);
    if (length == 0) {
        return result;
    }
    const auto largest = std::max_element(components.begin(), components.end(),
                                          [](double a, double b) { return std::abs(a) < std::abs(b); });
    const double factor = (*largest < 0 ? -1 : 1) / length;
    std::transform(components.begin(), components.end(), result.begin(),
                   [factor](double value) { return static_cast<float>(value * factor); });
    return result;
}

Direction orthogonalTo(const Direction& direction, std::span<const Latent> conditions) {
    std::vector<std::vector<double>> basis;  // of the conditions' span, by Gram and Schmidt
    for (const Latent& condition : conditions) {
        if (condition.size() != direction.components.size()) {
            throw std::invalid_argument("a direction and its conditions must have the same size");
        }
        std::vector<double> unit = asDoubles(condition);
        const double whole = lengthOf(unit);
        removeSpan(unit, basis);
        if (whole > 0 && normalize(unit, whole)) {  // else it depends on the ones before
            basis.push_back(std::move(unit));
        }
    }
    std::vector<double> rest = asDoubles(direction.components);
    const double whole = lengthOf(rest);
    removeSpan(rest, basis);
    if (!normalize(rest, whole)) {
        throw Error(Core::says("nothing is left of this direction beside those it is held orthogonal to"));
    }
    Direction result = direction;
    std::transform(rest.begin(), rest.end(), result.components.begin(),
                   [](double value) { return static_cast<float>(value); });
    return result;
}

double cosine(std::span<const float> a, std::span<const float> b) {
    if (a.size() != b.size()) {
        throw std::invalid_argument("an angle needs two vectors of the same size");
    }
    const std::vector<double> x = asDoubles(a);
    const std::vector<double> y = asDoubles(b);
    const double lengths = lengthOf(x) * lengthOf(y);
    return lengths > 0 ? dot(x, y) / lengths : 0.0;
}

}  // namespace latentwalk
