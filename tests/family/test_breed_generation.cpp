// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/family/breed_generation.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "tests/support/room.h"
#include "tests/support/seen_weights.h"
#include "tests/support/stopping.h"

using namespace latentwalk;

namespace test_breed_generation {

namespace {

FamilyFace founder(std::uint64_t seed) {
    FamilyFace face;
    face.face.latent = sampleLatent(seed, 96);
    face.seed = seed;
    return face;
}

}  // namespace

class TestBreedGeneration : public QObject {
    Q_OBJECT

private:
    test::SeenWeights m_model;
    Breeder m_breeder{m_model.weights, m_model.architecture};

    Family founded() const {
        return Family().with(foundersOf({founder(3), founder(17), founder(42)})).withSettings({7, 0.3, {"smile"}});
    }

private slots:
    void aGenerationSaysHowItWasMade() {
        const Family family = founded();
        const Generation generation = breedGeneration(m_breeder, family, {1, 3}, 9);
        QVERIFY(generation.kind == GenerationKind::Bred);
        QCOMPARE(generation.from.value(), 1);
        QCOMPARE(generation.parents, (std::vector<FaceId>{1, 3}));
        QCOMPARE(generation.seed, 9U);
        QVERIFY(generation.settings == family.settings());
        QCOMPARE(generation.faces.size(), 7U);
        const Family next = family.with(generation);
        QVERIFY(problemOf(next, 96, {}).empty());
        for (const FamilyFace& child : next.generations().back()->faces) {
            QVERIFY(!child.parents.empty() && !child.seed);
        }
    }

    void itIsMadeAgainFromWhatItSays() {
        Family family = founded().withPinned(2, true);
        family = family.with(breedGeneration(m_breeder, family, {1, 3}, 9));
        const Generation& made = *family.generations().back();
        QCOMPARE(made.apart, std::vector<FaceId>{2});
        const Family before = family.without(made.id).withSettings(made.settings);
        const Generation again = breedGeneration(m_breeder, before, made.parents, made.seed);
        for (std::size_t i = 0; i < made.faces.size(); ++i) {
            QVERIFY(again.faces[i].face == made.faces[i].face);
            QCOMPARE(again.faces[i].parents, made.faces[i].parents);
        }
    }

    // As the nearest of what would have come otherwise.
    void pinnedFacesAreKeptAwayFrom() {
        Family family = founded();
        const Generation free = breedGeneration(m_breeder, family, {1, 3}, 9);
        family = family.with(free);
        family = family.withPinned(family.generations().back()->faces[0].id, true);
        const Generation other = breedGeneration(m_breeder, family, {1, 3}, 9);
        const BredFace& pinned = free.faces[0].face;
        for (const FamilyFace& face : other.faces) {
            QVERIFY(m_breeder.distance(face.face, pinned) >= m_breeder.leastDistance());
        }
        QVERIFY(!(other.faces[0].face == pinned));
    }

    void aParentThatIsNotThereIsRefused() {
        QVERIFY_THROWS_EXCEPTION(std::out_of_range, breedGeneration(m_breeder, founded(), {1, 9}, 9));
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, breedGeneration(m_breeder, founded(), {}, 9));
    }

    void itCanBeStopped() {
        QVERIFY_THROWS_EXCEPTION(Stopped, breedGeneration(m_breeder, founded(), {1}, 9, {}, test::stoppingAt(2)));
    }

    void aFirstGenerationIsOfSeeds() {
        const Generation first = spreadGeneration(m_breeder, {8, 0.4, {}}, 5);
        QVERIFY(first.kind == GenerationKind::Spread && !first.from && first.parents.empty());
        QCOMPARE(first.faces.size(), 8U);
        for (const FamilyFace& face : first.faces) {
            QVERIFY(face.face.latent == sampleLatent(face.seed.value(), 96));
        }
        QVERIFY(problemOf(Family().with(first), 96, {}).empty());
    }
};

LATENTWALK_TEST(TestBreedGeneration, none)

}  // namespace test_breed_generation

#include "test_breed_generation.moc"
