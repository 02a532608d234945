// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/family/family.h"
#include "core/latent/carried_offsets.h"
#include "core/latent/latent.h"
#include "core/latent/walk.h"
#include "core/message/message.h"
#include "core/model/labels/labels.h"
#include "core/model/weights/generator_weights.h"
#include "core/session/edit.h"
#include "core/session/plane.h"

namespace latentwalk {

struct Checkpoint;

// Which generator a session belongs to.
struct ModelReference {
    std::string title;   // for people
    std::string sha256;  // of the model's file, 64 lower-case digits; empty where no model was chosen yet
    std::string path;    // where the file was: for people to read, never opened; the only path in a session
    GeneratorKind kind = GeneratorKind::Average;
    std::int64_t latentSize = 0;               // components of every latent of the session; 0 only without anchors
    Precision precision = Precision::Float32;  // what the pictures were computed in (Generator::precision())
    Heads heads = Heads::Auto;                 // which heads painted the lower scales
    Labels labels;                             // of a conditional generator: seeds need them
    // The word that a file has for the precision, where it is none that is known here; it is kept, and `precision` is
    // what takes its place.
    std::string otherPrecision = {};

    // "bfloat16", or that other word.
    std::string precisionName() const;

    bool operator==(const ModelReference&) const = default;
};

// All offsets of a session together, in numbers: as base64 of float16 they leave room in a file for the rest. These are
// some 250 faces with offsets at 4x4 and 8x8, or 60 with such at 16x16 too.
inline constexpr std::size_t kMostOffsetNumbers = std::size_t{10} << 20U;

// An anchor by its seed, or, without one, by its components; edits come on top.
struct SessionAnchor {
    std::string name;
    std::optional<std::uint64_t> seed;
    Latent components;  // empty when there is a seed
    std::vector<Edit> edits;
    LabelChoice labels{};      // which of the model's labels a seed takes; empty: those that follow from the seed
    CarriedOffsets offsets{};  // that a face from a photograph has beside its latent; edits leave them alone

    bool operator==(const SessionAnchor&) const = default;
};

// How position becomes place: Even gives each segment the same share and runs evenly through it, ConstantSpeed changes
// the picture by the same amount per unit of position (measured: see Pace).
enum class Timing { Even, ConstantSpeed };

// Smooth stops for a moment at every anchor: t becomes t^2 (3 - 2t) within each segment.
enum class Easing { None, Smooth };

// How much the picture changes along a walk, measured on small renders by measurePace().
struct Pace {
    std::string fingerprint;         // of the walk and the generator that were measured
    int steps = 0;                   // equal steps of t within each segment
    std::vector<double> cumulative;  // from 0, not falling: segments * steps + 1 values

    bool operator==(const Pace&) const = default;
};

// While the walk runs, the network grows (figure 3 of the tutorial): level g, from `from` at position 0 to `to` at
// position 1, shows scale ceil(g) with the previous scale's weight alpha = ceil(g) - g. A growing face is a walk with
// one anchor.
struct Growth {
    double from = 0;
    double to = 0;

    bool operator==(const Growth&) const = default;
};

// How a walk becomes a film.
struct FilmSettings {
    int rateNumerator = 30;  // frames per second as a fraction, 1/1000 ... 1000
    int rateDenominator = 1;
    std::int64_t frames = 240;  // of one run through the walk, at least 1
    bool pingPong = false;      // to the end and back
    int loops = 0;              // GIF, APNG, WebP: how often it plays, 0 = without end. MP4, WebM: how often the walk
                                // is in the film; 0 and 1 = once
    int quality = 85;           // 0 ... 100; from 95 on in MP4 and WebM see hasHalfColours() in film_plan.h
    int enlarge = 1;            // every pixel becomes enlarge x enlarge equal ones
    std::int64_t width = 0;     // explicit size, smoothly scaled; 0 = the model's size times `enlarge`
    std::int64_t height = 0;

    bool operator==(const FilmSettings&) const = default;
};

// What stands in the cells of a grid.
enum class GridCells {
    Anchors,   // each anchor
    Frames,    // `steps` frames of the whole walk, from position 0 to 1 (of a closed walk to one step before)
    Segments,  // a table: a row for each segment of the walk, with `steps` frames from anchor to anchor
    Pairs,     // a table: a row for each two anchors (first and second, third and fourth ...), with `steps` frames
    Plane,     // `steps` tiles around the middle of the session's plane, in rows from the top (see core/plane)
    Family,    // the faces of the generation that the session's family shows
};

// How many pictures become one.
struct GridSettings {
    GridCells cells = GridCells::Anchors;
    std::int64_t steps = 8;        // as above
    std::int64_t columns = 8;      // tables have `steps` columns instead
    std::int64_t padding = 2;      // pixels around and between the cells
    std::uint32_t background = 0;  // 0xRRGGBB
    bool captions = false;         // seed, name or position under each cell
    int enlarge = 1;               // every pixel becomes enlarge x enlarge equal ones

    bool operator==(const GridSettings&) const = default;
};

// All that can be explored, as one plain value: what undo steps, session files and recipes hold. Copying is the way to
// hand it to another thread.
struct Session {
    ModelReference model;
    std::vector<SessionAnchor> anchors;  // none only in an empty session
    // Which of the model's labels a seed takes that becomes a face: those of a gallery, of a grid of seeds, the next
    // anchor. The anchors have their own, so that a walk may lead from one label to another.
    LabelChoice labels{};
    std::vector<SessionDirection> directions;
    std::vector<Edit> edits;  // on top of the latent at every position
    // The named directions (their ids: "smile") that the others leave as they are; what a model does not know is kept.
    std::vector<std::string> held;
    WalkPath path = WalkPath::Straight;
    Timing timing = Timing::Even;
    Easing easing = Easing::None;
    bool closed = false;         // from the last anchor back to the first
    double position = 0;         // in [0, 1]
    std::optional<int> scale;    // as in GenerateOptions
    std::optional<float> alpha;  // as in GenerateOptions
    std::optional<Growth> growth;
    bool stretch = false;      // Range::Each instead of Range::Fixed
    std::optional<Pace> pace;  // kept so that ConstantSpeed is the same walk everywhere; ignored when it is of another
    FilmSettings film;
    GridSettings grid;
    std::optional<Plane> plane;  // of faces, and what is looked at of it
    Family family;               // of faces that were bred; empty for most
    std::string view = "{}";  // a JSON object of the window's own; core only carries it (compact and with sorted keys
                              // it comes back as the same text)

    bool operator==(const Session&) const = default;
};

// What is wrong with a session, as the end of a sentence that a file's name begins; empty when all is well. Checks
// everything that readSession() promises: finite numbers, sizes that agree, ids that exist, the limits. Whether offsets
// fit the model only its generator knows: here they fit each other, so that a walk may lead from any to any.
Message problemOf(const Session& session);

// The part of it that is about offsets: what adding faces can run into.
Message problemOfOffsets(const Session& session);

// The session as JSON, indented for people: floats as base64 of little-endian float32, doubles with all digits that
// they need, so that parseSession() gives back the same state bit for bit (but for names that are not UTF-8, whose
// bad bytes become U+FFFD). A session whose faces carry offsets says version 2, which programs that know nothing of
// them refuse, since they would show other faces; every other one says version 1. Throws std::invalid_argument with
// problemOf() on a session that has a problem.
std::string toJson(const Session& session);

// Reads what toJson() wrote; `path` only names the file in messages. Unknown keys are left out. Nothing is opened and
// nothing trusted: at most 32 MiB, and every field is checked. Throws FileError, on newer versions too.
Session parseSession(const std::filesystem::path& path, std::string_view json);

// The same from and to a file; the file appears complete or not at all. Throw FileError. Blocking.
Session readSession(const std::filesystem::path& path);
void writeSession(const std::filesystem::path& path, const Session& session);

// What a session says about a checkpoint and the generator chosen from it. SHA-256 is that of the file, or of all
// weights for a TensorFlow.js model, which lies in several files. Blocking: reads the file once.
// Throws FileError.
ModelReference referenceTo(const Checkpoint& checkpoint, std::optional<GeneratorKind> kind = std::nullopt);

}  // namespace latentwalk
