// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFile>
#include <QImage>
#include <QImageReader>
#include <QTemporaryDir>
#include <QTest>

#include "core/message/file_error.h"
#include "core/picture/photo/photo.h"
#include "tests/support/room.h"
#include "tests/support/window/fake_photos.h"
#include "ui/photo/read/photo_formats.h"
#include "ui/photo/read/read_photo.h"

using namespace latentwalk;

namespace test_read_photo {

class TestReadPhoto : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString path(const QString& name) const { return m_folder.filePath(name); }
    QString written(const QString& name, const QByteArray& bytes) const {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
            qFatal("%s", qPrintable(name));
        }
        return file.fileName();
    }
    static QString refusal(const QString& path) {
        try {
            readPhotoOf(photoIn(path));
        } catch (const FileError& error) {
            return QString::fromUtf8(error.what());
        }
        return {};
    }

private slots:
    void whatCoreAndQtKnowIsRead_data() {
        QTest::addColumn<QString>("ending");
        for (const char* ending : {"png", "jpg", "bmp", "ppm"}) {
            QTest::newRow(ending) << QString::fromLatin1(ending);
        }
    }
    void whatCoreAndQtKnowIsRead() {
        QFETCH(const QString, ending);
        // Under another name: the content counts.
        QVERIFY(test::fakePhoto(40, {60, 30}).save(path(QStringLiteral("photo.") + ending)));
        QVERIFY(QFile::rename(path(QStringLiteral("photo.") + ending), path(ending + QStringLiteral(".dat"))));
        const QString file = path(ending + QStringLiteral(".dat"));
        QVERIFY(isPhoto(file.toStdString()));
        const Picture picture = readPhotoOf(photoIn(file));
        QCOMPARE(picture.width, 60);
        QCOMPARE(picture.height, 30);
        QVERIFY(std::abs(picture.rgb[0] - 40) <= 2 && std::abs(picture.rgb[1] - 120) <= 2);
    }

    void aGifIsReadWhereQtCan() {
        if (!QImageReader::supportedImageFormats().contains("gif")) {
            QSKIP("this Qt reads no GIF");
        }
        // One red pixel.
        const QByteArray gif = QByteArray::fromBase64("R0lGODdhAQABAIAAAP8AAAAAACwAAAAAAQABAAACAkQBADs=");
        const QString file = written(QStringLiteral("red.gif"), gif);
        QVERIFY(isPhoto(file.toStdString()));
        QCOMPARE(readPhotoOf(photoIn(file)).rgb, (std::vector<std::uint8_t>{255, 0, 0}));
    }

    void transparencyIsOverWhite() {
        QImage image(2, 1, QImage::Format_ARGB32);
        image.setPixel(0, 0, qRgba(0, 0, 0, 0));
        image.setPixel(1, 0, qRgba(10, 20, 30, 255));
        QCOMPARE(readPhotoOf({QStringLiteral("pasted"), {}, image}).rgb,
                 (std::vector<std::uint8_t>{255, 255, 255, 10, 20, 30}));
    }

    void aLargePastedPictureIsReduced() {
        const Picture picture = readPhotoOf({QStringLiteral("pasted"), {}, test::fakePhoto(1, {8000, 20})});
        QCOMPARE(picture.width, kLongestPhotoSide);
        QCOMPARE(picture.height, 10);
    }

    // Qt reads 128 MB unasked: a photograph of 32 million pixels.
    void largePicturesOfQtsFormatsAreRead() {
        const QString file = written(QStringLiteral("one.pgm"), "P5\n1 1\n255\n@");
        QCOMPARE(int(readPhotoOf(photoIn(file)).rgb.front()), int('@'));
        QVERIFY(qint64{QImageReader::allocationLimit()} * 1'000'000 >= 4 * kMostPhotoPixels);
    }

    void whatCannotBeReadSaysWhy_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("says");
        const QByteArray heic = QByteArray::fromHex("00000018") + "ftypheic" + QByteArray(40, '\0');
        QTest::newRow("HEIC") << heic << QStringLiteral("these formats can: JPEG, PNG, WebP");
        QTest::newRow("Photoshop") << QByteArray("8BPS\0\1", 6) + QByteArray(40, '\0') << QStringLiteral("JPEG, PNG");
        QTest::newRow("cut off") << QByteArray("\xFF\xD8\xFF\xE0\0\x10JFIF", 10) << QStringLiteral("JPEG");
        // 60000 x 60000 pixels in 70 bytes.
        QByteArray bomb("BM");
        bomb += QByteArray::fromHex("46000000000000003600000028000000") + QByteArray::fromHex("60EA000060EA0000") +
                QByteArray::fromHex("0100180000000000") + QByteArray(20, '\0');
        QTest::newRow("BMP bomb") << bomb << QStringLiteral("cannot be read as BMP");
    }
    void whatCannotBeReadSaysWhy() {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, says);
        const QString file = written(QStringLiteral("odd.picture"), bytes);
        QVERIFY(isPhoto(file.toStdString()));
        const QString sentence = refusal(file);
        QVERIFY2(sentence.contains(QStringLiteral("odd.picture")) && sentence.contains(says), qPrintable(sentence));
        QVERIFY(!sentence.contains(u'\n'));
    }

    void otherFilesAreNoPhotos() {
        QVERIFY(!isPhoto(written(QStringLiteral("text.jpg"), "hello").toStdString()));
        QVERIFY(!isPhoto(
            written(QStringLiteral("drawing.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>").toStdString()));
        QVERIFY(!isPhoto(path(QStringLiteral("missing.png")).toStdString()));
        QVERIFY(!isPhoto(m_folder.path().toStdString()));
        QVERIFY(!refusal(path(QStringLiteral("drawing.svg"))).isEmpty());
    }

    void theFormatsAreNamed() {
        QVERIFY(photoFormats().startsWith(QStringLiteral("JPEG, PNG, WebP")));
        QVERIFY(photoFormats().contains(QStringLiteral("BMP")));
        QVERIFY(photoPatterns().contains(QStringLiteral("*.jpeg")) &&
                photoPatterns().contains(QStringLiteral("*.bmp")));
        QVERIFY(!photoFormats().contains(QStringLiteral("SVG")));
    }
};

LATENTWALK_TEST(TestReadPhoto, window)

}  // namespace test_read_photo

#include "test_read_photo.moc"
