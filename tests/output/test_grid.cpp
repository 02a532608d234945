#include <QImage>
#include <QTest>

#include "core/generator/growth.h"
#include "core/output/exporter.h"
#include "core/output/grid.h"
#include "tests/support/reference.h"
#include "tests/support/sessions.h"
#include "tests/support/wave_generator.h"

using namespace latentwalk;

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
        QCOMPARE(strip->width, 4 * 34 + 2);
        QCOMPARE(strip->height, 36);
        GridPainter expected(4, {4, 2});
        for (int scale = 0; scale < 4; ++scale) {
            expected.add(enlarged(generator.generate(LatentBatch::of(sampleLatent(3, 24)), {scale, 0.0F}), 32));
        }
        QVERIFY(strip->rgb == expected.picture().rgb);
        // Captions name the scales; twice as large, every pixel is.
        session.grid.captions = true;
        const auto captioned = renderGrid(generator, session);
        QVERIFY(captioned->height > strip->height);
        session.grid.captions = false;
        session.grid.enlarge = 2;
        QCOMPARE(renderGrid(generator, session)->width, 4 * 66 + 2);
    }

    void impossibleGridsAreRefused() {
        QVERIFY_EXCEPTION_THROWN(GridPainter(0), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(GridPainter(1, {0, 2}), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(toPicture({1, 2, 1, 1, {0, 0}}, 0), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(toPicture({1, 1, 1, 1, {0}}, 1), std::out_of_range);
    }
};

QTEST_GUILESS_MAIN(TestGrid)
#include "test_grid.moc"
