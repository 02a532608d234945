// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "core/faces/named/fit/face_scorer.h"
#include "core/faces/named/fit/plan.h"
#include "core/faces/named/named_directions.h"
#include "core/model/labels/labels.h"

namespace latentwalk {

// Faces at several strengths along a direction: what they score, in SD.
struct Along {
    std::vector<double> strengths;                       // rising, 0 among them
    std::vector<std::vector<faces::FaceScores>> scores;  // for each strength those of all faces, raw
};

// Called with the number of pictures that were painted since the last call; may throw Stopped.
using TellPainted = std::function<void(std::int64_t)>;

// Paints `latents` at each of `strengths` other than 0, for which `still` are the scores. Labels stay.
Along paintAlong(const LatentBatch& latents, const std::vector<faces::FaceScores>& still, const Latent& direction,
                 std::vector<double> strengths, const Labels& labels, const ScoreFaces& score, const TellPainted& tell);

// What is measured between two of the strengths of an Along, given by their indices, low < zero < high.
struct Effect {
    double change = 0;      // of the direction's score from one end to the other, SD, mean over the faces
    double right = 0;       // share of the faces whose score falls at the low end and rises at the high one
    double unreadable = 0;  // share of what was read at 0 and is not at one of the ends
    std::vector<double>
        perDeviation;  // of every score (faces::Score), for each SD of the direction's; NaN: not measured

    // The largest of what `plan` holds, without its sign.
    double worstHeld(const NamePlan& plan) const;
    // The largest of all but `own`, without its sign.
    double worstOther(faces::Score own) const;
};
Effect effectOf(const Along& along, std::size_t low, std::size_t high, faces::Score score,
                std::span<const ScorePredictor> predictors);

// The useful range as a rule, not a taste: outwards from 0, one strength after the other, as long as the score goes on
// in its direction at a third of the pace that it has next to 0 or faster, has changed by at most kFarthestChange SD
// (in between two strengths the range ends where it has), and faces stay readable: at most a tenth of them may be lost.
// At least the strength next to 0 on either side.
inline constexpr double kFarthestChange = 3;
struct UsefulRange {
    std::size_t low = 0;  // indices of the strengths that enclose it
    std::size_t high = 0;
    double least = 0;
    double most = 0;
};
UsefulRange usefulRange(const Along& along, faces::Score score, std::span<const ScorePredictor> predictors);

}  // namespace latentwalk
