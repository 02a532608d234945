// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

#include "tests/support/download/http_server.h"
#include "ui/models/download/download.h"

namespace latentwalk::test {

inline const QString kName = QStringLiteral("model-1234abcd.pth");

inline QByteArray randomBytes(qint64 size) {
    QByteArray bytes(size, Qt::Uninitialized);
    QRandomGenerator random(static_cast<quint32>(size));
    std::generate(bytes.begin(), bytes.end(), [&random] { return static_cast<char>(random()); });
    return bytes;
}

inline QByteArray prefixOf(const QByteArray& bytes) {
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().first(8);
}

inline QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline void write(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

// A server, a folder and a download between them.
struct DownloadScene {
    QTemporaryDir root;
    QString folder = root.path() + QStringLiteral("/hub/checkpoints");
    HttpServer server;
    QNetworkAccessManager network;
    DownloadRules rules;
    QByteArray prefix;

    explicit DownloadScene(qint64 size = 700000) {
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

    // Starts it and waits until much has come and much has not.
    bool reachTheMiddle(Download& download) {
        server.piece = 10000;
        server.pause = 10;
        download.start();
        return QTest::qWaitFor([&] { return download.received() > 100000; });
    }
};

// Counts the outcomes: a download has exactly one each time it is started.
struct DownloadOutcome {
    explicit DownloadOutcome(Download& download)
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

}  // namespace latentwalk::test
