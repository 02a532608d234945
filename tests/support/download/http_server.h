// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>
#include <QUrl>
#include <memory>

namespace latentwalk::test {

// A server of one file that can be told to misbehave. Lives in the test's own event loop.
class HttpServer : public QObject {
    Q_OBJECT

public:
    struct Request {
        QByteArray path;
        QHash<QByteArray, QByteArray> headers;  // names in lower case
    };

    // How it behaves; may be changed between requests.
    QByteArray body;
    QByteArray etag = "\"one\"";
    QByteArray lastModified;
    int status = 200;
    QByteArray redirectTo;
    bool knowsRanges = true;
    QByteArray contentRange;  // sent with a 206 in place of the right one
    bool announcesLength = true;
    qint64 lengthLie = 0;      // added to the Content-Length
    qint64 endAfter = -1;      // bytes of a body after which the connection is closed
    int endings = 1 << 30;     // how many connections are closed so
    bool fallsSilent = false;  // instead of closing
    bool endless = false;      // sends the body again and again
    qint64 piece = 1 << 16;    // bytes sent at once
    int pause = 0;             // milliseconds between pieces

    QList<Request> requests;
    int connections = 0;  // that are open

    explicit HttpServer(std::unique_ptr<QTcpServer> server = std::make_unique<QTcpServer>())
        : m_server(std::move(server)) {
        connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, [this] {
            while (QTcpSocket* socket = m_server->nextPendingConnection()) {
                ++connections;
                connect(socket, &QTcpSocket::disconnected, this, [this] { --connections; });
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
                connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            }
        });
        m_server->listen(QHostAddress::LocalHost);
    }

    quint16 port() const { return m_server->serverPort(); }
    QString authority() const { return QStringLiteral("127.0.0.1:%1").arg(port()); }
    QUrl url(const QString& name) const { return QStringLiteral("http://%1/%2").arg(authority(), name); }

private:
    struct Sending {
        QByteArray bytes;
        qint64 at = 0;
        bool endHere = false;
    };

    void read(QTcpSocket* socket) {
        m_incoming[socket] += socket->readAll();
        const QByteArray text = m_incoming[socket];
        if (!text.contains("\r\n\r\n")) {
            return;
        }
        m_incoming.remove(socket);
        const QList<QByteArray> lines = text.split('\n');
        Request request;
        request.path = lines[0].split(' ').value(1);
        for (const QByteArray& line : lines.mid(1)) {
            const auto colon = line.indexOf(':');
            if (colon > 0) {
                request.headers[line.left(colon).toLower()] = line.mid(colon + 1).trimmed();
            }
        }
        requests.append(request);
        answer(socket, request);
    }

    void answer(QTcpSocket* socket, const Request& request) {
        if (!redirectTo.isEmpty() && request.path != "/moved") {
            send(socket, "HTTP/1.1 302 Found\r\nLocation: " + redirectTo + "\r\nContent-Length: 0\r\n\r\n", {});
            return;
        }
        if (status != 200) {
            send(socket, "HTTP/1.1 " + QByteArray::number(status) + " No\r\nContent-Length: 2\r\n\r\n",
                 {QByteArray("no")});
            return;
        }
        qint64 from = 0;
        const QByteArray range = request.headers.value("range");
        const QByteArray ifRange = request.headers.value("if-range");
        if (knowsRanges && range.startsWith("bytes=") && (ifRange == etag || ifRange == lastModified)) {
            from = range.mid(6, range.size() - 7).toLongLong();
        }
        QByteArray head = "HTTP/1.1 200 OK\r\n";
        if (from > 0) {
            if (from >= body.size()) {
                send(socket, "HTTP/1.1 416 No\r\nContent-Length: 0\r\n\r\n", {});
                return;
            }
            const QByteArray last = QByteArray::number(body.size() - 1);
            const QByteArray right =
                "bytes " + QByteArray::number(from) + '-' + last + '/' + QByteArray::number(body.size());
            head = "HTTP/1.1 206 Partial\r\nContent-Range: " + (contentRange.isEmpty() ? right : contentRange) + "\r\n";
        }
        if (!etag.isEmpty()) {
            head += "ETag: " + etag + "\r\n";
        }
        if (!lastModified.isEmpty()) {
            head += "Last-Modified: " + lastModified + "\r\n";
        }
        Sending sending{body.mid(from)};
        if (announcesLength) {
            head += "Content-Length: " + QByteArray::number(sending.bytes.size() + lengthLie) + "\r\n";
        }
        if (endAfter >= 0 && endAfter < sending.bytes.size() && endings > 0) {
            --endings;
            sending.bytes.truncate(endAfter);
            sending.endHere = !fallsSilent;
        }
        // What is not announced ends with the connection, and one that sends less than announced has to close as well.
        sending.endHere = sending.endHere || !announcesLength || lengthLie > 0;
        send(socket, head + "\r\n", sending);
    }

    void send(QTcpSocket* socket, const QByteArray& head, const Sending& sending) {
        socket->write(head);
        pump(socket, std::make_shared<Sending>(sending));
    }

    void pump(const QPointer<QTcpSocket>& socket, const std::shared_ptr<Sending>& sending) {
        if (!socket || socket->state() != QAbstractSocket::ConnectedState) {
            return;
        }
        if (socket->bytesToWrite() < (1 << 20)) {
            sending->at += socket->write(sending->bytes.mid(sending->at, piece));
            if (sending->at == sending->bytes.size() && endless) {
                sending->at = 0;
            }
        }
        if (sending->at < sending->bytes.size()) {
            QTimer::singleShot(pause, this, [this, socket, sending] { pump(socket, sending); });
        } else if (sending->endHere) {
            socket->disconnectFromHost();
        }
    }

    std::unique_ptr<QTcpServer> m_server;
    QHash<QTcpSocket*, QByteArray> m_incoming;
};

}  // namespace latentwalk::test
