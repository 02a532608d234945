// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "core/faces/search/found_seed.h"
#include "core/faces/search/seed_catalogue.h"
#include "core/faces/search/seed_query.h"

namespace latentwalk {

// Why one is better than another. With ranges alone: by certainty. With a likeness alone: by likeness. With both:
// those that are certain enough (kCertainEnough) by likeness, and after them the others by certainty. Of equals the
// smaller seed comes first.
inline constexpr double kCertainEnough = 0.8;

// How far a search is, and what it has found so far, best first.
struct FindProgress {
    std::uint64_t done = 0;  // seeds
    std::uint64_t all = 0;
    std::span<const FoundSeed> best;
};
// Called on the thread that searches, a few times a second. Throws Stopped, or anything else, to end the search: it
// comes out of findSeeds() then.
using TellFinding = std::function<void(const FindProgress&)>;

struct FindOptions {
    std::int64_t count = 24;  // of seeds to find, at least 1
    int threads = 0;          // 0: one for each core
    // The search runs on other threads than the caller's, which waits, and when nobody else wants the processor.
    bool inBackground = false;
};

// The seeds that fit best, the best first; fewer than `count` only where there are fewer seeds. Every seed of the query
// is looked at, so what is found does not depend on the number of threads. How certain a score is follows from how well
// its predictor did on faces that it had not seen (ScorePredictor::r2): the true score is taken to be spread normally
// around the predicted one.
// Of the built-in model some 3 microseconds of one core for a seed that the catalogue does not keep, a tenth of one to
// two tenths for others. Blocking. Throws std::invalid_argument with problemOf() a query.
std::vector<FoundSeed> findSeeds(SeedCatalogue& catalogue, const SeedQuery& query, const FindOptions& options,
                                 const TellFinding& tell = {});

}  // namespace latentwalk
