// SPDX-License-Identifier: GPL-3.0-or-later

#include <QBuffer>
#include <QFile>
#include <QImage>
#include <QImageReader>
#include <QPainter>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cmath>

#include "core/message/file_error.h"
#include "core/picture/photo/photo.h"
#include "core/picture/webp.h"
#include "tests/support/places.h"
#include "tests/support/reference.h"
#include "tests/support/room.h"

using namespace latentwalk;

namespace test_photo {

namespace {

// Four colours in four quarters, and sides that differ: how it is turned shows.
QImage quarters(int width = 40, int height = 24) {
    QImage image(width, height, QImage::Format_RGB888);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.fillRect(0, 0, width / 2, height / 2, QColor(200, 20, 20));
    painter.fillRect(width / 2, 0, width / 2, height / 2, QColor(20, 200, 20));
    painter.fillRect(0, height / 2, width / 2, height / 2, QColor(20, 20, 200));
    return image;
}

QByteArray encoded(const QImage& image, const char* format, int quality = -1) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, format, quality)) {
        throw std::runtime_error("Qt cannot write this");
    }
    return bytes;
}

QColor colourAt(const Picture& picture, double x, double y) {
    const auto column = std::int64_t(x * double(picture.width));
    const auto row = std::int64_t(y * double(picture.height));
    const std::uint8_t* const rgb = picture.rgb.data() + (row * picture.width + column) * 3;
    return QColor(rgb[0], rgb[1], rgb[2]);
}

bool alike(const QColor& a, const QColor& b, int tolerance = 12) {
    return std::abs(a.red() - b.red()) <= tolerance && std::abs(a.green() - b.green()) <= tolerance &&
           std::abs(a.blue() - b.blue()) <= tolerance;
}

// What Qt makes of the same, whose reader is not ours.
QString differenceFrom(const QImage& expected, const Picture& picture, double tolerance) {
    if (picture.width != expected.width() || picture.height != expected.height()) {
        return QString("%1 x %2").arg(picture.width).arg(picture.height);
    }
    double sum = 0;
    for (int y = 0; y < expected.height(); ++y) {
        for (int x = 0; x < expected.width(); ++x) {
            const QColor colour = expected.pixelColor(x, y);
            const std::uint8_t* const rgb = picture.rgb.data() + (y * picture.width + x) * 3;
            sum +=
                std::abs(colour.red() - rgb[0]) + std::abs(colour.green() - rgb[1]) + std::abs(colour.blue() - rgb[2]);
        }
    }
    const double mean = sum / (3.0 * expected.width() * expected.height());
    return mean <= tolerance ? QString() : QString("%1 on average").arg(mean);
}

// EXIF that says how the picture is kept, in either order of bytes.
QByteArray exif(int orientation, bool big) {
    QByteArray bytes = big ? QByteArray("MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", 19)
                           : QByteArray("II\x2A\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0", 18);
    bytes += char(orientation);
    bytes += QByteArray(big ? 6 : 7, '\0');
    return bytes;
}

QByteArray jpegWith(const QByteArray& jpeg, const QByteArray& exif) {
    QByteArray segment = QByteArray("\xFF\xE1", 2);
    const qsizetype length = exif.size() + 8;
    segment += char(length >> 8);
    segment += char(length);
    segment += QByteArray("Exif\0\0", 6) + exif;
    return jpeg.left(2) + segment + jpeg.mid(2);
}

std::uint32_t crc(const QByteArray& bytes) {
    std::uint32_t value = 0xFFFFFFFFU;
    for (const char byte : bytes) {
        value ^= std::uint8_t(byte);
        for (int bit = 0; bit < 8; ++bit) {
            value = value >> 1U ^ (value % 2 != 0 ? 0xEDB88320U : 0U);
        }
    }
    return ~value;
}

QByteArray bigEndian(std::uint32_t value) {
    return {QByteArray(1, char(value >> 24U)) + char(value >> 16U) + char(value >> 8U) + char(value)};
}

QByteArray pngChunk(const QByteArray& name, const QByteArray& data) {
    return bigEndian(std::uint32_t(data.size())) + name + data + bigEndian(crc(name + data));
}

}  // namespace

class TestPhoto : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    Picture read(const QByteArray& bytes, std::int64_t longest = kLongestPhotoSide) const {
        QFile file(m_folder.filePath("photo"));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
            throw std::runtime_error("cannot write");
        }
        file.close();
        return readPhoto(file.fileName().toStdString(), longest);
    }
    QString errorOf(const QByteArray& bytes) const {
        try {
            read(bytes);
        } catch (const FileError& error) {
            const QString message = error.what();
            return message.startsWith(m_folder.filePath("photo")) ? message : "names no file: " + message;
        }
        return "no error";
    }

private slots:
    void everyKindIsReadAsQtReadsIt_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QImage>("expected");
        QTest::addColumn<double>("tolerance");
        const QImage astronaut(test::dataPath("faces/astronaut.png"));
        const auto png = [](const QImage& image) {
            const QByteArray bytes = encoded(image, "PNG");
            return std::pair(bytes, QImage::fromData(bytes));
        };
        const auto row = [](const char* name, const QByteArray& bytes, const QImage& image, double tolerance) {
            QTest::newRow(name) << bytes << image << tolerance;
        };
        row("PNG", png(astronaut).first, astronaut, 0);
        row("PNG grey", png(astronaut.convertToFormat(QImage::Format_Grayscale8)).first,
            astronaut.convertToFormat(QImage::Format_Grayscale8), 0);
        const QImage palette = astronaut.convertToFormat(QImage::Format_Indexed8);
        row("PNG palette", png(palette).first, palette, 0);
        const QImage bits = astronaut.convertToFormat(QImage::Format_Mono);
        row("PNG one bit", png(bits).first, bits, 0);
        row("PNG 16 bit", png(astronaut.convertToFormat(QImage::Format_RGBX64)).first, astronaut, 0.6);
        for (const int quality : {95, 40}) {
            const QByteArray jpeg = encoded(astronaut, "JPEG", quality);
            row(qPrintable(QString("JPEG %1").arg(quality)), jpeg, QImage::fromData(jpeg), 1);
        }
        const QByteArray grey = encoded(astronaut.convertToFormat(QImage::Format_Grayscale8), "JPEG", 90);
        row("JPEG grey", grey, QImage::fromData(grey), 1);
        row("JPEG CMYK", test::readAll(test::dataPath("pictures/cmyk.jpg")), astronaut, 4);
    }
    void everyKindIsReadAsQtReadsIt() {
        QFETCH(QByteArray, bytes);
        QFETCH(QImage, expected);
        QFETCH(double, tolerance);
        const QString difference = differenceFrom(expected, read(bytes), tolerance);
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }

    void webPIsReadToo() {
        const QImage image = quarters();
        Picture picture{image.width(), image.height(), {}};
        for (int y = 0; y < image.height(); ++y) {
            picture.rgb.insert(picture.rgb.end(), image.constScanLine(y), image.constScanLine(y) + 3 * image.width());
        }
        const auto bytes = encodeWebP(picture, 100, "{}");
        const QByteArray file(reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size()));
        QCOMPARE(read(file), picture);
        const Picture small = read(file, 10);
        QCOMPARE(small.width, 10);
        QCOMPARE(small.height, 6);
        QVERIFY(alike(colourAt(small, 0.2, 0.2), QColor(200, 20, 20)));
        // EXIF stands in a chunk of its own.
        const QByteArray block = exif(3, true);
        const std::string chunk = webp::chunk("EXIF", std::string_view(block.constData(), std::size_t(block.size())));
        QByteArray turned = file + QByteArray::fromStdString(chunk);
        const std::string size = webp::littleEndian(std::uint64_t(turned.size() - 8), 4);
        turned.replace(4, 4, size.data(), 4);
        QVERIFY(alike(colourAt(read(turned), 0.8, 0.8), QColor(200, 20, 20)));
        QVERIFY(errorOf(file.left(file.size() / 3)).contains("cut off"));
        const std::string moving = webp::header(picture, true, false);
        const QByteArray film = "RIFF" + QByteArray::fromStdString(webp::littleEndian(moving.size() + 4, 4)) + "WEBP" +
                                QByteArray::fromStdString(moving);
        QVERIFY2(errorOf(film).contains("it moves"), qPrintable(errorOf(film)));
    }

    void interlacedPngIsReadToo() {
        const Picture picture = readPhoto(test::dataPath("pictures/interlaced.png").toStdString());
        QCOMPARE(picture.width, 9);
        QCOMPARE(picture.height, 7);
        for (int y = 0; y < 7; ++y) {
            for (int x = 0; x < 9; ++x) {
                const std::uint8_t* const rgb = picture.rgb.data() + (y * 9 + x) * 3;
                QVERIFY(rgb[0] == 20 * x && rgb[1] == 30 * y && rgb[2] == 100);
            }
        }
    }

    void whatIsTransparentIsOverWhite() {
        QImage image(3, 1, QImage::Format_ARGB32);
        image.setPixelColor(0, 0, QColor(10, 20, 30, 255));
        image.setPixelColor(1, 0, QColor(10, 20, 30, 0));
        image.setPixelColor(2, 0, QColor(0, 100, 200, 128));
        const Picture picture = read(encoded(image, "PNG"));
        QVERIFY(alike(colourAt(picture, 0.1, 0), QColor(10, 20, 30), 0));
        QVERIFY(alike(colourAt(picture, 0.5, 0), QColor(255, 255, 255), 0));
        QVERIFY(alike(colourAt(picture, 0.9, 0), QColor(127, 177, 227), 1));
    }

    // Qt turns pictures by their EXIF too, and its code is not ours.
    void exifTurnsThePicture_data() {
        QTest::addColumn<int>("orientation");
        QTest::addColumn<bool>("big");
        for (int orientation = 1; orientation <= 8; ++orientation) {
            QTest::addRow("%d, big endian", orientation) << orientation << true;
            QTest::addRow("%d, little endian", orientation) << orientation << false;
        }
    }
    void exifTurnsThePicture() {
        QFETCH(int, orientation);
        QFETCH(bool, big);
        // Where an upright picture's upper left and upper right end up: rows are those of the file.
        const QByteArray jpeg = jpegWith(encoded(quarters(), "JPEG", 95), exif(orientation, big));
        const Picture picture = read(jpeg);
        QBuffer buffer;
        buffer.setData(jpeg);
        QImageReader reader(&buffer);
        reader.setAutoTransform(true);
        const QString difference = differenceFrom(reader.read(), picture, 1);
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
        QCOMPARE(picture.width, orientation >= 5 ? 24 : 40);
    }

    void nonsenseInExifTurnsNothing() {
        const QByteArray jpeg = encoded(quarters(), "JPEG", 95);
        const Picture plain = read(jpeg);
        QCOMPARE(read(jpegWith(jpeg, exif(9, true))), plain);
        QCOMPARE(read(jpegWith(jpeg, exif(6, true).left(15))), plain);
        QCOMPARE(read(jpegWith(jpeg, "MM")), plain);
        QByteArray far = exif(6, true);
        far.replace(4, 4, QByteArray(4, '\xFF'));
        QCOMPARE(read(jpegWith(jpeg, far)), plain);
    }

    void largeOnesAreReducedByMeans() {
        const QImage image = quarters(401, 240);
        for (const char* format : {"PNG", "JPEG"}) {
            const Picture picture = read(encoded(image, format, 95), 100);
            QVERIFY(picture.width <= 100 && picture.width >= 50);
            QVERIFY(std::abs(double(picture.width) / double(picture.height) - 401.0 / 240) < 0.05);
            QVERIFY(alike(colourAt(picture, 0.25, 0.25), QColor(200, 20, 20)));
            QVERIFY(alike(colourAt(picture, 0.75, 0.25), QColor(20, 200, 20)));
            QVERIFY(alike(colourAt(picture, 0.25, 0.75), QColor(20, 20, 200)));
            QVERIFY(alike(colourAt(picture, 0.75, 0.75), QColor(255, 255, 255)));
        }
        QImage stripes(64, 2, QImage::Format_RGB888);
        for (int x = 0; x < 64; ++x) {
            stripes.setPixelColor(x, 0, x % 2 == 0 ? Qt::white : Qt::black);
            stripes.setPixelColor(x, 1, x % 2 == 0 ? Qt::white : Qt::black);
        }
        QVERIFY(alike(colourAt(read(encoded(stripes, "PNG"), 16), 0.5, 0), QColor(128, 128, 128), 1));
    }

    void cutOffFilesAreRefusedInOneSentence() {
        const QImage astronaut(test::dataPath("faces/astronaut.png"));
        for (const char* format : {"PNG", "JPEG"}) {
            const QByteArray whole = encoded(astronaut, format, 90);
            for (const double part : {0.01, 0.3, 0.9}) {
                const QString message = errorOf(whole.left(qsizetype(part * double(whole.size()))));
                QVERIFY2(message.contains("cannot be read as"), qPrintable(message));
                QVERIFY2(!message.contains('\n'), qPrintable(message));
            }
        }
        QVERIFY(errorOf({}).contains("is no picture that can be read"));
        QVERIFY(errorOf("GIF89a and more").contains("is no picture that can be read"));
        QVERIFY_EXCEPTION_THROWN(readPhoto(m_folder.filePath("nowhere.png").toStdString()), FileError);
        QVERIFY_EXCEPTION_THROWN(readPhoto(m_folder.path().toStdString()), FileError);
    }

    void aChunkThatIsLongerThanTheFileIsRefusedBeforeThereIsMemoryForIt() {
        QFile file(test::dataPath("fuzz/photo/png_chunk_longer_than_the_file"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString message = errorOf(file.readAll());
        QVERIFY2(message.contains("it is cut off"), qPrintable(message));
    }

    void changedBytesNeverDoMoreThanThrow() {
        const QImage image = quarters(64, 48);
        for (const char* format : {"PNG", "JPEG"}) {
            const QByteArray whole = encoded(image, format, 80);
            for (qsizetype at = 0; at < whole.size(); at += 3) {
                QByteArray bytes = whole;
                bytes[at] = char(bytes[at] ^ 0x5A);
                try {
                    const Picture picture = read(bytes);
                    QCOMPARE(qsizetype(picture.rgb.size()), qsizetype(picture.width * picture.height * 3));
                } catch (const FileError&) {
                }
            }
        }
    }

    void aBombIsRefusedInOneSentence() {
        // 100,000 x 100,000 pixels of nothing.
        const QByteArray bomb =
            QByteArray("\x89PNG\r\n\x1A\n", 8) +
            pngChunk("IHDR", bigEndian(100000) + bigEndian(100000) + QByteArray("\x08\x02\0\0\0", 5)) +
            pngChunk("IDAT", QByteArray(100, 'x')) + pngChunk("IEND", {});
        const QString message = errorOf(bomb);
        QVERIFY2(message.contains("it has 100000 x 100000 pixels, and up to 250,000,000 are read"),
                 qPrintable(message));
        // What of a JPEG's size lies at the frame header.
        QByteArray jpeg = encoded(quarters(), "JPEG", 90);
        const qsizetype frame = jpeg.indexOf("\xFF\xC0");
        QVERIFY(frame > 0);
        jpeg.replace(frame + 5, 4, "\xFF\xDC\xFF\xDC");
        QVERIFY2(errorOf(jpeg).contains("pixels, and up to"), qPrintable(errorOf(jpeg)));
    }
};

}  // namespace test_photo

using test_photo::TestPhoto;
LATENTWALK_TEST(TestPhoto, core)
#include "test_photo.moc"
