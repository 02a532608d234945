// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/download/http_server.h"
#include "tests/support/download/tls_identity.h"
#include "tests/support/room.h"
#include "ui/models/download/download.h"

using namespace latentwalk;
using test::HttpServer;

namespace test_download_tls {

// Over TLS, as in earnest.
class TestDownloadTls : public QObject {
    Q_OBJECT

private:
    static std::unique_ptr<QSslServer> secure(const test::TlsIdentity& identity) {
        auto server = std::make_unique<QSslServer>();
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setPrivateKey(QSslKey(identity.key, QSsl::Rsa));
        configuration.setLocalCertificate(QSslCertificate(identity.certificate));
        server->setSslConfiguration(configuration);
        return server;
    }

    static void trust(const test::TlsIdentity& identity) {
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.addCaCertificate(QSslCertificate(identity.certificate));
        QSslConfiguration::setDefaultConfiguration(configuration);
    }

    QTemporaryDir m_root;
    QSslConfiguration m_usual = QSslConfiguration::defaultConfiguration();

    DownloadWish wish(const HttpServer& server) const {
        return {QUrl(QStringLiteral("https://localhost:%1/file").arg(server.port())), m_root.path(),
                QStringLiteral("file"),
                QCryptographicHash::hash(server.body, QCryptographicHash::Sha256).toHex().first(8)};
    }

private slots:
    void cleanup() {
        QSslConfiguration::setDefaultConfiguration(m_usual);
        QFile::remove(m_root.path() + QStringLiteral("/file"));
    }

    void tlsIsThere() { QVERIFY2(QSslSocket::supportsSsl(), "Qt has no TLS: nothing could be downloaded"); }

    void trustedServer() {
        const auto identity = test::TlsIdentity::make();
        trust(identity);
        HttpServer server(secure(identity));
        server.body = QByteArray(300000, 'x');
        server.endAfter = 100000;
        server.endings = 1;
        QNetworkAccessManager network;
        DownloadRules rules;
        rules.firstWaitMilliseconds = 5;
        Download download(wish(server), network, rules);
        QSignalSpy finished(&download, &Download::finished);
        QSignalSpy failed(&download, &Download::failed);
        download.start();
        QTRY_VERIFY(finished.count() + failed.count() > 0);
        QVERIFY2(failed.isEmpty(), qPrintable(failed.value(0).value(0).toString()));
        QFile file(download.path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll() == server.body);
        QCOMPARE(server.requests.last().headers.value("range"), QByteArray("bytes=100000-"));
    }

    void serverThatNobodyVouchesForIsRefused() {
        HttpServer server(secure(test::TlsIdentity::make()));
        server.body = "x";
        QNetworkAccessManager network;
        Download download(wish(server), network);
        QSignalSpy failed(&download, &Download::failed);
        download.start();
        QTRY_COMPARE(failed.count(), 1);
        const QString sentence = failed[0][0].toString();
        QVERIFY2(sentence.contains(QStringLiteral("localhost is not secure")), qPrintable(sentence));
        QVERIFY(server.requests.isEmpty());
        QVERIFY(!QFile::exists(download.path()));
    }

    void redirectFromTlsToPlainHttpIsRefused() {
        const auto identity = test::TlsIdentity::make();
        trust(identity);
        HttpServer plain;
        plain.body = "x";
        HttpServer server(secure(identity));
        server.redirectTo = plain.url(QStringLiteral("file")).toEncoded();
        QNetworkAccessManager network;
        Download download(wish(server), network);
        QSignalSpy failed(&download, &Download::failed);
        download.start();
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY2(failed[0][0].toString().contains(QStringLiteral("127.0.0.1")), qPrintable(failed[0][0].toString()));
        QCOMPARE(server.requests.size(), 1);
        QVERIFY(plain.requests.isEmpty());
    }
};

LATENTWALK_TEST(TestDownloadTls, window)

}  // namespace test_download_tls

#include "test_download_tls.moc"
