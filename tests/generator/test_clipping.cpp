// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>
#include <cmath>
#include <limits>

#include "core/generator/make/clipping.h"
#include "core/generator/make/make_generator.h"
#include "core/model/builtin_model.h"
#include "core/model/open_checkpoint.h"
#include "core/processor/threads.h"
#include "tests/support/fake_generator.h"
#include "tests/support/reference.h"
#include "tests/support/room.h"
#include "tests/support/scaled_head.h"
#include "tests/support/stopping.h"

using namespace latentwalk;

namespace test_clipping {

// How much of what a model paints lies outside of the range of pictures.
class TestClipping : public QObject {
    Q_OBJECT

private:
    static Images images(std::vector<float> values) {
        return {1, 1, 1, static_cast<std::int64_t>(values.size()), std::move(values)};
    }
    static double shareOf(const Checkpoint& checkpoint, std::optional<GeneratorKind> kind = std::nullopt) {
        const auto generator = makeGenerator(checkpoint, {kind, Device::Cpu});
        return clippedShare(*generator);
    }

private slots:
    void initTestCase() { setThreads(0); }

    void countsWhatLiesOutside_data() {
        QTest::addColumn<std::vector<float>>("values");
        QTest::addColumn<double>("share");
        const float past = std::nextafter(1.0F, 2.0F);
        const auto row = [](const char* name, std::vector<float> values, double share) {
            QTest::newRow(name) << values << share;
        };
        row("nothing", {}, 0);
        row("within", {0, -0.5F, 0.999F, -0.999F}, 0);
        row("the ends are within", {1, -1, 1, -1}, 0);
        row("just outside", {past, -past, 0, 0}, 0.5);
        row("each value by itself", {2, 0, 0, -3, 0, 0, 0, 0}, 0.25);
        row("all", {5, -5}, 1);
        row("no numbers",
            {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity(),
             -std::numeric_limits<float>::infinity(), 0},
            0.75);
    }
    void countsWhatLiesOutside() {
        QFETCH(std::vector<float>, values);
        QFETCH(double, share);
        QCOMPARE(clippedShare(images(values)), share);
    }

    // One face at a time, at the full scale, of the first seeds; each tells how many are done.
    void looksAtTheFirstFaces() {
        const auto control = std::make_shared<test::FakeControl>();
        test::FakeGenerator fake(control);
        std::vector<std::int64_t> done;
        const auto share = clippedShare(fake, [&](const Progress& progress) {
            done.push_back(progress.done);
            QCOMPARE(progress.all, kClippingFaces);
        });
        QCOMPARE(static_cast<std::int64_t>(done.size()), kClippingFaces);
        QCOMPARE(done.front(), 1);
        QCOMPARE(done.back(), kClippingFaces);
        QCOMPARE(control->images, static_cast<int>(kClippingFaces));
        // The fake paints a third of the first three components, each over a third of the picture.
        double expected = 0;
        for (std::uint64_t seed = 0; seed < static_cast<std::uint64_t>(kClippingFaces); ++seed) {
            const Latent latent = sampleLatent(seed, fake.architecture().latentSize);
            for (int channel = 0; channel < 3; ++channel) {
                expected += std::abs(latent[static_cast<std::size_t>(channel)] / 3) > 1 ? 1.0 / 48 : 0;
            }
        }
        QCOMPARE(share, expected);
    }

    void stopsWhenItIsTold() {
        const auto control = std::make_shared<test::FakeControl>();
        test::FakeGenerator fake(control);
        QVERIFY_EXCEPTION_THROWN(clippedShare(fake, test::stoppingAt(3)), Stopped);
        QCOMPARE(control->calls, 3);
    }

    // Nobody's network: but what ends in tanh cannot leave the range, however far it is driven.
    void tanhIsNeverClipped() {
        Checkpoint checkpoint = openCheckpoint(test::dataPath("reference/tiny_old_names_tanh.pth").toStdString());
        QCOMPARE(shareOf(checkpoint), 0.0);
        QCOMPARE(shareOf(checkpoint, GeneratorKind::Raw), 0.0);
        test::scaleContrast(checkpoint, 1000);
        QCOMPARE(shareOf(checkpoint), 0.0);
    }

    void greyAndBlendedModelsAreMeasuredToo_data() {
        QTest::addColumn<QString>("file");
        for (const char* file : {"reference/tiny_legacy.pth", "reference/tiny_zip_blend.pth", "variants/grey.pth",
                                 "variants/one_scale.pth", "variants/only_average.pth", "variants/no_average.pth"}) {
            QTest::newRow(file) << QString::fromLatin1(file);
        }
    }
    void greyAndBlendedModelsAreMeasuredToo() {
        QFETCH(QString, file);
        Checkpoint checkpoint = openCheckpoint(test::dataPath(file).toStdString());
        QVERIFY(canMeasureClipping(checkpoint.architecture));
        const double share = shareOf(checkpoint);
        QVERIFY2(share >= 0 && share <= 1, qPrintable(QString::number(share)));
        test::scaleContrast(checkpoint, 1e-6F);
        QCOMPARE(shareOf(checkpoint), 0.0);
    }

    // The check that would have caught it: with twice its contrast the built-in model is what its first file was.
    void aBurntModelIsNoticed() {
        Checkpoint checkpoint = openCheckpoint(builtInModelPath());
        const double natural = shareOf(checkpoint);
        QVERIFY2(natural > 0 && natural < 0.03, qPrintable(QString::number(natural)));
        QVERIFY(clippingNote("the model", natural).empty());
        test::scaleContrast(checkpoint, 2);
        const double burnt = shareOf(checkpoint);
        QVERIFY2(burnt > 0.2 && burnt < 0.5, qPrintable(QString::number(burnt)));
        QVERIFY(!clippingNote("the model", burnt).empty());
    }

    void theNoteBeginsAboveATenth() {
        QVERIFY(clippingNote("m", 0).empty());
        QVERIFY(clippingNote("m", kMuchClipping).empty());
        QCOMPARE(clippingNote("the model", 0.3336),
                 std::string("the model paints outside of its range: 33.4 % of the pixels of 16 faces are clipped, "
                             "where a few per cent would be natural"));
    }

    void onlyTheHugeAreNotMeasured() {
        Architecture architecture;
        architecture.latentSize = 512;
        architecture.depths = {512, 512, 512, 512, 256, 128, 64, 32, 16};
        QVERIFY(canMeasureClipping(architecture));  // the paper's, 1024 x 1024
        architecture.depths.assign(10, 512);
        QVERIFY(!canMeasureClipping(architecture));
    }
};

LATENTWALK_TEST(TestClipping, core)

}  // namespace test_clipping

#include "test_clipping.moc"
