// SPDX-License-Identifier: GPL-3.0-or-later

#include <QSignalSpy>
#include <QTest>

#include "core/family/breed_generation.h"
#include "core/session/family_faces.h"
#include "tests/support/room.h"
#include "ui/document/document.h"

using namespace latentwalk;

namespace test_family_record {

namespace {

constexpr std::int64_t kSize = 8;

ModelReference model(char digit, std::int64_t size = kSize) {
    ModelReference reference;
    reference.sha256 = std::string(64, digit);
    reference.latentSize = size;
    return reference;
}

FamilyFace face(std::uint64_t seed) {
    FamilyFace made;
    made.face.latent = sampleLatent(seed, kSize);
    return made;
}

// Three founders of a document.
struct Bench {
    Document document;

    Bench() {
        document.setModel(model('a'), 3);
        document.family().set(Family().with(foundersOf({face(1), face(2), face(3)})), QStringLiteral("begin"));
    }
    FamilyRecord& record() { return document.family(); }
    FaceId id(std::size_t index) { return record().family().generations().front()->faces[index].id; }
};

}  // namespace

class TestFamilyRecord : public QObject {
    Q_OBJECT

private slots:
    void eachCommandIsAStepAndTold() {
        Bench bench;
        QSignalSpy changed(&bench.record(), &FamilyRecord::changed);
        const int before = bench.document.undoStack().count();
        bench.record().setChosen(bench.id(1), true);
        bench.record().setPinned(bench.id(0), true);
        bench.record().setStar(bench.id(2), true);
        bench.record().rename(bench.id(2), QStringLiteral("Ada"));
        QCOMPARE(changed.size(), 4);
        QCOMPARE(bench.document.undoStack().count(), before + 4);
        QCOMPARE(bench.record().family().face(bench.id(2))->name, std::string("Ada"));
        for (int i = 0; i < 4; ++i) {
            bench.document.undoStack().undo();
        }
        QVERIFY(bench.record().family().chosen().empty() && bench.record().family().pinned().empty());
        // One that is not there is nobody.
        bench.record().setChosen(99, true);
        bench.record().setStar(99, true);
        QCOMPARE(bench.document.undoStack().index(), before);
    }

    void oneGestureOfTheSliderIsOneStep() {
        Bench bench;
        const int before = bench.document.undoStack().count();
        for (const double variation : {0.5, 0.6, 0.9}) {
            bench.record().setVariation(variation);
        }
        QCOMPARE(bench.document.undoStack().count(), before + 1);
        bench.document.undoStack().undo();
        QCOMPARE(bench.record().family().settings().variation, FamilySettings().variation);
    }

    void goingBackIsNoStep() {
        Bench bench;
        const GenerationId first = *bench.record().family().shown();
        bench.record().set(bench.record().family().with(foundersOf({face(7)})), QStringLiteral("more"));
        const int before = bench.document.undoStack().count();
        bench.record().show(first);
        QCOMPARE(bench.record().family().shown(), std::optional(first));
        QCOMPARE(bench.document.undoStack().count(), before);
        bench.record().show(99);
        QCOMPARE(bench.record().family().shown(), std::optional(first));
    }

    void itKnowsTheFaceThatIsLookedAt() {
        Bench bench;
        QVERIFY(!bench.record().lookedAt());
        bench.record().look(bench.id(1));
        QCOMPARE(bench.record().lookedAt(), std::optional(bench.id(1)));
        QVERIFY(bench.document.place().current().latent == face(2).face.latent);
        bench.document.place().showSeed(5);
        QVERIFY(!bench.record().lookedAt());
    }

    void aModelOfAnotherSizeHasNoneOfIt() {
        Bench bench;
        QVERIFY(bench.document.setModel(model('b', 16), 3));
        QVERIFY(bench.record().family().empty());
    }

    void anotherNetworkMakesNothingOfOffsets() {
        Bench bench;
        FaceOffsets offsets;
        offsets.scales[0].assign(64, 0.5F);
        FamilyFace carries = face(9);
        carries.face.offsets = {CarriedOffsets(offsets)};
        bench.record().set(bench.record().family().with(foundersOf({carries})), QStringLiteral("photo"));
        bench.document.setModel(model('b'), 3);
        QCOMPARE(bench.record().family().faceCount(), std::size_t{4});
        QVERIFY(bench.record().family().generations().back()->faces.front().face.offsets.empty());
        bench.document.undoStack().undo();
        bench.document.undoStack().redo();
        QVERIFY2(bench.record().family().generations().back()->faces.front().face.offsets.empty(),
                 "what is undone brings them back");
    }
};

LATENTWALK_TEST(TestFamilyRecord, window)

}  // namespace test_family_record

#include "test_family_record.moc"
