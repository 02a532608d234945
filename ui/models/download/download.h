// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPointer>
#include <QThreadPool>
#include <QTimer>
#include <atomic>
#include <functional>

#include "ui/models/download/part_file.h"
#include "ui/models/download/server_answer.h"

namespace latentwalk {

// What to fetch and where to put it.
struct DownloadWish {
    QUrl url;
    QString folder;
    QString fileName;
    QByteArray hashPrefix;  // first hexadecimal digits of the SHA-256 that the file has to have
};

struct DownloadRules {
    qint64 largest = qint64{4} << 30;  // bytes, announced or received, before it is given up
    int stallMilliseconds = 30000;     // without a byte, after which a connection counts as broken
    int attempts = 5;                  // connections in a row that brought little, before it is given up
    int firstWaitMilliseconds = 1000;  // before connecting again; doubles each time
    QString plainHttpTo;               // "host:port" that may be asked without TLS, for tests; nobody by default
};

// One download: over HTTPS only, to another name until it is complete and its hash is right. Goes on where an earlier
// one was paused or broken off, in this run of the program or another, as long as the server still has the same file.
// Used on the UI thread. Nothing blocks but the destructor, until what has been received is written: all that touches
// the disk (writing, hashing, flushing) happens on a thread of its own, and no more is read from the network than that
// can take. Ends in finished, failed or cancelled.
class Download : public QObject {
    Q_OBJECT

public:
    enum class State {
        Idle,
        Preparing,   // looks at what is there
        Connecting,  // waits for the server's answer
        Receiving,
        Waiting,  // the connection broke; waits before the next attempt
        Paused,
        Finishing,
        Finished,
        Failed,
        Cancelled,
    };

    // `network` has to outlive it.
    Download(DownloadWish wish, QNetworkAccessManager& network, DownloadRules rules = {}, QObject* parent = nullptr);
    ~Download() override;

    const DownloadWish& wish() const { return m_wish; }
    QString path() const { return m_wish.folder + u'/' + m_wish.fileName; }
    State state() const { return m_state; }
    bool isRunning() const;
    qint64 received() const { return m_received; }   // bytes, with those of earlier runs
    qint64 total() const { return m_server.total; }  // bytes; -1: not known
    QString remaining() const;                       // "3 min left"; empty while that cannot be told
    QString sentence() const { return m_sentence; }  // why it failed or waits

public slots:
    // Begins, or goes on after pause() or a failure.
    void start();
    // Ends the connection and keeps what has come.
    void pause();
    // Removes what has come. Nothing can be cancelled any more once it is being finished.
    void cancel();

signals:
    void stateChanged();
    void progressed();  // at most ten times a second
    void finished(const QString& path);
    void failed(const QString& sentence);
    void cancelled();

private:
    using Work = std::function<PartFile::Begun(PartFile&)>;
    using Then = std::function<void(const PartFile::Begun&)>;

    void onDisk(Work work, Then then = {});
    void setState(State state);
    void begun(const PartFile::Begun& begun);
    void ask();
    void askAgainFromTheStart();
    bool mayAsk(const QUrl& url) const;
    void pull();
    bool readAnswerOnce();
    void connectionEnded();
    void brokeOff(const QString& cause);
    void dropReply();
    void startOver();
    void finish();
    void fail(const QString& cause, bool keepPart = true);
    void end(State state, const QString& sentence, bool keepPart);

    DownloadWish m_wish;
    QNetworkAccessManager& m_network;
    DownloadRules m_rules;
    State m_state = State::Idle;
    QString m_sentence;
    ServerFile m_server;
    qint64 m_received = 0;
    qint64 m_unwritten = 0;    // bytes that the disk has not taken yet
    qint64 m_furthest = 0;     // bytes, at the last attempt that got somewhere
    qint64 m_connectedAt = 0;  // bytes, when this connection began to bring some
    int m_failures = 0;        // attempts in a row that got nowhere
    bool m_askForRest = true;  // until the server shows that it cannot
    bool m_answered = false;   // the present reply's headers are read
    quint64 m_turn = 0;        // results of work for an earlier one come too late
    QNetworkReply* m_reply = nullptr;
    QTimer m_stall;
    QTimer m_retry;
    QElapsedTimer m_clock;  // since this connection began to bring bytes
    QElapsedTimer m_told;   // since the last progressed()
    std::atomic<bool> m_stop{false};
    PartFile m_part;  // only on the thread of m_disk
    QThreadPool m_disk;
};

}  // namespace latentwalk
