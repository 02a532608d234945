// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDialog>
#include <QMenuBar>
#include <QMessageBox>
#include <QTest>
#include <QTimer>
#include <QTreeWidget>

#include "tests/support/room.h"
#include "tests/support/window/fake_window.h"

using namespace latentwalk;
using test::FakeWindow;

namespace test_help {

// What the window says about itself.
class TestHelp : public QObject {
    Q_OBJECT

private slots:
    void everyLibraryIsNamedWithItsLicence() {
        FakeWindow window;
        window->show();
        QString said;
        QTimer reading;
        reading.setInterval(20);
        connect(&reading, &QTimer::timeout, this, [&] {
            if (auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget())) {
                said = box->text() + box->informativeText();
                box->reject();
            }
        });
        reading.start();
        window.find<QAction>(QStringLiteral("about"))->trigger();
        for (const char* part :
             {"GNU General Public License", "Qt 6", "LGPL-3.0", "QCustomPlot (GPL", "LibTorch (BSD", "OpenBLAS (BSD",
              "FFmpeg (LGPL", "libpng (", "libjpeg-turbo (", "libwebp (BSD", "Expat (MIT", "zlib (", "OpenSSL (Apache",
              "JSON for Modern C++ (MIT)", "CLI11 (BSD", "progan-128"}) {
            QVERIFY2(said.contains(QLatin1String(part)), part);
        }
    }

    void shortcutsNameTheKeysOfTheFace() {
        FakeWindow window;
        window->show();
        window.find<QAction>(QStringLiteral("shortcuts"))->trigger();
        const auto* dialog = window->findChild<QDialog*>(QStringLiteral("shortcutsDialog"));
        QVERIFY(dialog != nullptr);
        const auto found = dialog->findChild<QTreeWidget*>()->findItems(QStringLiteral("Move the enlarged face"),
                                                                        Qt::MatchExactly | Qt::MatchRecursive);
        QCOMPARE(found.size(), 1);
        QVERIFY(found[0]->text(1).contains(QStringLiteral("← → ↑ ↓")));
    }

    void theStatusLineSaysWhatAMenusEntryDoes() {
        FakeWindow window;
        QVERIFY(window.start());
        auto* line = window.find<StatusLine>();
        const auto says = [&](const QString& text) {
            for (const QLabel* label : line->findChildren<QLabel*>()) {
                if (label->isVisible() && label->text() == text) {
                    return true;
                }
            }
            return false;
        };
        auto* pin = window.find<QAction>(QStringLiteral("pinA"));
        QMenu* menu = nullptr;
        for (const QAction* top : window->menuBar()->actions()) {
            if (top->menu() != nullptr && top->menu()->actions().contains(pin)) {
                menu = top->menu();
            }
        }
        QVERIFY(menu != nullptr);
        window->document().place().setPosition(0.25);
        QTRY_VERIFY(says(QStringLiteral("Position 25.0 %")));
        window->menuBar()->setActiveAction(menu->menuAction());
        QTRY_VERIFY(menu->isVisible());
        menu->setActiveAction(pin);
        QVERIFY(says(pin->toolTip()));
        // Without a tip of its own an entry says what it does by itself.
        menu->setActiveAction(window.find<QAction>(QStringLiteral("stepBack")));
        QVERIFY(says(QStringLiteral("Position 25.0 %")));
        menu->setActiveAction(pin);
        window->document().place().setPosition(0.5);
        QVERIFY(says(pin->toolTip()));
        menu->close();
        QTRY_VERIFY(says(QStringLiteral("Position 50.0 %")));
    }
};

LATENTWALK_TEST(TestHelp, window)

}  // namespace test_help

#include "test_help.moc"
