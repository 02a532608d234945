// SPDX-License-Identifier: GPL-3.0-or-later

#include <QSignalSpy>
#include <QTest>

#include "tests/support/room.h"
#include "tests/support/window/fake_window.h"

using namespace latentwalk;
using test::FakeWindow;

namespace test_walk_commands {

class TestWalkCommands : public QObject {
    Q_OBJECT

private slots:
    void keysGoAlongTheWalk() {
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

        QSignalSpy moved(&document.place(), &WalkPlace::positionChanged);
        press(Qt::Key_Space);
        QTRY_VERIFY(moved.size() > 3);
        QVERIFY(window.find<Playback>()->isPlaying());
        press(Qt::Key_Space);
        QVERIFY(!window.find<Playback>()->isPlaying());
        moved.clear();
        QVERIFY(window.rest());
        QCOMPARE(moved.size(), 0);
    }
};

LATENTWALK_TEST(TestWalkCommands, window)

}  // namespace test_walk_commands

#include "test_walk_commands.moc"
