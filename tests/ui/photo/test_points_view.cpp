// SPDX-License-Identifier: GPL-3.0-or-later

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>
#include <QWheelEvent>

#include "core/faces/align/target_points.h"
#include "tests/support/room.h"
#include "tests/support/window/fake_photos.h"
#include "ui/photo/points/points_view.h"

using namespace latentwalk;
using test::fakeFace;

namespace test_points_view {

class TestPointsView : public QObject {
    Q_OBJECT

private:
    struct Shown {
        QWidget window;
        QLineEdit* before = new QLineEdit(&window);
        PointsView* view = new PointsView(&window);
        QLineEdit* after = new QLineEdit(&window);

        explicit Shown(const std::vector<faces::FacePoints>& found, const faces::FacePoints& points = fakeFace(0)) {
            auto* column = new QVBoxLayout(&window);
            column->addWidget(before);
            column->addWidget(view, 1);
            column->addWidget(after);
            view->setTarget(faces::kBuiltInPoints);
            window.resize(640, 520);
            window.show();
            window.activateWindow();
            if (!QTest::qWaitForWindowActive(&window)) {
                qFatal("no window");
            }
            view->setPhoto(test::fakePhoto(1), {400, 300}, found, points);
        }
    };

    static bool near(faces::Place a, faces::Place b, double within) { return faces::distance(a, b) <= within; }

private slots:
    void aPointIsDragged() {
        Shown shown({fakeFace(0), fakeFace(1)});
        PointsView& view = *shown.view;
        QSignalSpy changed(&view, &PointsView::pointsChanged);
        const faces::Place there{200, 150};
        const QPoint from = view.seenAt(2).toPoint();
        const QPoint to = view.seenAt(there).toPoint();
        QTest::mousePress(&view, Qt::LeftButton, {}, from);
        QTest::mouseMove(&view, (from + to) / 2);
        QTest::mouseMove(&view, to);
        QVERIFY2(!changed.isEmpty(), "nothing is told while it is dragged");
        QTest::mouseRelease(&view, Qt::LeftButton, {}, to);
        QVERIFY(near(view.points().mouth, there, 1));
        QCOMPARE(view.points().leftEye, fakeFace(0).leftEye);
        const qsizetype told = changed.count();
        QTest::mouseMove(&view, from);
        QCOMPARE(changed.count(), told);
    }

    void aPointStaysInThePhoto() {
        Shown shown({fakeFace(0), fakeFace(1)});
        PointsView& view = *shown.view;
        QTest::mousePress(&view, Qt::LeftButton, {}, view.seenAt(0).toPoint());
        QTest::mouseMove(&view, {1, 1});
        QTest::mouseRelease(&view, Qt::LeftButton, {}, {1, 1});
        QCOMPARE(view.points().leftEye, (faces::Place{0, 0}));
    }

    void tabGoesFromPointToPointAndThenOn() {
        Shown shown({fakeFace(0)});
        PointsView& view = *shown.view;
        shown.before->setFocus();
        for (int point = 0; point < kPoints; ++point) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            QVERIFY(view.hasFocus());
            QCOMPARE(view.currentPoint(), point);
        }
        QTest::keyClick(&view, Qt::Key_Tab);
        QVERIFY(shown.after->hasFocus());
        QTest::keyClick(shown.after, Qt::Key_Backtab, Qt::ShiftModifier);
        QVERIFY(view.hasFocus());
        QCOMPARE(view.currentPoint(), 2);
        QVERIFY(view.accessibleDescription().contains(QStringLiteral("Mouth")));
        for (int i = 0; i < kPoints; ++i) {
            QTest::keyClick(&view, Qt::Key_Backtab, Qt::ShiftModifier);
        }
        QVERIFY(shown.before->hasFocus());
    }

    void arrowsMoveThePoint() {
        Shown shown({fakeFace(0), fakeFace(1)});
        PointsView& view = *shown.view;
        shown.before->setFocus();
        QTest::keyClick(shown.before, Qt::Key_Tab);
        QTest::keyClick(&view, Qt::Key_Tab);
        const QPointF before = view.seenAt(1);
        QTest::keyClick(&view, Qt::Key_Right);
        QTest::keyClick(&view, Qt::Key_Down, Qt::ShiftModifier);
        const QPointF by = view.seenAt(1) - before;
        QVERIFY(std::abs(by.x() - 1) < 0.01 && std::abs(by.y() - 10) < 0.01);
        QCOMPARE(view.points().leftEye, fakeFace(0).leftEye);
        QCOMPARE(view.points().mouth, fakeFace(0).mouth);
    }

    void aClickChoosesAnotherFace() {
        Shown shown({fakeFace(0), fakeFace(1), fakeFace(2)});
        PointsView& view = *shown.view;
        QSignalSpy chosen(&view, &PointsView::faceChosen);
        // Between its eyes, where no point of the present face is near.
        QTest::mouseClick(&view, Qt::LeftButton, {}, view.seenAt(faces::Place{235, 55}).toPoint());
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.first().first().toInt(), 2);
        // The face that is aligned already, and where none is.
        QTest::mouseClick(&view, Qt::LeftButton, {}, view.seenAt(faces::Place{35, 55}).toPoint());
        QTest::mouseClick(&view, Qt::LeftButton, {}, view.seenAt(faces::Place{235, 250}).toPoint());
        QCOMPARE(chosen.count(), 1);
    }

    void theWheelZoomsAboutThePointer() {
        Shown shown({fakeFace(0), fakeFace(1)});
        PointsView& view = *shown.view;
        const QPointF fixed = view.seenAt(0);
        const double before = view.seenAt(1).x() - view.seenAt(0).x();
        QWheelEvent wheel(fixed, view.mapToGlobal(fixed), {}, {0, 480}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                          false);
        QApplication::sendEvent(&view, &wheel);
        QVERIFY(view.seenAt(1).x() - view.seenAt(0).x() > 2 * before);
        QVERIFY(std::abs(view.seenAt(0).x() - fixed.x()) < 30);  // the edge of the photo may be in the way
        QTest::mouseDClick(&view, Qt::LeftButton, {}, {view.width() / 2, view.height() - 20});
        QVERIFY(std::abs(view.seenAt(1).x() - view.seenAt(0).x() - before) < 0.01);
    }

    // One small face in a large photograph is shown large enough to be mended.
    void aSmallFaceIsShownLarger() {
        QWidget window;
        PointsView view(&window);
        window.resize(500, 400);
        view.resize(500, 400);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        view.setTarget(faces::kBuiltInPoints);
        const faces::FacePoints small = fakeFace(1);
        view.setPhoto(test::fakePhoto(1, {400, 300}), {4000, 3000}, {small}, small);
        QVERIFY(view.seenAt(1).x() - view.seenAt(0).x() > 40);
        QVERIFY(view.rect().contains(view.seenAt(0).toPoint()) && view.rect().contains(view.seenAt(2).toPoint()));
    }
};

LATENTWALK_TEST(TestPointsView, window)

}  // namespace test_points_view

#include "test_points_view.moc"
