// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/family/family.h"

#include <QTest>
#include <functional>
#include <stdexcept>

#include "core/family/breed_generation.h"
#include "core/family/lineage.h"
#include "tests/support/room.h"

using namespace latentwalk;

namespace test_family {

namespace {

using Ids = std::vector<FaceId>;

FamilyFace face(std::uint64_t seed, Ids parents = {}) {
    FamilyFace one;
    one.face.latent = sampleLatent(seed, 24);
    one.parents = std::move(parents);
    return one;
}

Generation bred(GenerationId from, Ids parents, std::vector<FamilyFace> faces) {
    Generation generation;
    generation.kind = GenerationKind::Bred;
    generation.from = from;
    generation.parents = std::move(parents);
    generation.faces = std::move(faces);
    return generation;
}

// Founders 1, 2, 3; of 1 and 2 the children 4, 5; of 5 (and 1, which stayed) 6, 7; of 4, another branch, 8.
Family branched() {
    Family family = Family().with(foundersOf({face(1), face(2), face(3)}));
    family = family.with(bred(1, {1, 2}, {face(4, {1, 2}), face(5, {2, 1})}));
    family = family.with(bred(2, {5, 1}, {face(6, {5}), face(7, {1, 5})}));
    return family.with(bred(2, {4}, {face(8, {4})}));
}

bool isSound(const Family& family) {
    return problemOf(family, 24, {}).empty();
}

// The family with its newest generation changed by hand.
Family with(const Family& family, const std::function<void(Generation&)>& change) {
    Family::Parts parts = family.parts();
    auto last = std::make_shared<Generation>(*parts.generations.back());
    change(*last);
    parts.generations.back() = last;
    return Family(parts);
}

}  // namespace

class TestFamily : public QObject {
    Q_OBJECT

private slots:
    void facesAndGenerationsAreNumbered() {
        const Family family = branched();
        QVERIFY(isSound(family));
        QCOMPARE(family.faceCount(), 8U);
        QCOMPARE(family.newestFace(), 8);
        QCOMPARE(family.shown().value(), 4);
        QVERIFY(family.face(7)->face.latent == sampleLatent(7, 24));
        QCOMPARE(family.generationOf(7)->id, 3);
        QVERIFY(family.face(9) == nullptr && family.face(0) == nullptr);
        QVERIFY(family.generation(5) == nullptr && family.generation(0) == nullptr);
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, family.with(Generation()));
    }

    void copiesShareTheirGenerations() {
        const Family family = branched();
        const Family named = family.withName(6, "Ann").withStar(4, true);
        QCOMPARE(named.generations()[0].get(), family.generations()[0].get());
        QCOMPARE(named.generations()[3].get(), family.generations()[3].get());
        QVERIFY(family.face(6)->name.empty() && !family.face(4)->star);
        QCOMPARE(named.face(6)->name, std::string("Ann"));
        QCOMPARE(named.starred(), Ids{4});
        QVERIFY(!(named == family));
        QVERIFY(named.withName(6, "").withStar(4, false) == family);
        QVERIFY_THROWS_EXCEPTION(std::out_of_range, family.withStar(9, true));
    }

    void whoIsShownAndChosenIsKept() {
        const Family family = branched().showing(2).choosing({5, 1});
        QCOMPARE(family.shown().value(), 2);
        QCOMPARE(family.chosen(), (Ids{5, 1}));
        QVERIFY(family.showing(1).chosen().empty());
        QVERIFY(family.with(foundersOf({face(1)})).chosen().empty());
        QVERIFY_THROWS_EXCEPTION(std::out_of_range, family.choosing({1, 9}));
        QVERIFY_THROWS_EXCEPTION(std::out_of_range, family.choosing({1, 1}));
        QVERIFY_THROWS_EXCEPTION(std::out_of_range, family.showing(9));
    }

    void anEditedFaceStandsBesideItsOriginal() {
        const Family family = branched().withEdited(4, {sampleLatent(40, 24)});
        QVERIFY(isSound(family));
        QCOMPARE(family.newestFace(), 9);
        QCOMPARE(family.generationOf(9)->id, 2);
        QCOMPARE(family.face(9)->parents, Ids{4});
        QCOMPARE(family.faceCount(), 9U);
        QVERIFY(isSound(family.with(bred(2, {9}, {face(10, {9})}))));
    }

    void aBranchGoesWithAllThatCameOfIt() {
        const Family without = branched().choosing({6, 8}).without(2);
        QVERIFY(isSound(without));
        QCOMPARE(without.generations().size(), 1U);
        QCOMPARE(without.faceCount(), 3U);
        QCOMPARE(without.shown().value(), 1);
        QVERIFY(without.chosen().empty());
        const Family last = branched().without(3);
        QVERIFY(isSound(last));
        QCOMPARE(last.shown().value(), 4);
        // Numbers do not come back.
        QCOMPARE(last.without(4).with(foundersOf({face(1)})).newestFace(), 9);
        QVERIFY(isSound(branched().without(1)));
        QVERIFY(branched().without(1).empty());
        QVERIFY_THROWS_EXCEPTION(std::out_of_range, branched().without(9));
    }

    void roomIsMadeOfWhatNobodyMisses() {
        Family family = Family().with(foundersOf({face(1)}));
        std::vector<FamilyFace> many(100, face(2, {1}));
        while (family.hasRoomFor(many.size(), 24)) {
            family = family.with(bred(1, {1}, many));
        }
        QVERIFY(family.faceCount() <= kMostFamilyFaces && family.faceCount() > kMostFamilyFaces - 100);
        const FaceId starred = family.generations()[1]->faces[3].id;
        const Family room = family.withStar(starred, true).madeRoomFor(100, 24);
        QVERIFY(room.hasRoomFor(100, 24) && isSound(room));
        QVERIFY(room.face(starred) != nullptr && room.face(1) != nullptr);
        QCOMPARE(room.generations().size(), family.generations().size() - 1);
        QVERIFY(room.generation(3) == nullptr);  // the oldest that nobody misses
        // Long latents take more room.
        QVERIFY(!Family().hasRoomFor(100, 65'536));
    }

    void descentIsFollowedBothWays() {
        const Family family = branched().withEdited(4, {sampleLatent(40, 24)});
        QCOMPARE(lineOf(family, 6), (Ids{2, 5, 6}));
        QCOMPARE(lineOf(family, 7), (Ids{1, 7}));
        QCOMPARE(lineOf(family, 3), Ids{3});
        QCOMPARE(ancestorsOf(family, 7), (Ids{1, 2, 5, 7}));
        QCOMPARE(descendantsOf(family, 1), (Ids{4, 5, 6, 7, 8, 9}));
        QCOMPARE(descendantsOf(family, 4), (Ids{8, 9}));
        QCOMPARE(descendantsOf(family, 3), Ids{});
        QVERIFY_THROWS_EXCEPTION(std::out_of_range, lineOf(family, 10));
        QVERIFY_THROWS_EXCEPTION(std::out_of_range, ancestorsOf(family, 10));
        QVERIFY_THROWS_EXCEPTION(std::out_of_range, descendantsOf(family, 10));
    }

    void seedsFollowFromTheFamily() {
        const Family family = branched();
        QCOMPARE(nextSeed(family.choosing({1, 2})), nextSeed(family.choosing({2, 1})));
        QVERIFY(nextSeed(family.choosing({1, 2})) != nextSeed(family.choosing({1, 3})));
        QVERIFY(nextSeed(family) != nextSeed(family.with(foundersOf({face(1)}))));
    }

    void problemsAreFound_data() {
        using Change = std::function<void(Generation&)>;
        QTest::addColumn<Change>("change");
        QTest::newRow("parents that are not there") << Change([](Generation& one) { one.parents = {99}; });
        QTest::newRow("a parent twice") << Change([](Generation& one) { one.parents = {4, 4}; });
        QTest::newRow("bred of nobody") << Change([](Generation& one) { one.parents.clear(); });
        QTest::newRow("founders with parents") << Change([](Generation& one) { one.kind = GenerationKind::Founders; });
        QTest::newRow("from nowhere") << Change([](Generation& one) { one.from = 4; });
        QTest::newRow("kept from nobody") << Change([](Generation& one) { one.apart = {77}; });
        QTest::newRow("no faces") << Change([](Generation& one) { one.faces.clear(); });
        QTest::newRow("out of order") << Change([](Generation& one) { one.id = 3; });
        QTest::newRow("a number that is to come") << Change([](Generation& one) { one.id = 9; });
        QTest::newRow("a face twice") << Change([](Generation& one) { one.faces[0].id = 3; });
        QTest::newRow("a face that is to come") << Change([](Generation& one) { one.faces[0].id = 9; });
        QTest::newRow("its own parent") << Change([](Generation& one) { one.faces[0].parents = {8}; });
        QTest::newRow("a parent that was not chosen") << Change([](Generation& one) { one.faces[0].parents = {3}; });
        QTest::newRow("another size") << Change([](Generation& one) { one.faces[0].face.latent.pop_back(); });
        QTest::newRow("no number") << Change([](Generation& one) { one.faces[0].face.latent[3] = NAN; });
        QTest::newRow("labels of no model") << Change([](Generation& one) { one.faces[0].labels = {0}; });
        QTest::newRow("a long name") << Change([](Generation& one) { one.faces[0].name.assign(5000, 'a'); });
        QTest::newRow("empty offsets") << Change([](Generation& one) { one.faces[0].face.offsets.emplace_back(); });
        QTest::newRow("too many children") << Change([](Generation& one) { one.settings.count = 101; });
        QTest::newRow("variation") << Change([](Generation& one) { one.settings.variation = NAN; });
    }
    void problemsAreFound() {
        QFETCH(std::function<void(Generation&)>, change);
        QVERIFY(isSound(with(branched(), [](Generation&) {})));
        QVERIFY(!isSound(with(branched(), change)));
    }

    void whatIsShownMustBeThere() {
        Family::Parts parts = branched().parts();
        parts.shown = 9;
        QVERIFY(!isSound(Family(parts)));
        parts.shown.reset();
        QVERIFY(!isSound(Family(parts)));
        parts.shown = 1;
        parts.chosen = {99};
        QVERIFY(!isSound(Family(parts)));
        parts.chosen = {1};
        QVERIFY(isSound(Family(parts)));
        parts.nextFace = 3;
        QVERIFY(!isSound(Family(parts)));
    }
};

LATENTWALK_TEST(TestFamily, none)

}  // namespace test_family

#include "test_family.moc"
