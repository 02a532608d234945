// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/output/session_recipe.h"
#include "core/picture/picture_file.h"
#include "core/picture/resize.h"

#include <malloc.h>
#include <sys/mman.h>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>

#include "core/message/file_error.h"
#include "core/output/exporter.h"
#include "core/recipe/recipe_reader.h"
#include "tests/support/full_memory.h"
#include "tests/support/reference.h"
#include "tests/support/room.h"
#include "tests/support/sessions.h"
#include "tests/support/wave_generator.h"

using namespace latentwalk;

namespace test_picture_file {

namespace {

double psnrOf(const QImage& image, const Picture& picture) {
    const QImage rgb = image.convertToFormat(QImage::Format_RGB888);
    double sum = 0;
    for (int y = 0; y < rgb.height(); ++y) {
        for (int i = 0; i < rgb.width() * 3; ++i) {
            const double difference =
                rgb.constScanLine(y)[i] -
                static_cast<double>(picture.rgb[static_cast<std::size_t>(y * picture.width * 3 + i)]);
            sum += difference * difference;
        }
    }
    return 10 * std::log10(255.0 * 255.0 / std::max(1e-9, sum / static_cast<double>(picture.rgb.size())));
}

Picture wave() {
    test::WaveGenerator generator;
    return toPicture(generator.generate(LatentBatch::of(sampleLatent(1, 24)), {}), 0);
}

}  // namespace

class TestPictureFile : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::string path(const QString& name) const { return m_folder.filePath(name).toStdString(); }

private slots:
    // swscale reads further than the picture goes, which shows only where the program's memory ends there.
    void scalingReadsNothingBehindThePicture() {
        constexpr std::int64_t kWidth = 10, kHeight = 5324, kPage = 4096;
        constexpr std::size_t kBytes = kWidth * kHeight * 3, kKept = 3 * sizeof(std::size_t);  // malloc's own
        static_assert((kBytes + kKept) % kPage == 0);
        if (!test::kMemoryCanBeFull || ::mallopt(M_MMAP_THRESHOLD, 128 << 10) == 0) {
            QSKIP("another allocator");
        }
        // Most maps lie right below the one before: the upper one makes room for what must not be read.
        std::vector<std::vector<std::uint8_t>> maps;
        for (int i = 0; i < 32; ++i) {
            maps.emplace_back(kBytes, std::uint8_t{77});
        }
        std::ranges::sort(maps, {}, [](const auto& map) { return map.data(); });
        const auto endOf = [](auto& map) { return map.data() + kBytes + kKept / 3; };
        const auto below = std::ranges::adjacent_find(
            maps, [&](auto& lower, auto& upper) { return upper.data() - endOf(lower) == 2 * sizeof(std::size_t); });
        void* behind = MAP_FAILED;
        if (below != maps.end()) {
            std::uint8_t* const end = endOf(*below);
            std::vector<std::uint8_t>().swap(*(below + 1));
            behind = ::mmap(end, kPage, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
        }
        if (behind == MAP_FAILED) {
            QSKIP("no picture lies at the end of a map here");
        }
        const Picture picture{kWidth, kHeight, std::move(*below)};
        const Picture small = resized(picture, 16, 16);
        ::munmap(behind, kPage);
        QVERIFY((small == Picture{16, 16, std::vector<std::uint8_t>(std::size_t{16 * 16 * 3}, 77)}));
    }

    void everyFormatCarriesTheRecipeAndThePixels_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("quality");
        QTest::addColumn<double>("least");
        QTest::newRow("png") << "a.PNG" << 0 << 99.0;
        QTest::newRow("jpeg") << "a.jpg" << 95 << 38.0;
        QTest::newRow("webp") << "a.webp" << 95 << 36.0;
        QTest::newRow("lossless webp") << "b.webp" << 100 << 99.0;
    }
    void everyFormatCarriesTheRecipeAndThePixels() {
        QFETCH(QString, name);
        QFETCH(int, quality);
        QFETCH(double, least);
        const std::string file = path(name);
        const Picture picture = wave();
        const Recipe recipe = pictureRecipe(test::fullSession());
        const std::string json = toJson(recipe);
        writePicture(file, picture, *pictureFormatOf(file), {quality, json});
        QVERIFY(readRecipe(file) == recipe);
        if (!name.endsWith("webp")) {  // Qt reads WebP only with a plugin
            const QImage image(QString::fromStdString(file));
            QCOMPARE(image.size(), QSize(32, 32));
            QVERIFY2(psnrOf(image, picture) >= least, qPrintable(QString::number(psnrOf(image, picture))));
        }
        // Without a recipe the file says so.
        writePicture(file, picture, *pictureFormatOf(file));
        QVERIFY_EXCEPTION_THROWN(readRecipe(file), FileError);
    }

    void recipesOfHundredsOfKilobytesFit() {
        Session session = test::seedSession({});
        for (std::uint64_t i = 0; i < 4000; ++i) {
            session.anchors.push_back({"<&> – 脸", std::nullopt, sampleLatent(i, 24), {}});
        }
        const std::string json = toJson(gridRecipe(session));
        QVERIFY(json.size() > 300'000);
        for (const char* name : {"big.png", "big.jpg", "big.webp"}) {
            const std::string file = path(name);
            writePicture(file, wave(), *pictureFormatOf(file), {90, json});
            QVERIFY(readRecipeText(file) == json);
        }
    }

    void damagedFilesAreRefusedWhateverIsWrong() {
        const std::string json = toJson(pictureRecipe(test::fullSession()));
        for (const char* name : {"c.png", "c.jpg", "c.webp"}) {
            const std::string file = path(name);
            writePicture(file, wave(), *pictureFormatOf(file), {90, json});
            const QByteArray good = test::readAll(QString::fromStdString(file));
            for (int i = 0; i < 400; ++i) {
                QByteArray bad = good;
                if (i % 2 == 0) {
                    bad.truncate(bad.size() * i / 400);
                } else {
                    bad[(bad.size() - 1) * i / 400] = static_cast<char>(bad[(bad.size() - 1) * i / 400] ^ (1 << i % 8));
                }
                QFile damaged(m_folder.filePath("damaged"));
                QVERIFY(damaged.open(QIODevice::WriteOnly));
                damaged.write(bad);
                damaged.close();
                try {
                    readRecipe(damaged.fileName().toStdString());  // a flipped pixel leaves the recipe whole
                } catch (const FileError&) {
                }
            }
        }
    }

    void aBombIsNotUnpacked() {
        // 40 MiB and one of spaces compress to 40 kB; the reader stops at its bound.
        const std::string file = path("bomb.png");
        writePicture(file, wave(), PictureFormat::Png, {100, std::string((std::size_t{40} << 20U) + 70'000, ' ')});
        QVERIFY(!readRecipeText(file));
    }

    void enlargingRepeatsPixels() {
        const Picture two{2, 1, {1, 2, 3, 4, 5, 6}};
        const Picture four = enlarged(two, 2);
        QVERIFY((four == Picture{4, 2, {1, 2, 3, 1, 2, 3, 4, 5, 6, 4, 5, 6, 1, 2, 3, 1, 2, 3, 4, 5, 6, 4, 5, 6}}));
        QCOMPARE(resized(two, 7, 5).rgb.size(), std::size_t{7 * 5 * 3});
        QVERIFY(resized(two, 2, 1) == two);
    }

    void exportedPicturesAreMadeAgainFromTheirFile() {
        test::WaveGenerator generator;
        Session session = test::fullSession();
        session.growth.reset();
        session.pace.reset();  // measured on the way
        exportPicture(generator, session, path("face.png"), PictureFormat::Png, 3);
        const Picture again = renderPicture(generator, readRecipe(path("face.png")));
        const QImage image(m_folder.filePath("face.png"));
        QCOMPARE(image.width(), 16 * 3);  // scale 2, three times enlarged
        QVERIFY(psnrOf(image, again) > 99);
    }

    void whatCannotBeWrittenIsASentence_data() {
        QTest::addColumn<QString>("name");
        QTest::newRow("missing folder") << "missing/face.png";
        QTest::newRow("folder in the way") << ".";
        QTest::newRow("name too long") << QString(300, 'x') + ".png";
        QTest::newRow("name of 255 characters of 3 bytes") << QString(200, QChar(0x8138)) + ".png";
    }
    void whatCannotBeWrittenIsASentence() {
        QFETCH(QString, name);
        const auto before = QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden);
        test::WaveGenerator generator;
        QVERIFY_EXCEPTION_THROWN(exportPicture(generator, test::seedSession({1}), path(name), PictureFormat::Png),
                                 FileError);
        QCOMPARE(generator.made.load(), 0);  // found out before any work
        QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden), before);
    }
};

LATENTWALK_TEST(TestPictureFile, core)

}  // namespace test_picture_file

#include "test_picture_file.moc"
