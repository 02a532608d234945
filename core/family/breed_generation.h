// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/family/family.h"
#include "core/latent/breed/breeder.h"

namespace latentwalk {

// The generation that `parents` of a family get with its settings() and `seed`, made from what it shows. It is not in
// the family yet: family.with(...). `held` are the vectors for settings().held (see heldVectors() in
// core/faces/named/held_vectors.h); pinned faces are kept away from, as parents are. To be called on a thread of its
// own, with copies: tells progress, throws Stopped, and std::out_of_range where a parent is not there. The window and
// the command line both come here.
Generation breedGeneration(const Breeder& breeder, const Family& family, const std::vector<FaceId>& parents,
                           std::uint64_t seed, std::span<const Latent> held = {}, const TellProgress& tell = {});

// A first generation out of nothing, with `settings` (of which the count is all that matters).
Generation spreadGeneration(const Breeder& breeder, const FamilySettings& settings, std::uint64_t seed,
                            const LabelChoice& labels = {}, const TellProgress& tell = {});

// A row of faces from elsewhere; ids are given by Family::with().
Generation foundersOf(std::vector<FamilyFace> faces);

// A seed that follows from the family: the same one for the same family with the same choice, another for each
// generation, so that breeding twice from the same faces gives other children.
std::uint64_t nextSeed(const Family& family);

}  // namespace latentwalk
