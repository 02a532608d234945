// SPDX-License-Identifier: GPL-3.0-or-later

#include <QMessageBox>
#include <QPushButton>
#include <QTest>

#include "tests/support/room.h"
#include "tests/support/window/fake_window.h"

using namespace latentwalk;
using test::FakeWindow;

namespace test_closing {

// What could be lost by closing is asked about.
class TestClosing : public QObject {
    Q_OBJECT

private:
    static QMessageBox* question(FakeWindow& window, const char* name) {
        return window->findChild<QMessageBox*>(QString::fromLatin1(name));
    }
    // A film that takes longer than the test.
    static void exportFilm(FakeWindow& window) {
        window.control().delayMilliseconds = 20;
        FilmWish wish;
        wish.format = FilmFormat::Gif;
        wish.settings.frames = 500;
        window->exports().saveFilm(window.folder() + QStringLiteral("/film.gif"), window->document().session(), wish);
        QVERIFY(window->exports().isRunning());
    }
    static void choose(QMessageBox* box, QMessageBox::ButtonRole role) {
        for (QAbstractButton* button : box->buttons()) {
            if (box->buttonRole(button) == role) {
                QTest::mouseClick(button, Qt::LeftButton);
                return;
            }
        }
        QFAIL("no such button");
    }

private slots:
    void aWindowWithNothingToLoseClosesAtOnce() {
        FakeWindow window;
        QVERIFY(window.start());
        QVERIFY(window->close());
        QVERIFY(!window->isVisible());
    }

    void anExportIsNotStoppedUnasked() {
        FakeWindow window;
        QVERIFY(window.start());
        exportFilm(window);
        QVERIFY(!window->close());
        QVERIFY(question(window, "stopExports"));
        choose(question(window, "stopExports"), QMessageBox::RejectRole);
        QTRY_VERIFY(!question(window, "stopExports"));
        QVERIFY(window->isVisible());
        QVERIFY(window->exports().isRunning());
        window->exports().cancelAll();
        QTRY_VERIFY(!window->exports().isRunning());
    }

    // One question after the other: the export first, then what is not saved.
    void theWindowClosesOnceTheExportHasStopped() {
        FakeWindow window;
        QVERIFY(window.start());
        exportFilm(window);
        window->document().anchors().setSeed(0, 77);
        QVERIFY(!window->close());
        QVERIFY(!question(window, "unsavedChanges"));
        choose(question(window, "stopExports"), QMessageBox::AcceptRole);
        QTRY_VERIFY(question(window, "unsavedChanges"));
        QVERIFY(!window->exports().isRunning());
        QVERIFY(window->isVisible());
        choose(question(window, "unsavedChanges"), QMessageBox::DestructiveRole);
        QTRY_VERIFY(!window->isVisible());
    }

    void whoCancelsStays() {
        FakeWindow window;
        QVERIFY(window.start());
        window->document().anchors().setSeed(0, 77);
        QVERIFY(!window->close());
        choose(question(window, "unsavedChanges"), QMessageBox::RejectRole);
        QTRY_VERIFY(!question(window, "unsavedChanges"));
        QVERIFY(window->isVisible());
        QVERIFY2(!window->close(), "it is asked again");
        choose(question(window, "unsavedChanges"), QMessageBox::DestructiveRole);
        QTRY_VERIFY(!window->isVisible());
    }
};

LATENTWALK_TEST(TestClosing, window)

}  // namespace test_closing

#include "test_closing.moc"
