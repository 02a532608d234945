// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/latent/breed/bred_face.h"
#include "core/latent/breed/mixing.h"
#include "core/latent/progress.h"
#include "core/model/weights/architecture.h"
#include "core/model/weights/generator_weights.h"

namespace latentwalk {

// What children are to be like.
struct BreedWishes {
    int count = 12;          // of children, 1 ... kMostChildren
    double variation = 0.4;  // 0 ... 1: how far from their parents; 0 hardly more than mixes them, 1 leaves
                             // nothing of what one sees
    // What does not vary: along each of these vectors a child has what its parents have in the mean. Of a score that is
    // to be kept its predictor's weights, of other directions their components; any length, zeros count as none.
    std::vector<Latent> held = {};
    // Values of labels that are not the parents'; kFromSeed: those of one of its parents, for all of them together.
    LabelChoice labels = {};
    Mixing mixing = {};  // another than the shipped one only to be measured
};

inline constexpr int kMostChildren = 1000;

struct BredChild {
    BredFace face;
    std::vector<std::size_t> parents;  // indices of those of whom it has anything, the closest first
};

// Makes faces out of faces. What it knows is one model's first layer: its directions by how much it amplifies them,
// from the pictures' point of view the only components of a latent that there are. Made once for a model (half a
// second, to be done in the background) and shared; its functions are const and for any thread.
//
// Everything is a function of what it is asked for and the seed, the same bits in the window and on the command line,
// whatever precision or device paints the faces.
class Breeder {
public:
    // Throws FileError where the weights' file changed, std::bad_alloc. Blocking.
    Breeder(const GeneratorWeights& weights, const Architecture& architecture);
    ~Breeder();
    Breeder(const Breeder&) = delete;
    Breeder& operator=(const Breeder&) = delete;

    // A first generation, as different from each other as can be: of many seeds from `seed` on those whose faces lie
    // farthest apart, with those labels. Tells progress, throws Stopped.
    std::vector<std::uint64_t> spread(int count, std::uint64_t seed, const LabelChoice& labels = {},
                                      const TellProgress& tell = {}) const;

    // Children of `parents` (at least one; all of the model's size), none a near copy of another, of a parent or of
    // those in `apart` (pinned ones): where one is nearer than leastDistance() another is drawn, each with a little
    // more variation than the last, and after many tries (where nearly everything is held) the one that was farthest.
    // Milliseconds for each. Tells progress of children, throws Stopped; std::invalid_argument where sizes differ or
    // wishes are out of range.
    std::vector<BredChild> children(std::span<const BredFace> parents, const BreedWishes& wishes, std::uint64_t seed,
                                    std::span<const BredFace> apart = {}, const TellProgress& tell = {}) const;

    // How different two faces look, told from their latents without painting: 0 for the same, about 1 for two seeds;
    // near 0 about the root mean square difference of their pictures at 32 x 32 (values -1 to 1).
    double distance(const BredFace& a, const BredFace& b) const;
    // Nearer ones are near copies.
    double leastDistance() const;

    const Architecture& architecture() const;

private:
    struct Parts;
    std::unique_ptr<const Parts> m_parts;
};

}  // namespace latentwalk
