// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/faces/named/fit/along.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "core/latent/direction.h"

namespace latentwalk {
namespace {

const ScorePredictor* predictorFor(std::span<const ScorePredictor> predictors, faces::Score score) {
    const auto found = std::find_if(predictors.begin(), predictors.end(),
                                    [score](const ScorePredictor& one) { return one.id == idOf(score); });
    return found == predictors.end() ? nullptr : &*found;
}

// Mean change of a score from one strength to another over the faces that show it at both, in SD; NaN without any.
double meanChange(const Along& along, std::size_t from, std::size_t to, faces::Score score, double deviation) {
    double sum = 0;
    std::int64_t count = 0;
    for (std::size_t i = 0; i < along.scores[from].size(); ++i) {
        if (along.scores[from][i].has(score) && along.scores[to][i].has(score)) {
            sum += (static_cast<double>(along.scores[to][i][score]) - along.scores[from][i][score]) / deviation;
            ++count;
        }
    }
    return count > 0 ? sum / static_cast<double>(count) : std::numeric_limits<double>::quiet_NaN();
}

std::size_t zeroOf(const Along& along) {
    return static_cast<std::size_t>(std::find(along.strengths.begin(), along.strengths.end(), 0.0) -
                                    along.strengths.begin());
}

double lost(const Along& along, std::size_t at, faces::Score score) {
    const auto& still = along.scores[zeroOf(along)];
    std::int64_t read = 0;
    std::int64_t gone = 0;
    for (std::size_t i = 0; i < still.size(); ++i) {
        read += still[i].has(score) ? 1 : 0;
        gone += still[i].has(score) && !along.scores[at][i].has(score) ? 1 : 0;
    }
    return read > 0 ? static_cast<double>(gone) / static_cast<double>(read) : 1;
}

}  // namespace

Along paintAlong(const LatentBatch& latents, const std::vector<faces::FaceScores>& still, const Latent& direction,
                 std::vector<double> strengths, const Labels& labels, const ScoreFaces& score,
                 const TellPainted& tell) {
    Along along{std::move(strengths), {}};
    for (const double strength : along.strengths) {
        if (strength == 0) {
            along.scores.push_back(still);
            continue;
        }
        std::vector<faces::FaceScores> scores;
        for (std::int64_t i = 0; i < latents.count;) {
            LatentBatch batch{0, latents.size, {}};
            for (; i < latents.count && batch.count < kTogether; ++i) {
                Latent latent = moved(latents.row(i), std::vector<Step>{{direction, strength}});
                keepLabels(latent, latents.row(i), labels);
                batch.append(latent);
            }
            const std::vector<faces::FaceScores> some = score(batch);
            scores.insert(scores.end(), some.begin(), some.end());
            if (tell) {
                tell(batch.count);
            }
        }
        along.scores.push_back(std::move(scores));
    }
    return along;
}

double Effect::worstHeld(const NamePlan& plan) const {
    double worst = 0;
    for (const faces::Score score : plan.held) {
        const double leak = std::abs(perDeviation[indexOf(score)]);
        worst = std::isnan(leak) ? worst : std::max(worst, leak);
    }
    return worst;
}

double Effect::worstOther(faces::Score own) const {
    double worst = 0;
    for (std::size_t k = 0; k < perDeviation.size(); ++k) {
        if (k != indexOf(own) && !std::isnan(perDeviation[k])) {
            worst = std::max(worst, std::abs(perDeviation[k]));
        }
    }
    return worst;
}

Effect effectOf(const Along& along, std::size_t low, std::size_t high, faces::Score score,
                std::span<const ScorePredictor> predictors) {
    const std::size_t zero = zeroOf(along);
    const auto deviationOf = [&](faces::Score one) {
        const ScorePredictor* const predictor = predictorFor(predictors, one);
        return predictor != nullptr ? predictor->deviation : std::numeric_limits<double>::quiet_NaN();
    };
    Effect effect;
    effect.change = meanChange(along, low, high, score, deviationOf(score));
    std::int64_t right = 0;
    std::int64_t all = 0;
    for (std::size_t i = 0; i < along.scores[zero].size(); ++i) {
        const auto& still = along.scores[zero][i];
        if (still.has(score)) {
            const auto& at = [&](std::size_t index) { return along.scores[index][i][score]; };
            right += at(low) < still[score] && at(high) > still[score] ? 1 : 0;  // what cannot be read is not right
            ++all;
        }
    }
    effect.right = all > 0 ? static_cast<double>(right) / static_cast<double>(all) : 0;
    effect.unreadable = std::max(lost(along, low, score), lost(along, high, score));
    for (std::size_t k = 0; k < faces::kScoreCount; ++k) {
        const auto other = faces::scoreAt(k);
        effect.perDeviation.push_back(meanChange(along, low, high, other, deviationOf(other)) / effect.change);
    }
    return effect;
}

UsefulRange usefulRange(const Along& along, faces::Score score, std::span<const ScorePredictor> predictors) {
    constexpr double kLeastPace = 1.0 / 3;
    constexpr double kMostLost = 0.1;
    const std::size_t zero = zeroOf(along);
    const double deviation = predictorFor(predictors, score)->deviation;
    UsefulRange range{zero, zero, 0, 0};
    const double central = meanChange(along, zero - 1, zero + 1, score, deviation) /
                           (along.strengths[zero + 1] - along.strengths[zero - 1]);
    for (const bool up : {false, true}) {
        const double sign = up ? 1 : -1;
        std::size_t end = zero;
        double reached = 0;
        double strength = 0;
        while (up ? end + 1 < along.strengths.size() : end > 0) {
            const std::size_t next = up ? end + 1 : end - 1;
            const double change = sign * meanChange(along, zero, next, score, deviation);
            const double width = std::abs(along.strengths[next] - along.strengths[end]);
            const bool first = end == zero;
            if (!first &&
                (!(change - reached >= kLeastPace * central * width) || lost(along, next, score) > kMostLost)) {
                break;
            }
            end = next;
            if (change > kFarthestChange) {
                strength += sign * width * (kFarthestChange - reached) / (change - reached);
                break;
            }
            strength = along.strengths[end];
            reached = change;
        }
        (up ? range.high : range.low) = end;
        (up ? range.most : range.least) = strength;
    }
    return range;
}

}  // namespace latentwalk
