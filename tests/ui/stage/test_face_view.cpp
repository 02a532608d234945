// SPDX-License-Identifier: GPL-3.0-or-later

#include <QShortcut>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include "tests/support/room.h"
#include "ui/stage/face_view.h"
#include "ui/widgets/theme.h"

using namespace latentwalk;

namespace test_face_view {

class TestFaceView : public QObject {
    Q_OBJECT

private:
    static QImage picture(QSize size) {
        QImage image(size, QImage::Format_RGB32);
        image.fill(Qt::red);
        return image;
    }

private slots:
    void fitsWithoutStretching_data() {
        QTest::addColumn<QSize>("stage");
        QTest::addColumn<QSize>("image");
        QTest::newRow("wide stage") << QSize(800, 400) << QSize(128, 128);
        QTest::newRow("high stage") << QSize(300, 700) << QSize(128, 128);
        QTest::newRow("large picture") << QSize(300, 300) << QSize(1024, 1024);
        QTest::newRow("tiny picture") << QSize(640, 480) << QSize(4, 4);
        QTest::newRow("not square") << QSize(640, 480) << QSize(64, 32);
    }
    void fitsWithoutStretching() {
        QFETCH(QSize, stage);
        QFETCH(QSize, image);
        FaceView view;
        view.resize(stage);
        view.setImage(picture(image));
        const QRectF shown = view.imageRect();
        QVERIFY(QRectF(view.rect()).contains(shown));
        QVERIFY(std::abs(shown.width() * image.height() - shown.height() * image.width()) < 0.01 * image.width());
        QVERIFY(std::abs(shown.center().x() - stage.width() / 2.0) < 1);
        QVERIFY(std::abs(shown.center().y() - stage.height() / 2.0) < 1);
        // As large as fits.
        QVERIFY(shown.width() > stage.width() * 0.85 || shown.height() > stage.height() * 0.85);
    }

    void aNewPictureReplacesTheOldOneWithoutABlank() {
        FaceView view;
        view.resize(300, 300);
        view.setImage(picture({64, 64}));
        QCOMPARE(view.grab().toImage().pixelColor(150, 150), QColor(Qt::red));
        QCOMPARE(view.grab().toImage().pixelColor(2, 2), Appearance::stage());
    }

    void pixelExactShowsSquares() {
        QImage image(2, 1, QImage::Format_RGB32);
        image.setPixelColor(0, 0, Qt::black);
        image.setPixelColor(1, 0, Qt::white);
        FaceView view;
        view.resize(300, 300);
        view.setImage(image);
        view.setZoom(64);
        const auto values = [&] {
            QSet<QRgb> seen;
            const QImage grab = view.grab().toImage();
            for (int x = 100; x < 200; ++x) {
                seen.insert(grab.pixel(x, 150));
            }
            return seen.size();
        };
        view.setSmooth(false);
        QCOMPARE(values(), 2);
        view.setSmooth(true);
        QVERIFY(values() > 10);
    }

    void theWheelZoomsAboutThePointer() {
        FaceView view;
        view.resize(400, 400);
        view.setImage(picture({128, 128}));
        const QPointF pointer(300, 250);
        const auto under = [&] { return (pointer - view.imageRect().topLeft()) / view.imageRect().width(); };
        const QPointF before = under();
        const double zoom = view.zoom();
        for (int i = 0; i < 3; ++i) {
            QWheelEvent event(pointer, pointer, {}, {0, 120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
            QApplication::sendEvent(&view, &event);
        }
        QVERIFY(view.zoom() > 1.9 * zoom);
        QVERIFY(!view.isFitted());
        QVERIFY((under() - before).manhattanLength() < 1e-6);
        view.fit();
        QVERIFY(view.isFitted());
        QVERIFY(std::abs(view.zoom() - zoom) < 1e-9);
    }

    void aLargePictureIsDraggedButNotOutOfSight() {
        FaceView view;
        view.resize(400, 400);
        view.setImage(picture({128, 128}));
        view.setZoom(8);
        const QRectF before = view.imageRect();
        QTest::mousePress(&view, Qt::LeftButton, {}, {200, 200});
        QTest::mouseMove(&view, {150, 170});
        QCOMPARE((view.imageRect().topLeft() - before.topLeft()).toPoint(), QPoint(-50, -30));
        QTest::mouseMove(&view, {-5000, -5000});
        QTest::mouseRelease(&view, Qt::LeftButton, {}, {-5000, -5000});
        QVERIFY(view.imageRect().intersects(view.rect()));
        view.setZoom(1);
        QVERIFY(QRectF(view.rect()).contains(view.imageRect()));
    }

    void theArrowsMoveAnEnlargedFaceAndLeaveTheWalkAlone() {
        QWidget window;
        FaceView view(&window);
        window.resize(400, 400);
        view.resize(400, 400);
        view.setImage(picture({128, 128}));
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QVERIFY(view.focusPolicy() & Qt::TabFocus);
        view.setFocus();
        // As the walk has them.
        QShortcut step(Qt::Key_Right, &window);
        QShortcut jump(QKeySequence(Qt::ShiftModifier | Qt::Key_Right), &window);
        QSignalSpy stepped(&step, &QShortcut::activated);
        QSignalSpy jumped(&jump, &QShortcut::activated);
        QTest::keyClick(&view, Qt::Key_Right);
        QVERIFY2(stepped.size() == 1, "all of the face is in sight: the key is the walk's");
        view.setZoom(8);
        const QRectF before = view.imageRect();
        QTest::keyClick(&view, Qt::Key_Right);
        QTest::keyClick(&view, Qt::Key_Down);
        QTest::keyClick(&view, Qt::Key_Down);
        QCOMPARE(stepped.size(), 1);
        const QPointF moved = view.imageRect().topLeft() - before.topLeft();
        QVERIFY(moved.x() < 0 && qFuzzyCompare(moved.y(), 2 * moved.x()));
        QTest::keyClick(&view, Qt::Key_Left);
        QTest::keyClick(&view, Qt::Key_Up);
        QTest::keyClick(&view, Qt::Key_Up);
        QCOMPARE(view.imageRect(), before);
        QTest::keyClick(&view, Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(jumped.size(), 1);
        QCOMPARE(view.imageRect(), before);
        for (int i = 0; i < 100; ++i) {
            QTest::keyClick(&view, Qt::Key_Right);
        }
        QVERIFY(view.imageRect().intersects(view.rect()));
    }

    void zoomHasLimits() {
        FaceView view;
        view.resize(400, 400);
        view.setImage(picture({128, 128}));
        view.setZoom(1e9);
        QVERIFY(view.zoom() <= 64);
        view.setZoom(0);
        QVERIFY(view.zoom() >= 0.125);
    }
};

LATENTWALK_TEST(TestFaceView, window)

}  // namespace test_face_view

#include "test_face_view.moc"
