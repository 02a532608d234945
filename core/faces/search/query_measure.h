// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/faces/search/seed_catalogue.h"
#include "core/faces/search/seed_query.h"

namespace latentwalk::search {

// How far a true score is spread around what its predictor says, in SD: what the predictor could not tell of faces that
// it had not seen.
double spreadOf(const ScorePredictor& predictor);

// The logarithm of the probability that a score which is spread normally around `score` lies in a range (all in SD):
// where it is nearly certain, and where it is hopeless, differences are seen too.
double logChance(double score, const ScoreRange& range, double spread);

// What of a query is compared with the seeds of a block. For any thread.
class QueryMeasure {
public:
    // The query must have no problemOf(), and outlive this.
    QueryMeasure(const SeedCatalogue& catalogue, const SeedQuery& query);

    bool asksForLikeness() const { return !m_metricQuery.empty(); }
    bool asksForScores() const { return !m_ranges.empty(); }

    // Cosines with the 16 seeds of a group.
    void likeness(const SeedCatalogue::Block& block, std::int64_t group, float* out) const;

    // The logarithm of the probability that all ranges hold, as logChance() tells of each.
    double logCertainty(const SeedCatalogue::Block& block, std::int64_t seed) const;

    bool isItself(std::uint64_t seed) const { return m_query.likeSeed == seed; }

private:
    struct Range {
        std::int64_t score;  // index
        const ScoreRange* range;
        double spread;  // of the true score around the predicted one
    };

    void takeLikeness(const SeedCatalogue& catalogue);

    std::int64_t m_size;
    const SeedQuery& m_query;
    std::vector<float> m_metric;
    std::vector<float> m_metricQuery;
    std::vector<Range> m_ranges;
};

}  // namespace latentwalk::search
