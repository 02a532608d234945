// SPDX-License-Identifier: GPL-3.0-or-later

#include <QClipboard>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <functional>

#include "tests/support/room.h"
#include "tests/support/window/fake_window.h"
#include "ui/stage/preview_ladder.h"

using namespace latentwalk;
using test::FakeWindow;

namespace test_preview_ladder {

class TestPreviewLadder : public QObject {
    Q_OBJECT

private:
    // The built-in model's shape: 128 pixels.
    static Architecture faces() {
        Architecture architecture;
        architecture.latentSize = 512;
        architecture.depths = {512, 512, 512, 512, 256, 128};
        return architecture;
    }

    static const QLabel* faceLine(FakeWindow& window) {
        for (const auto* label : window.find<StatusLine>()->findChildren<QLabel*>()) {
            if (label->accessibleName() == QStringLiteral("Shown face")) {
                return label;
            }
        }
        return nullptr;
    }

    // A hand that moves on, quicker than pictures come, until so many have come. It rests for no longer than the window
    // takes for moving, however slow the machine.
    static bool moves(FakeWindow& window, int pictures, const std::function<void()>& move) {
        window.find<LiveFace>()->setStillMoving(60'000);
        QSignalSpy rendered(&window->service(), &RenderService::imageRendered);
        for (int i = 0; i < pictures; ++i) {
            const qsizetype before = rendered.size();
            for (int more = 0; more < 5; ++more) {
                move();
            }
            if (!QTest::qWaitFor([&] { return rendered.size() > before; })) {
                return false;
            }
        }
        return true;
    }

private slots:
    void theLargestThatComesInTime_data() {
        QTest::addColumn<double>("milliseconds");
        QTest::addColumn<int>("scale");  // -1: none is needed
        QTest::newRow("nothing measured") << 0.0 << -1;
        QTest::newRow("fast") << 33.0 << -1;
        QTest::newRow("a little slow") << 40.0 << 4;
        QTest::newRow("slow") << 70.0 << 3;
        QTest::newRow("very slow") << 5000.0 << 2;
    }
    void theLargestThatComesInTime() {
        QFETCH(double, milliseconds);
        QFETCH(int, scale);
        PreviewLadder ladder(faces(), std::vector<bool>(6, true));
        if (milliseconds > 0) {
            ladder.add(milliseconds);
        }
        QCOMPARE(ladder.scale().value_or(-1), scale);
        QCOMPARE(ladder.fullSide(), 128);
    }

    void onlyScalesThatCanBeShown() {
        PreviewLadder none(faces(), {false, false, false, false, false, true});
        none.add(100);
        QVERIFY(!none.scale());
        PreviewLadder some(faces(), {true, true, true, false, false, true});
        some.add(40);
        QCOMPARE(some.scale(), std::optional<int>(2));
    }

    void oneSlowPictureIsNoSlowMachine() {
        PreviewLadder ladder(faces(), std::vector<bool>(6, true));
        ladder.add(10);
        ladder.add(60);
        QVERIFY(!ladder.scale());
        for (int i = 0; i < 10; ++i) {
            ladder.add(60);
        }
        QVERIFY(ladder.scale());
        for (int i = 0; i < 20; ++i) {
            ladder.add(10);
        }
        QVERIFY(!ladder.scale());
    }

    // The hand drags, and a whole picture takes 60 ms: smaller ones come first, the whole one when it rests.
    void draggingShowsPreviewsAndThenTheWholePicture() {
        FakeWindow window;
        QVERIFY(window.start());
        window->openModel(QStringLiteral("deep"));
        QTRY_COMPARE(window.find<FaceView>()->image().width(), 64);
        window.control().delayMilliseconds = 60;
        auto* slider = window.find<WalkSlider>();
        for (int i = 1; i < 6; ++i) {  // the ladder learns how slow it is
            window->document().place().setPosition(i * 0.1);
            QTRY_COMPARE(window.shownRed(), window.red(window->document().place().current().latent));
        }
        QSet<int> sides;
        QSet<QString> told;
        const auto* line = faceLine(window);
        connect(&window->service(), &RenderService::imageRendered, this, [&](const Rendered& rendered) {
            sides.insert(rendered.image.width());
            if (rendered.image.width() < 64) {
                told.insert(line->text());
            }
        });
        QWindow* handle = window->windowHandle();
        const auto at = [&](int x) { return slider->mapTo(&*window, QPoint(x, slider->height() / 2)); };
        QTest::mousePress(handle, Qt::LeftButton, {}, at(20));
        QVERIFY(moves(window, 10, [&, by = 0]() mutable {
            QTest::mouseMove(handle, at(20 + (by += 6) % (slider->width() - 40)));
        }));
        auto* view = window.find<FaceView>();
        QVERIFY(sides.contains(32) || sides.contains(16));
        QCOMPARE(view->pictureSize(), QSize(64, 64));  // the stage does not jump
        // The line under it goes along, and what is copied is a whole picture.
        QVERIFY2(told.size() > 2, qPrintable(QStringList(told.values()).join(u'\n')));
        window.find<QAction>(QStringLiteral("copyPicture"))->trigger();
        QCOMPARE(QGuiApplication::clipboard()->image().size(), QSize(64, 64));
        QTRY_COMPARE(view->image().size(), QSize(64, 64));
        QTRY_COMPARE(window.shownRed(), window.red(window->document().place().current().latent));
        QTest::mouseRelease(handle, Qt::LeftButton, {}, at(slider->width() / 2));
        QTRY_COMPARE(window.find<LiveFace>()->shown().latent, window->document().place().current().latent);
    }

    // A key held down moves the walk as a mouse does; playing shows whole pictures, however slow.
    void aKeyHeldDownShowsPreviewsAndPlayingDoesNot() {
        FakeWindow window;
        QVERIFY(window.start());
        window->openModel(QStringLiteral("deep"));
        QTRY_COMPARE(window.find<FaceView>()->image().width(), 64);
        window.control().delayMilliseconds = 60;
        for (int i = 1; i < 6; ++i) {
            window->document().place().setPosition(i * 0.1);
            QTRY_COMPARE(window.shownRed(), window.red(window->document().place().current().latent));
        }
        QSet<int> sides;
        connect(&window->service(), &RenderService::imageRendered, this,
                [&](const Rendered& rendered) { sides.insert(rendered.image.width()); });
        QVERIFY(moves(window, 6, [&] { QTest::keyClick(&*window, Qt::Key_Left); }));
        QVERIFY(sides.contains(32) || sides.contains(16));
        QTRY_COMPARE(window.find<FaceView>()->image().size(), QSize(64, 64));
        QTRY_COMPARE(window.shownRed(), window.red(window->document().place().current().latent));
        sides.clear();
        QTest::keyClick(&*window, Qt::Key_Space);
        QSignalSpy rendered(&window->service(), &RenderService::imageRendered);
        QTRY_VERIFY(rendered.size() >= 6);
        QTest::keyClick(&*window, Qt::Key_Space);
        QCOMPARE(sides, QSet<int>({64}));
    }

    // Neither when the user says so, nor with pictures that may have the wrong colours.
    void wholePicturesOnly_data() {
        QTest::addColumn<QString>("model");
        QTest::addColumn<bool>("previews");
        QTest::newRow("switched off") << QStringLiteral("deep") << false;
        QTest::newRow("stale heads") << QStringLiteral("stale") << true;
    }
    void wholePicturesOnly() {
        QFETCH(QString, model);
        QFETCH(bool, previews);
        FakeWindow window;
        QVERIFY(window.start());
        window->openModel(model);
        QTRY_COMPARE(window.find<FaceView>()->image().width(), 64);
        auto* action = window.find<QAction>(QStringLiteral("previews"));
        QVERIFY(action->isChecked());
        action->setChecked(previews);
        window.control().delayMilliseconds = 60;
        for (int i = 1; i < 6; ++i) {  // the ladder learns how slow it is
            window->document().place().setPosition(i * 0.1);
            QTRY_COMPARE(window.shownRed(), window.red(window->document().place().current().latent));
        }
        auto* slider = window.find<WalkSlider>();
        QSet<int> sides;
        connect(&window->service(), &RenderService::imageRendered, this,
                [&](const Rendered& rendered) { sides.insert(rendered.image.width()); });
        QWindow* handle = window->windowHandle();
        const auto at = [&](int x) { return slider->mapTo(&*window, QPoint(x, slider->height() / 2)); };
        QTest::mousePress(handle, Qt::LeftButton, {}, at(20));
        QVERIFY(moves(window, 10, [&, by = 0]() mutable {
            QTest::mouseMove(handle, at(20 + (by += 6) % (slider->width() - 40)));
        }));
        QTest::mouseRelease(handle, Qt::LeftButton, {}, at(slider->width() / 2));
        QTRY_COMPARE(window.shownRed(), window.red(window->document().place().current().latent));
        QCOMPARE(sides, QSet<int>({64}));
    }
};

LATENTWALK_TEST(TestPreviewLadder, window)

}  // namespace test_preview_ladder

#include "test_preview_ladder.moc"
