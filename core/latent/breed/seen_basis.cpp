// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/latent/breed/seen_basis.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include "core/latent/spectrum/spectrum.h"

namespace latentwalk {
namespace {

// What is seen is what makes so much of the sum of the squared eigenvalues. Squared, because a latent's pictures follow
// its coordinates as linear scores do, whose best prior is this one (core/faces/named/fit): what the layer hardly
// amplifies the next ones lose among the rest. Of the built-in model's 512 these are some 80; a face with the others of
// another seed differs from itself by 0.14 (root mean square at 32 x 32, values from -1 to 1), two seeds by 0.58.
constexpr double kSeenShare = 0.92;

double dot(std::span<const double> a, std::span<const double> b) {
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

}  // namespace

SeenBasis::SeenBasis(const GeneratorWeights& weights, const Architecture& architecture)
    : m_labels(labelComponents(architecture.labels)) {
    Spectrum spectrum = formatSpectrum(weights, architecture.latentSize - m_labels);
    const auto& values = spectrum.eigenvalues;
    const double all = std::accumulate(values.begin(), values.end(), 0.0);
    const double squares = dot(values, values);
    double sum = 0;
    while (m_seen < spectrum.size() && sum < kSeenShare * squares) {
        const double value = values[static_cast<std::size_t>(m_seen++)];
        sum += value * value;
    }
    const double mean = all / static_cast<double>(std::max<std::int64_t>(spectrum.size(), 1));
    std::ranges::transform(values, std::back_inserter(m_gains),
                           [mean](double value) { return mean > 0 ? std::sqrt(value / mean) : 0.0; });
    m_vectors = std::move(spectrum.eigenvectors);
}

std::vector<double> SeenBasis::turned(std::span<const float> vector, std::int64_t count, bool atLengthOfSeeds) const {
    const auto all = static_cast<std::size_t>(size());
    if (vector.size() != all + static_cast<std::size_t>(m_labels)) {
        throw std::invalid_argument("a latent of another size than the model's");
    }
    const std::vector<double> z(vector.begin(), vector.begin() + size());
    double factor = 1;
    if (atLengthOfSeeds) {
        const double length = std::sqrt(dot(z, z));
        factor = length > 0 ? std::sqrt(static_cast<double>(all)) / length : 0.0;
    }
    std::vector<double> result(static_cast<std::size_t>(count));
    for (std::size_t i = 0; i < result.size(); ++i) {
        result[i] = factor * dot(z, std::span(m_vectors).subspan(i * all, all));
    }
    return result;
}

std::vector<double> SeenBasis::coordinates(std::span<const float> latent, std::int64_t count) const {
    return turned(latent, count, true);
}

std::vector<double> SeenBasis::rotated(std::span<const float> vector) const {
    return turned(vector, size(), false);
}

Latent SeenBasis::latentOf(std::span<const double> coordinates, double length) const {
    const auto count = static_cast<std::size_t>(size());
    std::vector<double> sum(count);
    for (std::size_t i = 0; i < count; ++i) {
        const double* const vector = m_vectors.data() + i * count;
        for (std::size_t j = 0; j < count; ++j) {
            sum[j] += coordinates[i] * vector[j];
        }
    }
    const double own = std::sqrt(dot(sum, sum));
    Latent latent(count + static_cast<std::size_t>(m_labels), 0.0F);
    std::ranges::transform(sum, latent.begin(), [factor = own > 0 ? length / own : 0.0](double value) {
        return static_cast<float>(factor * value);
    });
    return latent;
}

double freeLength(std::span<const float> latent, const Labels& labels) {
    double square = 0;
    for (const float value : latent.first(latent.size() - static_cast<std::size_t>(labelComponents(labels)))) {
        square += static_cast<double>(value) * static_cast<double>(value);
    }
    return std::sqrt(square);
}

}  // namespace latentwalk
