// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

#include "core/message/file_error.h"
#include "core/output/exporter.h"
#include "core/output/grid.h"
#include "core/output/grid_file.h"
#include "core/output/session_recipe.h"
#include "core/picture/picture_file.h"
#include "core/picture/png.h"
#include "core/picture/resize.h"
#include "core/plane/session_plane.h"
#include "core/recipe/recipe_reader.h"
#include "core/walk/growth.h"
#include "tests/support/reference.h"
#include "tests/support/room.h"
#include "tests/support/sessions.h"
#include "tests/support/stopping.h"
#include "tests/support/wave_generator.h"

using namespace latentwalk;

namespace test_grid {

namespace {

// Grey images of `side` pixels whose every pixel differs from its neighbours.
Images steps(std::int64_t count, std::int64_t side) {
    Images images{count, 1, side, side, std::vector<float>(static_cast<std::size_t>(count * side * side))};
    for (std::size_t i = 0; i < images.values.size(); ++i) {
        images.values[i] = static_cast<float>(i % 97) / 97;
    }
    return images;
}

void append(Picture& joined, const Picture& more) {
    joined.width = more.width;
    joined.height += more.height;
    joined.rgb.insert(joined.rgb.end(), more.rgb.begin(), more.rgb.end());
}

}  // namespace

class TestGrid : public QObject {
    Q_OBJECT

private slots:
    // tests/data/grids: written by make_grids.py with torchvision's save_image.
    void equalsTorchvision_data() {
        QTest::addColumn<QJsonObject>("about");
        for (const auto& value : test::readJson(test::dataPath("grids/cases.json"))["cases"].toArray()) {
            QTest::newRow(qPrintable(value.toObject()["name"].toString())) << value.toObject();
        }
    }
    void equalsTorchvision() {
        QFETCH(QJsonObject, about);
        const QString name = about["name"].toString();
        const auto shape = about["shape"].toArray();
        const Images images{shape[0].toInt(), shape[1].toInt(), shape[2].toInt(), shape[3].toInt(),
                            test::readFloats(test::dataPath("grids/" + name + ".f32"))};
        const Range range = about["scale_each"].toBool() ? Range::Each : Range::Fixed;
        const Picture grid = makeGrid(images, {about["columns"].toInt(), 2}, range);

        const QImage expected = QImage(test::dataPath("grids/" + name + ".png")).convertToFormat(QImage::Format_RGB888);
        QCOMPARE(grid.width, expected.width());
        QCOMPARE(grid.height, expected.height());
        for (int y = 0; y < expected.height(); ++y) {
            QVERIFY(std::equal(grid.rgb.begin() + y * grid.width * 3, grid.rgb.begin() + (y + 1) * grid.width * 3,
                               expected.constScanLine(y)));
        }
    }

    void piecesGiveTheSameGridAsAllAtOnce() {
        const Images all{4, 1, 2, 2, {-1, 0, 1, .5F, .1F, .2F, .3F, .4F, -.5F, -.4F, -.3F, -.2F, 0, 0, .9F, 1}};
        GridPainter painter(4, {3, 1});
        for (int i = 0; i < 4; ++i) {
            painter.add({1, 1, 2, 2, std::vector<float>(all.values.begin() + i * 4, all.values.begin() + i * 4 + 4)});
        }
        QVERIFY(painter.picture() == makeGrid(all, {3, 1}));
        QVERIFY_EXCEPTION_THROWN(painter.add({1, 1, 2, 2, {0, 0, 0, 0}}), std::invalid_argument);
    }

    // What holds the memory of a tall grid down: one row of images at a time, from the top.
    void rowsComeInOrderAndOneAtATime() {
        constexpr int kCount = 11;
        GridLayout layout{3, 2, 0x102030, {}};
        for (int i = 0; i < kCount; ++i) {
            layout.captions.push_back(std::to_string(i));
        }
        const Images images = steps(kCount, 6);
        Picture joined;
        GridRows rows(kCount, layout, Range::Fixed, [&](const Picture& more) { append(joined, more); });
        for (int i = 0; i < kCount; ++i) {
            QCOMPARE(joined.height, i < 3 ? 0 : i / 3 * rows.shape().cellHeight);
            rows.add(
                {1, 1, 6, 6, std::vector<float>(images.values.begin() + i * 36, images.values.begin() + i * 36 + 36)});
        }
        QVERIFY(joined == makeGrid(images, layout));
        QCOMPARE(joined.height, rows.shape().height());
    }

    // And that of a grid of large pixels: they are made line by line.
    void enlargedPicturesAreNeverWholeInMemory() {
        const Images images = steps(7, 6);
        for (const int enlarge : {1, 3, 64}) {
            GridLayout layout{4, 2, 0x102030, {}, enlarge};
            Picture joined;
            GridRows rows(7, layout, Range::Fixed, [&](const Picture& more) {
                QCOMPARE(more.height, 1);
                append(joined, more);
            });
            rows.add(images);
            QCOMPARE(rows.shape().rowBytes, 4 * 6 * 6 * 3 + rows.shape().width() * 3);
            layout.enlarge = 1;
            Picture whole;
            GridRows enlargedBefore(7, layout, Range::Fixed, [&](const Picture& more) { append(whole, more); });
            for (std::int64_t i = 0; i < 7; ++i) {
                enlargedBefore.add(enlarged(toPicture(images, i), enlarge));
            }
            QVERIFY(joined == whole);
            QCOMPARE(joined.height, rows.shape().height());
        }
    }

    void rowsThatNoMemoryHoldsAreRefusedBeforeAnyWork() {
        QTemporaryDir folder;
        test::WaveGenerator generator(9);  // 1024 x 1024
        Session session = test::seedSession({1, 2});
        session.grid.cells = GridCells::Frames;
        session.grid.steps = 1000;
        session.grid.columns = 1000;
        const QString path = folder.filePath("a.png");
        QString said;
        try {
            exportGrid(generator, session, path.toStdString(), PictureFormat::Png);
        } catch (const FileError& error) {
            said = error.what();
        }
        QCOMPARE(said, path + " cannot be written: a row of it would take 3,148 MB of memory; choose fewer columns");
        QCOMPARE(generator.made.load(), 0);
        // Large pixels do not count.
        QVERIFY(!problemOfGridSize(gridShape(64, {8, 2, 0, {}, 64}, 128, 128), PictureFormat::Png));
        QVERIFY(!problemOfGridSize(gridShape(100, {10, 2, 0, {}, 64}, 1024, 1024), PictureFormat::Png));
    }

    void imagesOfAnotherSizeAreRefused() {
        GridPainter painter(4, {2, 1});
        painter.add({1, 1, 2, 2, {0, 0, 0, 0}});
        QVERIFY_EXCEPTION_THROWN(painter.add({1, 1, 1, 1, {0}}), std::invalid_argument);
    }

    void aGridFileIsItsPicture_data() {
        QTest::addColumn<int>("cells");
        QTest::addColumn<bool>("growing");
        QTest::newRow("anchors") << static_cast<int>(GridCells::Anchors) << false;
        QTest::newRow("frames") << static_cast<int>(GridCells::Frames) << false;
        QTest::newRow("table") << static_cast<int>(GridCells::Segments) << false;
        QTest::newRow("growing") << static_cast<int>(GridCells::Frames) << true;
    }
    void aGridFileIsItsPicture() {
        QFETCH(int, cells);
        QFETCH(bool, growing);
        QTemporaryDir folder;
        test::WaveGenerator generator;
        Session session = test::seedSession({1, 2, 3, 4, 5, 6, 7});
        session.grid = {static_cast<GridCells>(cells), 21, 4, 3, 0x445566, true, 2};
        session.stretch = true;
        if (growing) {
            session.growth = Growth{0, 3};
        }
        const std::string path = folder.filePath("grid.png").toStdString();
        exportGrid(generator, session, path, PictureFormat::Png);
        const Picture picture = renderGrid(generator, session);
        const std::string expected = folder.filePath("expected.png").toStdString();
        writePicture(expected, picture, PictureFormat::Png, {100, toJson(gridRecipe(session))});
        QCOMPARE(test::readAll(folder.filePath("grid.png")), test::readAll(folder.filePath("expected.png")));

        const Picture top = renderGrid(generator, session, {}, 1);
        QVERIFY(top.height < picture.height && top.width == picture.width);
        const auto same = static_cast<std::ptrdiff_t>((top.height - session.grid.padding) * top.width * 3);
        QVERIFY(std::equal(top.rgb.begin(), top.rgb.begin() + same, picture.rgb.begin()));
    }

    void aGridThatIsCancelledLeavesNothing() {
        QTemporaryDir folder;
        test::WaveGenerator generator;
        const Session session = test::seedSession({1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17});
        const std::string path = folder.filePath("grid.png").toStdString();
        QVERIFY_EXCEPTION_THROWN(exportGrid(generator, session, path, PictureFormat::Png, test::stoppingAt(16)),
                                 Stopped);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 0);
    }

    void sizesThatAFormatCannotHoldAreRefusedBeforeAnyWork() {
        QTemporaryDir folder;
        test::WaveGenerator generator;
        Session session = test::seedSession({1, 2});
        session.grid.cells = GridCells::Frames;
        session.grid.steps = 2'000'000;
        session.grid.columns = 1;
        session.grid.enlarge = 64;
        for (const auto& [name, format] : {std::pair{"a.png", PictureFormat::Png},
                                           {"a.jpg", PictureFormat::Jpeg},
                                           {"a.webp", PictureFormat::WebP}}) {
            const QString path = folder.filePath(name);
            QString said;
            try {
                exportGrid(generator, session, path.toStdString(), format);
            } catch (const FileError& error) {
                said = error.what();
            }
            QVERIFY2(said.startsWith(path + " cannot be written as"), qPrintable(said));
            QVERIFY2(said.contains("2,052 x 4,100,000,002"), qPrintable(said));
        }
        QCOMPARE(generator.made.load(), 0);
        const GridShape square = gridShape(100, {10, 0}, 6000, 6000);
        QVERIFY(!problemOfGridSize(gridShape(100, {10, 0, 0, {}, 60}, 100, 100), PictureFormat::Png));
        QVERIFY(FileError("x", problemOfGridSize(square, PictureFormat::Jpeg).value())
                    .message()
                    .english()
                    .find("row by row") != std::string::npos);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 0);
    }

    void valuesOutsideTheRangeAreClamped() {
        const Picture picture = toPicture({1, 1, 1, 4, {-7, -1, 1, 7}}, 0);
        QCOMPARE(picture.rgb, (std::vector<std::uint8_t>{0, 0, 0, 0, 0, 0, 255, 255, 255, 255, 255, 255}));
    }

    // One face at every scale, side by side and equally large: what the growth panel saves.
    void aGrowingFaceMakesAStripOfItsScales() {
        test::WaveGenerator generator(4);
        Session session = test::seedSession({3});
        session.growth = Growth{0, 3};
        session.grid = {GridCells::Frames, 4, 4, 2, 0, false, 1};
        const auto strip = renderGrid(generator, session);
        QCOMPARE(strip.width, 4 * 34 + 2);
        QCOMPARE(strip.height, 36);
        GridPainter expected(4, {4, 2});
        for (int scale = 0; scale < 4; ++scale) {
            expected.add(enlarged(generator.generate(LatentBatch::of(sampleLatent(3, 24)), {scale, 0.0F}), 32));
        }
        QVERIFY(strip.rgb == expected.picture().rgb);
        // Captions name the scales; twice as large, every pixel is.
        session.grid.captions = true;
        const auto captioned = renderGrid(generator, session);
        QVERIFY(captioned.height > strip.height);
        session.grid.captions = false;
        session.grid.enlarge = 2;
        QCOMPARE(renderGrid(generator, session).width, 4 * 66 + 2);
    }

    void thePlanesTilesMakeAGridThatLeadsBack() {
        test::WaveGenerator generator(4);
        Session session = test::seedSession({3});
        session.plane = Plane{};
        session.plane->across = {PlaneAxisKind::Direction, {"x", "", sampleLatent(70, 24)}};
        session.plane->up = {PlaneAxisKind::Direction, {"y", "", sampleLatent(71, 24)}};
        session.plane->x = 0.4;
        session.grid = {GridCells::Plane, 6, 3, 0, 0, false, 1};
        const QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath("plane.png").toStdString();
        exportGrid(generator, session, file, PictureFormat::Png);
        const QImage grid(QString::fromStdString(file.string()));
        QCOMPARE(grid.size(), QSize(3 * 32, 2 * 32));
        const Session again = readRecipe(file).session;
        QVERIFY(again.plane == session.plane);
        QVERIFY(again.grid == session.grid);
        // The last cell is the lower right one.
        const SessionPlane plane(again, std::nullopt, 4);
        const auto cells = planeCells(*again.plane, plane.across(), plane.up(), 3, 2);
        const Moment last = plane.at(cells.back());
        const Picture expected = toPicture(generator.generate(LatentBatch::of(last.latent), last.options), 0);
        const QImage shown = grid.copy(64, 32, 32, 32).convertToFormat(QImage::Format_RGB888);
        QCOMPARE(shown, QImage(expected.rgb.data(), 32, 32, 96, QImage::Format_RGB888));
        // Where growth is an axis, smaller pictures are brought to the largest's size.
        session.plane->across = {PlaneAxisKind::Growth};
        session.plane->x = 0;
        QCOMPARE(renderGrid(generator, session).width, 3 * 8);
        session.plane.reset();
        QVERIFY_EXCEPTION_THROWN(renderGrid(generator, session), Error);
    }

    void impossibleGridsAreRefused() {
        QVERIFY_EXCEPTION_THROWN(GridPainter(0), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(GridPainter(1, {0, 2}), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(GridPainter(1, {1, 2, 0, {}, 0}), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(toPicture({1, 2, 1, 1, {0, 0}}, 0), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(toPicture({1, 1, 1, 1, {0}}, 1), std::out_of_range);
    }
};

LATENTWALK_TEST(TestGrid, core)

}  // namespace test_grid

#include "test_grid.moc"
