// SPDX-License-Identifier: GPL-3.0-or-later

#include <QWheelEvent>

#include "tests/support/room.h"
#include "tests/ui/family/family_bench.h"

using namespace latentwalk;
using test::FamilyBench;

namespace test_tree_view {

namespace {

// Two generations, the tree on the screen.
bool grown(FamilyBench& bench) {
    if (!bench.start() || !bench.spread()) {
        return false;
    }
    bench.document.family().setChosen(bench.child(0)->face(), true);
    bench.document.family().setChosen(bench.child(5)->face(), true);
    return bench.bred([&] { bench.panel.breed(); });
}

void scroll(TreeView& view, int delta) {
    const QPointF middle = view.viewport()->rect().center();
    QWheelEvent event(middle, view.viewport()->mapToGlobal(middle), {}, {0, delta}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(view.viewport(), &event);
}

}  // namespace

class TestTreeView : public QObject {
    Q_OBJECT

private slots:
    void itIsThereAsSoonAsTheFamilyIs() {
        FamilyBench bench;
        QVERIFY(bench.start());
        QVERIFY(!bench.tree.view()->isVisible());
        QVERIFY(bench.spread());
        QVERIFY(bench.tree.view()->isVisible());
        QCOMPARE(bench.tree.view()->tree().faces.size(), std::size_t{12});
        QCOMPARE(bench.tree.view()->pictures().missing(), 0);
        const FamilyFace& face = bench.shown().faces[3];
        const QImage picture = bench.tree.view()->pictures().picture(face.id, 16);
        QCOMPARE(qRed(picture.pixel(0, 0)), FamilyBench::red(face));
    }

    void aClickGoesBack() {
        FamilyBench bench;
        QVERIFY(grown(bench));
        TreeView& view = *bench.tree.view();
        const Generation& first = *bench.family().generations().front();
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.placeOf(first.faces[4].id));
        QCOMPARE(bench.shown().id, first.id);
        QCOMPARE(bench.document.family().lookedAt(), std::optional(first.faces[4].id));
        QCOMPARE(bench.family().generations().size(), std::size_t{2});
        QTest::mouseClick(view.viewport(), Qt::LeftButton, Qt::ControlModifier, view.placeOf(first.faces[7].id));
        QCOMPARE(bench.family().chosen(), std::vector<FaceId>{first.faces[7].id});
    }

    void draggingMovesItAndGoesNowhere() {
        FamilyBench bench;
        QVERIFY(grown(bench));
        TreeView& view = *bench.tree.view();
        for (int i = 0; i < 12; ++i) {
            view.zoomIn();
        }
        const FaceId face = bench.shown().faces[0].id;
        view.centerOn(view.tree().face(face)->rect.center());
        const GenerationId shown = bench.shown().id;
        const QPoint before = view.placeOf(face);
        QTest::mousePress(view.viewport(), Qt::LeftButton, {}, before);
        QTest::mouseMove(view.viewport(), before + QPoint(0, 40));
        QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, before + QPoint(0, 40));
        QVERIFY(std::abs(view.placeOf(face).y() - before.y() - 40) <= 2);
        QCOMPARE(bench.shown().id, shown);
    }

    void theKeysWalkTheTree() {
        FamilyBench bench;
        QVERIFY(grown(bench));
        TreeView& view = *bench.tree.view();
        view.setFocus();
        QTest::keyClick(&view, Qt::Key_Right);
        QCOMPARE(view.current(), std::optional(bench.shown().faces[1].id));
        QCOMPARE(bench.document.family().lookedAt(), view.current());
        QTest::keyClick(&view, Qt::Key_Up);
        QVERIFY(bench.family().generationOf(*view.current())->id == bench.family().generations().front()->id);
        QTest::keyClick(&view, Qt::Key_Space);
        QCOMPARE(bench.family().chosen(), std::vector<FaceId>{*view.current()});
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(bench.shown().id, bench.family().generations().front()->id);
        QVERIFY(!view.accessibleDescription().isEmpty());
    }

    void itZoomsAndFits() {
        FamilyBench bench;
        QVERIFY(grown(bench));
        TreeView& view = *bench.tree.view();
        const double fitting = view.zoom();
        scroll(view, 240);
        QVERIFY(view.zoom() > fitting);
        for (int i = 0; i < 80; ++i) {
            scroll(view, -240);
        }
        QVERIFY(view.zoom() >= TreeView::kLeastZoom * 0.999);
        view.setFocus();
        QTest::keyClick(&view, Qt::Key_Home);
        QCOMPARE(view.zoom(), fitting);
        QVERIFY(bench.rest());
        QCOMPARE(view.pictures().missing(), 0);
    }

    void undoTakesTheRowAway() {
        FamilyBench bench;
        QVERIFY(grown(bench));
        bench.document.undoStack().undo();
        QCOMPARE(bench.tree.view()->tree().generations.size(), std::size_t{1});
    }

    // Another session's faces have the same numbers.
    void anotherFamilyHasPicturesOfItsOwn() {
        FamilyBench bench;
        QVERIFY(grown(bench));
        Family::Parts parts = bench.family().parts();
        for (auto& generation : parts.generations) {
            Generation other = *generation;
            for (FamilyFace& face : other.faces) {
                face.seed.reset();
                face.face.latent[0] = -face.face.latent[0];
            }
            generation = std::make_shared<const Generation>(std::move(other));
        }
        bench.document.family().set(Family(std::move(parts)), QStringLiteral("other"));
        QVERIFY(bench.rest());
        const FamilyFace& face = bench.shown().faces[2];
        QCOMPARE(qRed(bench.tree.view()->pictures().picture(face.id, 16).pixel(0, 0)), FamilyBench::red(face));
        QCOMPARE(qRed(bench.child(2)->image().pixel(0, 0)), FamilyBench::red(face));
    }

    void whatIsOutOfSightIsForgottenWhenThereIsTooMuch() {
        FamilyBench bench;
        QVERIFY(grown(bench));
        TreePictures pictures(bench.service, nullptr, 20'000);
        QSignalSpy opened(&bench.service, &RenderService::checkpointOpened);
        bench.service.openCheckpoint(QStringLiteral("a"));
        QVERIFY(opened.wait());
        pictures.setCheckpoint(opened[0][0].value<CheckpointInfo>());
        for (const auto& generation : bench.family().generations()) {
            pictures.look(generation->faces, 32);
            QVERIFY(test::settled(bench.service, pictures));
            QCOMPARE(pictures.missing(), 0);
        }
        pictures.look({}, 16);
        QVERIFY(pictures.bytes() <= 20'000);
    }
};

LATENTWALK_TEST(TestTreeView, window)

}  // namespace test_tree_view

#include "test_tree_view.moc"
