// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QTest>
#include <array>

#include "core/file/sha256.h"
#include "core/message/file_error.h"
#include "tests/support/room.h"

using namespace latentwalk;

namespace test_sha256 {

namespace {

std::span<const std::byte> bytesOf(const QByteArray& text) {
    return std::as_bytes(std::span(text.constData(), static_cast<std::size_t>(text.size())));
}

// The most memory that this program has had, in KiB.
long mostMemory() {
    QFile status(QStringLiteral("/proc/self/status"));
    if (status.open(QIODevice::ReadOnly)) {
        for (const QByteArray& each : status.readAll().split('\n')) {
            if (each.startsWith("VmHWM:")) {
                return each.mid(6).simplified().split(' ').first().toLong();
            }
        }
    }
    return -1;
}

}  // namespace

class TestSha256 : public QObject {
    Q_OBJECT

private slots:
    // FIPS 180-2, appendix B.
    void published() {
        QCOMPARE(sha256(bytesOf("abc")),
                 std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        QCOMPARE(sha256(bytesOf("")), std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    }

    void piecesAndFiles() {
        const QByteArray whole(100000, 'x');
        const std::string expected = QCryptographicHash::hash(whole, QCryptographicHash::Sha256).toHex().toStdString();
        const std::array pieces{bytesOf(whole).first(1), bytesOf(whole).subspan(1, 0), bytesOf(whole).subspan(1)};
        QCOMPARE(sha256(pieces), expected);
        QTemporaryDir folder;
        QFile file(folder.filePath("x"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(whole);
        file.close();
        QCOMPARE(sha256OfFile(file.fileName().toStdString()), expected);
        QVERIFY_EXCEPTION_THROWN(sha256OfFile(folder.filePath("missing").toStdString()), FileError);
    }

    // Longer than what is read at once, by some; and none of it stays in memory.
    void largeFilesAreReadPieceByPiece() {
        const QTemporaryDir folder;
        QFile file(folder.filePath("large"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCryptographicHash expected(QCryptographicHash::Sha256);
        QByteArray piece(1 << 20, 'x');
        for (char i = 0; i < 64; ++i) {
            piece.fill(i, (1 << 20) + i);
            expected.addData(piece);
            file.write(piece);
        }
        file.close();
        const long before = mostMemory();
        QCOMPARE(sha256OfFile(file.fileName().toStdString()), expected.result().toHex().toStdString());
        const long more = mostMemory() - before;
        QVERIFY2(more < 16 * 1024, qPrintable(QStringLiteral("%1 KiB").arg(more)));
    }
};

LATENTWALK_TEST(TestSha256, none)

}  // namespace test_sha256

#include "test_sha256.moc"
