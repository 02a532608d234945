// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/faces/named/fit/find_named.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "core/faces/named/fit/linear_fit.h"
#include "core/latent/direction.h"

namespace latentwalk {
namespace {

constexpr std::int64_t kFirstLook = 48;  // pictures after which it is decided whether they are faces
constexpr double kSmall = 0.1;           // strength at which leaks are taken back
constexpr double kSmallestEffect = 0.1;  // SD per SD: side effects below are nobody's business

const std::vector<double> kStrengths{-0.25, -0.1875, -0.125, -0.0625, 0, 0.0625, 0.125, 0.1875, 0.25};

struct Candidate {
    NamePlan plan;
    Latent direction;
    double slope = 0;         // SD for a strength of 1, near 0
    std::vector<double> per;  // side effects near 0
};

struct Holding {
    UsefulRange range;
    Effect effect;
};

// Within the useful range the widest between two of the measured strengths in which the direction is what it has to be,
// with something to spare: other faces are a little different.
std::optional<Holding> widestThatHolds(const Along& along, const NamePlan& plan,
                                       std::span<const ScorePredictor> predictors) {
    constexpr double kSpareRight = 0.03;
    constexpr double kSpareLeak = 0.05;
    const UsefulRange useful = usefulRange(along, plan.score, predictors);
    std::optional<Holding> best;
    for (std::size_t low = useful.low; low < useful.high && along.strengths[low] < 0; ++low) {
        for (std::size_t high = useful.high; along.strengths[high] > 0; --high) {
            const UsefulRange range{low, high, std::max(useful.least, along.strengths[low]),
                                    std::min(useful.most, along.strengths[high])};
            const double width = range.most - range.least;
            if (best && best->range.most - best->range.least >= width) {
                continue;
            }
            Effect effect = effectOf(along, low, high, plan.score, predictors);
            const double perUnit = effect.change / (along.strengths[high] - along.strengths[low]);
            if (perUnit * width >= kLeastChange && effect.right >= plan.right + kSpareRight &&
                effect.worstHeld(plan) <= kMostLeak - kSpareLeak && effect.worstOther(plan.score) <= kMostOther) {
                best = Holding{range, std::move(effect)};
            }
        }
    }
    return best;
}

class Finder {
public:
    Finder(const Architecture& architecture, const Spectrum& spectrum, const ScoreFaces& score,
           const NamedSettings& settings, const TellProgress& tell)
        : m_architecture(architecture), m_spectrum(spectrum), m_score(score), m_settings(settings), m_tell(tell) {}

    NamedDirections find() {
        countFor(namePlans(true).size());
        m_painted(0);
        m_faces.latents.size = m_architecture.latentSize;
        scoreSeeds(0, std::min(kFirstLook, m_settings.faces), m_faces);
        const bool faces = faces::showFaces(m_faces.scores);
        const std::vector<NamePlan> plans = namePlans(faces);
        countFor(plans.size());
        scoreSeeds(m_faces.latents.count, m_settings.faces, m_faces);
        std::vector<faces::Score> scores;
        for (std::size_t k = 0; k < faces::kScoreCount; ++k) {
            if (faces || needsOf(faces::scoreAt(k)) == faces::Needs::Pixels) {
                scores.push_back(faces::scoreAt(k));
            }
        }
        NamedDirections named;
        named.latentSize = m_architecture.latentSize;
        named.faces = m_settings.faces;
        named.measured = m_settings.measured;
        named.predictors = fitPredictors(m_faces, m_spectrum, scores);
        m_others.latents.size = m_architecture.latentSize;
        scoreSeeds(m_settings.faces, m_settings.faces + m_settings.measured, m_others);
        std::vector<Candidate> candidates = candidatesOf(plans, named);
        takeLeaksBack(candidates);
        for (const Candidate& candidate : candidates) {
            addIfItHolds(candidate, named);
        }
        return named;
    }

private:
    void countFor(std::size_t directions) {
        m_all = m_settings.faces + m_settings.measured +
                static_cast<std::int64_t>(directions * (2 + kStrengths.size() - 1)) * m_settings.measured;
    }

    // Labels of a conditional model follow from the seed.
    void scoreSeeds(std::int64_t first, std::int64_t end, ScoredLatents& to) {
        for (std::int64_t seed = first; seed < end;) {
            LatentBatch batch{0, m_architecture.latentSize, {}};
            for (; seed < end && batch.count < kTogether; ++seed) {
                batch.append(
                    sampleLatent(static_cast<std::uint64_t>(seed), m_architecture.latentSize, m_architecture.labels));
            }
            std::vector<faces::FaceScores> scores = m_score(batch);
            to.latents.values.insert(to.latents.values.end(), batch.values.begin(), batch.values.end());
            to.latents.count += batch.count;
            to.scores.insert(to.scores.end(), scores.begin(), scores.end());
            m_painted(batch.count);
        }
    }

    Along along(const Latent& direction, const std::vector<double>& strengths) const {
        return paintAlong(m_others.latents, m_others.scores, direction, strengths, m_architecture.labels, m_score,
                          m_painted);
    }

    std::vector<Candidate> candidatesOf(const std::vector<NamePlan>& plans, const NamedDirections& named) const {
        std::vector<Candidate> candidates;
        for (const NamePlan& plan : plans) {
            std::vector<Latent> held;
            for (const faces::Score score : plan.held) {
                held.push_back(named.predictor(idOf(score))->weights);
            }
            Candidate candidate{plan, {}, 0, {}};
            candidate.direction = conditionedDirection(named.predictor(idOf(plan.score))->weights, held, m_spectrum);
            const Along near = along(candidate.direction, {-kSmall, 0, kSmall});
            const Effect effect = effectOf(near, 0, 2, plan.score, named.predictors);
            candidate.slope = effect.change / (2 * kSmall);
            candidate.per = effect.perDeviation;
            candidates.push_back(std::move(candidate));
        }
        return candidates;
    }

    // What a direction was found to change besides, although its weights are free of it, goes along the directions of
    // those scores: as much of each is taken away as it takes to bring the score back.
    static void takeLeaksBack(std::vector<Candidate>& candidates) {
        std::vector<Latent> mended;
        for (const Candidate& candidate : candidates) {
            std::vector<double> sum(candidate.direction.begin(), candidate.direction.end());
            for (const Candidate& other : candidates) {
                const bool held = std::find(candidate.plan.held.begin(), candidate.plan.held.end(), other.plan.score) !=
                                  candidate.plan.held.end();
                const double leak = candidate.per[indexOf(other.plan.score)];
                if (!held || !std::isfinite(leak) || !(other.slope > 0) || !(candidate.slope > 0)) {
                    continue;
                }
                for (std::size_t i = 0; i < sum.size(); ++i) {
                    sum[i] -= leak * candidate.slope / other.slope * other.direction[i];
                }
            }
            double squares = 0;
            for (const double value : sum) {
                squares += value * value;
            }
            Latent direction;
            for (const double value : sum) {
                direction.push_back(static_cast<float>(value / std::sqrt(std::max(squares, 1e-300))));
            }
            mended.push_back(std::move(direction));
        }
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            candidates[i].direction = std::move(mended[i]);
        }
    }

    void addIfItHolds(const Candidate& candidate, NamedDirections& named) const {
        const Along all = along(candidate.direction, kStrengths);
        const faces::Score score = candidate.plan.score;
        const auto widest = widestThatHolds(all, candidate.plan, named.predictors);
        if (!widest) {
            return;
        }
        const auto& [range, effect] = *widest;
        const double sdPerUnit = effect.change / (all.strengths[range.high] - all.strengths[range.low]);
        NamedDirection direction{std::string(idOf(score)),
                                 std::string(idOf(score)),
                                 range.least,
                                 range.most,
                                 sdPerUnit,
                                 named.predictor(idOf(score))->r2,
                                 effect.right,
                                 {},
                                 {},
                                 candidate.direction};
        for (const faces::Score held : candidate.plan.held) {
            direction.held.emplace_back(idOf(held));
        }
        for (std::size_t k = 0; k < faces::kScoreCount; ++k) {
            const double per = effect.perDeviation[k];
            if (faces::scoreAt(k) != score && std::abs(per) >= kSmallestEffect) {
                direction.sideEffects.push_back({std::string(idOf(faces::scoreAt(k))), per});
            }
        }
        std::sort(direction.sideEffects.begin(), direction.sideEffects.end(),
                  [](const auto& a, const auto& b) { return std::abs(a.perDeviation) > std::abs(b.perDeviation); });
        named.directions.push_back(std::move(direction));
    }

    const Architecture& m_architecture;
    const Spectrum& m_spectrum;
    const ScoreFaces& m_score;
    NamedSettings m_settings;
    const TellProgress& m_tell;
    std::int64_t m_done = 0;
    std::int64_t m_all = 0;
    TellPainted m_painted = [this](std::int64_t more) {
        m_done += more;
        tellProgress(m_tell, {m_done, m_all});
    };
    ScoredLatents m_faces;
    ScoredLatents m_others;
};

}  // namespace

NamedDirections findNamedDirections(const Architecture& architecture, const Spectrum& spectrum, const ScoreFaces& score,
                                    const NamedSettings& settings, const TellProgress& tell) {
    return Finder(architecture, spectrum, score, settings, tell).find();
}

}  // namespace latentwalk
