// SPDX-License-Identifier: GPL-3.0-or-later

#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/room.h"
#include "tests/support/window/fake_window.h"
#include "tests/support/window/unsaved_work.h"

using namespace latentwalk;
using test::change;
using test::FakeWindow;
using test::press;
using test::question;
using test::saved;

namespace test_way_back {

// What did not fit, or stood in the window before this one, comes back.
class TestWayBack : public QObject {
    Q_OBJECT

private slots:
    // Latents of another size do not fit; what they were is one answer away, and no file is overwritten by the rest.
    void aModelOfAnotherSizeCanBeLeftAgain() {
        FakeWindow window;
        QVERIFY(window.start());
        change(window->document());
        window->document().place().setPosition(0.1);
        window->document().anchors().pin(0);
        const QString path = saved(window, QStringLiteral("walk.latentwalk"));
        QVERIFY(!window->files().hasChanges());
        const Session before = window->document().session();
        window->openModel(QStringLiteral("small"));
        QTRY_VERIFY(window.answer(QStringLiteral("Back to the model before")));
        QVERIFY(window.find<MessageBar>()->text().contains(QStringLiteral("24")));
        QCOMPARE(window->document().latentSize(), 24);
        QVERIFY(window->files().hasChanges());
        QVERIFY(window->files().path().isEmpty());
        QTest::mouseClick(window.answer(QStringLiteral("Back to the model before")), Qt::LeftButton);
        QTRY_COMPARE(window->document().latentSize(), 512);
        QVERIFY(window->document().session().anchors == before.anchors);
        QVERIFY(window->document().session().directions == before.directions);
        QVERIFY(window->document().session().edits == before.edits);
        QCOMPARE(window->files().path(), path);
        QVERIFY(!window->files().hasChanges());
    }

    void aModelOfAnotherSizeMakesNoChangeSaved() {
        FakeWindow window;
        QVERIFY(window.start());
        window->document().anchors().setSeed(0, 77);
        window->openModel(QStringLiteral("small"));
        QTRY_COMPARE(window->document().latentSize(), 24);
        QVERIFY(!window.answer(QStringLiteral("Back to the model before")));  // seeds fit every model
        window->close();
        QTRY_VERIFY(question(window));
        press(question(window), QMessageBox::Discard);
        QTRY_VERIFY(!window->isVisible());
    }

    void aSecondWindowGoesOnWhereTheFirstEnded() {
        FakeWindow window;
        QVERIFY(window.start());
        change(window->document());
        const Latent shown = window->document().place().current().latent;
        const Handover handover = window->handOver();
        Appearance appearance;
        MainWindow second(FakeWindow::factory(std::make_shared<test::FakeControl>()), appearance);
        second.takeOver(handover);
        QTRY_COMPARE(second.document().place().current().latent, shown);
        QVERIFY(second.files().hasChanges());
        second.document().undoStack().setClean();
        window->document().undoStack().setClean();
    }
};

LATENTWALK_TEST(TestWayBack, window)

}  // namespace test_way_back

#include "test_way_back.moc"
