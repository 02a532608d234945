// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/family/breed_generation.h"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <utility>

namespace latentwalk {

Generation breedGeneration(const Breeder& breeder, const Family& family, const std::vector<FaceId>& parents,
                           std::uint64_t seed, std::span<const Latent> held, const TellProgress& tell) {
    std::vector<BredFace> faces;
    std::vector<BredFace> apart;
    Generation generation;
    for (const FaceId id : parents) {
        const FamilyFace* const face = family.face(id);
        if (face == nullptr) {
            throw std::out_of_range("no such face in the family");
        }
        faces.push_back(face->face);
    }
    for (const FaceId id : family.pinned()) {
        if (std::ranges::find(parents, id) == parents.end()) {
            apart.push_back(family.face(id)->face);
            generation.apart.push_back(id);
        }
    }
    const FamilySettings& settings = family.settings();
    const BreedWishes wishes{settings.count, settings.variation, {held.begin(), held.end()}};
    generation.kind = GenerationKind::Bred;
    generation.from = family.shown();
    generation.parents = parents;
    generation.settings = settings;
    generation.seed = seed;
    for (BredChild& child : breeder.children(faces, wishes, seed, apart, tell)) {
        FamilyFace& face = generation.faces.emplace_back();
        face.face = std::move(child.face);
        for (const std::size_t parent : child.parents) {
            face.parents.push_back(parents[parent]);
        }
    }
    return generation;
}

Generation spreadGeneration(const Breeder& breeder, const FamilySettings& settings, std::uint64_t seed,
                            const LabelChoice& labels, const TellProgress& tell) {
    Generation generation;
    generation.kind = GenerationKind::Spread;
    generation.settings = settings;
    generation.seed = seed;
    for (const std::uint64_t one : breeder.spread(settings.count, seed, labels, tell)) {
        FamilyFace& face = generation.faces.emplace_back();
        face.face.latent = sampleLatent(one, breeder.architecture().latentSize, breeder.architecture().labels, labels);
        face.seed = one;
        face.labels = labels;
    }
    return generation;
}

Generation foundersOf(std::vector<FamilyFace> faces) {
    Generation generation;
    generation.faces = std::move(faces);
    for (FamilyFace& face : generation.faces) {
        face.parents.clear();
    }
    return generation;
}

// The order in which the faces were chosen does not count.
std::uint64_t nextSeed(const Family& family) {
    std::uint64_t seed = static_cast<std::uint64_t>(family.newestGeneration());
    for (const FaceId id : std::set<FaceId>(family.chosen().begin(), family.chosen().end())) {
        seed = seed * 31 + static_cast<std::uint64_t>(id);
    }
    return seed % 1'000'000;
}

}  // namespace latentwalk
