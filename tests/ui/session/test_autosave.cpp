// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QLockFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/room.h"
#include "ui/session/autosave.h"

using namespace latentwalk;

namespace test_autosave {

class TestAutosave : public QObject {
    Q_OBJECT

private:
    static QStringList files(const QTemporaryDir& folder, const QString& ending) {
        return QDir(folder.path()).entryList({u'*' + ending}, QDir::Files);
    }
    // What a program leaves that was killed: its session, and a lock of a process that is no more.
    static void leave(const QTemporaryDir& folder, const QString& name, quint64 seed, int secondsAgo = 0) {
        Document document;
        document.anchors().setSeed(0, seed);
        const QString path = folder.filePath(QStringLiteral("autosave-") + name + QStringLiteral(".latentwalk"));
        writeSession(path.toStdString(), document.session());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(QDateTime::currentDateTime().addSecs(-secondsAgo), QFileDevice::FileModificationTime));
    }
    static std::optional<std::uint64_t> seedOf(const Session& session) { return session.anchors[0].seed; }

private slots:
    void aCrashLosesNothing() {
        const QTemporaryDir folder;
        leave(folder, QStringLiteral("old"), 4711);
        const Document document;
        Autosave autosave(document, folder.path());
        const auto left = autosave.findLeft();
        QVERIFY(left);
        QCOMPARE(seedOf(left->session), std::optional<std::uint64_t>(4711));
        // It stays until the user has answered, and only one program asks.
        QCOMPARE(files(folder, QStringLiteral(".latentwalk")).size(), 1);
        Autosave other(document, folder.path());
        QVERIFY(!other.findLeft());
        autosave.forget(left->name);
        QVERIFY(files(folder, QStringLiteral(".latentwalk")).isEmpty());
    }

    void ofTwoCrashedWindowsBothAreOffered() {
        const QTemporaryDir folder;
        leave(folder, QStringLiteral("older"), 5, 60);
        leave(folder, QStringLiteral("newer"), 6);
        const Document document;
        Autosave autosave(document, folder.path());
        const auto first = autosave.findLeft();
        QVERIFY(first);
        QCOMPARE(seedOf(first->session), std::optional<std::uint64_t>(6));
        autosave.forget(first->name);
        const auto second = autosave.findLeft();
        QVERIFY(second);
        QCOMPARE(seedOf(second->session), std::optional<std::uint64_t>(5));
        QCOMPARE(files(folder, QStringLiteral(".latentwalk")).size(), 1);
        QVERIFY(!autosave.findLeft());
    }

    void whatNobodyAnsweredIsOfferedAgain() {
        const QTemporaryDir folder;
        leave(folder, QStringLiteral("old"), 4711);
        const Document document;
        {
            Autosave autosave(document, folder.path());
            QVERIFY(autosave.findLeft());
        }
        Autosave next(document, folder.path());
        QVERIFY(next.findLeft());
    }

    // Between its return to the screen and the next writing there is no moment without a copy.
    void whatIsGoneOnWithIsTheProgramsOwn() {
        const QTemporaryDir folder;
        leave(folder, QStringLiteral("old"), 4711);
        const Document document;
        auto autosave = std::make_unique<Autosave>(document, folder.path());
        const auto left = autosave->findLeft();
        QVERIFY(left);
        autosave->adopt(left->name);
        const QStringList copies = files(folder, QStringLiteral(".latentwalk"));
        QCOMPARE(copies.size(), 1);
        QVERIFY(copies[0] != left->name + QStringLiteral(".latentwalk"));
        QCOMPARE(seedOf(readSession(folder.filePath(copies[0]).toStdString())), std::optional<std::uint64_t>(4711));
        autosave.reset();
        QVERIFY(files(folder, QStringLiteral(".latentwalk")).isEmpty());
    }

    void itIsWrittenWhenSomethingChanged() {
        const QTemporaryDir folder;
        Document document;
        Autosave autosave(document, folder.path());
        autosave.write();
        QVERIFY(!autosave.isWriting());
        QVERIFY(files(folder, QStringLiteral(".latentwalk")).isEmpty());
        document.anchors().setSeed(0, 99);
        autosave.write();
        QTRY_COMPARE(files(folder, QStringLiteral(".latentwalk")).size(), 1);
        const Session written =
            readSession(folder.filePath(files(folder, QStringLiteral(".latentwalk"))[0]).toStdString());
        QCOMPARE(written.anchors[0].seed, std::optional<std::uint64_t>(99));
    }

    void anEndInGoodOrderLeavesNothing() {
        const QTemporaryDir folder;
        {
            Document document;
            Autosave autosave(document, folder.path());
            document.anchors().setSeed(0, 99);
            autosave.write();
        }
        QVERIFY(files(folder, QStringLiteral(".latentwalk")).isEmpty());
        QVERIFY(files(folder, QStringLiteral(".lock")).isEmpty());
    }

    void aRunningProgramKeepsItsOwn() {
        const QTemporaryDir folder;
        Document document;
        Autosave first(document, folder.path());
        document.anchors().setSeed(0, 99);
        first.write();
        QTRY_COMPARE(files(folder, QStringLiteral(".latentwalk")).size(), 1);
        Autosave second(document, folder.path());
        QVERIFY(!second.findLeft());
        QCOMPARE(files(folder, QStringLiteral(".latentwalk")).size(), 1);
    }

    // It may have been written by a newer program, or the disk may have failed for a moment.
    void whatCannotBeReadStays() {
        const QTemporaryDir folder;
        leave(folder, QStringLiteral("good"), 5);
        QFile bad(folder.filePath(QStringLiteral("autosave-bad.latentwalk")));
        QVERIFY(bad.open(QIODevice::WriteOnly) && bad.write("nonsense") > 0);
        bad.close();
        const Document document;
        Autosave autosave(document, folder.path());
        const auto left = autosave.findLeft();
        QVERIFY(left);
        QCOMPARE(seedOf(left->session), std::optional<std::uint64_t>(5));
        autosave.forget(left->name);
        QVERIFY(!autosave.findLeft());
        QVERIFY(QFile::exists(bad.fileName()));
    }

    void aFolderThatCannotBeMadeIsSaidOnceAndTriedAgain() {
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("file")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        Document document;
        Autosave autosave(document, file.fileName() + QStringLiteral("/below"));
        QSignalSpy failed(&autosave, &Autosave::failed);
        document.anchors().setSeed(0, 99);
        autosave.write();
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(failed[0][0].toString().contains(QStringLiteral("autosave-")));
        QVERIFY(!autosave.findLeft());
        autosave.write();
        QVERIFY(autosave.isWriting());
        QTRY_VERIFY(!autosave.isWriting());
        QCOMPARE(failed.size(), 1);
        // Nothing has changed since, and yet it is written as soon as that is possible.
        QVERIFY(file.remove());
        const auto copies = [&] {
            autosave.write();
            return QDir(file.fileName() + QStringLiteral("/below"))
                .entryList({QStringLiteral("*.latentwalk")}, QDir::Files)
                .size();
        };
        QTRY_COMPARE(copies(), 1);
    }
};

LATENTWALK_TEST(TestAutosave, core)

}  // namespace test_autosave

#include "test_autosave.moc"
