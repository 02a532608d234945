// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/download/download_scene.h"
#include "tests/support/room.h"

using namespace latentwalk;
using namespace latentwalk::test;
using Scene = DownloadScene;
using Outcome = DownloadOutcome;

namespace test_download {

// The network's side of a download: servers of all kinds.
class TestDownload : public QObject {
    Q_OBJECT

private slots:
    void wholeFile_data() {
        QTest::addColumn<qint64>("size");
        QTest::addColumn<bool>("announced");
        QTest::newRow("one byte") << qint64{1} << true;
        QTest::newRow("usual") << qint64{700000} << true;
        QTest::newRow("more than is held in memory") << qint64{20} * 1000 * 1000 << true;
        QTest::newRow("length not announced") << qint64{700000} << false;
    }
    void wholeFile() {
        QFETCH(qint64, size);
        QFETCH(bool, announced);
        Scene scene(size);
        scene.server.announcesLength = announced;
        Download download(scene.wish(), scene.network, scene.rules);
        Outcome outcome(download);
        QVERIFY(!QFile::exists(scene.folder));
        download.start();
        QVERIFY2(outcome.isFinished(), qPrintable(outcome.sentence()));
        QCOMPARE(outcome.finished[0][0].toString(), scene.path());
        QVERIFY(contentOf(scene.path()) == scene.server.body);
        QCOMPARE(scene.files(), QStringList(kName));
        QCOMPARE(scene.server.requests.size(), 1);
        QCOMPARE(scene.server.requests[0].headers.value("accept-encoding"), QByteArray("identity"));
        QVERIFY(!scene.server.requests[0].headers.contains("range"));
    }

    void digitsOfTheHashMayBeUpperCase() {
        Scene scene(5000);
        scene.prefix = scene.prefix.toUpper();
        Download download(scene.wish(), scene.network, scene.rules);
        Outcome outcome(download);
        download.start();
        QVERIFY2(outcome.isFinished(), qPrintable(outcome.sentence()));
    }

    void slowServerShowsProgress() {
        Scene scene(60000);
        scene.server.piece = 3000;
        scene.server.pause = 50;
        scene.rules.stallMilliseconds = 500;
        Download download(scene.wish(), scene.network, scene.rules);
        Outcome outcome(download);
        QList<qint64> seen;
        QStringList remaining;
        connect(&download, &Download::progressed, &download, [&] {
            seen.append(download.received());
            remaining.append(download.remaining());
        });
        download.start();
        QVERIFY(outcome.isFinished());
        QVERIFY(seen.size() > 4);
        QVERIFY(std::is_sorted(seen.begin(), seen.end()));
        QCOMPARE(download.total(), qint64{60000});
        QVERIFY2(remaining.contains(QStringLiteral("1 s left")), qPrintable(remaining.join(u'|')));
    }

    void goesOnWhenTheConnectionBreaks() {
        Scene scene;
        scene.server.endAfter = 300000;
        Download download(scene.wish(), scene.network, scene.rules);
        Outcome outcome(download);
        download.start();
        QVERIFY2(outcome.isFinished(), qPrintable(outcome.sentence()));
        QVERIFY(contentOf(scene.path()) == scene.server.body);
        QCOMPARE(scene.server.requests.size(), 3);
        QCOMPARE(scene.server.requests[1].headers.value("range"), QByteArray("bytes=300000-"));
        QCOMPARE(scene.server.requests[1].headers.value("if-range"), QByteArray("\"one\""));
        QCOMPARE(scene.server.requests[2].headers.value("range"), QByteArray("bytes=600000-"));
    }

    void goesOnByTheDateWhereThereIsNoStrongTag() {
        Scene scene;
        scene.server.etag = "W/\"weak\"";
        scene.server.lastModified = "Tue, 05 Mar 2019 10:00:00 GMT";
        scene.server.endAfter = 300000;
        scene.server.endings = 1;
        Download download(scene.wish(), scene.network, scene.rules);
        Outcome outcome(download);
        download.start();
        QVERIFY(outcome.isFinished());
        QVERIFY(contentOf(scene.path()) == scene.server.body);
        QCOMPARE(scene.server.requests[1].headers.value("if-range"), scene.server.lastModified);
    }

    void startsOverWhenItCannotGoOn_data() {
        QTest::addColumn<bool>("knowsRanges");
        QTest::addColumn<QByteArray>("etag");
        QTest::addColumn<QByteArray>("contentRange");
        QTest::addColumn<int>("requests");
        QTest::newRow("server without ranges") << false << QByteArray("\"one\"") << QByteArray() << 2;
        QTest::newRow("nothing to know the file by") << true << QByteArray() << QByteArray() << 2;
        QTest::newRow("another range") << true << QByteArray("\"one\"") << QByteArray("bytes 0-699999/700000") << 3;
        QTest::newRow("range of another file")
            << true << QByteArray("\"one\"") << QByteArray("bytes 300000-799999/800000") << 3;
        QTest::newRow("range without an end") << true << QByteArray("\"one\"") << QByteArray("bytes 300000-/*") << 3;
    }
    void startsOverWhenItCannotGoOn() {
        QFETCH(bool, knowsRanges);
        QFETCH(QByteArray, etag);
        QFETCH(QByteArray, contentRange);
        QFETCH(int, requests);
        Scene scene;
        scene.server.knowsRanges = knowsRanges;
        scene.server.etag = etag;
        scene.server.contentRange = contentRange;
        scene.server.endAfter = 300000;
        scene.server.endings = 1;
        Download download(scene.wish(), scene.network, scene.rules);
        Outcome outcome(download);
        download.start();
        QVERIFY2(outcome.isFinished(), qPrintable(outcome.sentence()));
        QVERIFY(contentOf(scene.path()) == scene.server.body);
        QCOMPARE(scene.server.requests.size(), requests);
    }

    void givesUpOnAServerThatAlwaysBreaksOff() {
        Scene scene;
        scene.server.knowsRanges = false;
        scene.server.endAfter = 300000;
        Download download(scene.wish(), scene.network, scene.rules);
        Outcome outcome(download);
        download.start();
        QVERIFY(outcome.isFailed());
        QVERIFY2(outcome.sentence().contains(QStringLiteral("127.0.0.1 broke off the connection.")),
                 qPrintable(outcome.sentence()));
        QVERIFY(outcome.sentence().contains(kName));
        QVERIFY(!QFile::exists(scene.path()));
        QVERIFY(scene.server.requests.size() <= 6);
        // The user may try again later, and then it works.
        scene.server.endAfter = -1;
        scene.server.knowsRanges = true;
        outcome.failed.clear();
        download.start();
        QVERIFY(outcome.isFinished());
        QVERIFY(contentOf(scene.path()) == scene.server.body);
        QCOMPARE(scene.server.requests.last().headers.value("range"), QByteArray("bytes=300000-"));
    }

    void lengthTooLong() {
        Scene scene;
        scene.server.lengthLie = 5000;
        Download download(scene.wish(), scene.network, scene.rules);
        Outcome outcome(download);
        download.start();
        QVERIFY(outcome.isFailed());
        QVERIFY2(outcome.sentence().contains(QStringLiteral("127.0.0.1")), qPrintable(outcome.sentence()));
        QVERIFY(!QFile::exists(scene.path()));
        QVERIFY(scene.server.requests.size() < 12);
    }

    void lengthTooShort() {
        Scene scene;
        scene.server.lengthLie = -5000;
        Download download(scene.wish(), scene.network, scene.rules);
        Outcome outcome(download);
        download.start();
        QVERIFY(outcome.isFailed());
        QVERIFY2(outcome.sentence().contains(QStringLiteral("SHA-256")), qPrintable(outcome.sentence()));
        QVERIFY(scene.files().isEmpty());
    }

    void unannouncedEndIsFoundByTheHash() {
        Scene scene;
        scene.server.announcesLength = false;
        scene.server.endAfter = 300000;
        Download download(scene.wish(), scene.network, scene.rules);
        Outcome outcome(download);
        download.start();
        QVERIFY(outcome.isFailed());
        QVERIFY(outcome.sentence().contains(QStringLiteral("SHA-256")));
        QVERIFY(scene.files().isEmpty());
    }

    void wrongFileIsRefusedWithBothValues() {
        Scene scene;
        scene.prefix = "0123abcd";
        Download download(scene.wish(), scene.network, scene.rules);
        Outcome outcome(download);
        download.start();
        QVERIFY(outcome.isFailed());
        const QString sentence = outcome.sentence();
        QVERIFY2(sentence.contains(scene.path()), qPrintable(sentence));
        QVERIFY2(sentence.contains(QStringLiteral("0123abcd")), qPrintable(sentence));
        QVERIFY2(sentence.contains(QString::fromLatin1(prefixOf(scene.server.body))), qPrintable(sentence));
        QVERIFY(scene.files().isEmpty());
        QCOMPARE(download.received(), qint64{0});
    }

    void refusals_data() {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("requests");
        QTest::addColumn<QString>("says");
        QTest::newRow("404") << 404 << 1 << QStringLiteral("does not have it (404)");
        QTest::newRow("403") << 403 << 1 << QStringLiteral("403");
        QTest::newRow("500") << 500 << 1 << QStringLiteral("500");
        QTest::newRow("503, which may pass") << 503 << 4 << QStringLiteral("503");
        QTest::newRow("204, no file at all") << 204 << 1 << QStringLiteral("204");
        QTest::newRow("206 that nobody asked for") << 206 << 1 << QStringLiteral("206");
    }
    void refusals() {
        QFETCH(int, status);
        QFETCH(int, requests);
        QFETCH(QString, says);
        Scene scene;
        scene.server.status = status;
        Download download(scene.wish(), scene.network, scene.rules);
        Outcome outcome(download);
        download.start();
        QVERIFY(outcome.isFailed());
        QVERIFY2(outcome.sentence().contains(says), qPrintable(outcome.sentence()));
        QCOMPARE(scene.server.requests.size(), requests);
        QVERIFY(!QFile::exists(scene.path()));
        QVERIFY(contentOf(scene.part()).isEmpty());
    }

    void nobodyListens() {
        Scene scene;
        DownloadWish wish = scene.wish();
        {
            HttpServer gone;
            scene.rules.plainHttpTo = gone.authority();
            wish.url = gone.url(kName);
        }
        Download download(wish, scene.network, scene.rules);
        Outcome outcome(download);
        download.start();
        QVERIFY(outcome.isFailed());
        QVERIFY2(outcome.sentence().contains(QStringLiteral("127.0.0.1")), qPrintable(outcome.sentence()));
    }

    void plainHttpIsRefused() {
        Scene scene;
        scene.rules.plainHttpTo.clear();
        Download download(scene.wish(), scene.network, scene.rules);
        Outcome outcome(download);
        download.start();
        QVERIFY(outcome.isFailed());
        QVERIFY2(outcome.sentence().contains(QStringLiteral("https")), qPrintable(outcome.sentence()));
        QVERIFY(scene.server.requests.isEmpty());
        QVERIFY(!QFile::exists(scene.folder));
    }

    void redirectToPlainHttpIsRefused() {
        Scene scene;
        HttpServer other;
        other.body = scene.server.body;
        scene.server.redirectTo = other.url(kName).toEncoded();
        Download download(scene.wish(), scene.network, scene.rules);
        Outcome outcome(download);
        download.start();
        QVERIFY(outcome.isFailed());
        QVERIFY2(outcome.sentence().contains(other.url(kName).toString()), qPrintable(outcome.sentence()));
        QVERIFY(other.requests.isEmpty());
        QVERIFY(!QFile::exists(scene.path()));
    }

    void redirectToAnAllowedPlaceIsFollowed() {
        Scene scene;
        scene.server.redirectTo = scene.server.url(QStringLiteral("moved")).toEncoded();
        scene.server.endAfter = 300000;
        scene.server.endings = 1;
        Download download(scene.wish(), scene.network, scene.rules);
        Outcome outcome(download);
        download.start();
        QVERIFY2(outcome.isFinished(), qPrintable(outcome.sentence()));
        QVERIFY(contentOf(scene.path()) == scene.server.body);
        QCOMPARE(scene.server.requests.last().headers.value("range"), QByteArray("bytes=300000-"));
    }

    void redirectInCirclesEnds() {
        Scene scene;
        scene.server.redirectTo = scene.server.url(kName).toEncoded();
        Download download(scene.wish(), scene.network, scene.rules);
        Outcome outcome(download);
        download.start();
        QVERIFY(outcome.isFailed());
        QVERIFY(scene.server.requests.size() < 10);
    }

    void endlessBodyHitsTheLimit_data() {
        QTest::addColumn<bool>("announced");
        QTest::newRow("announced") << true;
        QTest::newRow("not announced") << false;
    }
    void endlessBodyHitsTheLimit() {
        QFETCH(bool, announced);
        Scene scene;
        scene.server.endless = !announced;
        scene.server.announcesLength = announced;
        scene.rules.largest = announced ? 500000 : 3000000;
        Download download(scene.wish(), scene.network, scene.rules);
        Outcome outcome(download);
        download.start();
        QVERIFY(outcome.isFailed());
        QVERIFY2(outcome.sentence().contains(announced ? QStringLiteral("announced") : QStringLiteral("sends more")),
                 qPrintable(outcome.sentence()));
        QVERIFY(scene.files().isEmpty());
    }

    void silenceCountsAsBroken() {
        Scene scene;
        scene.server.endAfter = 300000;
        scene.server.endings = 1;
        scene.server.fallsSilent = true;
        scene.rules.stallMilliseconds = 200;
        Download download(scene.wish(), scene.network, scene.rules);
        Outcome outcome(download);
        QStringList waits;
        connect(&download, &Download::stateChanged, &download, [&] {
            if (download.state() == Download::State::Waiting) {
                waits.append(download.sentence());
            }
        });
        download.start();
        QVERIFY(outcome.isFinished());
        QVERIFY(contentOf(scene.path()) == scene.server.body);
        QCOMPARE(waits, QStringList(QStringLiteral("127.0.0.1 sends nothing any more.")));
    }

    void pauseAndResume() {
        Scene scene;
        Download download(scene.wish(), scene.network, scene.rules);
        Outcome outcome(download);
        QVERIFY(scene.reachTheMiddle(download));
        download.pause();
        QCOMPARE(download.state(), Download::State::Paused);
        const qint64 received = download.received();
        QTRY_COMPARE(scene.server.connections, 0);
        QTRY_COMPARE(contentOf(scene.part()).size(), received);
        QCOMPARE(download.received(), received);
        QCOMPARE(outcome.count(), 0);
        scene.server.pause = 0;
        download.start();
        QVERIFY(outcome.isFinished());
        QVERIFY(contentOf(scene.path()) == scene.server.body);
        QCOMPARE(scene.server.requests.last().headers.value("range"), "bytes=" + QByteArray::number(received) + '-');
    }

    void pauseAtOnceAndOften() {
        Scene scene;
        Download download(scene.wish(), scene.network, scene.rules);
        Outcome outcome(download);
        scene.server.piece = 2000;
        scene.server.pause = 1;
        for (int time = 0; time < 20; ++time) {
            const qint64 had = download.received();
            download.start();
            // At once, before it connects, before the answer, with the answer, after some bytes.
            switch (time % 5) {
                case 0:
                    break;
                case 1:
                    QCoreApplication::processEvents();
                    break;
                case 2:
                    QTRY_VERIFY(download.state() != Download::State::Preparing);
                    break;
                case 3:
                    QTRY_COMPARE(download.state(), Download::State::Receiving);
                    break;
                default:
                    QTRY_VERIFY(download.received() > had);
            }
            QVERIFY(download.isRunning());
            download.pause();
        }
        scene.server.piece = 1 << 16;
        download.start();
        QVERIFY2(outcome.isFinished(), qPrintable(outcome.sentence()));
        QVERIFY(contentOf(scene.path()) == scene.server.body);
        QCOMPARE(scene.files(), QStringList(kName));
    }

    void fileThatChangedDuringThePauseIsFetchedAnew() {
        Scene scene;
        const QByteArray published = scene.server.body;
        scene.server.body = randomBytes(600000);
        Download download(scene.wish(), scene.network, scene.rules);
        Outcome outcome(download);
        QVERIFY(scene.reachTheMiddle(download));
        download.pause();
        scene.server.body = published;
        scene.server.etag = "\"two\"";
        scene.server.pause = 0;
        download.start();
        QVERIFY2(outcome.isFinished(), qPrintable(outcome.sentence()));
        QVERIFY(contentOf(scene.path()) == published);
        QCOMPARE(scene.server.requests.last().headers.value("if-range"), QByteArray("\"one\""));
    }

    void partThatVanishedDuringThePauseIsFetchedAnew() {
        Scene scene;
        Download download(scene.wish(), scene.network, scene.rules);
        Outcome outcome(download);
        QVERIFY(scene.reachTheMiddle(download));
        download.pause();
        QVERIFY(QDir(scene.folder).removeRecursively());
        scene.server.pause = 0;
        download.start();
        QVERIFY2(outcome.isFinished(), qPrintable(outcome.sentence()));
        QVERIFY(contentOf(scene.path()) == scene.server.body);
    }

    void cancelLeavesNothing_data() {
        QTest::addColumn<int>("when");
        QTest::newRow("before the answer") << 0;
        QTest::newRow("in the middle") << 1;
        QTest::newRow("while paused") << 2;
        QTest::newRow("by another object, after a restart") << 3;
    }
    void cancelLeavesNothing() {
        QFETCH(int, when);
        Scene scene;
        auto download = std::make_unique<Download>(scene.wish(), scene.network, scene.rules);
        if (when == 0) {
            download->start();
        } else {
            QVERIFY(scene.reachTheMiddle(*download));
        }
        if (when == 2) {
            download->pause();
        }
        if (when == 3) {
            download = std::make_unique<Download>(scene.wish(), scene.network, scene.rules);
            QVERIFY(QFile::exists(scene.part()));
        }
        Outcome outcome(*download);
        download->cancel();
        QVERIFY(outcome.isCancelled());
        QCOMPARE(download->received(), qint64{0});
        QTRY_COMPARE(scene.server.connections, 0);
        download.reset();  // nothing of it is on its way to the disk any more
        QVERIFY(scene.files().isEmpty());
        QCOMPARE(outcome.count(), 1);
    }
};

LATENTWALK_TEST(TestDownload, window)

}  // namespace test_download

#include "test_download.moc"
