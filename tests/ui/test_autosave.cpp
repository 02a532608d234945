#include <QDir>
#include <QLockFile>
#include <QTemporaryDir>
#include <QTest>

#include "ui/session/autosave.h"

using namespace latentwalk;

class TestAutosave : public QObject {
    Q_OBJECT

private:
    static QStringList files(const QTemporaryDir& folder, const QString& ending) {
        return QDir(folder.path()).entryList({u'*' + ending}, QDir::Files);
    }
    // What a program leaves that was killed: its session, and a lock of a process that is no more.
    static void leave(const QTemporaryDir& folder, const QString& name, quint64 seed) {
        WalkDocument document;
        document.setAnchorSeed(0, seed);
        writeSession(
            (folder.filePath(QStringLiteral("autosave-") + name + QStringLiteral(".latentwalk"))).toStdString(),
            document.session());
    }

private slots:
    void aCrashLosesNothing() {
        const QTemporaryDir folder;
        leave(folder, QStringLiteral("old"), 4711);
        const WalkDocument document;
        Autosave autosave(document, folder.path());
        const auto left = autosave.findLeft();
        QVERIFY(left);
        QCOMPARE(left->anchors[0].seed, std::optional<std::uint64_t>(4711));
        // It stays until the user has answered.
        QCOMPARE(files(folder, QStringLiteral(".latentwalk")).size(), 1);
        autosave.forgetLeft();
        QVERIFY(files(folder, QStringLiteral(".latentwalk")).isEmpty());
    }

    void itIsWrittenWhenSomethingChanged() {
        const QTemporaryDir folder;
        WalkDocument document;
        Autosave autosave(document, folder.path());
        autosave.write();
        QTest::qWait(50);
        QVERIFY(files(folder, QStringLiteral(".latentwalk")).isEmpty());
        document.setAnchorSeed(0, 99);
        autosave.write();
        QTRY_COMPARE(files(folder, QStringLiteral(".latentwalk")).size(), 1);
        const Session written =
            readSession(folder.filePath(files(folder, QStringLiteral(".latentwalk"))[0]).toStdString());
        QCOMPARE(written.anchors[0].seed, std::optional<std::uint64_t>(99));
    }

    void anEndInGoodOrderLeavesNothing() {
        const QTemporaryDir folder;
        {
            WalkDocument document;
            Autosave autosave(document, folder.path());
            document.setAnchorSeed(0, 99);
            autosave.write();
        }
        QVERIFY(files(folder, QStringLiteral(".latentwalk")).isEmpty());
        QVERIFY(files(folder, QStringLiteral(".lock")).isEmpty());
    }

    void aRunningProgramKeepsItsOwn() {
        const QTemporaryDir folder;
        WalkDocument document;
        Autosave first(document, folder.path());
        document.setAnchorSeed(0, 99);
        first.write();
        QTRY_COMPARE(files(folder, QStringLiteral(".latentwalk")).size(), 1);
        Autosave second(document, folder.path());
        QVERIFY(!second.findLeft());
        second.forgetLeft();
        QCOMPARE(files(folder, QStringLiteral(".latentwalk")).size(), 1);
    }

    void whatCannotBeReadGoes() {
        const QTemporaryDir folder;
        leave(folder, QStringLiteral("good"), 5);
        QFile bad(folder.filePath(QStringLiteral("autosave-bad.latentwalk")));
        QVERIFY(bad.open(QIODevice::WriteOnly) && bad.write("nonsense") > 0);
        bad.close();
        const WalkDocument document;
        Autosave autosave(document, folder.path());
        const auto left = autosave.findLeft();
        QVERIFY(left);
        QCOMPARE(left->anchors[0].seed, std::optional<std::uint64_t>(5));
        QVERIFY(!QFile::exists(bad.fileName()));
    }

    void aFolderThatCannotBeMadeHurtsNobody() {
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("file")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        WalkDocument document;
        Autosave autosave(document, file.fileName() + QStringLiteral("/below"));
        document.setAnchorSeed(0, 99);
        autosave.write();
        QVERIFY(!autosave.findLeft());
    }
};

QTEST_GUILESS_MAIN(TestAutosave)
#include "test_autosave.moc"
