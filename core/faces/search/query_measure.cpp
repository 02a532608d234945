// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/faces/search/query_measure.h"

#include <algorithm>
#include <cmath>

#include "core/faces/search/lane_kernels.h"
#include "core/latent/normals/normals.h"

namespace latentwalk::search {

double spreadOf(const ScorePredictor& predictor) {
    // A predictor that is said to be perfect is not.
    return std::sqrt(std::clamp(1 - predictor.r2, 0.01, 1.0));
}

// Without cancellation at either end.
double logChance(double score, const ScoreRange& range, double spread) {
    const auto tail = [&](double distance) { return 0.5 * std::erfc(distance / (spread * std::sqrt(2.0))); };
    const double below = tail(score - range.least), above = tail(range.most - score);
    if (below + above < 0.5) {
        return std::log1p(-(below + above));
    }
    const double inside = below > above ? tail(range.least - score) - above : tail(score - range.most) - below;
    return std::log(std::max(inside, 1e-300));
}

QueryMeasure::QueryMeasure(const SeedCatalogue& catalogue, const SeedQuery& query)
    : m_size(catalogue.components()), m_query(query) {
    if (query.asksForLikeness()) {
        takeLikeness(catalogue);
    }
    const auto predictors = catalogue.predictors();
    for (const ScoreRange& range : query.ranges) {
        const auto predictor = std::find_if(predictors.begin(), predictors.end(),
                                            [&](const ScorePredictor& one) { return one.id == range.score; });
        m_ranges.push_back({predictor - predictors.begin(), &range, spreadOf(*predictor)});
    }
}

void QueryMeasure::likeness(const SeedCatalogue::Block& block, std::int64_t group, float* out) const {
    kernels()->likeness(m_metricQuery.data(), m_metric.data(), block.components.data() + group * m_size * kLanes,
                        m_size, out);
}

double QueryMeasure::logCertainty(const SeedCatalogue::Block& block, std::int64_t seed) const {
    double sum = 0;
    for (const Range& range : m_ranges) {
        const double score = static_cast<double>(SeedCatalogue::kScoreStep) *
                             block.scores[static_cast<std::size_t>(range.score * SeedCatalogue::kBlockSeeds + seed)];
        sum += logChance(score, *range.range, range.spread);
    }
    return sum;
}

void QueryMeasure::takeLikeness(const SeedCatalogue& catalogue) {
    Latent latent = m_query.likeLatent;
    if (m_query.likeSeed) {
        latent.resize(static_cast<std::size_t>(catalogue.architecture().latentSize));
        sampleNormals(*m_query.likeSeed, latent, torchNormalPath().value_or(NormalPath::Vectorised));
        putLabels(latent, catalogue.architecture().labels);
    }
    m_metric.assign(catalogue.metric().begin(), catalogue.metric().end());
    m_metricQuery = catalogue.componentsOf(latent);
    double square = 0;
    for (std::size_t i = 0; i < m_metric.size(); ++i) {
        square += static_cast<double>(m_metric[i]) * m_metricQuery[i] * m_metricQuery[i];
    }
    const float perLength = square > 0 ? static_cast<float>(1 / std::sqrt(square)) : 0.0F;
    for (std::size_t i = 0; i < m_metric.size(); ++i) {
        m_metricQuery[i] *= m_metric[i] * perLength;
    }
}

}  // namespace latentwalk::search
