// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include "core/generator/generator.h"
#include "core/walk/session_walk.h"

namespace latentwalk {

// The pictures on which a walk is measured. They are small ones of its faces; only where the walk grows, or shows still
// smaller ones, are they those that it shows: then growing is a part of what is measured. A value, for any thread.
class MeasuredWalk {
public:
    // `scale` is large enough to measure on.
    MeasuredWalk(const Session& session, const SessionWalk& walk, int scale);

    // What is asked of the generator at both ends, and so between them: whether the same is measured as before.
    struct Ends {
        GenerateOptions first;
        GenerateOptions last;
        bool operator==(const Ends&) const = default;
    };
    Ends ends() const { return {optionsAt(0), optionsAt(1)}; }

    // Paints the pictures of `positions` (0 ... 1) in their order, a few at a time, which `take` gets; those that come
    // together are of one scale. Tells after each few. Blocking. Throws GeneratorError, and what `tell` throws.
    void paint(Generator& generator, const std::vector<double>& positions, const std::function<void(Images)>& take,
               const TellProgress& tell) const;

private:
    GenerateOptions optionsAt(double position) const;

    SessionWalk m_walk;
    bool m_grows;
    int m_scale;
};

}  // namespace latentwalk
