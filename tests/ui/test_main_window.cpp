#include <QAbstractItemView>
#include <QClipboard>
#include <QDropEvent>
#include <QElapsedTimer>
#include <QMenuBar>
#include <QMimeData>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QToolTip>

#include "tests/support/fake_window.h"

using namespace latentwalk;
using test::FakeWindow;

class TestMainWindow : public QObject {
    Q_OBJECT

private:
    static void drop(QWidget& window, const QUrl& url) {
        QMimeData data;
        data.setUrls({url});
        QDragEnterEvent enter({100, 100}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&window, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({100, 100}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&window, &drop);
    }

private slots:
    void showsTheFirstAnchor() {
        FakeWindow window;
        QVERIFY(window.start());
        QTRY_COMPARE(window.shownRed(), window.red(window->document().current().latent));
        QCOMPARE(window->document().position(), 0.0);
        QVERIFY(window->windowTitle().contains(QStringLiteral("fake")));
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
        auto* slider = window.find<WalkSlider>();
        // Through the window system's door, as a hand would.
        QWindow* handle = window->windowHandle();
        const auto at = [&](int x) { return slider->mapTo(&*window, QPoint(x, slider->height() / 2)); };
        QTest::mousePress(handle, Qt::LeftButton, {}, at(10));
        for (int x = 10; x <= slider->width() - 5; x += 4) {
            QTest::mouseMove(handle, at(x));
            QTest::qWait(4);
        }
        QVERIFY2(seen.size() >= 3, qPrintable(QString::number(seen.size())));
        QTest::mouseMove(handle, at(slider->width() / 2));
        QTest::mouseRelease(handle, Qt::LeftButton, {}, at(slider->width() / 2));
        const Face last = window->document().current();
        QVERIFY(std::abs(window->document().position() - 0.5) < 0.01);
        QTRY_COMPARE(window.shownRed(), window.red(last.latent));
    }

    void aFloodOfMovesEndsWithTheLastFace() {
        FakeWindow window;
        QVERIFY(window.start());
        window.control().delayMilliseconds = 30;
        auto* slider = window.find<WalkSlider>();
        for (int i = 0; i < 300; ++i) {
            slider->setValue((i * 7919) % WalkSlider::kSteps);
            QCoreApplication::processEvents();
        }
        slider->setValue(4321);
        QTRY_COMPARE(window.shownRed(), window.red(window->document().walk().latentAt(0.4321)));
        QTest::qWait(100);
        QCOMPARE(window.shownRed(), window.red(window->document().walk().latentAt(0.4321)));
        QVERIFY(window.control().calls < 100);
    }

    void closingWhileItRendersIsQuick() {
        auto window = std::make_unique<FakeWindow>();
        QVERIFY(window->start());
        window->control().delayMilliseconds = 300;
        window->find<WalkSlider>()->setValue(5000);
        QTRY_COMPARE(window->control().running.load(), 1);
        QElapsedTimer clock;
        clock.start();
        (*window)->close();
        QVERIFY(!(*window)->isVisible());
        QVERIFY2(clock.elapsed() < 250, "the window stayed until the image was done");
        window.reset();
        QVERIFY2(clock.elapsed() < 2000, qPrintable(QString::number(clock.elapsed())));
    }

    void aFailureIsSaidAndTheNextFaceComes() {
        FakeWindow window;
        QVERIFY(window.start());
        auto* messages = window.find<MessageBar>();
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

    void droppedFilesAreOpened() {
        FakeWindow window;
        QVERIFY(window.start());
        drop(*window, QUrl::fromLocalFile(QStringLiteral("/tmp/small.safetensors")));
        QTRY_COMPARE(window->document().latentSize(), 24);
        QVERIFY(window->windowTitle().contains(QStringLiteral("small")));
        QTRY_COMPARE(window.shownRed(), window.red(window->document().current().latent));

        auto* messages = window.find<MessageBar>();
        drop(*window, QUrl::fromLocalFile(QStringLiteral("/tmp/bad picture.png")));
        QTRY_VERIFY(messages->isVisible() && messages->text().contains(QStringLiteral("bad picture.png")));
        drop(*window, QUrl(QStringLiteral("https://example.org/face.pth")));
        QTRY_VERIFY(messages->text().contains(QStringLiteral("example.org")));
        QCOMPARE(window->document().latentSize(), 24);
    }

    void keys() {
        FakeWindow window;
        QVERIFY(window.start());
        WalkDocument& document = window->document();
        const auto press = [&](Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
            QTest::keyClick(&*window, key, modifiers);
        };
        press(Qt::Key_Right);
        press(Qt::Key_Right);
        QCOMPARE(document.position(), 0.02);
        press(Qt::Key_Left);
        QCOMPARE(document.position(), 0.01);
        press(Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(document.position(), 1.0);
        press(Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(document.position(), 0.0);

        press(Qt::Key_R);
        QVERIFY(document.aside());
        const SessionAnchor random = *document.aside();
        press(Qt::Key_B);
        QCOMPARE(document.anchors()[1].seed, random.seed);
        QCOMPARE(document.position(), 1.0);
        document.setPosition(0.5);
        const Latent middle = document.current().latent;
        press(Qt::Key_A);
        QCOMPARE(document.anchors()[0].components, middle);
        QVERIFY(!document.anchors()[0].seed);

        press(Qt::Key_C, Qt::ControlModifier);
        QTRY_COMPARE(QGuiApplication::clipboard()->image().size(), QSize(16, 16));

        QSignalSpy moved(&document, &WalkDocument::positionChanged);
        press(Qt::Key_Space);
        QTRY_VERIFY(moved.size() > 3);
        press(Qt::Key_Space);
        moved.clear();
        QTest::qWait(50);
        QCOMPARE(moved.size(), 0);
    }

    void spaceStillPressesAFocusedButton() {
        FakeWindow window;
        QVERIFY(window.start());
        auto* editor = window.find<AnchorEditor>();
        auto* button = editor->findChild<Thumbnail*>();
        window->document().setPosition(0.5);
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
        QCOMPARE(window->document().position(), 0.0);
    }

    void typingASeedDoesNotTriggerKeys() {
        FakeWindow window;
        QVERIFY(window.start());
        auto* editor = window.find<AnchorEditor>();
        auto* seed = editor->findChild<SeedEdit*>();
        seed->setFocus();
        seed->selectAll();
        QTest::keyClicks(seed, QStringLiteral("1r2 a3"));
        QVERIFY(!window->document().aside());
        QTest::keyClick(seed, Qt::Key_Return);
        QCOMPARE(window->document().anchors()[0].seed, std::optional<quint64>(123));
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
        window->document().insertAnchor(1, third);
        window->document().setPosition(0.42);
        QTRY_VERIFY(window.find<LiveFace>()->shown().description.contains(QStringLiteral("42")));
        window->document().undoStack().setClean();
        QVERIFY2(window->minimumSizeHint().width() <= 1024,
                 qPrintable(QString::number(window->minimumSizeHint().width())));
        QVERIFY(window->minimumSizeHint().height() <= 600);
        // Docks on both sides take their room from the stage, not from the walk.
        QVERIFY(window->centralWidget()->minimumSizeHint().width() <= 500);
    }

    void themeAndSmoothnessAreRemembered() {
        FakeWindow window;
        QVERIFY(window.start());
        window.find<QAction>(QStringLiteral("themeDark"))->trigger();
        QVERIFY(Appearance::isDark());
        window.find<QAction>(QStringLiteral("smooth"))->setChecked(false);
        window->close();

        Appearance appearance;
        MainWindow again(FakeWindow::factory(std::make_shared<test::FakeControl>()), appearance);
        QVERIFY(Appearance::isDark());
        QVERIFY(!again.findChild<FaceView*>()->isSmooth());
        QVERIFY(again.findChild<QAction*>(QStringLiteral("themeDark"))->isChecked());
    }
};

QTEST_MAIN(TestMainWindow)
#include "test_main_window.moc"
