// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>

namespace latentwalk {

// What long work is at. Most knows Making alone.
enum class Phase {
    Measuring,  // a walk's pace, before anything is made of the walk
    Preparing,  // what is made is looked at before (a film's colours)
    Making,
};

// How far long work is: `done` of `all` steps of one phase or, where preparing is counted with the rest, of both.
struct Progress {
    std::int64_t done = 0;
    std::int64_t all = 0;
    Phase phase = Phase::Making;
    bool operator==(const Progress&) const = default;
};

// Thrown out of work that was told to stop. Neither a result nor a failure, so no std::exception: whoever handles
// errors never takes it for one.
struct Stopped {};

// Called by long work on its own thread, between its steps. Throws Stopped to end it: what is half done is given up,
// and Stopped comes out of the work. Whatever else it throws does as well.
using TellProgress = std::function<void(const Progress&)>;

// Where nobody wants to know, `tell` is empty.
inline void tellProgress(const TellProgress& tell, const Progress& progress) {
    if (tell) {
        tell(progress);
    }
}

}  // namespace latentwalk
