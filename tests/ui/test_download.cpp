#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>

#include "tests/support/http_server.h"
#include "ui/models/download.h"

using namespace latentwalk;
using test::HttpServer;

namespace {

const QString kName = QStringLiteral("model-1234abcd.pth");

QByteArray randomBytes(qint64 size) {
    QByteArray bytes(size, Qt::Uninitialized);
    QRandomGenerator random(static_cast<quint32>(size));
    std::generate(bytes.begin(), bytes.end(), [&random] { return static_cast<char>(random()); });
    return bytes;
}

QByteArray prefixOf(const QByteArray& bytes) {
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().first(8);
}

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

// A server, a folder and a download between them.
struct Scene {
    QTemporaryDir root;
    QString folder = root.path() + QStringLiteral("/hub/checkpoints");
    HttpServer server;
    QNetworkAccessManager network;
    DownloadRules rules;
    QByteArray prefix;

    explicit Scene(qint64 size = 700000) {
        server.body = randomBytes(size);
        prefix = prefixOf(server.body);
        rules.plainHttpTo = server.authority();
        rules.attempts = 3;
        rules.firstWaitMilliseconds = 5;
        rules.stallMilliseconds = 5000;
    }
    QString path() const { return folder + u'/' + kName; }
    QString part() const { return path() + QStringLiteral(".latentwalk.part"); }
    DownloadWish wish() const { return {server.url(kName), folder, kName, prefix}; }
    QStringList files() const { return QDir(folder).entryList(QDir::Files | QDir::Hidden | QDir::System); }
};

// Counts the outcomes: a download has exactly one each time it is started.
struct Outcome {
    explicit Outcome(Download& download)
        : finished(&download, &Download::finished),
          failed(&download, &Download::failed),
          cancelled(&download, &Download::cancelled) {}
    bool came() {
        return QTest::qWaitFor([this] { return count() > 0; }, 20000);
    }
    qsizetype count() const { return finished.count() + failed.count() + cancelled.count(); }
    bool isFinished() { return came() && finished.count() == 1 && count() == 1; }
    bool isFailed() { return came() && failed.count() == 1 && count() == 1; }
    bool isCancelled() { return came() && cancelled.count() == 1 && count() == 1; }
    QString sentence() const { return failed.value(0).value(0).toString(); }

    QSignalSpy finished;
    QSignalSpy failed;
    QSignalSpy cancelled;
};

}  // namespace

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

    // Slow enough that there is a middle in which to do something.
    static bool reachTheMiddle(Scene& scene, Download& download) {
        scene.server.piece = 10000;
        scene.server.pause = 10;
        download.start();
        return QTest::qWaitFor([&] { return download.received() > 100000; });
    }

    void pauseAndResume() {
        Scene scene;
        Download download(scene.wish(), scene.network, scene.rules);
        Outcome outcome(download);
        QVERIFY(reachTheMiddle(scene, download));
        download.pause();
        QCOMPARE(download.state(), Download::State::Paused);
        const qint64 received = download.received();
        QTest::qWait(100);
        QCOMPARE(download.received(), received);
        QCOMPARE(contentOf(scene.part()).size(), received);
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
        for (int time = 0; time < 20; ++time) {
            download.start();
            QTest::qWait(time);
            download.pause();
        }
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
        QVERIFY(reachTheMiddle(scene, download));
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
        QVERIFY(reachTheMiddle(scene, download));
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
            QVERIFY(reachTheMiddle(scene, *download));
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
        QTest::qWait(50);
        QVERIFY(scene.files().isEmpty());
        QCOMPARE(outcome.count(), 1);
    }

    void restartOfTheProgramGoesOn() {
        Scene scene;
        {
            Download download(scene.wish(), scene.network, scene.rules);
            QVERIFY(reachTheMiddle(scene, download));
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
            QVERIFY(reachTheMiddle(scene, download));
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
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        ::getrlimit(RLIMIT_FSIZE, &before);
        const rlimit small{400000, before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &small);
        download.start();
        const bool failed = outcome.isFailed();
        ::setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY(failed);
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
            QVERIFY(reachTheMiddle(scene, download));
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
        QVERIFY(reachTheMiddle(scene, first));
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

QTEST_MAIN(TestDownload)
#include "test_download.moc"
