// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAbstractItemView>
#include <QActionGroup>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QDropEvent>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QToolTip>

#include "tests/support/fake_window.h"
#include "tests/support/room.h"

using namespace latentwalk;
using test::FakeWindow;

namespace test_main_window {

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

    static QString autosaveFolder() {
        return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/autosave");
    }
    // What a killed program left: a session of `seed` that was made with the fake of that name.
    static void leave(const QString& name, quint64 seed, const QString& model) {
        Document document;
        ModelReference reference;
        reference.sha256 = FakeWindow::hashOf(model.toStdString());
        reference.latentSize = 512;
        reference.precision = "bfloat16";
        document.setModel(reference, 3);
        document.anchors().setSeed(0, seed);
        QVERIFY(QDir().mkpath(autosaveFolder()));
        writeSession((autosaveFolder() + QStringLiteral("/autosave-%1.latentwalk").arg(name)).toStdString(),
                     document.session());
    }
    static QStringList left() { return QDir(autosaveFolder()).entryList({QStringLiteral("*.latentwalk")}); }

private slots:
    void showsTheFirstAnchor() {
        FakeWindow window;
        QVERIFY(window.start());
        QTRY_COMPARE(window.shownRed(), window.red(window->document().place().current().latent));
        QCOMPARE(window->document().place().position(), 0.0);
        QVERIFY(window->windowTitle().contains(QStringLiteral("fake")));
    }

    // The offer comes while the first model is still being opened, and is there until it is answered.
    void whatACrashLeftIsOfferedUntilTheAnswer() {
        FakeWindow window([](const QString&) {
            leave(QStringLiteral("one"), 4711, QStringLiteral("fake"));
            leave(QStringLiteral("two"), 4712, QStringLiteral("fake"));
        });
        window->offerLeftSession();
        QVERIFY(window.start());
        window->openModel(QStringLiteral("other"));
        QTRY_VERIFY(window->windowTitle().contains(QStringLiteral("other")));
        window->openModel(QStringLiteral("fake"));
        QTRY_VERIFY(window->windowTitle().contains(QStringLiteral("fake")));
        QVERIFY(window.answer(QStringLiteral("Restore")));
        QVERIFY(window.answer(QStringLiteral("Discard")));
        QCOMPARE(left().size(), 2);
        QTest::mouseClick(window.answer(QStringLiteral("Restore")), Qt::LeftButton);
        const auto first = window->document().session().anchors[0].seed;
        QVERIFY(first == std::uint64_t{4711} || first == std::uint64_t{4712});
        QVERIFY(window->files().hasChanges());
        // The other one is offered next, and the one that is shown has a copy as before.
        QVERIFY(window.answer(QStringLiteral("Discard")));
        QCOMPARE(left().size(), 2);
        QTest::mouseClick(window.answer(QStringLiteral("Discard")), Qt::LeftButton);
        QVERIFY(!window.find<MessageBar>()->isVisible());
        QCOMPARE(left().size(), 1);
        QCOMPARE(readSession((autosaveFolder() + u'/' + left()[0]).toStdString()).anchors[0].seed, first);
        QCOMPARE(window->document().session().anchors[0].seed, first);
    }

    void whatACrashLeftStaysUntilItIsShown() {
        FakeWindow window([](const QString&) { leave(QStringLiteral("one"), 4711, QStringLiteral("elsewhere")); });
        QVERIFY(window.start());
        window->offerLeftSession();
        QTest::mouseClick(window.answer(QStringLiteral("Restore")), Qt::LeftButton);
        QTRY_VERIFY(window.answer(QStringLiteral("Use the open model")));
        QCOMPARE(left(), QStringList(QStringLiteral("autosave-one.latentwalk")));
        QTest::mouseClick(window.answer(QStringLiteral("Use the open model")), Qt::LeftButton);
        QCOMPARE(window->document().session().anchors[0].seed, std::optional<std::uint64_t>(4711));
        QVERIFY(!left().contains(QStringLiteral("autosave-one.latentwalk")));
    }

    void whatACrashLeftReplacesNoWorkUnasked() {
        FakeWindow window([](const QString&) { leave(QStringLiteral("one"), 4711, QStringLiteral("fake")); });
        QVERIFY(window.start());
        window->offerLeftSession();
        window->document().anchors().setSeed(0, 77);
        QTest::mouseClick(window.answer(QStringLiteral("Restore")), Qt::LeftButton);
        auto* box = window->findChild<QMessageBox*>(QStringLiteral("unsavedChanges"));
        QVERIFY(box != nullptr);
        QCOMPARE(window->document().session().anchors[0].seed, std::optional<std::uint64_t>(77));
        QTest::mouseClick(box->button(QMessageBox::Discard), Qt::LeftButton);
        QTRY_COMPARE(window->document().session().anchors[0].seed, std::optional<std::uint64_t>(4711));
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
        const Face last = window->document().place().current();
        QVERIFY(std::abs(window->document().place().position() - 0.5) < 0.01);
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
        test::FakeControl& control = window->control();
        control.held = true;
        window->find<WalkSlider>()->setValue(5000);
        QTRY_COMPARE(control.running.load(), 1);
        const int calls = control.calls;
        (*window)->close();
        const bool visible = (*window)->isVisible();
        const int running = control.running;
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
        window.rest();  // small pictures would fail instead
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

    // What is in use is what was opened last, not what was tried last.
    void aBadModelLeavesTheChoicesOfTheOldOne() {
        FakeWindow window;
        QVERIFY(window.start());
        OpenOptions options;
        options.kind = GeneratorKind::Raw;
        options.heads = Heads::Trained;
        QSignalSpy opened(&window->service(), &RenderService::checkpointOpened);
        window->openModel(QStringLiteral("fake"), options);
        QTRY_COMPARE(opened.size(), 1);
        window->openModel(QStringLiteral("/tmp/bad.pth"));
        QTRY_COMPARE(window.find<MessageBar>()->kind(), MessageBar::Kind::Error);
        window.find<QAction>(QStringLiteral("threadsAll"))->trigger();
        QTRY_COMPARE(opened.size(), 2);
        const auto info = opened[1][0].value<CheckpointInfo>();
        QCOMPARE(info.options.threads, std::optional<int>(0));
        QCOMPARE(info.reference.kind, GeneratorKind::Raw);
        QCOMPARE(info.reference.heads, std::string("trained"));
    }

    // After a card has run out of memory, say, recipes tell what the picture was really computed in.
    void theRecipeTellsThePrecisionOfThePicture() {
        FakeWindow window;
        QVERIFY(window.start());
        QTRY_COMPARE(window.find<LiveFace>()->shown().session.model.precision, std::string("bfloat16"));
        window.control().fellBack = true;
        window->document().place().setPosition(0.5);
        QTRY_COMPARE(window.shownRed(), window.red(window->document().place().current().latent));
        QCOMPARE(window.find<LiveFace>()->shown().session.model.precision, std::string("float32"));
    }

    void droppedFilesAreOpened() {
        FakeWindow window;
        QVERIFY(window.start());
        drop(*window, QUrl::fromLocalFile(QStringLiteral("/tmp/small.safetensors")));
        QTRY_COMPARE(window->document().latentSize(), 24);
        QVERIFY(window->windowTitle().contains(QStringLiteral("small")));
        QTRY_COMPARE(window.shownRed(), window.red(window->document().place().current().latent));

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
        Document& document = window->document();
        const auto press = [&](Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
            QTest::keyClick(&*window, key, modifiers);
        };
        press(Qt::Key_Right);
        press(Qt::Key_Right);
        QCOMPARE(document.place().position(), 0.02);
        press(Qt::Key_Left);
        QCOMPARE(document.place().position(), 0.01);
        press(Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(document.place().position(), 1.0);
        press(Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(document.place().position(), 0.0);

        press(Qt::Key_R);
        QVERIFY(document.place().aside());
        const SessionAnchor random = *document.place().aside();
        press(Qt::Key_B);
        QCOMPARE(document.session().anchors[1].seed, random.seed);
        QCOMPARE(document.place().position(), 1.0);
        document.place().setPosition(0.5);
        const Latent middle = document.place().current().latent;
        press(Qt::Key_A);
        QCOMPARE(document.session().anchors[0].components, middle);
        QVERIFY(!document.session().anchors[0].seed);

        press(Qt::Key_C, Qt::ControlModifier);
        QTRY_COMPARE(QGuiApplication::clipboard()->image().size(), QSize(16, 16));

        QSignalSpy moved(&document.place(), &WalkPlace::positionChanged);
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

    void howWalksArePlayedIsRemembered() {
        FakeWindow window;
        QVERIFY(window.start());
        for (auto* box : window.find<WalkBar>()->findChildren<QComboBox*>()) {
            if (const int loop = box->findText(QStringLiteral("Loop")); loop >= 0) {
                box->setCurrentIndex(loop);
                emit box->activated(loop);
            }
        }
        window.find<WalkBar>()->findChild<QDoubleSpinBox*>()->setValue(7.5);
        window.find<WalkBar>()->setFilmstripFrames(12);
        // A session's own are not the user's.
        Session session = window->document().session();
        session.view = R"({"play":"to and fro","seconds":60,"filmstrip":5})";
        const QString path = window.folder() + QStringLiteral("/own.latentwalk");
        writeSession(path.toStdString(), session);
        window->openFile(path);
        QTRY_COMPARE(window.find<WalkBar>()->filmstripFrames(), 5);
        window->close();

        Appearance appearance;
        MainWindow again(FakeWindow::factory(std::make_shared<test::FakeControl>()), appearance);
        const QJsonObject view =
            QJsonDocument::fromJson(QByteArray::fromStdString(again.files().collected().view)).object();
        QCOMPARE(view[QStringLiteral("play")].toString(), QStringLiteral("loop"));
        QCOMPARE(view[QStringLiteral("seconds")].toDouble(), 7.5);
        QCOMPARE(view[QStringLiteral("filmstrip")].toInt(), 12);
    }

    void aWindowThatComesBackOverTheWholeScreenSaysSo() {
        FakeWindow window;
        QVERIFY(window.start());
        window.find<QAction>(QStringLiteral("fullScreen"))->trigger();
        QVERIFY(window->isFullScreen());
        window->close();
        Appearance appearance;
        MainWindow again(FakeWindow::factory(std::make_shared<test::FakeControl>()), appearance);
        QVERIFY(again.isFullScreen());
        auto* action = again.findChild<QAction*>(QStringLiteral("fullScreen"));
        QVERIFY(action->isChecked());
        action->trigger();
        QVERIFY(!again.isFullScreen());
        again.showFullScreen();
        QVERIFY(action->isChecked());
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

LATENTWALK_TEST(TestMainWindow, window)

}  // namespace test_main_window

#include "test_main_window.moc"
