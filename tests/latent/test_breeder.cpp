// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/latent/breed/breeder.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include "core/file/half.h"
#include "core/latent/breed/face_distance.h"
#include "core/latent/breed/seen_basis.h"
#include "core/latent/direction.h"
#include "tests/support/room.h"
#include "tests/support/seen_weights.h"
#include "tests/support/stopping.h"

using namespace latentwalk;

namespace test_breeder {

namespace {

std::vector<BredFace> seedFaces(std::initializer_list<std::uint64_t> seeds, std::int64_t size = 96) {
    std::vector<BredFace> faces;
    for (const std::uint64_t seed : seeds) {
        faces.push_back({sampleLatent(seed, size)});
    }
    return faces;
}

double along(const Latent& latent, const Latent& vector) {
    const double length = freeLength(latent, {});
    return std::inner_product(latent.begin(), latent.end(), vector.begin(), 0.0) *
           std::sqrt(static_cast<double>(latent.size())) / length;
}

CarriedOffsets photo(float value, double closeness = 1) {
    FaceOffsets offsets;
    offsets.scales[0].assign(32, value);
    return CarriedOffsets(offsets, closeness);
}

bool sameChildren(const std::vector<BredChild>& a, const std::vector<BredChild>& b) {
    return std::ranges::equal(a, b, [](const BredChild& one, const BredChild& other) {
        return one.face == other.face && one.parents == other.parents;
    });
}

}  // namespace

class TestBreeder : public QObject {
    Q_OBJECT

private:
    test::SeenWeights m_model;
    Breeder m_breeder{m_model.weights, m_model.architecture};
    SeenBasis m_basis{m_model.weights, m_model.architecture};

    std::vector<BredChild> bred(const std::vector<BredFace>& parents, double variation, std::uint64_t seed = 9,
                                int count = 12) const {
        return m_breeder.children(parents, {.count = count, .variation = variation}, seed);
    }

private slots:
    void theBasisTurnsAndNothingElse() {
        QVERIFY(m_basis.seen() > 3 && m_basis.seen() < 80);
        QVERIFY(std::ranges::is_sorted(m_basis.gains(), std::greater()));
        const Latent latent = sampleLatent(3, 96);
        const auto coordinates = m_basis.coordinates(latent, 96);
        const Latent back = m_basis.latentOf(coordinates, freeLength(latent, {}));
        for (std::size_t i = 0; i < latent.size(); ++i) {
            QVERIFY(std::abs(back[i] - latent[i]) < 1e-5);
        }
        // A latent's length does not count.
        Latent longer = latent;
        std::ranges::transform(longer, longer.begin(), [](float value) { return 3 * value; });
        const auto same = m_basis.coordinates(longer, 96);
        for (std::size_t i = 0; i < same.size(); ++i) {
            QVERIFY(std::abs(same[i] - coordinates[i]) < 1e-6);
        }
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, m_basis.coordinates(Latent(95), 3));
    }

    void aGenerationIsAFunctionOfWhatItIsAskedFor() {
        const auto parents = seedFaces({3, 17, 42});
        const auto once = bred(parents, 0.4);
        const Breeder other(m_model.weights, m_model.architecture);
        QVERIFY(sameChildren(once, other.children(parents, {}, 9)));
        QVERIFY(!sameChildren(once, bred(parents, 0.4, 10)));
        QVERIFY(!sameChildren(once, bred(parents, 0.41)));
        // More children are others beside them.
        auto more = bred(parents, 0.4, 9, 20);
        more.resize(12);
        QVERIFY(sameChildren(once, more));
    }

    void childrenAreOnTheSphereInNumbersOfFloat16() {
        const auto parents = seedFaces({3, 17, 42});
        double least = HUGE_VAL, most = 0;
        for (const BredFace& parent : parents) {
            least = std::min(least, freeLength(parent.latent, {}));
            most = std::max(most, freeLength(parent.latent, {}));
        }
        for (const BredChild& child : bred(parents, 0.5)) {
            const double length = freeLength(child.face.latent, {});
            QVERIFY(length > 0.999 * least && length < 1.001 * most);
            for (const float value : child.face.latent) {
                QCOMPARE(fromHalf(toHalf(value)), value);
            }
        }
    }

    void aFounderOfAnyLengthHasChildren() {
        for (const float factor : {0.0F, 1e-20F, 1e15F}) {
            std::vector<BredFace> parents = seedFaces({3, 17});
            for (float& value : parents[0].latent) {
                value *= factor;
            }
            for (const BredChild& child : bred(parents, 0.4)) {
                QVERIFY(std::ranges::all_of(child.face.latent, [](float value) { return std::isfinite(value); }));
                QVERIFY(freeLength(child.face.latent, {}) > 0);
            }
        }
    }

    void whatIsNotSeenComesFromOneParentWhole() {
        const auto parents = seedFaces({3, 17});
        std::set<std::size_t> from;
        for (const BredChild& child : bred(parents, 0.5)) {
            const auto seen = static_cast<std::ptrdiff_t>(m_basis.seen());
            const auto rest = [&](const Latent& latent) {
                const auto all = m_basis.coordinates(latent, 96);
                return Latent(all.begin() + seen, all.end());
            };
            const std::size_t parent = child.parents.front();
            QVERIFY(cosine(rest(child.face.latent), rest(parents[parent].latent)) > 0.9999);
            from.insert(parent);
        }
        QCOMPARE(from.size(), 2U);
    }

    void withoutVariationAChildLiesBetweenItsParents() {
        const auto parents = seedFaces({3, 17});
        for (const BredChild& child : bred(parents, 0, 9, 4)) {
            const double a = m_breeder.distance(child.face, parents[0]);
            const double b = m_breeder.distance(child.face, parents[1]);
            const double stranger = m_breeder.distance(child.face, seedFaces({99})[0]);
            QVERIFY(std::min(a, b) < stranger);
        }
    }

    void childrenAreNeverNearCopies() {
        constexpr int kGenerations = 1000;
        double least = HUGE_VAL;
        for (std::uint64_t seed = 0; seed < kGenerations; ++seed) {
            std::vector<BredFace> faces;
            for (std::uint64_t i = 0; i <= seed % 4; ++i) {
                faces.push_back({sampleLatent(1000 + 7 * seed + i, 96)});
            }
            const std::vector<BredFace> pinned{{sampleLatent(seed, 96)}, {faces[0].latent}};
            BreedWishes wishes;
            wishes.variation = static_cast<double>(seed % 11) / 10;
            std::vector<BredFace> all = faces;
            all.push_back(pinned[0]);
            const std::size_t before = all.size();
            for (BredChild& child : m_breeder.children(faces, wishes, seed, pinned)) {
                all.push_back(std::move(child.face));
            }
            for (std::size_t i = before; i < all.size(); ++i) {
                for (std::size_t j = 0; j < i; ++j) {
                    least = std::min(least, m_breeder.distance(all[i], all[j]));
                }
            }
        }
        QVERIFY2(least >= m_breeder.leastDistance(), qPrintable(QString::number(least)));
    }

    void aParentThatIsAPinnedFaceTooIsNoTrouble() {
        const auto parents = seedFaces({3});
        QCOMPARE(m_breeder.children(parents, {}, 1, parents).size(), 12U);
    }

    void variationLeadsAwayFromTheParents() {
        for (const std::vector<BredFace>& parents : {seedFaces({3}), seedFaces({3, 17, 42})}) {
            double last = 0;
            for (int step = 0; step <= 10; ++step) {
                double sum = 0;
                int count = 0;
                for (std::uint64_t seed = 0; seed < 40; ++seed) {
                    for (const BredChild& child : bred(parents, step / 10.0, seed)) {
                        for (const BredFace& parent : parents) {
                            sum += m_breeder.distance(child.face, parent);
                            ++count;
                        }
                    }
                }
                QVERIFY2(sum / count > last, qPrintable(QString("step %1: %2").arg(step).arg(sum / count)));
                last = sum / count;
            }
            QVERIFY(last > 0.8);
        }
    }

    void whatIsHeldDoesNotVary() {
        const auto parents = seedFaces({3, 17, 42});
        const std::vector<Latent> vectors{sampleLatent(501, 96), sampleLatent(502, 96), Latent(96, 0.0F),
                                          sampleLatent(501, 96)};
        const auto children = m_breeder.children(parents, {.variation = 0.6, .held = vectors}, 5);
        const auto free = m_breeder.children(parents, {.variation = 0.6}, 5);
        for (std::size_t v = 0; v < 2; ++v) {
            double mean = 0;
            for (const BredFace& parent : parents) {
                mean += along(parent.latent, vectors[v]) / 3;
            }
            double widest = 0;
            for (std::size_t i = 0; i < children.size(); ++i) {
                const double there = along(children[i].face.latent, vectors[v]);
                QVERIFY2(std::abs(there - mean) < 0.1, qPrintable(QString("%1 %2").arg(there).arg(mean)));
                widest = std::max(widest, std::abs(along(free[i].face.latent, vectors[v]) - mean));
            }
            QVERIFY(widest > 3);  // else nothing was tested
        }
    }

    void everythingHeldStillGivesChildren() {
        std::vector<Latent> vectors;
        for (std::uint64_t i = 0; i < 96; ++i) {
            vectors.push_back(sampleLatent(600 + i, 96));
        }
        QCOMPARE(m_breeder.children(seedFaces({3}), {.count = 3, .held = vectors}, 5).size(), 3U);
    }

    void labelsComeFromOneParentOrAreChosen() {
        const Labels labels{{"Gender", {"F", "M"}}, {"Age", {"young", "old", "very old"}}};
        const test::SeenWeights model(40, labels);
        const Breeder breeder(model.weights, model.architecture);
        std::vector<BredFace> parents{{sampleLatent(1, 40, labels, {0, 2})}, {sampleLatent(2, 40, labels, {1, 0})}};
        const auto labelsOf = [](const Latent& latent) { return std::vector<float>(latent.end() - 5, latent.end()); };
        std::set<std::vector<float>> found;
        for (const BredChild& child : breeder.children(parents, {}, 3)) {
            found.insert(labelsOf(child.face.latent));
        }
        QCOMPARE(found, (std::set<std::vector<float>>{labelsOf(parents[0].latent), labelsOf(parents[1].latent)}));
        for (const BredChild& child : breeder.children(parents, {.labels = {kFromSeed, 1}}, 3)) {
            QCOMPARE(child.face.latent[36], child.face.latent[35] == 1 ? 0.0F : 1.0F);
            QCOMPARE(labelsOf(child.face.latent)[3], 1.0F);
            QCOMPARE(labelsOf(child.face.latent)[4], 0.0F);
        }
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, breeder.children(parents, {.labels = {5}}, 3));
    }

    void offsetsMixByShares() {
        auto parents = seedFaces({3, 17});
        parents[0].offsets = {photo(1)};
        parents[1].offsets = {photo(-2, 0.5)};
        for (const BredChild& child : bred(parents, 0)) {
            double sum = 0;
            for (const CarriedOffsets& one : child.face.offsets) {
                const bool first = sameOffsets(one.found(), parents[0].offsets[0].found());
                sum += first ? one.closeness() : 2 * one.closeness();
            }
            QVERIFY(sum > 0.9 && sum < 1.001);
        }
        // Grandchildren keep the photographs' own numbers, however they were mixed on the way.
        const BredFace one{parents[0].latent, mixedOffsets(parents, std::vector<double>{0.25, 0.5})};
        const BredFace other{parents[1].latent, mixedOffsets(parents, std::vector<double>{0.5, 0.5})};
        const std::vector<BredFace> both{one, other};
        const BredFace child{{}, mixedOffsets(both, std::vector<double>{0.5, 0.5})};
        QCOMPARE(child.offsets.size(), 2U);
        QCOMPARE(child.offsets[0].closeness(), 0.375);
        QVERIFY(child.offsets[0].found() == parents[0].offsets[0].found());
        QCOMPARE(offsetsOf(child).shown()->scales[0][5], 0.375F - 2 * 0.25F);
        QVERIFY(offsetsOf(seedFaces({3})[0]).empty());
        QVERIFY(offsetsOf(parents[1]) == parents[1].offsets[0]);
    }

    void aFirstGenerationIsMoreDiverseThanSeeds() {
        const auto leastOf = [&](const std::vector<BredFace>& faces) {
            double least = HUGE_VAL;
            for (std::size_t i = 0; i < faces.size(); ++i) {
                for (std::size_t j = 0; j < i; ++j) {
                    least = std::min(least, m_breeder.distance(faces[i], faces[j]));
                }
            }
            return least;
        };
        for (const std::uint64_t seed : {0U, 1U, 7U}) {
            const auto seeds = m_breeder.spread(12, seed);
            QVERIFY(seeds == m_breeder.spread(12, seed));
            QVERIFY(seeds != m_breeder.spread(12, seed + 100));
            std::vector<BredFace> spread, random;
            for (const std::uint64_t one : seeds) {
                spread.push_back({sampleLatent(one, 96)});
                random.push_back({sampleLatent(random.size() + 12 * seed, 96)});
            }
            QVERIFY(leastOf(spread) > 1.2 * leastOf(random));
        }
    }

    void theBlendIsNearerToAllThanTheyAreToEachOther() {
        auto faces = seedFaces({3, 17, 42});
        faces[1].offsets = {photo(1)};
        const BredFace blend = blendOf(faces);
        for (std::size_t i = 0; i < 3; ++i) {
            QVERIFY(m_breeder.distance(blend, faces[i]) < m_breeder.distance(faces[i], faces[(i + 1) % 3]));
        }
        QVERIFY(std::abs(blend.offsets[0].closeness() - 1.0 / 3) < 1e-12);
        QVERIFY(blendOf(std::vector{faces[1]}) == faces[1]);
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, blendOf({}));
    }

    void progressIsToldAndEndsIt() {
        std::int64_t told = 0;
        m_breeder.children(seedFaces({3}), {}, 1, {}, [&](const Progress& progress) {
            QCOMPARE(progress.done, told++);
            QCOMPARE(progress.all, 12);
        });
        QCOMPARE(told, 12);
        QVERIFY_THROWS_EXCEPTION(Stopped, m_breeder.children(seedFaces({3}), {}, 1, {}, test::stoppingAt(3)));
        QVERIFY_THROWS_EXCEPTION(Stopped, m_breeder.spread(12, 1, {}, test::stoppingAt(3)));
    }

    void whatCannotBeIsRefused() {
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, m_breeder.children({}, {}, 1));
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, m_breeder.children(seedFaces({3}, 95), {}, 1));
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, bred(seedFaces({3}), 1.1));
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, bred(seedFaces({3}), std::nan("")));
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, bred(seedFaces({3}), 0.4, 1, 0));
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, m_breeder.spread(0, 1));
    }
};

LATENTWALK_TEST(TestBreeder, none)

}  // namespace test_breeder

#include "test_breeder.moc"
