// SPDX-License-Identifier: GPL-3.0-or-later

#include <QInputDialog>

#include "core/session/session_json.h"
#include "tests/support/room.h"
#include "tests/ui/family/family_bench.h"
#include "ui/family/family_use.h"
#include "ui/widgets/seed_mime.h"

using namespace latentwalk;
using test::FamilyBench;

namespace test_family_panel {

class TestFamilyPanel : public QObject {
    Q_OBJECT

private slots:
    void withoutAFamilyItSaysHowToStartOne() {
        FamilyBench bench;
        QVERIFY(bench.start());
        QVERIFY(bench.panel.startPage()->isVisible());
        QVERIFY(bench.panel.startPage()->button(FamilySource::Nothing)->isEnabled());
        QPushButton* selected = bench.panel.startPage()->button(FamilySource::Selected);
        QVERIFY(!selected->isEnabled());
        QVERIFY2(!selected->toolTip().isEmpty(), "a button that is off says why");
        bench.panel.setGallery({[] { return QList<quint64>{3, 4}; }, {}});
        QVERIFY(selected->isEnabled());
    }

    void aModelWithoutWeightsSaysThatItCannotBeBredWith() {
        FamilyBench bench;
        QVERIFY(bench.start(QStringLiteral("weightless")));
        QVERIFY(!bench.panel.startPage()->button(FamilySource::Nothing)->isEnabled());
    }

    void outOfNothingComesAScreenOfFaces() {
        FamilyBench bench;
        QVERIFY(bench.start());
        QVERIFY(bench.spread());
        QCOMPARE(bench.shown().kind, GenerationKind::Spread);
        QCOMPARE(bench.panel.screen()->count(), 12);
        QCOMPARE(bench.panel.screen()->missing(), 0);
        for (int i = 0; i < 12; ++i) {
            const FamilyFace& face = bench.shown().faces[static_cast<std::size_t>(i)];
            QCOMPARE(bench.child(i)->face(), face.id);
            QCOMPARE(qRed(bench.child(i)->image().pixel(0, 0)), FamilyBench::red(face));
        }
        // The first is on the stage, and the keys are at it.
        QCOMPARE(bench.document.family().lookedAt(), std::optional(bench.shown().faces.front().id));
        QVERIFY(bench.child(0)->look().shown);
    }

    void aClickLooksAndATickChooses() {
        FamilyBench bench;
        QVERIFY(bench.start());
        QVERIFY(bench.spread());
        FaceTile* tile = bench.child(4);
        QTest::mouseClick(tile, Qt::LeftButton, {}, QPoint(tile->width() / 2, tile->height() / 2));
        QCOMPARE(bench.document.family().lookedAt(), std::optional(tile->face()));
        QVERIFY(bench.family().chosen().empty());
        QTest::mouseClick(tile, Qt::LeftButton, {}, tile->tickRect().center());
        QCOMPARE(bench.family().chosen(), std::vector<FaceId>{tile->face()});
        QVERIFY(tile->isChecked() && tile->accessibleDescription().contains(QStringLiteral("chosen")));
        QTest::mouseClick(bench.child(6), Qt::LeftButton, Qt::ControlModifier);
        QCOMPARE(bench.family().chosen().size(), std::size_t{2});
        QCOMPARE(bench.document.family().lookedAt(), std::optional(tile->face()));
    }

    // From the first screen to a third generation without the mouse.
    void theKeysAloneDo() {
        FamilyBench bench;
        QVERIFY(bench.start());
        bench.panel.takeFocus();
        QVERIFY(bench.bred([] { QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space); }));
        for (int generation = 2; generation <= 3; ++generation) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
            QCOMPARE(bench.family().chosen().size(), std::size_t{2});
            QVERIFY(bench.bred([] { QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return); }));
            QCOMPARE(bench.family().generations().size(), static_cast<std::size_t>(generation));
            QCOMPARE(bench.shown().kind, GenerationKind::Bred);
            QCOMPARE(bench.panel.parents()->count(), 2);
        }
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backspace);
        QCOMPARE(bench.shown().id, bench.family().generations()[1]->id);
    }

    void nobodyIsBredFromNobody() {
        FamilyBench bench;
        QVERIFY(bench.start());
        QVERIFY(bench.spread());
        QVERIFY(!bench.panel.tools()->breedButton()->isEnabled());
        QSignalSpy told(&bench.panel, &FamilyPanel::told);
        bench.panel.breed();
        QCOMPARE(told.size(), 1);
        QCOMPARE(bench.family().generations().size(), std::size_t{1});
    }

    void everythingCanBeUndone() {
        FamilyBench bench;
        QVERIFY(bench.start());
        const Family nobody = bench.family();
        QVERIFY(bench.spread());
        const Family first = bench.family();
        bench.document.family().setChosen(bench.child(0)->face(), true);
        bench.document.family().setPinned(bench.child(1)->face(), true);
        const Family before = bench.family();
        QVERIFY(bench.bred([&] { bench.panel.breed(); }));
        const Family after = bench.family();
        QUndoStack& stack = bench.document.undoStack();
        stack.undo();
        QVERIFY(bench.family() == before);
        QCOMPARE(bench.child(0)->face(), before.generation(*before.shown())->faces[0].id);
        stack.undo();
        stack.undo();
        QVERIFY(bench.family() == first);
        stack.undo();
        QVERIFY(bench.family() == nobody);
        QVERIFY(bench.panel.startPage()->isVisible());
        for (int i = 0; i < 4; ++i) {
            stack.redo();
        }
        QVERIFY(bench.family() == after);
    }

    void keptFacesStayBesideTheNextGeneration() {
        FamilyBench bench;
        QVERIFY(bench.start());
        QVERIFY(bench.spread());
        const FaceId kept = bench.child(5)->face();
        bench.child(5)->setFocus();
        QTest::keyClick(bench.child(5), Qt::Key_P);
        bench.document.family().setChosen(bench.child(0)->face(), true);
        QVERIFY(bench.bred([&] { bench.panel.breed(); }));
        QVERIFY(bench.panel.parents()->tileOf(kept) != nullptr);
        QVERIFY(bench.panel.parents()->tileOf(kept)->look().pinned);
        // And can be a parent from there.
        QTest::keyClick(bench.panel.parents()->tileOf(kept), Qt::Key_Space);
        QVERIFY(bench.bred([&] { bench.panel.breed(); }));
        QCOMPARE(bench.shown().parents, std::vector<FaceId>{kept});
    }

    void seedsAreParentsOfTheFirstChildren() {
        FamilyBench bench;
        QVERIFY(bench.start());
        QVERIFY(bench.bred([&] { bench.panel.startFrom({3, 9}); }));
        QCOMPARE(bench.family().generations().size(), std::size_t{2});
        QCOMPARE(bench.panel.parents()->count(), 2);
        const FamilyFace& parent = bench.family().generations().front()->faces.front();
        QCOMPARE(parent.seed, std::optional<std::uint64_t>(3));
        bench.document.undoStack().undo();
        QVERIFY2(bench.family().empty(), "founders and children are one step");
    }

    void aDroppedSeedStartsAFamilyAndJoinsIt() {
        FamilyBench bench;
        QVERIFY(bench.start());
        const auto drop = [&](quint64 seed) {
            const std::unique_ptr<QMimeData> data(encodeSeed(seed));
            QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, data.get(), Qt::LeftButton, {});
            QApplication::sendEvent(&bench.panel, &enter);
            QDropEvent event(QPointF(50, 50), Qt::CopyAction, data.get(), Qt::LeftButton, {});
            QApplication::sendEvent(&bench.panel, &event);
        };
        QVERIFY(bench.bred([&] { drop(3); }));
        const std::size_t generations = bench.family().generations().size();
        const GenerationId screen = *bench.family().shown();
        drop(7);
        QCOMPARE(bench.family().generations().size(), generations + 1);
        QCOMPARE(*bench.family().shown(), screen);
        QCOMPARE(bench.family().chosen().size(), std::size_t{1});
        QCOMPARE(bench.family().face(bench.family().chosen().front())->seed, std::optional<std::uint64_t>(7));
    }

    // "Like this, but smiling."
    void anEditedChildCanBeAParent() {
        FamilyBench bench;
        QVERIFY(bench.start());
        QVERIFY(bench.spread());
        const FaceId before = bench.child(2)->face();
        bench.panel.look(before);
        QVERIFY(!isShownEdited(bench.document));
        bench.document.directions().setStrength({}, {"smile", "", sampleLatent(50, FamilyBench::kSize)}, 0.3);
        QVERIFY(isShownEdited(bench.document));
        const Latent smiling = bench.document.place().current().latent;
        adoptShown(bench.document);
        QVERIFY(bench.document.session().edits.empty());
        QCOMPARE(bench.family().chosen().size(), std::size_t{1});
        const FamilyFace& face = *bench.family().face(bench.family().chosen().front());
        QVERIFY(face.face.latent == smiling);
        QCOMPARE(face.parents, std::vector<FaceId>{before});
        QVERIFY(bench.document.place().current().latent == smiling);
        QCOMPARE(bench.panel.screen()->count(), 13);
        bench.document.undoStack().undo();
        QVERIFY(!bench.document.session().edits.empty());
        QCOMPARE(bench.panel.screen()->count(), 12);
    }

    void theFaceOnTheStageStartsWithItsEditsInIt() {
        FamilyBench bench;
        QVERIFY(bench.start());
        bench.document.directions().setStrength({}, {"smile", "", sampleLatent(50, FamilyBench::kSize)}, 0.3);
        const Latent smiling = bench.document.place().current().latent;
        QVERIFY(bench.bred([&] { bench.panel.startFrom(FamilySource::Stage); }));
        QVERIFY(bench.family().generations().front()->faces.front().face.latent == smiling);
        QVERIFY(bench.document.session().edits.empty());
    }

    void goingBackAndBreedingBeginsABranch() {
        FamilyBench bench;
        QVERIFY(bench.start());
        QVERIFY(bench.spread());
        const GenerationId first = bench.shown().id;
        const auto breedFromFirst = [&] {
            bench.document.family().setChosen(bench.child(0)->face(), true);
            return bench.bred([&] { bench.panel.breed(); });
        };
        QVERIFY(breedFromFirst());
        const Generation one = bench.shown();
        bench.panel.goBack();
        QCOMPARE(bench.shown().id, first);
        QVERIFY(breedFromFirst());
        const Generation other = bench.shown();
        QCOMPARE(other.from, std::optional(first));
        QCOMPARE(one.parents, other.parents);
        QVERIFY2(one.faces.front().face.latent != other.faces.front().face.latent, "the same children again");
    }

    void theChosenBecomeAWalkAnAverageAndAnchors() {
        FamilyBench bench;
        QVERIFY(bench.start());
        QVERIFY(bench.spread());
        for (const int i : {1, 4, 7}) {
            bench.document.family().setChosen(bench.child(i)->face(), true);
        }
        const std::vector<FaceId> chosen = usedFaces(bench.document);
        walkThrough(bench.document, chosen, QStringLiteral("walk"));
        QCOMPARE(bench.document.anchors().count(), 3);
        const auto latent = [&](std::size_t anchor) {
            return bench.document.anchors().faceOf(bench.document.session().anchors[anchor]).latent;
        };
        QVERIFY(latent(1) == bench.family().face(chosen[1])->face.latent);
        pinAs(bench.document, chosen[2], 0);
        QVERIFY(latent(0) == bench.family().face(chosen[2])->face.latent);
        blend(bench.document, chosen);
        QCOMPARE(bench.panel.screen()->count(), 13);
        QCOMPARE(bench.family().chosen(), std::vector<FaceId>{bench.family().newestFace()});
        QCOMPARE(bench.document.family().lookedAt(), std::optional(bench.family().newestFace()));
        QVERIFY(problemOf(bench.document.session()).empty());
    }

    void theLineOfDescentIsASessionOfItsOwn() {
        FamilyBench bench;
        QVERIFY(bench.start());
        QVERIFY(bench.spread());
        for (int i = 0; i < 2; ++i) {
            bench.document.family().setChosen(bench.child(0)->face(), true);
            QVERIFY(bench.bred([&] { bench.panel.breed(); }));
        }
        const std::vector<FaceId> line = descentOf(bench.document, bench.child(3)->face());
        QCOMPARE(line.size(), std::size_t{3});
        const Session film = sessionThrough(bench.document, line);
        QCOMPARE(film.anchors.size(), std::size_t{3});
        QVERIFY(film.anchors.back().components == bench.shown().faces[3].face.latent);
        QVERIFY(problemOf(film).empty());
    }

    void aSessionBringsItBack() {
        FamilyBench bench;
        QVERIFY(bench.start());
        QVERIFY(bench.spread());
        bench.document.family().setChosen(bench.child(3)->face(), true);
        bench.document.family().setStar(bench.child(3)->face(), true);
        bench.document.family().rename(bench.child(3)->face(), QStringLiteral("  the \n one "));
        const Family before = bench.family();
        const Session read = parseSession("x", toJson(bench.document.session()));
        bench.document.setSession(Session());
        QVERIFY(bench.panel.startPage()->isVisible());
        bench.document.setSession(read);
        QVERIFY(bench.family() == before);
        QVERIFY(bench.rest());
        QCOMPARE(bench.panel.screen()->missing(), 0);
        QCOMPARE(bench.child(3)->accessibleName(), QStringLiteral("the one"));
        QVERIFY(bench.child(3)->look().star && bench.child(3)->isChecked());
    }

    void theSliderAndTheNumberAreForTheNextGeneration() {
        FamilyBench bench;
        QVERIFY(bench.start());
        QVERIFY(bench.spread());
        bench.panel.tools()->count()->setValue(8);
        bench.panel.tools()->variation()->setValue(bench.panel.tools()->variation()->maximum());
        QCOMPARE(bench.family().settings().variation, 1.0);
        bench.document.family().setChosen(bench.child(0)->face(), true);
        QVERIFY(bench.bred([&] { bench.panel.breed(); }));
        QCOMPARE(bench.panel.screen()->count(), 8);
        QCOMPARE(bench.shown().settings.variation, 1.0);
    }

    void whatIsHeldTravelsWithTheGeneration() {
        FamilyBench bench;
        QVERIFY(bench.start());
        QVERIFY(bench.spread());
        bench.document.directions().setHeld("turn", true);
        bench.document.family().setChosen(bench.child(0)->face(), true);
        QVERIFY(bench.bred([&] { bench.panel.breed(); }));
        QCOMPARE(bench.shown().settings.held, std::vector<std::string>{"turn"});
    }

    void whatIsBredOfNobodyAnyMoreIsDropped() {
        FamilyBench bench;
        QVERIFY(bench.start());
        QVERIFY(bench.spread());
        bench.document.family().setChosen(bench.child(0)->face(), true);
        QSignalSpy dropped(&bench.panel.breeding(), &Breeding::dropped);
        bench.panel.breed();
        bench.document.undoStack().undo();
        QTRY_COMPARE(dropped.count(), 1);
        QCOMPARE(bench.family().generations().size(), std::size_t{1});
        bench.document.family().setChosen(bench.child(1)->face(), true);
        QVERIFY(bench.bred([&] { bench.panel.tools()->breedButton()->click(); }));
        QCOMPARE(bench.family().generations().size(), std::size_t{2});
    }

    // "Begin anew" means it.
    void whatWasBegunAnewStaysEmpty() {
        FamilyBench bench;
        QVERIFY(bench.start());
        QVERIFY(bench.spread());
        QSignalSpy dropped(&bench.panel.breeding(), &Breeding::dropped);
        bench.panel.startFrom(FamilySource::Nothing);
        bench.document.family().clear();
        QTRY_COMPARE(dropped.count(), 1);
        QVERIFY(bench.rest());
        QVERIFY(bench.family().empty());
    }

    void anotherModelEndsWhatIsBred() {
        FamilyBench bench;
        QVERIFY(bench.start());
        QSignalSpy bred(&bench.panel.breeding(), &Breeding::bred);
        bench.panel.startFrom(FamilySource::Nothing);
        bench.panel.setCheckpoint(bench.info);  // before anything of the first can have come
        QVERIFY(bench.rest());
        QVERIFY(bred.isEmpty() && bench.family().empty());
        QVERIFY(bench.spread());
    }

    void hiddenItPaintsNothing() {
        FamilyBench bench;
        QVERIFY(bench.start());
        QVERIFY(bench.spread());
        bench.panel.hide();
        bench.tree.hide();
        QVERIFY(bench.rest());
        const int images = bench.control->images;
        bench.document.family().setChosen(bench.shown().faces[0].id, true);
        QVERIFY(bench.bred([&] { bench.panel.breed(); }));
        QCOMPARE(bench.control->images.load(), images);
        bench.panel.show();
        QVERIFY(bench.rest());
        QCOMPARE(bench.panel.screen()->missing(), 0);
    }
};

LATENTWALK_TEST(TestFamilyPanel, window)

}  // namespace test_family_panel

#include "test_family_panel.moc"
