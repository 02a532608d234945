// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/faces/search/check_seeds.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <utility>

#include "core/faces/search/query_measure.h"

namespace latentwalk {
namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

// A seed with what it is ranked by: the groups one after the other, in each the larger first.
struct Ranked {
    enum class Group { Holding, Unchecked, Failing };

    CheckedSeed seed;
    Group group = Group::Unchecked;
    double rank = 0;
};

const ScorePredictor& predictorOf(std::span<const ScorePredictor> known, const std::string& id) {
    return *std::find_if(known.begin(), known.end(), [&](const ScorePredictor& one) { return one.id == id; });
}

// In SD; NaN where the picture does not tell it.
double measured(const ScorePredictor& predictor, const faces::FaceScores& scores) {
    const auto score = faces::scoreOf(predictor.id);
    return score ? (static_cast<double>(scores[*score]) - predictor.mean) / predictor.deviation : kUnknown;
}

class Check {
public:
    Check(const SeedQuery& query, const Architecture& architecture, std::span<const ScorePredictor> known,
          const ScoreFaces& score, const TellProgress& tell)
        : m_query(query), m_architecture(architecture), m_known(known), m_score(score), m_tell(tell) {}

    std::vector<Ranked> rank(std::span<const FoundSeed> found, std::int64_t most) {
        const auto checked = std::min(std::ssize(found), static_cast<std::ptrdiff_t>(most));
        m_all = checked + (m_query.asksForLikeness() ? 1 : 0);
        tellProgress(m_tell, {0, m_all});
        if (m_query.asksForLikeness()) {
            const Latent like = m_query.likeSeed ? latentOf(*m_query.likeSeed) : m_query.likeLatent;
            m_like = measure(LatentBatch::of(like, m_query.likeOffsets.shown())).front();
        }
        std::vector<Ranked> ranked;
        for (std::ptrdiff_t first = 0; first < checked; first += kTogether) {
            const auto together = found.subspan(static_cast<std::size_t>(first),
                                                static_cast<std::size_t>(std::min(kTogether, checked - first)));
            LatentBatch batch{0, m_architecture.latentSize, {}};
            for (const FoundSeed& one : together) {
                batch.append(latentOf(one.seed));
            }
            const auto scores = measure(batch);
            for (std::size_t i = 0; i < together.size(); ++i) {
                ranked.push_back(judged(together[i], scores[i]));
            }
        }
        for (const FoundSeed& one : found.subspan(static_cast<std::size_t>(checked))) {
            ranked.push_back({{one, false, false, {}, kUnknown}, Ranked::Group::Unchecked, 0});
        }
        return ranked;
    }

private:
    Latent latentOf(std::uint64_t seed) const {
        return sampleLatent(seed, m_architecture.latentSize, m_architecture.labels);
    }

    std::vector<faces::FaceScores> measure(const LatentBatch& latents) {
        auto scores = m_score(latents);
        m_done += latents.count;
        tellProgress(m_tell, {m_done, m_all});
        return scores;
    }

    // Of what the face to compare with shows, everything has to be there: distances over other scores are others.
    double distanceOf(const faces::FaceScores& scores) const {
        double squares = 0;
        int count = 0;
        for (const ScorePredictor& one : m_known) {
            if (const double like = measured(one, m_like); !std::isnan(like)) {
                const double difference = measured(one, scores) - like;
                squares += difference * difference;
                ++count;
            }
        }
        return count > 0 ? std::sqrt(squares / count) : kUnknown;
    }

    Ranked judged(const FoundSeed& found, const faces::FaceScores& scores) const {
        Ranked ranked{{found, true, true, {}, kUnknown}, Ranked::Group::Holding, 0};
        CheckedSeed& seed = ranked.seed;
        double chance = 0;
        for (const ScoreRange& range : m_query.ranges) {
            const ScorePredictor& predictor = predictorOf(m_known, range.score);
            const double score = measured(predictor, scores);
            seed.scores.push_back(score);
            seed.holds = seed.holds && score > range.least && score < range.most;
            chance += std::isnan(score) ? -std::numeric_limits<double>::infinity()
                                        : search::logChance(score, range, search::spreadOf(predictor));
        }
        if (m_query.asksForLikeness()) {
            seed.distance = distanceOf(scores);
            seed.holds = seed.holds && !std::isnan(seed.distance);
        }
        ranked.group = seed.holds ? Ranked::Group::Holding : Ranked::Group::Failing;
        ranked.rank = seed.holds && m_query.asksForLikeness() ? -seed.distance : chance;
        return ranked;
    }

    const SeedQuery& m_query;
    const Architecture& m_architecture;
    std::span<const ScorePredictor> m_known;
    const ScoreFaces& m_score;
    const TellProgress& m_tell;
    std::int64_t m_done = 0;
    std::int64_t m_all = 0;
    faces::FaceScores m_like;
};

}  // namespace

Message problemOfCheck(const SeedQuery& query, std::span<const ScorePredictor> known) {
    if (known.empty()) {
        return Core::says("the model has no named directions to check by: find them first");
    }
    for (const ScoreRange& range : query.ranges) {
        if (std::none_of(known.begin(), known.end(), [&](const auto& one) { return one.id == range.score; }) ||
            !faces::scoreOf(range.score)) {
            return Core::says("'%1' cannot be measured on a picture")(range.score);
        }
    }
    return {};
}

CheckedSeeds checkSeeds(std::span<const FoundSeed> found, const SeedQuery& query, const Architecture& architecture,
                        std::span<const ScorePredictor> known, const ScoreFaces& score, const CheckOptions& options,
                        const TellProgress& tell) {
    if (const Message problem = problemOfCheck(query, known); !problem.empty() || options.most < 1) {
        throw std::invalid_argument(problem.empty() ? "nothing to check" : problem.english());
    }
    auto ranked = Check(query, architecture, known, score, tell).rank(found, options.most);
    std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
        return std::pair(a.group, -a.rank) < std::pair(b.group, -b.rank);
    });
    CheckedSeeds checked;
    for (Ranked& one : ranked) {
        checked.count.checked += one.seed.isChecked ? 1 : 0;
        checked.count.holding += one.seed.holds ? 1 : 0;
        if (one.group != Ranked::Group::Failing || !options.dropsFailing) {
            checked.seeds.push_back(std::move(one.seed));
        }
    }
    return checked;
}

}  // namespace latentwalk
