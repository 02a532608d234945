// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "core/message/file_error.h"
#include "tests/support/room.h"

using namespace latentwalk;

namespace test_file_error {

class TestFileError : public QObject {
    Q_OBJECT

private slots:
    void beginsWithTheName() {
        const FileError error("some/faces.pth", Core::about("%1 is cut off"));
        QCOMPARE(error.what(), "some/faces.pth is cut off");
        QCOMPARE(error.path().string(), std::string("some/faces.pth"));
    }

    void namesCannotBreakTheLine() {
        QCOMPARE(FileError("a\nb\x1b[31m.pth", Core::about("%1 is empty")).what(), "a?b?[31m.pth is empty");
    }

    void thousands_data() {
        QTest::addColumn<qulonglong>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("0") << 0ULL << "0";
        QTest::newRow("999") << 999ULL << "999";
        QTest::newRow("1000") << 1000ULL << "1,000";
        QTest::newRow("123456") << 123456ULL << "123,456";
        QTest::newRow("4718592") << 4718592ULL << "4,718,592";
        QTest::newRow("largest") << ~0ULL << "18,446,744,073,709,551,615";
    }
    void thousands() {
        QFETCH(qulonglong, value);
        QFETCH(QString, text);
        QCOMPARE(QString::fromStdString(withThousands(value)), text);
    }

    void messages_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("cleaned");
        QTest::newRow("plain") << QByteArray("scaleLayers.0") << QByteArray("scaleLayers.0");
        QTest::newRow("UTF-8") << QByteArray("Gesichter ä 顔 \xF0\x9F\x98\x80")
                               << QByteArray("Gesichter ä 顔 \xF0\x9F\x98\x80");
        QTest::newRow("controls") << QByteArray("a\r\n\t\x7f\0z", 7) << QByteArray("a?????z");
        QTest::newRow("C1 control") << QByteArray("a\xC2\x9Bz") << QByteArray("a?z");
        QTest::newRow("line separator") << QByteArray("a\xE2\x80\xA8z") << QByteArray("a?z");
        QTest::newRow("turned writing") << QByteArray("a\xE2\x80\xAEz") << QByteArray("a?z");
        QTest::newRow("broken UTF-8") << QByteArray("a\xC3z\xFF") << QByteArray("a?z?");
        QTest::newRow("overlong") << QByteArray("\xC0\xAF\xE0\x80\xAF") << QByteArray("?????");
        QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80") << QByteArray("???");
        QTest::newRow("cut character") << QByteArray("a\xE2\x82") << QByteArray("a??");
        QTest::newRow("long") << QByteArray(1000, 'x') << QByteArray(120, 'x') + "...";
    }
    void messages() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, cleaned);
        QCOMPARE(QByteArray::fromStdString(forMessage(text.toStdString())), cleaned);
    }
};

LATENTWALK_TEST(TestFileError, none)

}  // namespace test_file_error

#include "test_file_error.moc"
