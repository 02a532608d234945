// SPDX-License-Identifier: GPL-3.0-or-later

#include <sys/stat.h>

#include <QFileDialog>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenu>
#include <QMessageBox>
#include <QSignalSpy>
#include <QTest>
#include <array>

#include "core/file/npy/npy.h"
#include "core/generator/make/make_generator.h"
#include "core/model/builtin_model.h"
#include "core/output/exporter.h"
#include "tests/support/room.h"
#include "tests/support/window/fake_window.h"
#include "tests/support/window/settled.h"
#include "tests/support/window/unsaved_work.h"
#include "ui/session/known_models.h"
#include "ui/session/recent_files.h"

using namespace latentwalk;
using test::change;
using test::FakeWindow;
using test::press;
using test::question;
using test::saved;

namespace test_session_files {

// Sessions in the window: saving, opening, what is asked, what is never lost.
class TestSessionFiles : public QObject {
    Q_OBJECT

private:
    // A session of seed 4711 that was made with the fake of this name, which has not been opened here.
    static QString strangers(FakeWindow& window, const QString& model) {
        Session session = window->document().session();
        session.model.sha256 = FakeWindow::hashOf(model.toStdString());
        session.anchors[0].seed = 4711;
        const QString path = window.folder() + u'/' + model + QStringLiteral(".latentwalk");
        writeSession(path.toStdString(), session);
        return path;
    }

private slots:
    void aSavedSessionGivesTheSamePicture() {
        FakeWindow window;
        QVERIFY(window.start());
        Document& document = window->document();
        change(document);
        window.find<QDoubleSpinBox>()->setValue(7.5);
        const Latent shown = document.place().current().latent;
        const Session session = document.session();
        const QString path = saved(window, QStringLiteral("walk.latentwalk"));
        QVERIFY(!path.isEmpty());
        QVERIFY(!window->files().hasChanges());
        QVERIFY(window->windowTitle().startsWith(QStringLiteral("walk")));

        window->files().startNew();
        QVERIFY(document.place().current().latent != shown);
        window.find<QDoubleSpinBox>()->setValue(3);
        window->openFile(path);
        QTRY_COMPARE(document.place().current().latent, shown);
        QTRY_COMPARE(window.shownRed(), window.red(shown));
        QVERIFY(document.session().anchors == session.anchors);
        QCOMPARE(document.place().position(), 0.4);
        QCOMPARE(window.find<QDoubleSpinBox>()->value(), 7.5);
        QVERIFY(!window->files().hasChanges());
        QCOMPARE(window->files().path(), path);
    }

    // What a stranger writes into a session must not make the window read it: not a file that is there, nor a device or
    // a pipe, which would never end. It asks instead.
    void aStrangersPathIsNeverOpened_data() {
        QTest::addColumn<QString>("path");
        QTest::newRow("file") << QStringLiteral("/etc/hostname");
        QTest::newRow("device") << QStringLiteral("/dev/zero");
        QTest::newRow("pipe") << QStringLiteral("pipe");
        QTest::newRow("other computer") << QStringLiteral("//server/share/model.pth");
    }
    void aStrangersPathIsNeverOpened() {
        QFETCH(QString, path);
        FakeWindow window;
        QVERIFY(window.start());
        if (path == QLatin1String("pipe")) {
            path = window.folder() + QStringLiteral("/pipe");
            QCOMPARE(::mkfifo(path.toUtf8().constData(), 0600), 0);
        }
        Session session = window->document().session();
        session.model.sha256 = std::string(64, 'a');
        session.model.path = path.toStdString();
        const QString file = window.folder() + QStringLiteral("/stranger.latentwalk");
        writeSession(file.toStdString(), session);
        QSignalSpy requested(&window->files(), &SessionFiles::modelRequested);
        window->openFile(file);
        QTRY_VERIFY(window.answer(QStringLiteral("Choose model…")) != nullptr);
        QVERIFY(requested.isEmpty());
    }

    void aSessionThatIsNoFileIsRefused_data() {
        QTest::addColumn<QString>("name");
        QTest::newRow("pipe") << QStringLiteral("pipe.latentwalk");
        QTest::newRow("device") << QStringLiteral("zero.latentwalk");
    }
    void aSessionThatIsNoFileIsRefused() {
        QFETCH(QString, name);
        FakeWindow window;
        QVERIFY(window.start());
        const QString path = window.folder() + u'/' + name;
        if (name.startsWith(QLatin1String("pipe"))) {
            QCOMPARE(::mkfifo(path.toUtf8().constData(), 0600), 0);
        } else {
            QVERIFY(QFile::link(QStringLiteral("/dev/zero"), path));
        }
        window->openFile(path);
        QTRY_VERIFY(window.find<MessageBar>()->text().contains(QStringLiteral("is not a regular file")));
    }

    void theFileIsReadableJson() {
        FakeWindow window;
        QVERIFY(window.start());
        QFile file(saved(window, QStringLiteral("walk.latentwalk")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
        QVERIFY(json[QStringLiteral("version")].toInt() >= 1);
        QCOMPARE(json[QStringLiteral("anchors")].toArray().size(), 2);
    }

    void changesAreNotLostWithoutAsking_data() {
        QTest::addColumn<int>("button");
        QTest::addColumn<bool>("goes");
        QTest::newRow("cancel") << int(QMessageBox::Cancel) << false;
        QTest::newRow("discard") << int(QMessageBox::Discard) << true;
        QTest::newRow("save") << int(QMessageBox::Save) << true;
    }
    void changesAreNotLostWithoutAsking() {
        QFETCH(int, button);
        QFETCH(bool, goes);
        FakeWindow window;
        QVERIFY(window.start());
        const QString path = saved(window, QStringLiteral("walk.latentwalk"));
        window->document().anchors().setSeed(0, 77);
        QVERIFY(window->isWindowModified());
        window->close();
        QTRY_VERIFY(question(window));
        QVERIFY(window->isVisible());
        press(question(window), static_cast<QMessageBox::StandardButton>(button));
        QTRY_VERIFY(!question(window));
        QTRY_COMPARE(window->isVisible(), !goes);
        const bool inFile = readSession(path.toStdString()).anchors[0].seed == std::uint64_t{77};
        QCOMPARE(inFile, button == QMessageBox::Save);
        window->document().undoStack().setClean();
    }

    void withoutChangesNothingIsAsked() {
        FakeWindow window;
        QVERIFY(window.start());
        window->document().place().setPosition(0.7);
        window->document().place().showSeed(5);
        window->close();
        QVERIFY(!window->isVisible());
    }

    void undoingEverythingIsNoChange() {
        FakeWindow window;
        QVERIFY(window.start());
        window->document().anchors().setSeed(0, 77);
        QTest::keyClick(&*window, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(window->document().session().anchors[0].seed, std::optional<std::uint64_t>(12));
        QVERIFY(!window->isWindowModified());
        QTest::keyClick(&*window, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(window->document().session().anchors[0].seed, std::optional<std::uint64_t>(77));
        window->document().undoStack().setClean();
    }

    void aFolderThatCannotBeWrittenIsASentence() {
        FakeWindow window;
        QVERIFY(window.start());
        window->document().anchors().setSeed(0, 77);
        window->files().saveTo(window.folder() + QStringLiteral("/missing/walk.latentwalk"));
        auto* messages = window.find<MessageBar>();
        QTRY_VERIFY(messages->isVisible() && messages->kind() == MessageBar::Kind::Error);
        QVERIFY(messages->text().contains(QStringLiteral("walk.latentwalk")));
        QVERIFY(window->files().hasChanges());
        window->document().undoStack().setClean();
    }

    void damagedFilesChangeNothing_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("not JSON") << QStringLiteral("a.latentwalk") << QByteArray("hello");
        QTest::newRow("another JSON") << QStringLiteral("b.latentwalk") << QByteArray("{\"format\": \"else\"}");
        QTest::newRow("no array") << QStringLiteral("d.npy") << QByteArray("\x93NUMPY");
        QTest::newRow("empty") << QStringLiteral("e.latentwalk") << QByteArray();
    }
    void damagedFilesChangeNothing() {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        FakeWindow window;
        QVERIFY(window.start());
        const Session before = window->document().session();
        const QString path = window.folder() + u'/' + name;
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        window->openFile(path);
        auto* messages = window.find<MessageBar>();
        QTRY_VERIFY(messages->isVisible() && messages->kind() == MessageBar::Kind::Error);
        QVERIFY2(messages->text().contains(name), qPrintable(messages->text()));
        QVERIFY(window->document().session() == before);
        window->document().place().setPosition(0.5);
        QTRY_COMPARE(window.shownRed(), window.red(window->document().place().current().latent));
    }

    void aPictureOfOursLeadsBack() {
        FakeWindow window;
        QVERIFY(window.start());
        change(window->document());
        const Session session = window->document().session();
        const Latent shown = window->document().place().current().latent;
        const QString path = window.folder() + QStringLiteral("/face.png");
        test::FakeGenerator generator(std::make_shared<test::FakeControl>(), 512);
        exportPicture(generator, session, path.toStdString(), PictureFormat::Png);
        window->document().undoStack().setClean();
        window->files().startNew();
        window->openFile(path);
        QTRY_COMPARE(window->document().place().current().latent, shown);
        QVERIFY(window->files().path().isEmpty());  // the picture is not overwritten by the next save
    }

    void latentsBecomeAnchors() {
        FakeWindow window;
        QVERIFY(window.start());
        const auto write = [&](const QString& name, std::int64_t count, std::int64_t size) {
            const QString path = window.folder() + u'/' + name;
            const std::array shape{count, size};
            NpyWriter writer(path.toStdString(), shape);
            const LatentBatch batch = sampleBatch(5, count, size);
            writer.write(batch.values);
            writer.commit();
            return path;
        };
        window->openFile(write(QStringLiteral("three.npy"), 3, 512));
        QTRY_COMPARE(window->document().anchors().count(), 3);
        const auto row = sampleBatch(5, 3, 512);
        QCOMPARE(window->document().place().current().latent, Latent(row.row(0).begin(), row.row(0).end()));
        window->document().undoStack().undo();
        QCOMPARE(window->document().anchors().count(), 2);

        window->openFile(write(QStringLiteral("one.npy"), 1, 512));
        QTRY_VERIFY(window->document().place().aside().has_value());
        window->openFile(write(QStringLiteral("small.npy"), 2, 24));
        auto* messages = window.find<MessageBar>();
        QTRY_VERIFY(messages->isVisible());
        QVERIFY(messages->text().contains(QStringLiteral("24")) && messages->text().contains(QStringLiteral("512")));
    }

    void aSessionOfAnotherModelAsksForIt() {
        FakeWindow window;
        QVERIFY(window.start());
        Session session = window->document().session();
        session.model.sha256 = std::string(64, 'a');
        session.model.title = "Somebody's faces";
        session.model.path = "/etc/passwd";
        session.anchors[0].seed = 4711;
        const QString path = window.folder() + QStringLiteral("/other.latentwalk");
        writeSession(path.toStdString(), session);
        window->openFile(path);
        auto* messages = window.find<MessageBar>();
        QTRY_VERIFY(window.answer(QStringLiteral("Use the open model")));
        QVERIFY(messages->text().contains(QStringLiteral("Somebody's faces")));
        QCOMPARE(window->document().session().anchors[0].seed, std::optional<std::uint64_t>(12));
        QTest::mouseClick(window.answer(QStringLiteral("Use the open model")), Qt::LeftButton);
        QCOMPARE(window->document().session().anchors[0].seed, std::optional<std::uint64_t>(4711));
        QTRY_VERIFY(messages->text().contains(QStringLiteral("another model")));
        // What is saved from here on belongs to the model that is open.
        QVERIFY(window->document().session().model.sha256 != session.model.sha256);
        QVERIFY(window->files().hasChanges());
        window->document().undoStack().setClean();
    }

    // The file that was chosen is no model: the session still waits, and comes with the right one.
    void aWrongModelLosesNoSession() {
        FakeWindow window;
        QVERIFY(window.start());
        const QString path = strangers(window, QStringLiteral("wanted"));
        window->openFile(path);
        QTRY_VERIFY(window.answer(QStringLiteral("Choose model…")));
        auto* messages = window.find<MessageBar>();
        window->openModel(QStringLiteral("/tmp/bad.pth"));
        QTRY_COMPARE(messages->kind(), MessageBar::Kind::Error);
        QVERIFY(messages->text().contains(QStringLiteral("bad.pth")));
        QTest::mouseClick(messages->findChild<QToolButton*>(), Qt::LeftButton);
        QTRY_VERIFY(window.answer(QStringLiteral("Choose model…")));
        QCOMPARE(window->document().session().anchors[0].seed, std::optional<std::uint64_t>(12));

        // So does it when the dialog is closed without a choice.
        QTimer::singleShot(50, &*window, [&] { window->findChild<QFileDialog*>()->reject(); });
        QTest::mouseClick(window.answer(QStringLiteral("Choose model…")), Qt::LeftButton);
        QTRY_VERIFY(window.answer(QStringLiteral("Choose model…")));

        // And the model that it waits for may be dropped, too.
        window->openFile(QStringLiteral("/tmp/wanted.pth"));
        QTRY_COMPARE(window->document().session().anchors[0].seed, std::optional<std::uint64_t>(4711));
        QCOMPARE(window->files().path(), path);
        QVERIFY(!window.answer(QStringLiteral("Choose model…")));
        QVERIFY(!window->files().hasChanges());
    }

    void aSessionThatIsNotWantedAnyMoreDoesNotStrikeLater() {
        FakeWindow window;
        QVERIFY(window.start());
        window->openFile(strangers(window, QStringLiteral("wanted")));
        QTRY_VERIFY(window.answer(QStringLiteral("Choose model…")));
        QTest::mouseClick(window.find<MessageBar>()->findChild<QToolButton*>(), Qt::LeftButton);
        window->openModel(QStringLiteral("/tmp/wanted.pth"));
        QTRY_VERIFY(window->windowTitle().contains(QStringLiteral("wanted")));
        QCOMPARE(window->document().session().anchors[0].seed, std::optional<std::uint64_t>(12));
    }

    void aSessionThatWaitedReplacesNoWorkUnasked() {
        FakeWindow window;
        QVERIFY(window.start());
        window->openFile(strangers(window, QStringLiteral("wanted")));
        QTRY_VERIFY(window.answer(QStringLiteral("Choose model…")));
        window->document().anchors().setSeed(0, 77);
        window->openModel(QStringLiteral("/tmp/wanted.pth"));
        QTRY_VERIFY(question(window));
        QCOMPARE(window->document().session().anchors[0].seed, std::optional<std::uint64_t>(77));
        press(question(window), QMessageBox::Discard);
        QTRY_COMPARE(window->document().session().anchors[0].seed, std::optional<std::uint64_t>(4711));
    }

    void aPrecisionThatIsNotToBeHadIsSaid() {
        FakeWindow window;
        QVERIFY(window.start());
        Session session = window->document().session();
        session.model.precision = Precision::Float16;  // of a card; the fake says that it is none
        session.anchors[0].seed = 4711;
        const QString path = window.folder() + QStringLiteral("/card.latentwalk");
        writeSession(path.toStdString(), session);
        window->openFile(path);
        QTRY_COMPARE(window->document().session().anchors[0].seed, std::optional<std::uint64_t>(4711));
        QCOMPARE(window->document().session().model.precision, Precision::Float32);
        const QString said = window.find<MessageBar>()->text();
        QVERIFY2(said.contains(QStringLiteral("card.latentwalk was made in float16 and is shown in float32")),
                 qPrintable(said));
    }

    void aModelThatWasOpenedOnceIsFoundByItsHash() {
        FakeWindow window;
        QVERIFY(window.start());
        const QString model = window.folder() + QStringLiteral("/hashed.model");
        QFile file(model);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        const std::string hash(64, 'b');
        KnownModels::remember(QString::fromStdString(hash), model);
        Session session = window->document().session();
        session.model.sha256 = hash;
        session.anchors[0].seed = 4712;
        const QString path = window.folder() + QStringLiteral("/known.latentwalk");
        writeSession(path.toStdString(), session);
        QSignalSpy opened(&window->service(), &RenderService::checkpointOpened);
        window->openFile(path);
        QTRY_COMPARE(window->document().session().anchors[0].seed, std::optional<std::uint64_t>(4712));
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened[0][0].value<CheckpointInfo>().path, model);
        // Once the file is gone, it is no longer known.
        QVERIFY(QFile::remove(model));
        QVERIFY(KnownModels::find(QString::fromStdString(hash)).isEmpty());
    }

    // Whatever is open, nothing is asked: the built-in model takes the place of its earlier files, and says so.
    void sessionsOfAnEarlierBuiltInModelOpenWithTheOneOfNow_data() {
        QTest::addColumn<QString>("open");
        QTest::addColumn<int>("former");
        QTest::addColumn<bool>("picture");
        const QString builtIn = QString::fromStdString(builtInModelPath().string());
        QTest::newRow("built-in open") << builtIn << 0 << false;
        QTest::newRow("the other earlier one") << builtIn << 1 << false;
        QTest::newRow("another open") << QStringLiteral("fake") << 1 << false;
        QTest::newRow("none open") << QString() << 1 << false;
        QTest::newRow("picture, built-in open") << builtIn << 1 << true;
        QTest::newRow("picture, none open") << QString() << 0 << true;
    }
    void sessionsOfAnEarlierBuiltInModelOpenWithTheOneOfNow() {
        QFETCH(QString, open);
        QFETCH(int, former);
        QFETCH(bool, picture);
        FakeWindow window;
        window->show();
        if (!open.isEmpty()) {
            window->openModel(open);
            QTRY_VERIFY(!window.find<FaceView>()->image().isNull());
        }
        // It lies somewhere, still as it was; nobody is to come back to it.
        const std::string hash(kFormerBuiltInModels.at(static_cast<std::size_t>(former)));
        const QString model = window.folder() + QStringLiteral("/former.model");
        QFile file(model);
        QVERIFY(file.open(QIODevice::WriteOnly));
        KnownModels::remember(QString::fromStdString(hash), model);

        Session session = window->document().session();
        session.model.sha256 = hash;
        session.model.latentSize = 512;
        session.model.precision = Precision::Float32;
        session.anchors[0].seed = 4711;
        session.position = 0;
        QString path = window.folder() + QStringLiteral("/then.latentwalk");
        if (picture) {
            path = window.folder() + QStringLiteral("/then.png");
            test::FakeGenerator generator(std::make_shared<test::FakeControl>(), 512);
            exportPicture(generator, session, path.toStdString(), PictureFormat::Png);
        } else {
            writeSession(path.toStdString(), session);
        }
        window->openFile(path);
        QTRY_COMPARE(window->document().session().anchors[0].seed, std::optional<std::uint64_t>(4711));
        QCOMPARE(window->document().place().current().latent, sampleLatent(4711, 512));
        QVERIFY(!window.answer(QStringLiteral("Choose model…")));
        const QString said = window.find<MessageBar>()->text();
        QVERIFY2(said.contains(QFileInfo(path).fileName()) && said.contains(QStringLiteral("softer")),
                 qPrintable(said));
        QVERIFY(!window->files().hasChanges());
        // What is done and saved from here on is of the model of now, and undone as well.
        QCOMPARE(window->document().session().model.sha256, std::string(kBuiltInModelSha256));
        QCOMPARE(window->document().session().model.precision, Precision::Float32);
        window->document().anchors().setSeed(0, 7);
        window->document().undoStack().undo();
        QCOMPARE(window->document().session().anchors[0].seed, std::optional<std::uint64_t>(4711));
        QCOMPARE(window->document().session().model.sha256, std::string(kBuiltInModelSha256));
        const QString again = saved(window, QStringLiteral("again.latentwalk"));
        QCOMPARE(readSession(again.toStdString()).model.sha256, std::string(kBuiltInModelSha256));
        window->openFile(again);
        QTRY_VERIFY(!window.find<MessageBar>()->isVisible());
    }

    // The published files and the built-in model are one network: neither is asked for where the other is open.
    void filesWithOneNetworkCountAsOne_data() {
        QTest::addColumn<QString>("saved");
        QTest::addColumn<QString>("open");
        QTest::addColumn<QString>("shown");
        const QString builtIn = QString::fromStdString(builtInModelPath().string());
        const QString original = QStringLiteral("original");
        const QString other = QStringLiteral("fake");
        QTest::newRow("original, built-in open") << original << builtIn << builtIn;
        QTest::newRow("built-in, original open") << builtIn << original << original;
        QTest::newRow("original, none open") << original << QString() << builtIn;
        QTest::newRow("original, another open") << original << other << builtIn;
    }
    void filesWithOneNetworkCountAsOne() {
        QFETCH(QString, saved);
        QFETCH(QString, open);
        QFETCH(QString, shown);
        FakeWindow window;
        window->show();
        if (!open.isEmpty()) {
            window->openModel(open);
            QTRY_VERIFY(!window.find<FaceView>()->image().isNull());
        }
        Session session = window->document().session();
        session.model.sha256 = FakeWindow::hashOf(saved.toStdString());
        session.model.latentSize = 512;
        // What this computer cannot compute in is told, which is no question.
        const bool brain = canCompute(Precision::BFloat16, Device::Cpu);
        session.model.precision = brain ? Precision::BFloat16 : Precision::Float32;
        session.anchors[0].seed = 4711;
        session.position = 0;
        const QString path = window.folder() + QStringLiteral("/twin.latentwalk");
        writeSession(path.toStdString(), session);
        window->openFile(path);
        QTRY_COMPARE(window->document().session().anchors[0].seed, std::optional<std::uint64_t>(4711));
        QCOMPARE(window->document().session().model.sha256, FakeWindow::hashOf(shown.toStdString()));
        QVERIFY2(!window.find<MessageBar>()->isVisible(), qPrintable(window.find<MessageBar>()->text()));
        QVERIFY(!window->files().hasChanges());
    }

    void whatACrashLeftOfAnEarlierBuiltInModelIsRestored() {
        FakeWindow window;
        QVERIFY(window.start());
        Session session = window->document().session();
        session.model.sha256 = std::string(kFormerBuiltInModels.back());
        session.anchors[0].seed = 4711;
        window->files().restore(session);
        QTRY_COMPARE(window->document().session().anchors[0].seed, std::optional<std::uint64_t>(4711));
        QCOMPARE(window->document().session().model.sha256, std::string(kBuiltInModelSha256));
        QVERIFY(window.find<MessageBar>()->text().contains(QStringLiteral("softer")));
        window->document().undoStack().setClean();
    }

    // Who opens the earlier file itself sees what it paints.
    void anEarlierBuiltInModelThatIsOpenStaysOpen() {
        FakeWindow window;
        window->show();
        window->openModel(QStringLiteral("former"));
        QTRY_VERIFY(!window.find<FaceView>()->image().isNull());
        window->openFile(strangers(window, QStringLiteral("former")));
        QTRY_COMPARE(window->document().session().anchors[0].seed, std::optional<std::uint64_t>(4711));
        QCOMPARE(window->document().session().model.sha256, std::string(kFormerBuiltInModels.back()));
        QVERIFY(!window.find<MessageBar>()->text().contains(QStringLiteral("softer")));
    }

    void aKnownModelThatHasBecomeAnotherIsAskedFor() {
        FakeWindow window;
        QVERIFY(window.start());
        const QString model = window.folder() + QStringLiteral("/replaced.model");
        QFile file(model);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        const std::string hash(64, 'c');
        KnownModels::remember(QString::fromStdString(hash), model);
        Session session = window->document().session();
        session.model.sha256 = hash;
        const QString path = window.folder() + QStringLiteral("/replaced.latentwalk");
        writeSession(path.toStdString(), session);
        QSignalSpy opened(&window->service(), &RenderService::checkpointOpened);
        window->openFile(path);
        QTRY_VERIFY(window.answer(QStringLiteral("Use the open model")));
        QVERIFY(test::settled(window->service()));
        QCOMPARE(opened.size(), 1);
    }

    void recentFilesAreOffered() {
        FakeWindow window;
        QVERIFY(window.start());
        const QString first = saved(window, QStringLiteral("first & best.latentwalk"));
        const QString second = saved(window, QStringLiteral("second.latentwalk"));
        QCOMPARE(RecentFiles::paths().mid(0, 2), QStringList({second, first}));
        auto* open = window.find<QAction>(QStringLiteral("openSession"));
        QVERIFY(open->isEnabled());
        for (QMenu* menu : window->findChildren<QMenu*>()) {
            if (menu->title() == QStringLiteral("Open &recent")) {
                emit menu->aboutToShow();
                QCOMPARE(menu->actions().size(), 4);
                QVERIFY(menu->actions()[1]->text().contains(QStringLiteral("first && best")));
                window->document().place().setPosition(0.9);
                menu->actions()[1]->trigger();
                QTRY_COMPARE(window->files().path(), first);
                menu->actions()[3]->trigger();
                QVERIFY(RecentFiles::paths().isEmpty());
                return;
            }
        }
        QFAIL("there is no menu of recent files");
    }

    void recentFilesHoldModelsAndLatentsToo() {
        FakeWindow window;
        QVERIFY(window.start());
        const QString model = window.folder() + QStringLiteral("/hashed.pth");
        QFile file(model);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        window->openModel(model);
        QTRY_COMPARE(RecentFiles::paths(), QStringList{model});
        const QString latents = window.folder() + QStringLiteral("/latents.npy");
        NpyWriter writer(latents.toStdString(), std::array<std::int64_t, 2>{1, 512});
        writer.write(sampleLatent(5, 512));
        writer.commit();
        window->openFile(latents);
        QTRY_COMPARE(RecentFiles::paths(), QStringList({latents, model}));
        // The built-in one has an entry of its own, and what cannot be opened is nothing to come back to.
        QSignalSpy opened(&window->service(), &RenderService::checkpointOpened);
        window->openModel(QString::fromStdString(builtInModelPath().string()));
        QTRY_COMPARE(opened.size(), 1);
        window->openModel(window.folder() + QStringLiteral("/bad.pth"));
        QTRY_VERIFY(window.find<MessageBar>()->text().contains(QStringLiteral("bad.pth is not")));
        QCOMPARE(RecentFiles::paths(), QStringList({latents, model}));
    }
};

LATENTWALK_TEST(TestSessionFiles, window)

}  // namespace test_session_files

#include "test_session_files.moc"
