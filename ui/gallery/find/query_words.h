// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>

#include "core/faces/search/seed_query.h"

namespace latentwalk {

// How much of something is wished for: the score beyond which it counts, in standard deviations.
enum class Amount { Little, Clear, Much };
double deviationsOf(Amount amount);

// One wish in words: which end of a score, and how much of it.
struct Wish {
    std::string score;  // "smile"
    bool plus = true;   // the high end
    Amount amount = Amount::Clear;

    ScoreRange range() const;
    // Nothing for a range that words have no name for ("smile between 1 and 1.5").
    static std::optional<Wish> of(const ScoreRange& range);

    bool operator==(const Wish&) const = default;
};

// "smiling", "under a fringe"; where it has no name, the score's id and a sign.
QString endText(const std::string& score, bool plus);
// "Smile: smiling", which can stand alone in a list.
QString fullEndText(const std::string& score, bool plus);
// "a little", "clearly", "very".
QString amountText(Amount amount);
// "smiling (very)"; of any range.
QString rangeText(const ScoreRange& range);

}  // namespace latentwalk
