// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/faces/named/fit/face_scorer.h"
#include "core/faces/search/find_seeds.h"
#include "core/latent/progress.h"
#include "core/model/weights/architecture.h"

// What a search found from latents alone, against what the painted faces show.
namespace latentwalk {

// At most so many faces are painted for a check.
inline constexpr std::int64_t kMostChecked = 200;

// What was found, with what its face shows. Scores are in SD among the model's faces, standardised as the predicted
// ones are (ScorePredictor::mean, deviation).
struct CheckedSeed {
    FoundSeed found;  // as it was told from the latent
    // Whether the face was painted and measured; the rest is empty without.
    bool isChecked = false;
    // Whether it is what was asked for: every range holds as measured, and where a likeness is asked for, the face
    // shows all that it is compared by.
    bool holds = false;
    // One for each range of the query, in its order; NaN where the picture does not tell it, as of a face that can't be
    // read.
    std::vector<double> scores;
    // How far the scores are from those of the face that it is to be like: root mean square, SD. NaN where that cannot
    // be told, and where no likeness is asked for.
    double distance = 0;
};

struct CheckOptions {
    std::int64_t most = kMostChecked;  // of the best, at least 1; what was found beyond stays unchecked
    bool dropsFailing = false;         // those that turn out not to hold are left out, instead of standing at the end
};

// What keeps a query from being checked by measured scores where these can be told (searchScores()), as a sentence;
// empty when nothing does.
Message problemOfCheck(const SeedQuery& query, std::span<const ScorePredictor> known);

struct CheckCount {
    std::int64_t checked = 0;  // painted and measured
    std::int64_t holding = 0;  // of these

    bool operator==(const CheckCount&) const = default;
};

struct CheckedSeeds {
    std::vector<CheckedSeed> seeds;  // the best first
    CheckCount count;                // with those that were dropped
};

// Paints and measures the best of `found`, which findSeeds() gave for this query, and puts them into the order in which
// measured scores have them: first those that hold; then those beyond `most`, in the order in which they were found;
// last those that do not hold. Among those that hold, and among those that don't, the order is the search's own
// (find_seeds.h) with measured scores in place of predicted ones: with ranges by how well they are inside them; with a
// likeness those that hold by `distance`, the nearest first. Where that is equal, what was found first stays first.
// `known` are the scores that can be told, `score` paints and reads. `tell` counts faces, of which the one to compare
// with is one where it is asked for. Blocking: for each face as long as its painting and some five milliseconds. Throws
// Stopped out of `tell`, what `score` throws, and std::invalid_argument with problemOfCheck().
CheckedSeeds checkSeeds(std::span<const FoundSeed> found, const SeedQuery& query, const Architecture& architecture,
                        std::span<const ScorePredictor> known, const ScoreFaces& score,
                        const CheckOptions& options = {}, const TellProgress& tell = {});

}  // namespace latentwalk
