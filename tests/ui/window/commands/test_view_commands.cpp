// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAction>
#include <QTest>

#include "tests/support/room.h"
#include "tests/support/window/fake_window.h"

using namespace latentwalk;
using test::FakeWindow;

namespace test_view_commands {

class TestViewCommands : public QObject {
    Q_OBJECT

private slots:
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

LATENTWALK_TEST(TestViewCommands, window)

}  // namespace test_view_commands

#include "test_view_commands.moc"
