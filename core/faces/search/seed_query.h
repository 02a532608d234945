// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/faces/named/named_directions.h"
#include "core/latent/carried_offsets.h"
#include "core/latent/latent.h"
#include "core/message/message.h"

namespace latentwalk {

// Faces of which a score lies between two ends, in standard deviations among the model's faces.
struct ScoreRange {
    std::string score;  // what it is called: "smile" (searchScores())
    double least = -std::numeric_limits<double>::infinity();
    double most = std::numeric_limits<double>::infinity();

    bool operator==(const ScoreRange&) const = default;
};

// What is searched for, as one plain value: faces like one, or with scores in ranges, or both.
struct SeedQuery {
    std::optional<std::uint64_t> likeSeed;  // like this seed's face, which is not among what is found itself;
    Latent likeLatent;                      // or like this latent's; only one of them
    std::vector<ScoreRange> ranges;         // each score once
    std::uint64_t first = 0;                // among these seeds, both included
    std::uint64_t last = 999'999;
    CarriedOffsets likeOffsets{};  // that likeLatent's face carries; the text of a query leaves them out

    bool asksForLikeness() const noexcept { return likeSeed.has_value() || !likeLatent.empty(); }
    std::uint64_t seeds() const noexcept { return last - first + 1; }

    bool operator==(const SeedQuery&) const = default;
};

// At most so many seeds are searched: more do not differ, since a seed counts with its lower 32 bits.
inline constexpr std::uint64_t kMostSeeds = std::uint64_t{1} << 32;

// The scores of a model that can be searched by: its predictors under the names of the directions that change them, as
// a user knows them ("turn" instead of "yaw"), in the order of the directions.
std::vector<ScorePredictor> searchScores(const NamedDirections& named);

// What is wrong with a query of a model with latents of `latentSize` components of which these scores can be told, as a
// sentence; empty when all is well.
Message problemOf(const SeedQuery& query, std::int64_t latentSize, std::span<const ScorePredictor> known);

// "smile>1,turn<-1" as ranges; several of one score are what all of them leave. Spaces may stand anywhere. Nothing when
// the text is anything else.
std::optional<std::vector<ScoreRange>> parseRanges(std::string_view text);

// The same text of ranges, with the fewest digits: parseRanges() gives back the same.
std::string textOf(std::span<const ScoreRange> ranges);

// A query as JSON of one line, and back: floats as base64, doubles with all digits. seedQueryOf() gives nothing for a
// text that is no query; whether it fits a model, problemOf() says.
std::string toJson(const SeedQuery& query);
std::optional<SeedQuery> seedQueryOf(std::string_view json);

}  // namespace latentwalk
