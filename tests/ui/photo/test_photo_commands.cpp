// SPDX-License-Identifier: GPL-3.0-or-later

#include <QClipboard>
#include <QDir>
#include <QDropEvent>
#include <QMessageBox>
#include <QMimeData>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>
#include <QUrl>

#include "tests/support/room.h"
#include "tests/support/window/fake_photos.h"
#include "tests/support/window/fake_window.h"
#include "tests/support/window/shown_texts.h"
#include "ui/window/commands/photo_commands.h"
#include "ui/window/translations.h"

using namespace latentwalk;
using test::FakeSearch;
using test::FakeWindow;
using test::SearchControl;

namespace test_photo_commands {

class TestPhotoCommands : public QObject {
    Q_OBJECT

private:
    std::shared_ptr<SearchControl> m_control;
    std::unique_ptr<FakeWindow> m_window;

    FakeWindow& window() { return *m_window; }
    MainWindow& main() { return **m_window; }
    Document& document() { return main().document(); }
    void makeWindow() {
        m_window = std::make_unique<FakeWindow>();
        main().photos().setSeams(test::fakePhotoFaces(), test::fakeSearch(m_control));
    }
    void start() {
        main().show();
        main().activateWindow();
        main().openModel(QStringLiteral("celeba-128"));
        QVERIFY(QTest::qWaitForWindowActive(&main()));
        QTRY_VERIFY(!window().find<FaceView>()->image().isNull());
    }
    QString photo(const QString& name, int faces = 1) { return test::fakePhotoFile(window().folder(), name, faces); }
    void drop(const QMimeData& data) {
        QDragEnterEvent enter({100, 100}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&main(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({100, 100}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&main(), &drop);
    }
    void drop(const QStringList& paths) {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString& path : paths) {
            urls.append(QUrl::fromLocalFile(path));
        }
        data.setUrls(urls);
        drop(data);
    }
    PhotoDialog* dialog() { return main().findChild<PhotoDialog*>(); }
    SearchView& view() { return *main().findChild<SearchView*>(); }
    QPushButton* findButton() {
        return dialog() == nullptr ? nullptr : dialog()->findChild<QPushButton*>(QStringLiteral("findFace"));
    }
    bool isReady() { return dialog() != nullptr && dialog()->isVisible() && findButton()->isEnabled(); }
    // Drops photographs and begins the search.
    void search(const QStringList& paths) {
        drop(paths);
        QTRY_VERIFY(isReady());
        QTest::mouseClick(findButton(), Qt::LeftButton);
        QVERIFY(!dialog()->isVisible());
        main().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&main()));
    }
    QStringList names() {
        QStringList all;
        for (const SessionAnchor& anchor : document().session().anchors) {
            all.append(QString::fromStdString(anchor.name));
        }
        return all;
    }
    int shownRed() { return view().pair().face().isNull() ? -1 : qRed(view().pair().face().pixel(0, 0)); }
    QToolButton* stopButton() {
        for (auto* button : main().findChildren<QToolButton*>()) {
            if (button->text() == QStringLiteral("Stop") && button->isVisible()) {
                return button;
            }
        }
        return nullptr;
    }

private slots:
    void init() {
        m_control = std::make_shared<SearchControl>();
        makeWindow();
    }
    void cleanup() {
        m_control->steps.release(300);
        m_window.reset();
    }

    void aDroppedPhotoBecomesAnAnchor() {
        start();
        m_control->steps.release(SearchControl::kSteps);
        search({photo(QStringLiteral("grandma 1950.png"))});
        QTRY_COMPARE(names(), (QStringList{"A", "B", "grandma 1950"}));
        const auto& anchors = document().session().anchors;
        QCOMPARE(anchors.back().components.front(), 1.0F);
        QCOMPARE(document().place().anchorAtPosition(), std::optional(2));
        // The picture is the stage's, too.
        QTRY_COMPARE(window().shownRed(), window().red(anchors.back().components));
        QVERIFY(view().isLarge());
        QVERIFY(view().words().contains(QStringLiteral("a relative of the person, not the person")));
        QVERIFY(!view().words().contains(u'%'));

        QCOMPARE(document().undoStack().undoText(), QStringLiteral("face of grandma 1950.png"));
        QTest::keyClick(&main(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(names(), (QStringList{"A", "B"}));
        QTest::keyClick(&main(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(names().size(), 3);
    }

    void theSearchIsSeenAndStoppedHalfway() {
        start();
        search({photo(QStringLiteral("one.png"))});
        QTRY_VERIFY(view().isLarge() && !view().pair().photo().isNull());
        m_control->steps.release(4);
        QTRY_COMPARE(shownRed(), FakeSearch::redAfter(4));
        QVERIFY(view().words().contains(QStringLiteral("you can stop at any time")));
        QVERIFY(stopButton() != nullptr);
        QTest::mouseClick(stopButton(), Qt::LeftButton);
        QTRY_COMPARE(names().size(), 3);
        QCOMPARE(document().session().anchors.back().components.front(), 0.4F);
        QCOMPARE(shownRed(), FakeSearch::redAfter(4));
        QTRY_VERIFY(stopButton() == nullptr);
    }

    void aCrashLeavesWhatWasSeen() {
        start();
        search({photo(QStringLiteral("one.png"))});
        m_control->steps.release(4);
        QTRY_COMPARE(shownRed(), FakeSearch::redAfter(4));
        QCOMPARE(names().size(), 2);
        main().autosave().write();
        QTRY_VERIFY(!main().autosave().isWriting());
        const QDir folder(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) +
                          QStringLiteral("/autosave"));
        const QStringList files = folder.entryList({QStringLiteral("*.latentwalk")});
        QCOMPARE(files.size(), 1);
        const Session left = readSession(folder.filePath(files.first()).toStdString());
        QCOMPARE(left.anchors.size(), std::size_t{3});
        QCOMPARE(left.anchors.back().components.front(), 0.4F);
        QCOMPARE(left.anchors.back().name, std::string("one"));
    }

    void anotherLanguageKeepsWhatWasSeen() {
        start();
        search({photo(QStringLiteral("one.png"))});
        m_control->steps.release(4);
        QTRY_COMPARE(shownRed(), FakeSearch::redAfter(4));
        QVERIFY(window().replace());
        QCOMPARE(names(), (QStringList{"A", "B", "one"}));
        QCOMPARE(document().session().anchors.back().components.front(), 0.4F);
    }

    void theWindowIsUsedWhileItSearches() {
        start();
        search({photo(QStringLiteral("one.png"))});
        QTRY_VERIFY(view().isLarge());
        document().place().setPosition(0.25);
        QTRY_COMPARE(window().shownRed(), window().red(document().place().current().latent));
        QVERIFY(view().isSmall());
        m_control->steps.release(3);
        QTRY_COMPARE(shownRed(), FakeSearch::redAfter(3));
        QTest::mouseClick(&view(), Qt::LeftButton);
        QVERIFY(view().isLarge());
        QTest::keyClick(&main(), Qt::Key_Escape);
        QVERIFY(view().isSmall());
        // Then what is to be said is said above the stage.
        m_control->steps.release(SearchControl::kSteps);
        QTRY_COMPARE(names().size(), 3);
        QTRY_VERIFY(window().find<MessageBar>()->text().contains(QStringLiteral("a relative of the person")));
        QVERIFY(!view().isVisible());
    }

    void aPoorLikenessOffersWhatHelps() {
        start();
        m_control->poor = true;
        m_control->steps.release(SearchControl::kSteps);
        search({photo(QStringLiteral("one.png"))});
        QTRY_VERIFY(view().words().contains(QStringLiteral("Not much of a likeness")));
        QPushButton* mend = nullptr;
        for (auto* button : view().findChildren<QPushButton*>()) {
            mend = button->isVisible() ? button : mend;
        }
        QVERIFY(mend != nullptr);
        QTest::mouseClick(mend, Qt::LeftButton);
        QTRY_VERIFY(isReady());  // with the same photo
    }

    void severalPhotosBecomeAWalk() {
        start();
        m_control->steps.release(3 * SearchControl::kSteps);
        search(
            {photo(QStringLiteral("ada.png")), photo(QStringLiteral("ben.png"), 0), photo(QStringLiteral("cleo.png"))});
        QTRY_COMPARE(names(), (QStringList{"ada", "ben", "cleo"}));
        QCOMPARE(document().place().anchorAtPosition(), std::optional(2));
        document().undoStack().undo();
        QCOMPARE(names(), (QStringList{"A", "B"}));
    }

    void ofSeveralWhatWasFoundStays() {
        start();
        m_control->steps.release(SearchControl::kSteps + 2);
        search({photo(QStringLiteral("ada.png")), photo(QStringLiteral("ben.png")), photo(QStringLiteral("cleo.png"))});
        QTRY_COMPARE(m_control->searches, 2);
        QTRY_COMPARE(shownRed(), FakeSearch::redAfter(2));
        QTest::mouseClick(stopButton(), Qt::LeftButton);
        QTRY_COMPARE(names(), (QStringList{"ada", "ben"}));
        QTRY_VERIFY(stopButton() == nullptr);
        QCOMPARE(m_control->searches, 2);
    }

    void aWalkThatIsChangedMeanwhileStays() {
        start();
        m_control->steps.release(SearchControl::kSteps);
        search({photo(QStringLiteral("ada.png")), photo(QStringLiteral("ben.png"))});
        QTRY_COMPARE(m_control->searches, 2);
        document().anchors().rename(0, QStringLiteral("mine"));
        m_control->steps.release(SearchControl::kSteps);
        QTRY_COMPARE(names().last(), QStringLiteral("ben"));
        QCOMPARE(names().first(), QStringLiteral("mine"));
        document().undoStack().undo();
        QCOMPARE(names().first(), QStringLiteral("mine"));
    }

    void aPictureIsPasted() {
        start();
        QGuiApplication::clipboard()->setImage(test::fakePhoto(2));
        QTest::keyClick(&main(), Qt::Key_V, Qt::ControlModifier);
        QTRY_VERIFY(isReady());
        QCOMPARE(dialog()->findChild<PointsView*>()->points(), test::fakeFace(0));
        dialog()->close();
        auto* data = new QMimeData;
        data->setUrls({QUrl::fromLocalFile(photo(QStringLiteral("copied.png")))});
        QGuiApplication::clipboard()->setMimeData(data);
        window().find<QAction>(QStringLiteral("pastePicture"))->trigger();
        QTRY_VERIFY(isReady());
        QCOMPARE(dialog()->findChild<PhotoList*>()->count(), 1);
        dialog()->close();
        QGuiApplication::clipboard()->setText(QStringLiteral("no picture"));
        window().find<QAction>(QStringLiteral("pastePicture"))->trigger();
        QVERIFY(window().find<MessageBar>()->text().contains(QStringLiteral("no picture on the clipboard")));
    }

    void aDamagedPictureSaysSoWhereThePhotoWouldBe() {
        start();
        const QString path = window().folder() + QStringLiteral("/torn.png");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("\x89PNG\r\n\x1a\n") == 8);
        file.close();
        drop(QStringList{path});
        QTRY_VERIFY(dialog() != nullptr && dialog()->isVisible());
        QTRY_VERIFY(dialog()->findChild<PointsView*>()->accessibleDescription().contains(QStringLiteral("torn.png")));
        QVERIFY(!findButton()->isEnabled());
        QCOMPARE(names(), (QStringList{"A", "B"}));
    }

    void aPictureWithoutAFileIsDropped() {
        start();
        QMimeData data;
        data.setUrls({QUrl(QStringLiteral("https://example.org/face.jpg"))});
        data.setImageData(test::fakePhoto(1));
        drop(data);
        QTRY_VERIFY(isReady());
    }

    void amongPhotosASessionIsOpened() {
        start();
        const QString session = window().folder() + QStringLiteral("/walk.latentwalk");
        writeSession(session.toStdString(), document().session());
        drop({photo(QStringLiteral("one.png")), session});
        QTRY_COMPARE(main().files().path(), session);
        QVERIFY(dialog() == nullptr);
    }

    void aPictureOfOursLeadsBack() {
        start();
        const QString path = window().folder() + QStringLiteral("/ours.png");
        main().saveImageTo(path);
        QTRY_VERIFY(QFileInfo::exists(path) && !main().exports().isRunning());
        document().place().setPosition(0.75);
        document().undoStack().setClean();
        drop({path});
        QTRY_COMPARE(document().place().position(), 0.0);
        QVERIFY(dialog() == nullptr);
    }

    void aPhotoWaitsForAModel() {
        main().show();
        main().openFile(photo(QStringLiteral("one.png")));
        QTRY_VERIFY(isReady());
        QVERIFY(main().windowTitle().contains(QStringLiteral("celeba-128")));
    }

    void anotherModelEndsTheSearch() {
        start();
        search({photo(QStringLiteral("one.png"))});
        QTRY_COMPARE(m_control->running, 1);
        m_control->steps.release(2);
        main().openModel(QStringLiteral("small"));
        QTRY_COMPARE(document().latentSize(), 24);
        m_control->steps.release(SearchControl::kSteps);
        QTRY_COMPARE(m_control->running, 0);
        QTRY_VERIFY(stopButton() == nullptr);
        QVERIFY(!view().isVisible());
        QCOMPARE(names().size(), 2);
    }

    // Of an album, too: once the walk is somebody's, nothing takes its place.
    void whatIsUndoneMeanwhileStaysUndone() {
        start();
        m_control->steps.release(SearchControl::kSteps);
        search({photo(QStringLiteral("ada.png")), photo(QStringLiteral("ben.png")), photo(QStringLiteral("cleo.png"))});
        QTRY_COMPARE(m_control->searches, 2);
        document().undoStack().undo();
        document().anchors().rename(0, QStringLiteral("mine"));
        m_control->steps.release(2 * SearchControl::kSteps);
        QTRY_COMPARE(names(), (QStringList{"mine", "B", "ben", "cleo"}));
    }

    void closingAsksAboutTheSearch() {
        start();
        search({photo(QStringLiteral("one.png"))});
        m_control->steps.release(4);
        QTRY_COMPARE(shownRed(), FakeSearch::redAfter(4));
        const auto question = [this](const char* name) {
            return main().findChild<QMessageBox*>(QString::fromLatin1(name));
        };
        QVERIFY(!main().close());
        QVERIFY(question("stopSearch") != nullptr);
        question("stopSearch")->reject();
        QTRY_VERIFY(question("stopSearch") == nullptr);
        m_control->steps.release(1);
        QTRY_COMPARE(shownRed(), FakeSearch::redAfter(5));
        QCOMPARE(names().size(), 2);

        QVERIFY(!main().close());
        question("stopSearch")->accept();
        QTRY_VERIFY(question("unsavedChanges") != nullptr);
        QCOMPARE(document().session().anchors.back().components.front(), 0.5F);
        QVERIFY(!main().photos().isSearching());
    }

    void beforeAnythingIsSeenNothingIsKept() {
        start();
        search({photo(QStringLiteral("one.png"))});
        QTRY_COMPARE(m_control->running, 1);
        QVERIFY(!main().close());
        main().findChild<QMessageBox*>(QStringLiteral("stopSearch"))->accept();
        QTRY_VERIFY(!main().isVisible());
        m_window.reset();
        QCOMPARE(m_control->running, 0);
        makeWindow();
    }

    void aFailureIsSaid() {
        start();
        m_control->fails = true;
        m_control->steps.release(1);
        search({photo(QStringLiteral("one.png"))});
        auto* messages = window().find<MessageBar>();
        QTRY_VERIFY(messages->text().contains(QStringLiteral("one.png")) &&
                    messages->text().contains(QStringLiteral("was told to fail")));
        QVERIFY(!view().isVisible());
        QCOMPARE(names().size(), 2);
    }

    void theDividerIsDragged() {
        start();
        search({photo(QStringLiteral("one.png"))});
        m_control->steps.release(4);
        QTRY_COMPARE(shownRed(), FakeSearch::redAfter(4));
        PairView& pair = view().pair();
        QVERIFY(!pair.isSplit() && !pair.photoRect().intersects(pair.faceRect()));
        auto* toggle = view().findChild<QToolButton*>(QStringLiteral("splitView"));
        QTest::mouseClick(toggle, Qt::LeftButton);
        QVERIFY(pair.isSplit());
        QCOMPARE(pair.photoRect(), pair.faceRect());
        const QRect square = pair.photoRect();
        const auto redAt = [&](double part) {
            return pair.grab().toImage().pixelColor(square.left() + static_cast<int>(part * square.width()),
                                                    square.top() + 20);
        };
        const QPoint start(square.center());
        const QPoint there(square.left() + square.width() / 4, square.center().y());
        QTest::mousePress(&pair, Qt::LeftButton, {}, start);
        QTest::mouseMove(&pair, there);
        QTest::mouseRelease(&pair, Qt::LeftButton, {}, there);
        QVERIFY(std::abs(pair.divider() - 0.25) < 0.02);
        QCOMPARE(redAt(0.5).red(), FakeSearch::redAfter(4));
        QVERIFY(redAt(0.1).green() > 100);  // the photo
        const double position = document().place().position();
        pair.setFocus();
        QTest::keyClick(&pair, Qt::Key_Right);
        QVERIFY(std::abs(pair.divider() - 0.3) < 0.02);
        QCOMPARE(document().place().position(), position);
    }

    void itSpeaksChinese() {
        Translations translations;
        translations.use(QStringLiteral("zh_CN"));
        m_window.reset();
        makeWindow();
        start();
        drop({photo(QStringLiteral("1.png"), 2), photo(QStringLiteral("2.png"), 0)});
        QTRY_VERIFY(isReady());
        static const QRegularExpression word(QStringLiteral("[A-Za-z]{2,}"));
        const auto foreign = [](const QWidget& widget) {
            QStringList found;
            for (const auto& shown : test::ShownTexts::of(widget)) {
                QString text = shown.text;
                text.remove(QStringLiteral(".png")).remove(QStringLiteral("Delete")).remove(QStringLiteral("Tab"));
                text.remove(QStringLiteral("Shift")).remove(QStringLiteral("Latentwalk"));
                if (text.contains(word)) {
                    found.append(shown.where + QStringLiteral(": ") + text);
                }
            }
            return found.join(u'\n');
        };
        QVERIFY2(foreign(*dialog()).isEmpty(), qPrintable(foreign(*dialog())));
        QTest::mouseClick(findButton(), Qt::LeftButton);
        m_control->steps.release(2);
        QTRY_COMPARE(shownRed(), FakeSearch::redAfter(2));
        QVERIFY2(foreign(view()).isEmpty(), qPrintable(foreign(view())));
        m_control->poor = true;
        m_control->steps.release(2 * SearchControl::kSteps);
        QTRY_VERIFY(names().size() == 2 && view().words().contains(QStringLiteral("不太像")));
        QVERIFY2(foreign(view()).isEmpty(), qPrintable(foreign(view())));
        m_window.reset();
        translations.use(QStringLiteral("en"));
        makeWindow();
    }
};

LATENTWALK_TEST(TestPhotoCommands, window)

}  // namespace test_photo_commands

#include "test_photo_commands.moc"
