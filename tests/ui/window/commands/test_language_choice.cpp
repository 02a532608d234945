// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAction>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/room.h"
#include "tests/support/window/fake_window.h"
#include "ui/window/translations.h"

using namespace latentwalk;
using test::FakeWindow;

namespace test_language_choice {

class TestLanguageChoice : public QObject {
    Q_OBJECT

private:
    static QMessageBox* question(FakeWindow& window) {
        return window->findChild<QMessageBox*>(QStringLiteral("changeLanguage"));
    }
    static QAction* language(FakeWindow& window, const char* name) {
        return window.find<QAction>(QStringLiteral("language") + QString::fromLatin1(name));
    }

private slots:
    // A new window has nothing to undo, and ends what is being exported.
    void whatAnotherLanguageEndsIsAskedAbout_data() {
        QTest::addColumn<bool>("yes");
        QTest::newRow("no") << false;
        QTest::newRow("yes") << true;
    }
    void whatAnotherLanguageEndsIsAskedAbout() {
        QFETCH(const bool, yes);
        FakeWindow window;
        QVERIFY(window.start());
        QSignalSpy chosen(&*window, &MainWindow::languageChosen);
        language(window, "English")->trigger();
        QVERIFY(!question(window));
        QCOMPARE(chosen.size(), 1);

        window->document().anchors().setSeed(0, 77);
        window.control().delayMilliseconds = 20;
        FilmWish wish;
        wish.format = FilmFormat::Gif;
        wish.settings.frames = 500;
        const QString path = window.folder() + QStringLiteral("/film.gif");
        window->exports().saveFilm(path, window->document().session(), wish);
        QVERIFY(window->exports().isRunning());
        language(window, "Chinese")->trigger();
        QVERIFY(question(window));
        QVERIFY(question(window)->informativeText().contains(QStringLiteral("undone")));
        QVERIFY(question(window)->informativeText().contains(QStringLiteral("export")));
        QCOMPARE(chosen.size(), 1);
        QTest::mouseClick(question(window)->button(yes ? QMessageBox::Yes : QMessageBox::Cancel), Qt::LeftButton);
        if (yes) {
            QTRY_COMPARE(chosen.size(), 2);
            QVERIFY(!window->exports().isRunning());
            QCOMPARE(Translations::chosen(), QStringLiteral("zh_CN"));
        } else {
            QTRY_VERIFY(!question(window));
            QVERIFY(window->exports().isRunning());
            QCOMPARE(chosen.size(), 1);
            QVERIFY(language(window, "English")->isChecked());
            QCOMPARE(Translations::chosen(), QStringLiteral("en"));
            QVERIFY(window->document().undoStack().canUndo());
            window->exports().cancelAll();
            QTRY_VERIFY(!window->exports().isRunning());
        }
    }
};

LATENTWALK_TEST(TestLanguageChoice, window)

}  // namespace test_language_choice

#include "test_language_choice.moc"
