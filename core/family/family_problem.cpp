// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <cmath>
#include <set>

#include "core/family/family.h"

namespace latentwalk {
namespace {

constexpr std::size_t kLongestText = 4096;
constexpr std::size_t kMostHeldNames = 1024;
constexpr std::size_t kMostShares = 1024;  // photographs that one face descends from
constexpr std::int64_t kHighestId = std::int64_t{1} << 52U;

Message problemOfSettings(const FamilySettings& settings) {
    const bool names = settings.held.size() <= kMostHeldNames &&
                       std::ranges::all_of(settings.held, [](const auto& id) { return id.size() <= kLongestText; });
    return names && settings.count >= kLeastScreen && settings.count <= kMostScreen && settings.variation >= 0 &&
                   settings.variation <= 1
               ? Message()
               : Core::says("settings of a generation that are out of range");
}

// What has been seen on the way from the oldest generation.
struct Known {
    std::set<FaceId> faces;
    std::set<GenerationId> generations;
};

Message problemOfFace(const FamilyFace& face, std::int64_t latentSize, const Labels& labels) {
    if (static_cast<std::int64_t>(face.face.latent.size()) != latentSize) {
        return Core::says("a face of %1 components, but its latents have %2")(face.face.latent.size(), latentSize);
    }
    if (!std::ranges::all_of(face.face.latent, [](float value) { return std::isfinite(value); })) {
        return Core::says("a face with a component that is not finite");
    }
    if (!fits(face.labels, labels) || (!face.seed && !face.labels.empty())) {
        return Core::says("a face with a label that its model does not have");
    }
    if (face.name.size() > kLongestText) {
        return Core::says("a name of more than 4,096 bytes");
    }
    if (face.face.offsets.size() > kMostShares) {
        return Core::says("a face that descends from more than %1 photos")(grouped(kMostShares));
    }
    for (const CarriedOffsets& offsets : face.face.offsets) {
        if (const Message problem = problemOf(offsets); !problem.empty() || offsets.empty()) {
            return offsets.empty() ? Core::says("a face with offsets that are none") : problem;
        }
    }
    return {};
}

Message problemOfParents(const FamilyFace& face, const Generation& generation, const std::set<FaceId>& known) {
    const bool there = std::ranges::all_of(face.parents, [&](FaceId parent) {
        const bool chosen = std::ranges::find(generation.parents, parent) != generation.parents.end();
        const bool edited = std::ranges::any_of(generation.faces, [&](const auto& one) { return one.id == parent; });
        return parent < face.id && known.contains(parent) && (chosen || edited);
    });
    const std::set<FaceId> each(face.parents.begin(), face.parents.end());
    return there && each.size() == face.parents.size() ? Message()
                                                       : Core::says("a face with a parent that is not there");
}

Message problemOfGeneration(const Generation& generation, const Family& family, std::int64_t latentSize,
                            const Labels& labels, Known& known) {
    if (generation.id < 1 || generation.id > family.newestGeneration() || generation.faces.empty() ||
        (!known.generations.empty() && *known.generations.rbegin() >= generation.id)) {
        return Core::says("generations that are empty or out of their order");
    }
    const std::set<FaceId> parents(generation.parents.begin(), generation.parents.end());
    const std::set<FaceId> apart(generation.apart.begin(), generation.apart.end());
    if ((generation.from && !known.generations.contains(*generation.from)) ||
        !std::ranges::includes(known.faces, parents) || !std::ranges::includes(known.faces, apart) ||
        parents.size() != generation.parents.size() || parents.empty() != (generation.kind != GenerationKind::Bred)) {
        return Core::says("a generation whose parents are not there");
    }
    known.generations.insert(generation.id);
    for (const FamilyFace& face : generation.faces) {
        if (face.id < 1 || face.id > family.newestFace() || !known.faces.insert(face.id).second) {
            return Core::says("two faces with the same number, or one without");
        }
        for (const Message& problem :
             {problemOfFace(face, latentSize, labels), problemOfParents(face, generation, known.faces)}) {
            if (!problem.empty()) {
                return problem;
            }
        }
    }
    return problemOfSettings(generation.settings);
}

}  // namespace

Message problemOf(const Family& family, std::int64_t latentSize, const Labels& labels) {
    if (!family.hasRoomFor(0, latentSize) || family.newestFace() > kHighestId ||
        family.newestGeneration() > kHighestId || family.newestFace() < 0 || family.newestGeneration() < 0) {
        return Core::says("a family of more faces than a file has room for");
    }
    Known known;
    for (const auto& generation : family.generations()) {
        if (const Message problem = problemOfGeneration(*generation, family, latentSize, labels, known);
            !problem.empty()) {
            return problem;
        }
    }
    const std::set<FaceId> chosen(family.chosen().begin(), family.chosen().end());
    if (family.shown().has_value() == family.empty() ||
        (family.shown() && !known.generations.contains(*family.shown())) ||
        !std::ranges::includes(known.faces, chosen) || chosen.size() != family.chosen().size()) {
        return Core::says("a family that shows or chooses what is not there");
    }
    return problemOfSettings(family.settings());
}

}  // namespace latentwalk
