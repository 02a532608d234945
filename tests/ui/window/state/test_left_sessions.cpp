// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QMessageBox>
#include <QStandardPaths>
#include <QTest>

#include "tests/support/room.h"
#include "tests/support/window/fake_window.h"

using namespace latentwalk;
using test::FakeWindow;

namespace test_left_sessions {

// What a crash left is offered, and is never lost.
class TestLeftSessions : public QObject {
    Q_OBJECT

private:
    static QString autosaveFolder() {
        return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/autosave");
    }
    // What a killed program left: a session of `seed` that was made with the fake of that name.
    static void leave(const QString& name, quint64 seed, const QString& model) {
        Document document;
        ModelReference reference;
        reference.sha256 = FakeWindow::hashOf(model.toStdString());
        reference.latentSize = 512;
        reference.precision = Precision::BFloat16;
        document.setModel(reference, 3);
        document.anchors().setSeed(0, seed);
        QVERIFY(QDir().mkpath(autosaveFolder()));
        writeSession((autosaveFolder() + QStringLiteral("/autosave-%1.latentwalk").arg(name)).toStdString(),
                     document.session());
    }
    static QStringList left() { return QDir(autosaveFolder()).entryList({QStringLiteral("*.latentwalk")}); }

private slots:
    // The offer comes while the first model is still being opened, and is there until it is answered.
    void whatACrashLeftIsOfferedUntilTheAnswer() {
        FakeWindow window([](const QString&) {
            leave(QStringLiteral("one"), 4711, QStringLiteral("fake"));
            leave(QStringLiteral("two"), 4712, QStringLiteral("fake"));
        });
        window->offerLeftSession();
        QVERIFY(window.start());
        window->openModel(QStringLiteral("other"));
        QTRY_VERIFY(window->windowTitle().contains(QStringLiteral("other")));
        window->openModel(QStringLiteral("fake"));
        QTRY_VERIFY(window->windowTitle().contains(QStringLiteral("fake")));
        QVERIFY(window.answer(QStringLiteral("Restore")));
        QVERIFY(window.answer(QStringLiteral("Discard")));
        QCOMPARE(left().size(), 2);
        QTest::mouseClick(window.answer(QStringLiteral("Restore")), Qt::LeftButton);
        const auto first = window->document().session().anchors[0].seed;
        QVERIFY(first == std::uint64_t{4711} || first == std::uint64_t{4712});
        QVERIFY(window->files().hasChanges());
        // The other one is offered next, and the one that is shown has a copy as before.
        QVERIFY(window.answer(QStringLiteral("Discard")));
        QCOMPARE(left().size(), 2);
        QTest::mouseClick(window.answer(QStringLiteral("Discard")), Qt::LeftButton);
        QVERIFY(!window.find<MessageBar>()->isVisible());
        QCOMPARE(left().size(), 1);
        QCOMPARE(readSession((autosaveFolder() + u'/' + left()[0]).toStdString()).anchors[0].seed, first);
        QCOMPARE(window->document().session().anchors[0].seed, first);
    }

    void whatACrashLeftStaysUntilItIsShown() {
        FakeWindow window([](const QString&) { leave(QStringLiteral("one"), 4711, QStringLiteral("elsewhere")); });
        QVERIFY(window.start());
        window->offerLeftSession();
        QTest::mouseClick(window.answer(QStringLiteral("Restore")), Qt::LeftButton);
        QTRY_VERIFY(window.answer(QStringLiteral("Use the open model")));
        QCOMPARE(left(), QStringList(QStringLiteral("autosave-one.latentwalk")));
        QTest::mouseClick(window.answer(QStringLiteral("Use the open model")), Qt::LeftButton);
        QCOMPARE(window->document().session().anchors[0].seed, std::optional<std::uint64_t>(4711));
        QVERIFY(!left().contains(QStringLiteral("autosave-one.latentwalk")));
    }

    void whatACrashLeftReplacesNoWorkUnasked() {
        FakeWindow window([](const QString&) { leave(QStringLiteral("one"), 4711, QStringLiteral("fake")); });
        QVERIFY(window.start());
        window->offerLeftSession();
        window->document().anchors().setSeed(0, 77);
        QTest::mouseClick(window.answer(QStringLiteral("Restore")), Qt::LeftButton);
        auto* box = window->findChild<QMessageBox*>(QStringLiteral("unsavedChanges"));
        QVERIFY(box != nullptr);
        QCOMPARE(window->document().session().anchors[0].seed, std::optional<std::uint64_t>(77));
        QTest::mouseClick(box->button(QMessageBox::Discard), Qt::LeftButton);
        QTRY_COMPARE(window->document().session().anchors[0].seed, std::optional<std::uint64_t>(4711));
    }
};

LATENTWALK_TEST(TestLeftSessions, window)

}  // namespace test_left_sessions

#include "test_left_sessions.moc"
