// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/latent/breed/breeder.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>
#include <numeric>
#include <stdexcept>
#include <utility>

#include "core/latent/breed/draws.h"
#include "core/latent/breed/face_distance.h"
#include "core/latent/breed/held.h"
#include "core/latent/breed/mixing.h"
#include "core/latent/breed/seen_basis.h"

namespace latentwalk {
namespace {

constexpr double kLeastDistance = 0.15;
constexpr int kTries = 48;
// By so much more each try varies, in radians: the last ones by a right angle, where nothing of the parents is left.
constexpr double kMorePerTry = std::numbers::pi / 2 / (kTries - 8);
// How far the least variation goes, in radians: below it a child of one parent would be a near copy of it.
constexpr double kLeastAngle = 0.25;
constexpr double kLeastShare = 0.05;         // below it a parent is none that one would see in the child
constexpr int kCandidates = 40;              // for each face of a first generation
constexpr std::uint64_t kSeeds = 1'000'000;  // below which a first generation's seeds begin: numbers to be typed

using Point = std::vector<double>;

// Steeper towards the end, so that most of the control is for faces that are still related.
double angleOf(double variation) {
    return kLeastAngle + (std::numbers::pi / 2 - kLeastAngle) * std::pow(variation, 1.5);
}

double nearest(const Point& point, std::span<const Point> others) {
    double least = HUGE_VAL;
    for (const Point& other : others) {
        least = std::min(least, FaceDistance::between(point, other));
    }
    return least;
}

}  // namespace

struct Breeder::Parts {
    Parts(const GeneratorWeights& weights, const Architecture& ofModel)
        : architecture(ofModel), basis(weights, ofModel), distance(basis) {}

    Architecture architecture;
    SeenBasis basis;
    FaceDistance distance;
};

namespace {

// The parents of a generation, looked at once.
struct Parents {
    std::span<const BredFace> faces;
    std::vector<std::vector<double>> coordinates;
    std::vector<double> lengths;
};

}  // namespace

Breeder::Breeder(const GeneratorWeights& weights, const Architecture& architecture)
    : m_parts(std::make_unique<const Parts>(weights, architecture)) {}

Breeder::~Breeder() = default;

const Architecture& Breeder::architecture() const {
    return m_parts->architecture;
}

double Breeder::leastDistance() const {
    return kLeastDistance;
}

double Breeder::distance(const BredFace& a, const BredFace& b) const {
    return FaceDistance::between(m_parts->distance.pointOf(a.latent), m_parts->distance.pointOf(b.latent));
}

std::vector<std::uint64_t> Breeder::spread(int count, std::uint64_t seed, const LabelChoice& labels,
                                           const TellProgress& tell) const {
    if (count < 1 || count > kMostChildren) {
        throw std::invalid_argument("a first generation of 1 to 1000 faces");
    }
    const std::uint64_t first = Draws(seed, 0, 0).bits() % kSeeds;
    std::vector<Point> points;
    for (int i = 0; i < kCandidates * count; ++i) {
        tellProgress(tell, {i, kCandidates * count});
        points.push_back(m_parts->distance.pointOf(sampleLatent(
            first + static_cast<std::uint64_t>(i), architecture().latentSize, architecture().labels, labels)));
    }
    // Each next one is the candidate that is farthest from all that were taken (Gonzalez 1985).
    std::vector<std::uint64_t> seeds;
    std::vector<double> least(points.size(), HUGE_VAL);
    std::size_t next = 0;
    while (std::ssize(seeds) < count) {
        seeds.push_back(first + next);
        for (std::size_t i = 0; i < points.size(); ++i) {
            least[i] = std::min(least[i], FaceDistance::between(points[i], points[next]));
        }
        next = static_cast<std::size_t>(std::ranges::max_element(least) - least.begin());
    }
    return seeds;
}

namespace {

// One child, as the draws make it.
struct Newborn {
    BredFace face;
    std::vector<double> shares;
};

Latent grown(const SeenBasis& basis, const Architecture& architecture, const Parents& parents, const Mixed& child,
             const LabelChoice& labels, Draws& draws) {
    // A length that float16 has, whatever a founder's was; of models that look at it the parents'.
    const double usual = std::sqrt(static_cast<double>(std::max<std::int64_t>(basis.size(), 1)));
    const double mean = std::inner_product(parents.lengths.begin(), parents.lengths.end(), child.shares.begin(), 0.0);
    Latent latent = basis.latentOf(child.coordinates, std::clamp(mean, usual / 64, usual * 64));
    keepLabels(latent, parents.faces[draws.choice(parents.faces.size())].latent, architecture.labels);
    if (!labels.empty()) {
        putLabels(latent, architecture.labels, labels);
    }
    roundToHalf(latent);
    return latent;
}

}  // namespace

std::vector<BredChild> Breeder::children(std::span<const BredFace> parents, const BreedWishes& wishes,
                                         std::uint64_t seed, std::span<const BredFace> apart,
                                         const TellProgress& tell) const {
    const SeenBasis& basis = m_parts->basis;
    if (parents.empty() || wishes.count < 1 || wishes.count > kMostChildren ||
        !(wishes.variation >= 0 && wishes.variation <= 1) || !fits(wishes.labels, architecture().labels)) {
        throw std::invalid_argument("children need parents, and wishes that are in range");
    }
    Parents known{parents, {}, {}};
    std::vector<Point> taken;  // that no child may be near to
    for (const BredFace& parent : parents) {
        known.coordinates.push_back(basis.coordinates(parent.latent, basis.size()));
        known.lengths.push_back(freeLength(parent.latent, architecture().labels));
        taken.push_back(m_parts->distance.pointOf(parent.latent));
    }
    for (const BredFace& other : apart) {
        taken.push_back(m_parts->distance.pointOf(other.latent));
    }
    const Held held(basis, wishes.held, known.coordinates);
    const double angle = angleOf(wishes.variation);
    std::vector<BredChild> children;
    for (int i = 0; i < wishes.count; ++i) {
        tellProgress(tell, {i, wishes.count});
        Newborn best;
        Point place;
        double farthest = -1;
        for (int attempt = 0; attempt < kTries && farthest < kLeastDistance; ++attempt) {
            Draws draws(seed, static_cast<std::uint64_t>(i), static_cast<std::uint64_t>(attempt));
            const double wide = std::min(angle + attempt * kMorePerTry, std::numbers::pi / 2);
            Mixed child = mixed(basis, known.coordinates, wide, draws, wishes.mixing);
            held.hold(child.coordinates);
            Latent latent = grown(basis, architecture(), known, child, wishes.labels, draws);
            Point point = m_parts->distance.pointOf(latent);
            const double distance = nearest(point, taken);
            if (distance > farthest) {
                farthest = distance;
                place = std::move(point);
                // What varies leaves its parents, and their photographs with them.
                std::vector<double> kept = child.shares;
                std::ranges::transform(kept, kept.begin(), [wide](double share) { return share * std::cos(wide); });
                best = {{std::move(latent), mixedOffsets(parents, kept)}, std::move(child.shares)};
            }
        }
        taken.push_back(std::move(place));
        BredChild& child = children.emplace_back(BredChild{std::move(best.face), {}});
        const double least = std::min(kLeastShare, *std::ranges::max_element(best.shares));
        for (std::size_t p = 0; p < parents.size(); ++p) {
            if (best.shares[p] >= least) {
                child.parents.push_back(p);
            }
        }
        std::ranges::stable_sort(child.parents, std::greater(), [&](std::size_t p) { return best.shares[p]; });
    }
    return children;
}

}  // namespace latentwalk
