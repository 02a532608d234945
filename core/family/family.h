// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/latent/breed/bred_face.h"
#include "core/message/message.h"

namespace latentwalk {

// Numbers of faces and generations, unique within a family, from 1 in the order in which they came; never used again.
using FaceId = std::int64_t;
using GenerationId = std::int64_t;

// One face of a family.
struct FamilyFace {
    FaceId id = 0;
    BredFace face;
    // The seed whose face it is, with the labels that were chosen for it; a child has none.
    std::optional<std::uint64_t> seed{};
    LabelChoice labels{};
    // Of a child those of whom it has something, the closest first; of one that was edited, the face that it was
    // before; of a founder none.
    std::vector<FaceId> parents{};
    std::string name{};  // empty until the user names it
    bool star = false;
    bool pinned = false;  // stays beside the generations to come

    bool operator==(const FamilyFace&) const = default;
};

// How the next generation is made.
struct FamilySettings {
    int count = 12;                   // children, kLeastScreen ... kMostScreen
    double variation = 0.4;           // 0 ... 1
    std::vector<std::string> held{};  // ids of the named directions that do not vary ("smile")

    bool operator==(const FamilySettings&) const = default;
};

inline constexpr int kLeastScreen = 1;
inline constexpr int kMostScreen = 100;

enum class GenerationKind {
    Founders,  // faces that were brought from elsewhere
    Spread,    // a first generation out of nothing, as diverse as can be
    Bred,      // children
};

// One screen of faces, a row of the tree.
struct Generation {
    GenerationId id = 0;
    GenerationKind kind = GenerationKind::Founders;
    std::optional<GenerationId> from{};  // what was on the screen when this was made; none: a row of its own
    std::vector<FaceId> parents{};       // who was chosen; all of them older. None unless Bred
    std::vector<FaceId> apart{};         // others that were pinned: no child is a near copy of them either
    FamilySettings settings{};
    std::uint64_t seed = 0;           // with all of those it makes the children again
    std::vector<FamilyFace> faces{};  // edited ones at the end

    bool operator==(const Generation&) const = default;
};

// A tree of generations as a value. Copies share the generations, so that undo steps cost little; nothing that is
// shared ever changes. Functions that change it give the result. Ids that are asked for must exist unless it says
// otherwise (std::out_of_range).
class Family {
public:
    // All that a family is, to be kept in a file and read from one.
    struct Parts {
        std::vector<std::shared_ptr<const Generation>> generations{};
        FaceId nextFace = 1;
        GenerationId nextGeneration = 1;
        std::optional<GenerationId> shown{};
        std::vector<FaceId> chosen{};
        FamilySettings settings{};
    };

    Family() = default;
    // Whatever they say: problemOf() tells what is wrong with it.
    explicit Family(Parts parts);
    const Parts& parts() const noexcept { return m_parts; }

    bool empty() const noexcept { return m_parts.generations.empty(); }
    // In the order in which they were made: parents before children.
    const std::vector<std::shared_ptr<const Generation>>& generations() const noexcept { return m_parts.generations; }
    std::size_t faceCount() const noexcept { return m_faceCount; }

    // Null where there is none.
    const FamilyFace* face(FaceId id) const noexcept;
    const Generation* generation(GenerationId id) const noexcept;
    // That the face belongs to; null where there is none.
    const Generation* generationOf(FaceId id) const noexcept;
    // In the order of their ids.
    std::vector<FaceId> pinned() const;
    std::vector<FaceId> starred() const;

    // What is on the screen: none only where the family is empty.
    std::optional<GenerationId> shown() const noexcept { return m_parts.shown; }
    // Who was chosen to be a parent, in the order of the choice; of any generation.
    const std::vector<FaceId>& chosen() const noexcept { return m_parts.chosen; }
    // Of the next generation.
    const FamilySettings& settings() const noexcept { return m_parts.settings; }

    // With another row, which is shown then, with nobody chosen. The ids of generation and faces are given here; those
    // that are set are not looked at. `faces` not empty.
    Family with(Generation generation) const;
    // With a face more in the generation of `original`, at the end: what it became by editing. It is not chosen; its id
    // is newestFace().
    Family withEdited(FaceId original, BredFace face) const;
    FaceId newestFace() const noexcept { return m_parts.nextFace - 1; }
    GenerationId newestGeneration() const noexcept { return m_parts.nextGeneration - 1; }
    // Without a generation and all that come of it: those made from its screen, and those that have a parent in it.
    Family without(GenerationId id) const;

    Family withName(FaceId id, std::string name) const;
    Family withStar(FaceId id, bool star) const;
    Family withPinned(FaceId id, bool pinned) const;
    Family showing(GenerationId id) const;  // nobody is chosen then
    Family choosing(std::vector<FaceId> chosen) const;
    Family withSettings(FamilySettings settings) const;

    // Whether so many faces of `latentSize` more can be kept.
    bool hasRoomFor(std::size_t faces, std::int64_t latentSize) const noexcept;
    // Without the oldest generations from which nothing came, in which nothing is starred, named, pinned or chosen and
    // that are not shown, until there is room; may end without.
    Family madeRoomFor(std::size_t faces, std::int64_t latentSize) const;

    bool operator==(const Family& other) const;

private:
    Generation& own(FaceId id);

    Parts m_parts;
    std::size_t m_faceCount = 0;
};

// A family is never larger, so that it finds room in a session's file: 2,560 faces of 512 components.
inline constexpr std::size_t kMostFamilyFaces = 4096;
inline constexpr std::int64_t kMostFamilyNumbers = std::int64_t{1'310'720};

// What is wrong with a family of a model's faces, as the end of a sentence ("a face with a parent that is not there");
// empty when all is well. Checks everything: ids that are there once, parents that are older, sizes, finite numbers,
// ranges, the limits.
Message problemOf(const Family& family, std::int64_t latentSize, const Labels& labels);

}  // namespace latentwalk
