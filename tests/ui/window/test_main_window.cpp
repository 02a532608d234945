// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAbstractItemView>
#include <QMenuBar>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QToolTip>
#include <mutex>

#include "core/log/log.h"
#include "tests/support/room.h"
#include "tests/support/window/fake_window.h"

using namespace latentwalk;
using test::FakeWindow;

namespace test_main_window {

class TestMainWindow : public QObject {
    Q_OBJECT

private slots:
    void showsTheFirstAnchor() {
        FakeWindow window;
        QVERIFY(window.start());
        QTRY_COMPARE(window.shownRed(), window.red(window->document().place().current().latent));
        QCOMPARE(window->document().place().position(), 0.0);
        QVERIFY(window->windowTitle().contains(QStringLiteral("fake")));
    }

    // Once, for whoever wonders how long it took; a window that takes the place of another begins nothing.
    void theLogSaysWhenTheFirstFaceWasThere() {
        std::mutex mutex;
        QStringList lines;
        setLog(LogPlace::File, LogLevel::Info, [&](std::string_view line) {
            const std::scoped_lock lock(mutex);
            lines.append(QString::fromUtf8(line.data(), static_cast<qsizetype>(line.size())));
        });
        const auto told = [&] {
            const std::scoped_lock lock(mutex);
            return lines.filter(QRegularExpression(QStringLiteral("first face \\d+ ms after the start$"))).size();
        };
        FakeWindow window;
        QVERIFY(window.start());
        QTRY_COMPARE(told(), 1);
        window->document().place().showSeed(5);
        QVERIFY(window.replace());
        QVERIFY(window.rest());
        setLog(LogPlace::File, LogLevel::Off);
        QCOMPARE(told(), 1);
    }

    void theGallerysPicturesAreKeptOnTheDisk() {
        FakeWindow window;
        QVERIFY(window.start());
        const QString folder = QStandardPaths::writableLocation(QStandardPaths::CacheLocation);
        QVERIFY(folder.startsWith(window.folder()));
        QTRY_VERIFY(QFile::exists(folder + QStringLiteral("/thumbnails/thumbnails-1.sqlite")));
    }

    void withoutAModelItSaysWhatToDo() {
        FakeWindow window;
        window->show();
        QVERIFY(!window.find<QAction>(QStringLiteral("saveImage"))->isEnabled());
        QVERIFY(window.find<QAction>(QStringLiteral("saveImage"))->toolTip().contains(QStringLiteral("open a model")));
        QVERIFY(!window.find<WalkBar>()->isEnabled());
        auto* slider = window.find<WalkSlider>();
        QHelpEvent hover(QEvent::ToolTip, {5, 5}, slider->mapToGlobal(QPoint(5, 5)));
        QApplication::sendEvent(slider, &hover);
        QVERIFY(QToolTip::text().contains(QStringLiteral("open a model")));
        QVERIFY(window.find<QAction>(QStringLiteral("openModel"))->isEnabled());
        QVERIFY(window.start());
        QVERIFY(window.find<QAction>(QStringLiteral("saveImage"))->isEnabled());
        QVERIFY(!window.find<QAction>(QStringLiteral("saveImage"))->toolTip().contains(QStringLiteral("open a model")));
        QVERIFY(window.find<WalkBar>()->isEnabled());
    }

    void draggingShowsFacesOnTheWay() {
        FakeWindow window;
        QVERIFY(window.start());
        window.control().delayMilliseconds = 15;
        QSet<QRgb> seen;
        connect(&window->service(), &RenderService::imageRendered, this,
                [&](const Rendered& rendered) { seen.insert(rendered.image.pixel(0, 0)); });
        QSignalSpy rendered(&window->service(), &RenderService::imageRendered);
        qsizetype before = 0;
        auto* slider = window.find<WalkSlider>();
        // Through the window system's door, as a hand would.
        QWindow* handle = window->windowHandle();
        const auto at = [&](int x) { return slider->mapTo(&*window, QPoint(x, slider->height() / 2)); };
        QTest::mousePress(handle, Qt::LeftButton, {}, at(10));
        for (int x = 10; x <= slider->width() - 5; x += 4) {
            QTest::mouseMove(handle, at(x));
            if (x % 5 == 0 && x > 10) {  // pictures come while the hand moves on, but not one for each move
                QTRY_VERIFY(rendered.size() > before);
                before = rendered.size();
            }
        }
        QVERIFY2(seen.size() >= 3, qPrintable(QString::number(seen.size())));
        QTest::mouseMove(handle, at(slider->width() / 2));
        QTest::mouseRelease(handle, Qt::LeftButton, {}, at(slider->width() / 2));
        const Face last = window->document().place().current();
        QVERIFY(std::abs(window->document().place().position() - 0.5) < 0.01);
        QTRY_COMPARE(window.shownRed(), window.red(last.latent));
    }

    void aFloodOfMovesEndsWithTheLastFace() {
        FakeWindow window;
        QVERIFY(window.start());
        // One face is in the making all the while, however long the moves take.
        window.control().held = true;
        auto* slider = window.find<WalkSlider>();
        for (int i = 0; i < 300; ++i) {
            slider->setValue((i * 7919) % WalkSlider::kSteps);
            QCoreApplication::processEvents();
        }
        slider->setValue(4321);
        window.control().release();
        QTRY_COMPARE(window.shownRed(), window.red(window->document().walk().latentAt(0.4321)));
        QVERIFY(test::settled(window->service()));
        QCOMPARE(window.shownRed(), window.red(window->document().walk().latentAt(0.4321)));
        QVERIFY(window.control().calls < 100);
    }

    void closingWhileItRendersIsQuick() {
        auto window = std::make_unique<FakeWindow>();
        QVERIFY(window->start());
        test::FakeControl& control = window->control();
        control.held = true;
        window->find<WalkSlider>()->setValue(5000);
        QTRY_COMPARE(control.running.load(), 1);
        const int calls = control.calls;
        (*window)->close();
        const bool visible = (*window)->isVisible();
        const int running = control.running;
        control.delayMilliseconds = 500;  // more than the end of a window takes: else the next ones are done meanwhile
        control.release();
        QVERIFY2(!visible && running == 1, "the window stayed until the image was done");
        const std::shared_ptr<test::FakeControl> kept = window->sharedControl();
        window.reset();
        QVERIFY2(kept->calls <= calls + 1, "more images were waited for");
    }

    void aFailureIsSaidAndTheNextFaceComes() {
        FakeWindow window;
        QVERIFY(window.start());
        auto* messages = window.find<MessageBar>();
        QVERIFY(window.rest());  // small pictures would fail instead
        window.control().failures = 1;
        window.find<WalkSlider>()->setValue(2000);
        QTRY_VERIFY(messages->isVisible());
        QCOMPARE(messages->kind(), MessageBar::Kind::Error);
        QVERIFY(messages->text().contains(QStringLiteral("The fake was told to fail.")));
        window.find<WalkSlider>()->setValue(8000);
        QTRY_COMPARE(window.shownRed(), window.red(window->document().walk().latentAt(0.8)));
    }

    void aBadModelLeavesTheOldOneUsable() {
        FakeWindow window;
        QVERIFY(window.start());
        const QString title = window->windowTitle();
        auto* messages = window.find<MessageBar>();
        window->openModel(QStringLiteral("/tmp/bad.pth"));
        QTRY_COMPARE(messages->text(), QStringLiteral("/tmp/bad.pth is not a model file."));
        QVERIFY(messages->isVisible());
        QCOMPARE(window->windowTitle(), title);
        window.find<WalkSlider>()->setValue(3000);
        QTRY_COMPARE(window.shownRed(), window.red(window->document().walk().latentAt(0.3)));
    }

    // After a card has run out of memory, say, recipes tell what the picture was really computed in.
    void theRecipeTellsThePrecisionOfThePicture() {
        FakeWindow window;
        QVERIFY(window.start());
        QTRY_COMPARE(window.find<LiveFace>()->shown().session.model.precision, Precision::BFloat16);
        window.control().fellBack = true;
        window->document().place().setPosition(0.5);
        QTRY_COMPARE(window.shownRed(), window.red(window->document().place().current().latent));
        QCOMPARE(window.find<LiveFace>()->shown().session.model.precision, Precision::Float32);
    }

    void spaceStillPressesAFocusedButton() {
        FakeWindow window;
        QVERIFY(window.start());
        auto* editor = window.find<AnchorEditor>();
        auto* button = editor->findChild<Thumbnail*>();
        window->document().place().setPosition(0.5);
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
        QCOMPARE(window->document().place().position(), 0.0);
    }

    void typingASeedDoesNotTriggerKeys() {
        FakeWindow window;
        QVERIFY(window.start());
        auto* editor = window.find<AnchorEditor>();
        auto* seed = editor->findChild<SeedEdit*>();
        seed->setFocus();
        seed->selectAll();
        QTest::keyClicks(seed, QStringLiteral("1r2 a3"));
        QVERIFY(!window->document().place().aside());
        QTest::keyClick(seed, Qt::Key_Return);
        QCOMPARE(window->document().session().anchors[0].seed, std::optional<quint64>(123));
        QTRY_COMPARE(window.shownRed(), window.red(sampleLatent(123, 512)));
        auto* thumbnail = editor->findChild<Thumbnail*>();
        QTRY_COMPARE(qRed(thumbnail->image().pixel(0, 0)), window.red(sampleLatent(123, 512)));
    }

    void everyControlHasANameAndATooltip() {
        FakeWindow window;
        QVERIFY(window.start());
        for (const auto* widget : window->findChildren<QWidget*>()) {
            const bool isControl = widget->focusPolicy() != Qt::NoFocus && widget->isVisible();
            const bool isInner = widget->objectName().startsWith(QStringLiteral("qt_"));
            if (!isControl || isInner || qobject_cast<const FaceView*>(widget) ||
                qobject_cast<const QMenuBar*>(widget)) {
                continue;
            }
            // A button is read out with its text.
            const auto* button = qobject_cast<const QAbstractButton*>(widget);
            const bool isNamed =
                !widget->accessibleName().isEmpty() || (button != nullptr && !button->text().isEmpty());
            QVERIFY2(isNamed, widget->metaObject()->className());
            // The cells of a view have tooltips of their own.
            const bool isView = qobject_cast<const QAbstractItemView*>(widget) != nullptr;
            QVERIFY2(isView || !widget->toolTip().isEmpty(),
                     qPrintable(widget->accessibleName() + (button != nullptr ? button->text() : QString())));
        }
    }

    void fitsASmallScreen() {
        FakeWindow window;
        QVERIFY(window.start());
        SessionAnchor third;
        third.seed = 21;
        window->document().anchors().insert(1, third);
        window->document().place().setPosition(0.42);
        QTRY_VERIFY(window.find<LiveFace>()->shown().description.contains(QStringLiteral("42")));
        window->document().undoStack().setClean();
        QVERIFY2(window->minimumSizeHint().width() <= 1024,
                 qPrintable(QString::number(window->minimumSizeHint().width())));
        QVERIFY(window->minimumSizeHint().height() <= 600);
        // Docks on both sides take their room from the stage, not from the walk.
        QVERIFY(window->centralWidget()->minimumSizeHint().width() <= 500);
    }
};

LATENTWALK_TEST(TestMainWindow, window)

}  // namespace test_main_window

#include "test_main_window.moc"
