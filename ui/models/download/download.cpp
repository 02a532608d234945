// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/download/download.h"

#include "ui/models/download/data_size.h"
#include "ui/models/download/server_request.h"
#include "ui/widgets/job_bar.h"

namespace latentwalk {
namespace {

constexpr qint64 kReadBuffer = qint64{1} << 20;     // what Qt may hold of a reply
constexpr qint64 kPiece = qint64{256} << 10;        // written at once
constexpr qint64 kMostUnwritten = qint64{4} << 20;  // more is not read from the network
constexpr qint64 kSomewhere = qint64{64} << 10;     // an attempt that brought so many bytes was not in vain
constexpr int kTellMilliseconds = 100;

// Whether connecting again may help.
bool mayPass(QNetworkReply::NetworkError error) {
    switch (error) {
        case QNetworkReply::RemoteHostClosedError:
        case QNetworkReply::TimeoutError:
        case QNetworkReply::TemporaryNetworkFailureError:
        case QNetworkReply::NetworkSessionFailedError:
        case QNetworkReply::ProxyTimeoutError:
        case QNetworkReply::ProxyConnectionClosedError:
        case QNetworkReply::UnknownNetworkError:
            return true;
        default:
            return false;
    }
}

}  // namespace

Download::Download(DownloadWish wish, QNetworkAccessManager& network, DownloadRules rules, QObject* parent)
    : QObject(parent),
      m_wish(std::move(wish)),
      m_network(network),
      m_rules(std::move(rules)),
      m_part(m_wish.folder, m_wish.fileName, m_wish.url, m_wish.hashPrefix) {
    m_disk.setMaxThreadCount(1);
    m_stall.setSingleShot(true);
    m_stall.setInterval(m_rules.stallMilliseconds);
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &Download::ask);
    connect(&m_stall, &QTimer::timeout, this, [this] {
        if (m_unwritten > 0) {
            m_stall.start();  // the disk is slow, not the server
        } else {
            brokeOff(tr("%1 sends nothing any more.").arg(m_wish.url.host()));
        }
    });
}

Download::~Download() {
    dropReply();
    m_stop = true;
    m_disk.clear();
    m_disk.waitForDone();
}

bool Download::isRunning() const {
    return m_state == State::Preparing || m_state == State::Connecting || m_state == State::Receiving ||
           m_state == State::Waiting || m_state == State::Finishing;
}

QString Download::remaining() const {
    return m_state == State::Receiving && total() > m_received
               ? timeLeft(m_clock.elapsed(), m_received - m_connectedAt, total() - m_connectedAt)
               : QString();
}

void Download::setState(State state) {
    if (m_state != state) {
        m_state = state;
        emit stateChanged();
    }
}

// `work` on the disk's thread, after what was asked for before; then `then` here, unless it is not wanted any more.
void Download::onDisk(Work work, Then then) {
    m_disk.start([this, turn = m_turn, work = std::move(work), then = std::move(then)] {
        PartFile::Begun result;
        QString sentence;
        try {
            result = work(m_part);
        } catch (const PartError& error) {
            sentence = error.sentence();
        } catch (const std::exception& error) {
            sentence = tr("%1 cannot be written: %2.").arg(path(), QString::fromLocal8Bit(error.what()));
        }
        QMetaObject::invokeMethod(
            this,
            [this, turn, result, sentence, then] {
                if (turn != m_turn) {
                    return;
                }
                if (!sentence.isEmpty()) {
                    end(State::Failed, sentence, true);
                } else if (then) {
                    then(result);
                }
            },
            Qt::QueuedConnection);
    });
}

void Download::start() {
    if (isRunning() || m_state == State::Finished) {
        return;
    }
    m_stop = false;
    m_sentence.clear();
    m_failures = 0;
    m_furthest = 0;
    m_askForRest = true;
    if (m_wish.fileName.isEmpty() || m_wish.fileName.startsWith(u'.') || m_wish.fileName.contains(u'/')) {
        fail(tr("“%1” is not the name of a file.").arg(m_wish.fileName));
        return;
    }
    if (!mayAsk(m_wish.url)) {
        fail(tr("Only https addresses are safe to download from, and %1 is not one.").arg(m_wish.url.toString()));
        return;
    }
    setState(State::Preparing);
    onDisk([this](PartFile& part) { return part.begin(m_stop); },
           [this](const PartFile::Begun& result) { begun(result); });
}

void Download::begun(const PartFile::Begun& begun) {
    if (begun.complete) {
        end(State::Finished, {}, true);
        return;
    }
    m_received = begun.size;
    m_furthest = begun.size;
    m_server = begun.server;
    if (m_received > 0 && m_received == m_server.total) {
        finish();
    } else {
        ask();
    }
}

bool Download::mayAsk(const QUrl& url) const {
    const QString plain = url.host() + u':' + QString::number(url.port(80));
    return url.isValid() && !url.host().isEmpty() &&
           (url.scheme() == QStringLiteral("https") ||
            (url.scheme() == QStringLiteral("http") && plain == m_rules.plainHttpTo));
}

void Download::ask() {
    if (m_received > 0 && (!m_askForRest || m_server.validator().isEmpty())) {
        startOver();
    }
    m_answered = false;
    m_reply = m_network.get(makeRequest(m_wish.url, m_received, m_server));
    m_reply->setReadBufferSize(kReadBuffer);
    connect(m_reply, &QNetworkReply::readyRead, this, &Download::pull);
    connect(m_reply, &QNetworkReply::finished, this, &Download::pull);
    connect(m_reply, &QNetworkReply::redirected, this, [this](const QUrl& url) {
        if (mayAsk(url)) {
            emit m_reply->redirectAllowed();
        } else {
            fail(tr("%1 sends us to %2, which is not a safe https address.")
                     .arg(m_wish.url.host(), url.toString().left(200)));
        }
    });
    m_stall.start();
    setState(State::Connecting);
}

// Without asking for a range; counts as an attempt, so that this ends.
void Download::askAgainFromTheStart() {
    dropReply();
    m_askForRest = false;
    if (++m_failures > m_rules.attempts) {
        fail(tr("%1 gives no usable answer.").arg(m_wish.url.host()));
        return;
    }
    ask();
}

void Download::startOver() {
    if (m_received > 0) {
        onDisk([](PartFile& part) {
            part.startOver();
            return PartFile::Begun{};
        });
    }
    m_received = 0;
    m_server = {};
}

// Reads what the network has, as far as the disk keeps up.
void Download::pull() {
    if (m_reply == nullptr || !readAnswerOnce()) {
        return;
    }
    m_stall.start();
    while (m_unwritten < kMostUnwritten && m_reply->bytesAvailable() > 0) {
        const QByteArray piece = m_reply->read(kPiece);
        if (piece.isEmpty()) {
            break;
        }
        m_received += piece.size();
        if (m_received > m_rules.largest) {
            fail(tr("%1 sends more than %2, which is more than a checkpoint can have.")
                     .arg(m_wish.url.host(), dataSize(m_rules.largest)),
                 false);
            return;
        }
        m_unwritten += piece.size();
        onDisk(
            [piece](PartFile& part) {
                part.append(piece);
                return PartFile::Begun{};
            },
            [this, size = piece.size()](const PartFile::Begun&) {
                m_unwritten -= size;
                pull();
            });
    }
    if (!m_told.isValid() || m_told.elapsed() >= kTellMilliseconds) {
        m_told.start();
        emit progressed();
    }
    if (m_reply != nullptr && m_reply->isFinished() && m_reply->bytesAvailable() == 0 && m_unwritten == 0) {
        connectionEnded();
    }
}

// False when there is nothing to read from this reply.
bool Download::readAnswerOnce() {
    if (m_answered) {
        return true;
    }
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0 || (status >= 300 && status < 400)) {
        // No answer at all, or a redirection that Qt follows.
        if (m_reply->isFinished()) {
            connectionEnded();
        }
        return false;
    }
    m_answered = true;
    const ServerAnswer answer = readAnswer(*m_reply, m_received, m_server, m_rules.largest);
    switch (answer.kind) {
        case ServerAnswer::Kind::Whole:
            startOver();
            break;
        case ServerAnswer::Kind::Rest:
            break;
        case ServerAnswer::Kind::StartOver:
            askAgainFromTheStart();
            return false;
        case ServerAnswer::Kind::Later:
            brokeOff(answer.sentence);
            return false;
        case ServerAnswer::Kind::Refused:
            fail(answer.sentence);
            return false;
        case ServerAnswer::Kind::TooLarge:
            fail(answer.sentence, false);
            return false;
    }
    m_server = answer.file;
    onDisk([server = m_server](PartFile& part) {
        part.remember(server);
        return PartFile::Begun{};
    });
    m_connectedAt = m_received;
    m_clock.start();
    setState(State::Receiving);
    return true;
}

void Download::connectionEnded() {
    const QNetworkReply::NetworkError error = m_reply->error();
    const QString text = m_reply->errorString();
    const QString host = m_reply->url().host();
    dropReply();
    const bool everReached = m_server.total >= 0 || m_received > 0;
    if (error == QNetworkReply::SslHandshakeFailedError) {
        fail(tr("The connection to %1 is not secure: %2.").arg(host, text));
    } else if (error == QNetworkReply::NoError && (total() < 0 || total() == m_received)) {
        finish();
    } else if (error == QNetworkReply::NoError || error == QNetworkReply::RemoteHostClosedError) {
        brokeOff(tr("%1 broke off the connection.").arg(host));
    } else if (error == QNetworkReply::HostNotFoundError && !everReached) {
        fail(tr("%1 cannot be found. Is this computer connected to the internet?").arg(host));
    } else if (mayPass(error) || everReached) {
        brokeOff(tr("The connection to %1 broke: %2.").arg(host, text));
    } else {
        fail(tr("The connection to %1 failed: %2.").arg(host, text));
    }
}

// Connects again after a while, unless that has been in vain too often.
void Download::brokeOff(const QString& cause) {
    dropReply();
    if (m_received >= m_furthest + kSomewhere) {
        m_furthest = m_received;
        m_failures = 0;
    }
    if (++m_failures > m_rules.attempts) {
        fail(m_received == 0 ? cause
             : total() < 0   ? tr("%1 Only %2 came.").arg(cause, dataSize(m_received))
                             : tr("%1 Only %2 of %3 came.").arg(cause, dataSize(m_received), dataSize(total())));
        return;
    }
    m_sentence = cause;
    m_retry.start(m_rules.firstWaitMilliseconds << (m_failures - 1));
    setState(State::Waiting);
}

void Download::dropReply() {
    m_stall.stop();
    m_retry.stop();
    if (m_reply != nullptr) {
        QNetworkReply* reply = std::exchange(m_reply, nullptr);
        reply->disconnect(this);
        reply->deleteLater();  // which ends the connection; abort() warns of replies that are about to fail anyway
    }
}

void Download::pause() {
    if (!isRunning() || m_state == State::Finishing) {
        return;
    }
    ++m_turn;
    m_stop = true;
    m_unwritten = 0;
    dropReply();
    setState(State::Paused);
}

void Download::cancel() {
    if (m_state != State::Finishing && m_state != State::Finished && m_state != State::Cancelled) {
        end(State::Cancelled, {}, false);
    }
}

void Download::finish() {
    setState(State::Finishing);
    onDisk(
        [this](PartFile& part) {
            part.finish(m_stop);
            return PartFile::Begun{};
        },
        [this](const PartFile::Begun&) { end(State::Finished, {}, true); });
}

void Download::fail(const QString& cause, bool keepPart) {
    end(State::Failed, tr("%1 could not be downloaded: %2").arg(m_wish.fileName, cause), keepPart);
}

// Closes or removes the part, and only then says how it ended.
void Download::end(State state, const QString& sentence, bool keepPart) {
    dropReply();
    ++m_turn;
    m_stop = true;
    m_unwritten = 0;
    m_sentence.clear();
    setState(State::Finishing);
    m_disk.start([this, state, sentence, keepPart] {
        State ending = state;
        QString why = sentence;
        try {
            keepPart ? m_part.close() : m_part.discard();
        } catch (const PartError& error) {
            ending = State::Failed;
            why = why.isEmpty() ? error.sentence() : why;
        }
        const PartFile::Found left = PartFile::look(m_wish.folder, m_wish.fileName, m_wish.url);
        QMetaObject::invokeMethod(
            this,
            [this, ending, why, left] {
                m_received = left.size;
                m_server.total = left.ready ? left.size : left.partTotal;
                m_sentence = why;
                setState(ending);
                if (ending == State::Finished) {
                    emit finished(path());
                } else if (ending == State::Failed) {
                    emit failed(why);
                } else {
                    emit cancelled();
                }
            },
            Qt::QueuedConnection);
    });
}

}  // namespace latentwalk
