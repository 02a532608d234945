// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "core/faces/search/check_seeds.h"

// What the find command prints of what was found.
namespace latentwalk::cli {

struct Answer {
    CheckedSeed seed;
    std::vector<double> scores;  // predicted, SD, one for each range of the query
};

std::vector<Answer> answersOf(const std::vector<CheckedSeed>& found, const SeedQuery& query,
                              const SeedCatalogue& catalogue);

// On standard output, as one object or as a table for people. `count` is there where they were checked.
void printJson(const SeedQuery& query, const std::vector<Answer>& answers, const std::optional<CheckCount>& count);
void printTable(const SeedQuery& query, const std::vector<Answer>& answers, const std::optional<CheckCount>& count);

}  // namespace latentwalk::cli
