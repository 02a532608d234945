// SPDX-License-Identifier: GPL-3.0-or-later

#include <QComboBox>
#include <QDateTime>
#include <QDir>
#include <QFileDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

#include "core/output/exporter.h"
#include "core/output/session_recipe.h"
#include "core/recipe/recipe_reader.h"
#include "tests/support/reference.h"
#include "tests/support/room.h"
#include "tests/support/window/fake_window.h"
#include "ui/output/forms/grid_dialog.h"
#include "ui/output/forms/image_dialog.h"
#include "ui/output/wishes/remembered.h"
#include "ui/session/read_file.h"

using namespace latentwalk;
using test::FakeGenerator;
using test::FakeWindow;

namespace test_exports {

// Films and frames from the window: what core alone would make, in line, behind the live face.
class TestExports : public QObject {
    Q_OBJECT

private:
    static bool says(FakeWindow& window, const QString& text) {
        auto* messages = window.find<MessageBar>();
        return QTest::qWaitFor([&] { return messages->isVisible() && messages->text().contains(text); }, 20'000);
    }

    static FilmWish filmWish(FilmFormat format, qint64 frames) {
        FilmWish wish;
        wish.format = format;
        wish.settings.frames = frames;
        wish.settings.loops = 1;
        return wish;
    }

    static Session sessionOf(FakeWindow& window, const FilmWish& wish) {
        Session session = window->document().session();
        session.film = wish.settings;
        return session;
    }

    static int framesIn(const QString& path) {
        QProcess probe;
        probe.start(QStringLiteral("ffprobe"),
                    {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-count_frames"),
                     QStringLiteral("-show_entries"), QStringLiteral("stream=nb_read_frames"), QStringLiteral("-of"),
                     QStringLiteral("csv=p=0"), path});
        probe.waitForFinished(60'000);
        return probe.readAllStandardOutput().trimmed().toInt();
    }

    // Types a name into the next file dialog and accepts it, and answers the question that may follow; cancels the
    // dialog when it comes back. They have loops of their own.
    struct Typing : QTimer {
        bool done = false;
    };
    static std::unique_ptr<Typing> typeIntoFileDialog(const QString& name,
                                                      std::function<void(QMessageBox*)> answer = {}) {
        auto typing = std::make_unique<Typing>();
        Typing* timer = typing.get();
        timer->setInterval(20);
        connect(timer, &QTimer::timeout, timer, [timer, name, answer = std::move(answer)] {
            QWidget* modal = QApplication::activeModalWidget();
            if (auto* where = qobject_cast<QFileDialog*>(modal)) {
                if (std::exchange(timer->done, true)) {
                    where->reject();
                    return;
                }
                where->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"))->setText(name);
                QMetaObject::invokeMethod(where, "accept");
            } else if (auto* box = qobject_cast<QMessageBox*>(modal); box != nullptr && timer->done && answer) {
                answer(box);
            }
        });
        timer->start();
        return typing;
    }

    static QStringList leftIn(const QString& folder) {
        return QDir(folder).entryList({QStringLiteral("*film*")}, QDir::Files | QDir::Hidden);
    }

private slots:
    void aFilmIsTheOneThatCoreMakes_data() {
        QTest::addColumn<FilmFormat>("format");
        QTest::newRow("mp4") << FilmFormat::Mp4;
        QTest::newRow("gif") << FilmFormat::Gif;
        QTest::newRow("apng") << FilmFormat::Apng;
        QTest::newRow("webp") << FilmFormat::WebP;
    }
    void aFilmIsTheOneThatCoreMakes() {
        QFETCH(FilmFormat, format);
        FakeWindow window;
        QVERIFY(window.start());
        const FilmWish wish = filmWish(format, 30);
        const QString path = window.folder() + QStringLiteral("/film.") + endingOf(format);
        const QString expected = window.folder() + QStringLiteral("/expected.") + endingOf(format);
        const Session session = sessionOf(window, wish);
        // As a picture brings it that the command line stretched: the stage never does, and nor do films.
        Session stretched = session;
        stretched.stretch = true;
        window->exports().saveFilm(path, stretched, wish);
        window->document().anchors().setSeed(0, 99);  // later changes do not matter
        QVERIFY(says(window, path));
        FakeGenerator generator(std::make_shared<test::FakeControl>(), 512);
        exportFilm(generator, session, expected.toStdString(), format);
        QCOMPARE(test::readAll(path), test::readAll(expected));
        QVERIFY(readRecipe(path.toStdString()) == filmRecipe(session));
        if (format != FilmFormat::WebP) {  // which ffprobe cannot read
            QCOMPARE(framesIn(path), 30);
        }
        QVERIFY(!window->exports().isRunning());
    }

    void constantSpeedIsMeasuredOnTheWay() {
        FakeWindow window;
        QVERIFY(window.start());
        window->document().settings().setPace(Timing::ConstantSpeed, Easing::Smooth);
        FilmWish wish = filmWish(FilmFormat::Mp4, 20);
        wish.settings.pingPong = true;
        const QString path = window.folder() + QStringLiteral("/film.mp4");
        Session session = sessionOf(window, wish);
        session.pace.reset();
        window->exports().saveFilm(path, session, wish);
        QVERIFY(says(window, path));
        const Recipe recipe = readRecipe(path.toStdString());
        QVERIFY(recipe.session.pace && !SessionWalk(recipe.session).needsPace());
    }

    void framesGoIntoAFolderAndAreCompletedThere() {
        FakeWindow window;
        QVERIFY(window.start());
        FilmWish wish = filmWish(FilmFormat::Mp4, 12);
        wish.name = QStringLiteral("walk");
        const QString folder = window.folder() + QStringLiteral("/frames");
        Session stretched = window->document().session();
        stretched.stretch = true;
        window->exports().saveFrames(folder, stretched, wish);
        QVERIFY(says(window, folder));
        QCOMPARE(QDir(folder).entryList({QStringLiteral("walk_*.png")}).size(), 12);
        FakeGenerator generator(std::make_shared<test::FakeControl>(), 512);
        const QString expected = window.folder() + QStringLiteral("/expected");
        exportSequence(generator, sessionOf(window, wish), expected.toStdString(), {}, "walk");
        for (const QString& name : QDir(expected).entryList(QDir::Files)) {
            QCOMPARE(test::readAll(folder + u'/' + name), test::readAll(expected + u'/' + name));
        }

        QVERIFY(QFile::remove(folder + QStringLiteral("/walk_000007.png")));
        window.find<MessageBar>()->dismiss();
        const QDateTime before = QFileInfo(folder + QStringLiteral("/walk_000006.png")).lastModified();
        window->exports().saveFrames(folder, window->document().session(), wish);
        QVERIFY(says(window, folder));
        QCOMPARE(QDir(folder).entryList({QStringLiteral("walk_*.png")}).size(), 12);
        QCOMPARE(QFileInfo(folder + QStringLiteral("/walk_000006.png")).lastModified(), before);

        window->document().anchors().setSeed(0, 99);
        window->exports().saveFrames(folder, window->document().session(), wish);
        QVERIFY(says(window, QStringLiteral("choose another folder")));
    }

    void theLiveFaceGoesFirst() {
        FakeWindow window;
        QVERIFY(window.start());
        window.control().delayMilliseconds = 10;
        const QString path = window.folder() + QStringLiteral("/film.gif");
        window->exports().saveFilm(path, window->document().session(), filmWish(FilmFormat::Gif, 1000));
        QTRY_VERIFY(window.find<JobBar>()->isVisible());
        auto* progress = window.find<JobBar>()->findChild<QProgressBar*>();
        QTRY_VERIFY(progress->value() > 0);
        int shown = 0;
        connect(&window->service(), &RenderService::imageRendered, this, [&] { ++shown; });
        for (int i = 1; i <= 20; ++i) {
            window.find<WalkSlider>()->setValue(i * 450);
            QTRY_COMPARE(window.shownRed(), window.red(window->document().walk().latentAt(i * 450 / 10'000.0)));
        }
        QVERIFY(shown >= 20);
        QVERIFY(window->exports().isRunning());
    }

    void oneAfterTheOther() {
        FakeWindow window;
        QVERIFY(window.start());
        window.control().delayMilliseconds = 50;
        QSignalSpy saved(&window->exports(), &Exports::saved);
        QSignalSpy ended(&window->exports(), &Exports::ended);
        const QString first = window.folder() + QStringLiteral("/film-1.mp4");
        const QString second = window.folder() + QStringLiteral("/film-2.mp4");
        window->exports().saveFilm(first, window->document().session(), filmWish(FilmFormat::Mp4, 600));
        window->document().anchors().setSeed(0, 99);
        window->exports().saveFilm(second, window->document().session(), filmWish(FilmFormat::Mp4, 10));
        QVERIFY(says(window, QStringLiteral("waits in line")));
        const auto* what = window.find<JobBar>()->findChild<QLabel*>();
        QTRY_VERIFY(what->text().contains(QStringLiteral("film-1.mp4, 1 more in line")));
        window.control().delayMilliseconds = 0;
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 30'000);
        QCOMPARE(saved.size(), 2);
        QCOMPARE(saved[0][0].toString(), first);
        QCOMPARE(saved[1][0].toString(), second);
        QCOMPARE(framesIn(first), 600);
        QCOMPARE(framesIn(second), 10);
        QCOMPARE(readRecipe(second.toStdString()).session.anchors[0].seed, std::optional<std::uint64_t>(99));
        QVERIFY(!window.find<JobBar>()->isVisible());
    }

    void cancellingTheFirstLeavesNothingAndBeginsTheNext() {
        FakeWindow window;
        QVERIFY(window.start());
        window.control().delayMilliseconds = 3;
        const QString first = window.folder() + QStringLiteral("/film-1.mp4");
        const QString second = window.folder() + QStringLiteral("/film-2.mp4");
        window->exports().saveFilm(first, window->document().session(), filmWish(FilmFormat::Mp4, 100'000));
        window->exports().saveFilm(second, window->document().session(), filmWish(FilmFormat::Mp4, 5));
        auto* job = window.find<JobBar>();
        QTRY_VERIFY(job->findChild<QProgressBar*>()->value() > 0);
        QTest::mouseClick(job->findChild<QToolButton*>(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(second), 20'000);
        QTRY_VERIFY(!window->exports().isRunning());
        QCOMPARE(leftIn(window.folder()), QStringList{QStringLiteral("film-2.mp4")});
    }

    void allCanBeGivenUp() {
        FakeWindow window;
        QVERIFY(window.start());
        window.control().delayMilliseconds = 3;
        for (int i = 0; i < 3; ++i) {
            window->exports().saveFilm(window.folder() + QStringLiteral("/film-%1.mp4").arg(i),
                                       window->document().session(), filmWish(FilmFormat::Mp4, 100'000));
        }
        QVERIFY(window->exports().isRunning());
        window->exports().cancelAll();
        QTRY_VERIFY(!window->exports().isRunning());
        QVERIFY(leftIn(window.folder()).isEmpty());
    }

    void endingIsQuickAndLeavesNothing() {
        QTemporaryDir folder;
        {
            FakeWindow window;
            QVERIFY(window.start());
            window.control().delayMilliseconds = 300;
            // Now images are made one by one.
            window.find<WalkSlider>()->setValue(5000);
            QTRY_COMPARE(window.shownRed(), window.red(window->document().walk().latentAt(0.5)));
            auto exports = std::make_unique<Exports>(window->service(), window->document(), *window.find<LiveFace>(),
                                                     *window.find<MessageBar>(), *window.find<JobBar>(), nullptr);
            for (const char* name : {"film-1.mp4", "film-2.mp4"}) {
                exports->saveFilm(folder.filePath(QString::fromLatin1(name)), window->document().session(),
                                  filmWish(FilmFormat::Mp4, 1000));
            }
            QTRY_VERIFY(window.find<JobBar>()->isVisible());
            QTRY_VERIFY(window.control().running == 1);
            const int calls = window.control().calls;
            exports.reset();
            QVERIFY2(window.control().calls <= calls + 2,
                     "more images than the one that was being made were waited for");
            window.control().delayMilliseconds = 0;  // so that nothing else waits
        }
        QVERIFY(leftIn(folder.path()).isEmpty());
    }

    void failuresAreSentences() {
        FakeWindow window;
        QVERIFY(window.start());
        QVERIFY(window.rest());  // small pictures would fail instead
        const QString path = window.folder() + QStringLiteral("/film.mp4");
        window.control().failures = 1;
        window->exports().saveFilm(path, window->document().session(), filmWish(FilmFormat::Mp4, 10));
        QVERIFY(says(window, QStringLiteral("film.mp4 was not saved: The fake was told to fail.")));
        QVERIFY(!QFile::exists(path));

        // Said at once, not when the one before is done.
        window.control().delayMilliseconds = 10;
        window->exports().saveFilm(path, window->document().session(), filmWish(FilmFormat::Mp4, 100'000));
        for (const QString& bad :
             {QStringLiteral("/missing/film.mp4"), u'/' + QString(400, u'a') + QStringLiteral(".mp4")}) {
            window->exports().saveFilm(window.folder() + bad, window->document().session(),
                                       filmWish(FilmFormat::Mp4, 10));
            QVERIFY(says(window, QStringLiteral("cannot be written")));
            QCOMPARE(window.find<MessageBar>()->kind(), MessageBar::Kind::Error);
            window.find<MessageBar>()->dismiss();
        }
        QVERIFY(window->exports().isRunning());
        // Another model ends what was begun with this one.
        window->openModel(QStringLiteral("small"));
        QVERIFY(says(window, QStringLiteral("Another model was opened")));
        QVERIFY(leftIn(window.folder()).isEmpty());
    }

    void withoutAModelItSaysSo() {
        FakeWindow window;
        window->show();
        window->exports().saveFilm(window.folder() + QStringLiteral("/film.mp4"), window->document().session(), {});
        QVERIFY(says(window, QStringLiteral("open a model")));
        window->exports().askForImage();
        QVERIFY(says(window, QStringLiteral("no picture yet")));
        QVERIFY(!window->exports().isRunning());
    }

    void progressSaysHowFastAndHowLong() {
        ExportProgress progress(ExportUnit::Frames, 600);
        QCOMPARE(progress.text(0, {0, 600}), QStringLiteral("0 of 600 frames"));
        QCOMPARE(progress.text(5454, {120, 600}), QStringLiteral("120 of 600 frames, 22 a second, 22 s left"));
        QCOMPARE(progress.text(9000, {600, 600}), QStringLiteral("600 of 600 frames, finishing the file"));

        // Frames that were there already cost no time.
        ExportProgress resumed(ExportUnit::Frames, 600);
        QCOMPARE(resumed.text(1000, {500, 600}), QStringLiteral("500 of 600 frames"));
        QCOMPARE(resumed.text(11'000, {520, 600}), QStringLiteral("520 of 600 frames, 2.0 a second, 40 s left"));

        ExportProgress gif(ExportUnit::Frames, 100);
        QVERIFY(gif.text(0, {10, 132, Phase::Preparing}).startsWith(QStringLiteral("Choosing colours")));
        QVERIFY(gif.text(0, {42, 132}).startsWith(QStringLiteral("10 of 100 frames")));
        ExportProgress measured(ExportUnit::Pictures, 8);
        QVERIFY(measured.text(0, {64, 97, Phase::Measuring}).startsWith(QStringLiteral("Measuring the walk")));
        QCOMPARE(measured.text(9000, {2, 8}), QStringLiteral("2 of 8 pictures"));
    }

    // From the key to the file, as a hand would.
    void theDialogMakesAFilm() {
        FakeWindow window;
        QVERIFY(window.start());
        window->exports().askForExport();
        auto* dialog = window->findChild<ExportDialog*>();
        QVERIFY(dialog && dialog->isVisible());
        // As long as the window plays it: four seconds there, four back.
        QCOMPARE(dialog->wishes().film.settings.frames, framesOf(8, dialog->wishes().film.settings));
        QVERIFY(dialog->wishes().film.settings.pingPong);
        auto* played = dialog->findChild<QCheckBox*>();
        played->setChecked(false);
        for (auto* number : dialog->findChildren<QSpinBox*>()) {
            if (number->accessibleName() == QStringLiteral("Count of frames")) {
                number->setValue(24);
            }
        }
        const FilmWish wish = dialog->wishes().film;
        QCOMPARE(wish.settings.frames, 24);
        const QString path = window.folder() + QStringLiteral("/film.mp4");
        // The file dialog has a loop of its own.
        QTimer answer;
        answer.setInterval(20);
        connect(&answer, &QTimer::timeout, this, [&] {
            if (auto* where = qobject_cast<QFileDialog*>(QApplication::activeModalWidget())) {
                answer.stop();
                where->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"))
                    ->setText(window.folder() + QStringLiteral("/film"));
                QMetaObject::invokeMethod(where, "accept");
            }
        });
        answer.start();
        QTest::keyClick(dialog, Qt::Key_Return);
        QVERIFY(says(window, path));
        QCOMPARE(framesIn(path), 24);
        QCOMPARE(window->document().session().film, wish.settings);
        QVERIFY(rememberedFilm() == wish);

        // A second window begins with what was chosen.
        Appearance appearance;
        MainWindow again(FakeWindow::factory(std::make_shared<test::FakeControl>()), appearance);
        QCOMPARE(again.document().session().film, wish.settings);
    }

    void aTypedEndingDecides_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("written");
        QTest::addColumn<QByteArray>("magic");
        QTest::newRow("none") << "walk"
                              << "walk.mp4" << QByteArray("ftyp");
        QTest::newRow("none that is known") << "walk.v2"
                                            << "walk.v2.mp4" << QByteArray("ftyp");
        QTest::newRow("another name of the same") << "walk.M4V"
                                                  << "walk.M4V" << QByteArray("ftyp");
        QTest::newRow("another format") << "walk.gif"
                                        << "walk.gif" << QByteArray("GIF89a");
        QTest::newRow("a picture's") << "walk.png"
                                     << "walk.png.mp4" << QByteArray("ftyp");
    }
    void aTypedEndingDecides() {
        QFETCH(QString, typed);
        QFETCH(QString, written);
        QFETCH(QByteArray, magic);
        FakeWindow window;
        QVERIFY(window.start());
        window->exports().askForExport();
        auto* dialog = window->findChild<ExportDialog*>();
        QVERIFY(dialog != nullptr);
        QCOMPARE(dialog->wishes().film.format, FilmFormat::Mp4);
        dialog->findChild<QCheckBox*>()->setChecked(false);
        for (auto* number : dialog->findChildren<QSpinBox*>()) {
            if (number->accessibleName() == QStringLiteral("Count of frames")) {
                number->setValue(8);
            }
        }
        const auto typing = typeIntoFileDialog(window.folder() + u'/' + typed);
        dialog->accept();
        const QString path = window.folder() + u'/' + written;
        QVERIFY(says(window, path));
        QVERIFY(test::readAll(path).left(16).contains(magic));
        QCOMPARE(framesIn(path), 8);
        QVERIFY(!QFile::exists(window.folder() + u'/' + typed) || typed == written);
        QVERIFY(std::holds_alternative<RecipeFile>(readFile(path.toStdString())));
    }

    void aGridOfAnotherEndingIsAskedForBeforeItReplacesAnything() {
        FakeWindow window;
        QVERIFY(window.start());
        const QString path = window.folder() + QStringLiteral("/faces.tiff.png");
        QFile there(path);
        QVERIFY(there.open(QIODevice::WriteOnly) && there.write("mine") == 4);
        there.close();
        for (const auto answer : {QMessageBox::No, QMessageBox::Yes}) {
            window->exports().saveGridOf({1, 2, 3}, window->document().session());
            auto* dialog = window->findChild<GridDialog*>();
            QVERIFY(dialog != nullptr);
            bool asked = false;
            const auto typing = typeIntoFileDialog(window.folder() + QStringLiteral("/faces.tiff"), [&](auto* box) {
                asked = box->text().contains(QStringLiteral("faces.tiff.png"));
                QTest::mouseClick(box->button(answer), Qt::LeftButton);
            });
            dialog->accept();
            QTRY_VERIFY(asked);
            if (answer == QMessageBox::No) {
                // The dialogs have loops of their own: what asked is over, and so is what it asks for later.
                QTRY_VERIFY(QApplication::activeModalWidget() == nullptr);
                QVERIFY(window.rest());
                QVERIFY(!window->exports().isRunning());
                QCOMPARE(test::readAll(path), QByteArray("mine"));
            } else {
                QVERIFY(says(window, path));
                QVERIFY(test::readAll(path).startsWith("\x89PNG"));
            }
        }
    }

    void imagesOfSeedsReplaceOthersOnlyWhenAsked() {
        FakeWindow window;
        QVERIFY(window.start());
        const QString folder = window.folder() + QStringLiteral("/faces");
        QVERIFY(QDir().mkpath(folder));
        QFile there(folder + QStringLiteral("/seed-4.png"));
        QVERIFY(there.open(QIODevice::WriteOnly) && there.write("mine") == 4);
        there.close();
        const auto ask = [&](const QList<quint64>& seeds) {
            window->exports().saveSeedImages(seeds, window->document().session());
            const auto typing = typeIntoFileDialog(folder);
            window->findChild<ImageDialog*>()->accept();
            QTRY_VERIFY(typing->done);
        };
        const auto question = [&] { return window->findChild<QMessageBox*>(QStringLiteral("replaceImages")); };
        ask({1, 2});
        QVERIFY(says(window, folder));
        QVERIFY(question() == nullptr);
        ask({3, 4});
        QTRY_VERIFY(question() != nullptr);
        QVERIFY(question()->text().contains(folder));
        QTest::mouseClick(question()->button(QMessageBox::Cancel), Qt::LeftButton);
        QTRY_VERIFY(question() == nullptr);
        QVERIFY(!window->exports().isRunning());
        QVERIFY(!QFile::exists(folder + QStringLiteral("/seed-3.png")));
        QCOMPARE(test::readAll(there.fileName()), QByteArray("mine"));
        window.find<MessageBar>()->dismiss();
        ask({3, 4});
        QTRY_VERIFY(question() != nullptr);
        for (QAbstractButton* button : question()->buttons()) {
            if (question()->buttonRole(button) == QMessageBox::AcceptRole) {
                QTest::mouseClick(button, Qt::LeftButton);
                break;
            }
        }
        QVERIFY(says(window, folder));
        QVERIFY(test::readAll(there.fileName()).startsWith("\x89PNG"));
        QVERIFY(QFile::exists(folder + QStringLiteral("/seed-3.png")));
    }

    void theGridDialogShowsItsPreview() {
        FakeWindow window;
        QVERIFY(window.start());
        window->exports().saveGridOf({1, 2, 3}, window->document().session());
        auto* dialog = window->findChild<GridDialog*>();
        QVERIFY(dialog && dialog->isVisible());
        QCOMPARE(dialog->wish().what, GridWish::What::Anchors);
        const GridPreview* preview = dialog->form()->preview();
        QTRY_VERIFY(!preview->image().isNull());
        FakeGenerator generator(std::make_shared<test::FakeControl>(), 512);
        const Session session = seedsSession(window->document().session(), {1, 2, 3});
        QCOMPARE(preview->image(), toImage(renderGrid(generator, gridSession(session, dialog->wish()))));
        dialog->reject();
        QTRY_VERIFY(!window->findChild<GridDialog*>());
        QVERIFY(!window->exports().isRunning());
    }

    void aGrowingFaceIsAFilm() {
        FakeWindow window;
        QVERIFY(window.start());
        Session session = seedsSession(window->document().session(), {5});
        session.growth = Growth{0, 2};
        const QString path = window.folder() + QStringLiteral("/film.mp4");
        window->exports().exportSession(session, QStringLiteral("growth"));
        auto* dialog = window->findChild<ExportDialog*>();
        QVERIFY(dialog && dialog->kind() == ExportKind::Film);
        dialog->reject();
        window->exports().saveFilm(path, session, filmWish(FilmFormat::Mp4, 9));
        QVERIFY(says(window, path));
        QCOMPARE(framesIn(path), 9);
        QVERIFY(readRecipe(path.toStdString()).session.growth == session.growth);
    }
};

LATENTWALK_TEST(TestExports, window)

}  // namespace test_exports

#include "test_exports.moc"
