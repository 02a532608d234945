// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QTest>

#include "tests/support/room.h"
#include "tests/support/window/fake_window.h"

using namespace latentwalk;
using test::FakeWindow;

namespace test_copy_commands {

class TestCopyCommands : public QObject {
    Q_OBJECT

private:
    static QString copied(FakeWindow& window, const char* action) {
        QGuiApplication::clipboard()->clear();
        window.find<QAction>(QString::fromLatin1(action))->trigger();
        return QGuiApplication::clipboard()->text();
    }

private slots:
    void thePictureIsCopiedWhole() {
        FakeWindow window;
        QVERIFY(window.start());
        QTest::keyClick(&*window, Qt::Key_C, Qt::ControlModifier);
        QTRY_COMPARE(QGuiApplication::clipboard()->image().size(), QSize(16, 16));
    }

    void theSeedIsCopiedWhereThereIsOne() {
        FakeWindow window;
        QVERIFY(window.start());
        window->document().anchors().setSeed(0, 18446744073709551615ULL);
        QCOMPARE(copied(window, "copySeed"), QStringLiteral("18446744073709551615"));
        window->document().place().setPosition(0.5);
        QVERIFY(copied(window, "copySeed").isEmpty());
        QVERIFY(window.find<MessageBar>()->text().contains(QStringLiteral("no seed")));
    }

    void theLatentIsCopiedToTheLastBit() {
        FakeWindow window;
        QVERIFY(window.start());
        window->document().place().setPosition(0.375);
        const Latent expected = window->document().place().current().latent;
        QTRY_COMPARE(window.find<LiveFace>()->shown().latent, expected);
        Latent read;
        for (const QString& number : copied(window, "copyLatent").split(u' ')) {
            read.push_back(number.toFloat());
        }
        QCOMPARE(read, expected);
    }
};

LATENTWALK_TEST(TestCopyCommands, window)

}  // namespace test_copy_commands

#include "test_copy_commands.moc"
