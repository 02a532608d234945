// SPDX-License-Identifier: GPL-3.0-or-later

#include <sys/stat.h>
#include <unistd.h>

#include "tests/support/download/download_scene.h"
#include "tests/support/full_disk.h"
#include "tests/support/room.h"

using namespace latentwalk;
using namespace latentwalk::test;
using Scene = DownloadScene;
using Outcome = DownloadOutcome;

namespace test_download_disk {

// The disk's side of a download: what is kept, what is found, what is in the way.
class TestDownloadDisk : public QObject {
    Q_OBJECT

private slots:
    void restartOfTheProgramGoesOn() {
        Scene scene;
        {
            Download download(scene.wish(), scene.network, scene.rules);
            QVERIFY(scene.reachTheMiddle(download));
        }
        const QByteArray part = contentOf(scene.part());
        QVERIFY(part.size() > 50000);
        QVERIFY(scene.server.body.startsWith(part));
        const PartFile::Found found = PartFile::look(scene.folder, kName, scene.server.url(kName));
        QVERIFY(found.part);
        QCOMPARE(found.size, part.size());
        QCOMPARE(found.partTotal, scene.server.body.size());

        scene.server.pause = 0;
        Download download(scene.wish(), scene.network, scene.rules);
        Outcome outcome(download);
        download.start();
        QVERIFY(outcome.isFinished());
        QVERIFY(contentOf(scene.path()) == scene.server.body);
        QCOMPARE(scene.server.requests.last().headers.value("range"), "bytes=" + QByteArray::number(part.size()) + '-');
        QCOMPARE(scene.files(), QStringList(kName));
    }

    void completePartNeedsNoNetwork() {
        Scene scene;
        {
            Download download(scene.wish(), scene.network, scene.rules);
            QVERIFY(scene.reachTheMiddle(download));
        }
        write(scene.part(), scene.server.body);
        scene.server.requests.clear();
        Download download(scene.wish(), scene.network, scene.rules);
        Outcome outcome(download);
        download.start();
        QVERIFY(outcome.isFinished());
        QVERIFY(scene.server.requests.isEmpty());
        QVERIFY(contentOf(scene.path()) == scene.server.body);
    }

    void damagedNotesMeanStartingOver_data() {
        QTest::addColumn<QByteArray>("notes");
        QTest::newRow("none") << QByteArray();
        QTest::newRow("not JSON") << QByteArray("{\"url\": ");
        QTest::newRow("about another file")
            << QByteArray("{\"url\": \"https://example.org/x\", \"etag\": \"\\\"one\\\"\"}");
        QTest::newRow("a tag that would begin another header")
            << QByteArray("{\"url\": \"URL\", \"etag\": \"\\\"one\\\"\\r\\nX-Evil: 1\", \"total\": 700000}");
        QTest::newRow("smaller than the part")
            << QByteArray("{\"url\": \"URL\", \"etag\": \"\\\"one\\\"\", \"total\": 10}");
        QTest::newRow("endless") << QByteArray(200000, ' ');
    }
    void damagedNotesMeanStartingOver() {
        QFETCH(QByteArray, notes);
        Scene scene;
        QVERIFY(QDir().mkpath(scene.folder));
        write(scene.part(), QByteArray(1000, 'x'));
        if (!notes.isEmpty()) {
            write(scene.part() + QStringLiteral(".json"), notes.replace("URL", scene.server.url(kName).toEncoded()));
        }
        Download download(scene.wish(), scene.network, scene.rules);
        Outcome outcome(download);
        download.start();
        QVERIFY2(outcome.isFinished(), qPrintable(outcome.sentence()));
        QVERIFY(contentOf(scene.path()) == scene.server.body);
        QVERIFY(!scene.server.requests[0].headers.contains("range"));
        QVERIFY(!scene.server.requests[0].headers.contains("x-evil"));
    }

    void folderThatCannotBeMade() {
        Scene scene;
        write(scene.root.path() + QStringLiteral("/hub"), "a file");
        Download download(scene.wish(), scene.network, scene.rules);
        Outcome outcome(download);
        download.start();
        QVERIFY(outcome.isFailed());
        QVERIFY2(outcome.sentence().contains(scene.folder), qPrintable(outcome.sentence()));
        QVERIFY(scene.server.requests.isEmpty());
    }

    // Nobody may write into /proc, root neither.
    void folderThatCannotBeWritten() {
        Scene scene;
        DownloadWish wish = scene.wish();
        wish.folder = QStringLiteral("/proc/self");
        Download download(wish, scene.network, scene.rules);
        Outcome outcome(download);
        download.start();
        QVERIFY(outcome.isFailed());
        QVERIFY2(outcome.sentence().contains(QStringLiteral("/proc/self/") + kName), qPrintable(outcome.sentence()));
        QVERIFY(scene.server.requests.isEmpty());
    }

    void diskThatIsTooSmallIsFoundBefore() {
        Scene scene;
        scene.rules.largest = qint64{1} << 60;
        scene.server.lengthLie = qint64{1} << 55;
        Download download(scene.wish(), scene.network, scene.rules);
        Outcome outcome(download);
        download.start();
        QVERIFY(outcome.isFailed());
        QVERIFY2(outcome.sentence().contains(QStringLiteral("has room for")), qPrintable(outcome.sentence()));
        QCOMPARE(scene.server.requests.size(), 1);
    }

    void writeThatFailsIsASentenceAndCanBeResumed() {
        Scene scene;
        Download download(scene.wish(), scene.network, scene.rules);
        Outcome outcome(download);
        {
            const test::FullDisk disk(400'000);
            download.start();
            QVERIFY(outcome.isFailed());
        }
        QVERIFY2(outcome.sentence().contains(scene.path()), qPrintable(outcome.sentence()));
        QVERIFY(!QFile::exists(scene.path()));
        QCOMPARE(contentOf(scene.part()).size(), qint64{400000});
        outcome.failed.clear();
        download.start();
        QVERIFY(outcome.isFinished());
        QVERIFY(contentOf(scene.path()) == scene.server.body);
        QCOMPARE(scene.server.requests.last().headers.value("range"), QByteArray("bytes=400000-"));
    }

    void fileThatIsThereAlready_data() {
        QTest::addColumn<bool>("meanwhile");
        QTest::addColumn<bool>("right");
        QTest::newRow("before, the right one") << false << true;
        QTest::newRow("before, another one") << false << false;
        QTest::newRow("meanwhile, the right one") << true << true;
        QTest::newRow("meanwhile, another one") << true << false;
    }
    void fileThatIsThereAlready() {
        QFETCH(bool, meanwhile);
        QFETCH(bool, right);
        Scene scene;
        Download download(scene.wish(), scene.network, scene.rules);
        Outcome outcome(download);
        if (meanwhile) {
            QVERIFY(scene.reachTheMiddle(download));
        } else {
            QVERIFY(QDir().mkpath(scene.folder));
        }
        const QByteArray theirs = right ? scene.server.body : QByteArray("something else");
        write(scene.path(), theirs);
        download.start();
        if (right) {
            QVERIFY(outcome.isFinished());
        } else {
            QVERIFY(outcome.isFailed());
            const QString sentence = outcome.sentence();
            QVERIFY2(sentence.contains(scene.path()), qPrintable(sentence));
            QVERIFY2(sentence.contains(QString::fromLatin1(scene.prefix)), qPrintable(sentence));
            QVERIFY2(sentence.contains(QString::fromLatin1(prefixOf(theirs))), qPrintable(sentence));
        }
        QVERIFY(contentOf(scene.path()) == theirs);
        QCOMPARE(scene.files(), QStringList(kName));
        QCOMPARE(scene.server.requests.size(), meanwhile ? 1 : 0);
    }

    void linksAreNotFollowed_data() {
        QTest::addColumn<QString>("place");
        QTest::addColumn<bool>("finishes");
        QTest::newRow("of the part") << QStringLiteral(".latentwalk.part") << true;
        QTest::newRow("of the notes") << QStringLiteral(".latentwalk.part.json") << true;
        QTest::newRow("of the file") << QString() << false;
    }
    void linksAreNotFollowed() {
        QFETCH(QString, place);
        QFETCH(bool, finishes);
        Scene scene;
        QVERIFY(QDir().mkpath(scene.folder));
        const QString precious = scene.root.path() + QStringLiteral("/precious");
        // With the file's own place, a link that leads nowhere: what it would make must not come into being.
        if (finishes) {
            write(precious, "precious");
        }
        QVERIFY(QFile::link(precious, scene.path() + place));
        Download download(scene.wish(), scene.network, scene.rules);
        Outcome outcome(download);
        download.start();
        if (finishes) {
            QVERIFY2(outcome.isFinished(), qPrintable(outcome.sentence()));
            QVERIFY(contentOf(scene.path()) == scene.server.body);
            QCOMPARE(contentOf(precious), QByteArray("precious"));
            QCOMPARE(scene.files(), QStringList(kName));
        } else {
            QVERIFY(outcome.isFailed());
            QVERIFY2(outcome.sentence().contains(scene.path()), qPrintable(outcome.sentence()));
            QVERIFY(!QFile::exists(precious));
        }
    }

    void aSecondNameOfThePartIsNotWrittenTo() {
        Scene scene;
        QVERIFY(QDir().mkpath(scene.folder));
        const QString precious = scene.root.path() + QStringLiteral("/precious");
        write(precious, "precious");
        QCOMPARE(::link(precious.toUtf8().constData(), scene.part().toUtf8().constData()), 0);
        Download download(scene.wish(), scene.network, scene.rules);
        Outcome outcome(download);
        download.start();
        QVERIFY(outcome.isFinished());
        QCOMPARE(contentOf(precious), QByteArray("precious"));
    }

    void pipeInPlaceOfThePartDoesNotHang() {
        Scene scene;
        QVERIFY(QDir().mkpath(scene.folder));
        QCOMPARE(::mkfifo(scene.part().toUtf8().constData(), 0600), 0);
        Download download(scene.wish(), scene.network, scene.rules);
        Outcome outcome(download);
        download.start();
        QVERIFY2(outcome.isFinished(), qPrintable(outcome.sentence()));
        QVERIFY(contentOf(scene.path()) == scene.server.body);
    }

    void folderInPlaceOfThePartIsASentence() {
        Scene scene;
        QVERIFY(QDir().mkpath(scene.part()));
        Download download(scene.wish(), scene.network, scene.rules);
        Outcome outcome(download);
        download.start();
        QVERIFY(outcome.isFailed());
        QVERIFY2(outcome.sentence().contains(scene.part()), qPrintable(outcome.sentence()));
    }

    void twoOfTheSameDoNotMix() {
        Scene scene;
        Download first(scene.wish(), scene.network, scene.rules);
        Outcome firstOutcome(first);
        QVERIFY(scene.reachTheMiddle(first));
        Download second(scene.wish(), scene.network, scene.rules);
        Outcome secondOutcome(second);
        second.start();
        QVERIFY(secondOutcome.isFailed());
        QVERIFY2(secondOutcome.sentence().contains(QStringLiteral("already")), qPrintable(secondOutcome.sentence()));
        // Nor does cancelling the second take the first one's part away.
        secondOutcome.failed.clear();
        second.cancel();
        QVERIFY(secondOutcome.isFailed());
        scene.server.pause = 0;
        QVERIFY(firstOutcome.isFinished());
        QVERIFY(contentOf(scene.path()) == scene.server.body);
    }

    void namesThatLeaveTheFolderAreRefused_data() {
        QTest::addColumn<QString>("name");
        QTest::newRow("up") << QStringLiteral("../evil.pth");
        QTest::newRow("dots") << QStringLiteral("..");
        QTest::newRow("empty") << QString();
        QTest::newRow("absolute") << QStringLiteral("/tmp/evil.pth");
    }
    void namesThatLeaveTheFolderAreRefused() {
        QFETCH(QString, name);
        Scene scene;
        DownloadWish wish = scene.wish();
        wish.fileName = name;
        Download download(wish, scene.network, scene.rules);
        Outcome outcome(download);
        download.start();
        QVERIFY(outcome.isFailed());
        QVERIFY(scene.server.requests.isEmpty());
    }
};

LATENTWALK_TEST(TestDownloadDisk, window)

}  // namespace test_download_disk

#include "test_download_disk.moc"
