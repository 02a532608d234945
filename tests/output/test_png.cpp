// SPDX-License-Identifier: GPL-3.0-or-later

#include <QImage>
#include <QTemporaryDir>
#include <QTest>

#include "core/message/file_error.h"
#include "core/picture/picture_file.h"
#include "core/picture/png.h"
#include "tests/support/room.h"

using namespace latentwalk;

namespace test_png {

class TestPng : public QObject {
    Q_OBJECT

private slots:
    void anotherReaderSeesTheSamePixels() {
        QTemporaryDir folder;
        Picture picture{5, 3, {}};
        for (int i = 0; i < 5 * 3 * 3; ++i) {
            picture.rgb.push_back(static_cast<std::uint8_t>(i * 37));
        }
        const QString path = folder.filePath(QStringLiteral("gesicht – 脸.png"));
        writePicture(path.toStdString(), picture, PictureFormat::Png);
        const QImage image = QImage(path).convertToFormat(QImage::Format_RGB888);
        QCOMPARE(image.size(), QSize(5, 3));
        for (int y = 0; y < 3; ++y) {
            QVERIFY(
                std::equal(picture.rgb.begin() + y * 15, picture.rgb.begin() + y * 15 + 15, image.constScanLine(y)));
        }
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
    }

    void rowByRowItIsTheSameFile() {
        QTemporaryDir folder;
        Picture picture{64, 300, {}};
        for (std::size_t i = 0; i < 64 * 300 * 3; ++i) {
            picture.rgb.push_back(static_cast<std::uint8_t>(i * i / 7));
        }
        const QString path = folder.filePath("rows.png");
        {
            PngFile file(path.toStdString(), 64, 300, R"({"a":1})");
            for (int y = 0; y < 300; y += 100) {
                const auto begin = picture.rgb.begin() + y * 64 * 3;
                file.add({64, 100, {begin, begin + 100 * 64 * 3}});
            }
            QVERIFY(!QFile::exists(path));
            file.commit();
        }
        const auto expected = encodePng(picture, R"({"a":1})");
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(),
                 QByteArray(reinterpret_cast<const char*>(expected.data()), static_cast<qsizetype>(expected.size())));
        { PngFile unfinished(folder.filePath("other.png").toStdString(), 64, 300); }
        QVERIFY_EXCEPTION_THROWN(PngFile(folder.filePath("other.png").toStdString(), 0, 1), FileError);
        QVERIFY_EXCEPTION_THROWN(PngFile(folder.filePath("other.png").toStdString(), 1, kLargestPngSide + 1),
                                 FileError);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
    }

    void aMissingFolderIsASentence() {
        QTemporaryDir folder;
        const auto path = folder.filePath("missing/face.png").toStdString();
        try {
            writePicture(path, {1, 1, {1, 2, 3}}, PictureFormat::Png);
            QFAIL("written into a folder that does not exist");
        } catch (const FileError& error) {
            QVERIFY(QString(error.what()).startsWith(QString::fromStdString(path)));
        }
    }

    void aFailedWriteKeepsWhatStoodThere() {
        QTemporaryDir folder;
        const QString path = folder.filePath("face.png");
        writePicture(path.toStdString(), {1, 1, {1, 2, 3}}, PictureFormat::Png);
        QVERIFY_EXCEPTION_THROWN(writePicture(path.toStdString(), {0, 1, {}}, PictureFormat::Png),
                                 FileError);  // no such PNG
        QCOMPARE(QImage(path).pixel(0, 0), qRgb(1, 2, 3));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
    }
};

LATENTWALK_TEST(TestPng, core)

}  // namespace test_png

#include "test_png.moc"
