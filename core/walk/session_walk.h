// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/generator/generator.h"
#include "core/latent/progress.h"
#include "core/latent/walk.h"
#include "core/session/session.h"

namespace latentwalk {

// `latent` moved along the directions that `edits` name (see moved() in core/latent/direction.h); without an edit that
// moves anything, the latent itself. `labels` are the model's: their components stay as they are. Throws
// std::invalid_argument when an id is not among `directions` or sizes differ.
Latent edited(const Latent& latent, std::span<const Edit> edits, std::span<const SessionDirection> directions,
              const Labels& labels = {});

// The latent of one anchor with its edits. Throws std::invalid_argument like edited().
Latent latentOf(const Session& session, const SessionAnchor& anchor);

// What a generator is asked for at one position.
struct Moment {
    Latent latent;
    GenerateOptions options;
    SharedOffsets offsets = {};  // null: none

    // The face alone, as a generator takes it.
    LatentBatch batch() const { return LatentBatch::of(latent, offsets); }
};

// A session's walk, ready to be asked: anchors sampled and edited once, then each position is a pure function. Copies
// what it needs of the session. Safe to use from several threads.
class SessionWalk {
public:
    // Throws std::invalid_argument on a session with a problem or without an anchor.
    explicit SessionWalk(const Session& session);

    // Latent, scale and alpha at `position` in [0, 1] (clamped), global edits included; and the offsets, which fade
    // linearly from anchor to anchor, one without counting as zeros: edits leave them alone.
    Moment at(double position) const;
    Latent latentAt(double position) const { return at(position).latent; }
    // The same without the edits of every face.
    Latent baseAt(double position) const;
    SharedOffsets offsetsAt(double position) const;
    // Of one segment at t in [0, 1], as Walk::within() is the latent; and those of each anchor, where any has some.
    SharedOffsets offsetsWithin(std::size_t segment, double t) const;
    SharedOffsets offsetsOf(std::size_t anchor) const;
    const std::vector<SharedOffsets>& offsets() const noexcept { return m_offsets; }

    // The position of each anchor, for ticks; of a closed walk one more, 1, where it is back at the first.
    const std::vector<double>& anchorPositions() const noexcept { return m_times; }

    // Segment and t in [0, 1] of `position`, easing and pace included. Of a single anchor segment 0 and t = 0.
    struct Place {
        std::size_t segment = 0;
        double t = 0;
    };
    Place placeAt(double position) const;

    // Whether the session wants constant speed but has no pace of this very walk; until it has, the walk runs evenly.
    bool needsPace() const noexcept { return m_needsPace; }
    // SHA-256 over everything that the pace depends on.
    std::string paceFingerprint() const;

    const Walk& walk() const noexcept { return m_walk; }

private:
    Session m_session;  // without anchors
    Walk m_walk;
    std::vector<SharedOffsets> m_offsets;  // that each anchor shows; empty where none does
    std::optional<Pace> m_pace;            // of this walk
    bool m_needsPace = false;
    std::vector<double> m_times;  // of the segments' ends
};

// What makes the face at a position of the session's walk again, without the edits of every face and without a name:
// the anchor as it is where one is there exactly, else the latent of the place.
SessionAnchor faceOn(const SessionWalk& walk, const Session& session, double position);

// How much one picture differs from another: root mean square over all values, clamped to [-1, 1], so 0 ... 2.
// Throws std::invalid_argument when an image is not there or sizes differ.
double pictureChange(const Images& a, std::int64_t indexA, const Images& b, std::int64_t indexB);

// Measures the pace of `session`'s walk: `steps` equal steps of t per segment, rendered at the smallest scale of at
// least 32 pixels that has a head. Tells Phase::Measuring after each batch. Blocking; uses `generator` on the caller's
// thread. Throws GeneratorError.
Pace measurePace(const Session& session, Generator& generator, const TellProgress& tell = {}, int steps = 32);

// Gives a session that wants constant speed its pace where that is missing or of another walk, as measurePace() does.
void ensurePace(Session& session, Generator& generator, const TellProgress& tell = {});

}  // namespace latentwalk
