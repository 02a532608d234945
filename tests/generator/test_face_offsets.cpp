// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>
#include <random>

#include "core/generator/fast/fast_generator.h"
#include "core/generator/fast/kernels/kernels.h"
#include "core/generator/fast/kernels/tile_kernels.h"
#include "core/generator/torch/card_generator.h"
#include "core/generator/torch/torch_generator.h"
#include "core/processor/threads.h"
#include "tests/support/random_weights.h"
#include "tests/support/reference.h"
#include "tests/support/room.h"

using namespace latentwalk;
using test::RandomWeights;

namespace test_face_offsets {

namespace {

FaceOffsets randomOffsets(const Architecture& architecture, int scales, unsigned seed) {
    FaceOffsets offsets = zeroOffsets(architecture, scales);
    std::mt19937 engine(seed);
    std::normal_distribution<float> normal;
    for (std::vector<float>& values : offsets.scales) {
        std::ranges::generate(values, [&] { return normal(engine); });
    }
    return offsets;
}

SharedOffsets shared(FaceOffsets offsets) {
    return std::make_shared<const FaceOffsets>(std::move(offsets));
}

}  // namespace

class TestFaceOffsets : public QObject {
    Q_OBJECT

private:
    const Architecture m_architecture{40, {64, 72, 48, 40}, 3, 0.2F, true, true, 0.0F, OutputActivation::None};
    const RandomWeights m_random{m_architecture};
    const Latent m_latent = sampleLatent(1, 40);

    std::unique_ptr<Generator> made(const QString& way) const {
        if (way == QStringLiteral("ours")) {
            return fast::makeFastGenerator(m_architecture, m_random.weights, *fast::floatKernels(), 2);
        }
        if (way == QStringLiteral("tiles")) {
            return fast::makeTileGenerator(m_architecture, m_random.weights, fast::emulatedTileKernels(), 2);
        }
        if (way == QStringLiteral("card")) {
            return makeCardGenerator(m_architecture, m_random.weights, CardPlace::CpuRounded, nullptr, {});
        }
        return makeTorchGenerator(m_architecture, m_random.weights, false);
    }
    static void addWays() {
        QTest::addColumn<QString>("way");
        QTest::addColumn<double>("rounding");  // relative to the plain network's picture
        QTest::newRow("ours") << "ours" << 1e-4;
        QTest::newRow("tiles") << "tiles" << 0.02;
        QTest::newRow("card") << "card" << 0.01;
        QTest::newRow("plain") << "plain" << 0.0;
    }

private slots:
    void initTestCase() { setThreads(2); }

    void zerosChangeNoByte_data() { addWays(); }
    void zerosChangeNoByte() {
        QFETCH(QString, way);
        const auto generator = made(way);
        for (int scale = 0; scale < m_architecture.scaleCount(); ++scale) {
            const auto without = generator->generate(LatentBatch::of(m_latent), {scale, {}}).values;
            const SharedOffsets zeros = shared(zeroOffsets(m_architecture, 3));
            QVERIFY(generator->generate(LatentBatch::of(m_latent, zeros), {scale, {}}).values == without);
            const SharedOffsets none = shared({});
            QVERIFY(generator->generate(LatentBatch::of(m_latent, none), {scale, {}}).values == without);
            const SharedOffsets faded = shared(scaled(randomOffsets(m_architecture, 3, 1), 0));
            QVERIFY(generator->generate(LatentBatch::of(m_latent, faded), {scale, {}}).values == without);
        }
    }

    // The plain network's row says what an offset does: it changes images of its scale and above and no other.
    void everyWayPaintsTheSameFace_data() { addWays(); }
    void everyWayPaintsTheSameFace() {
        QFETCH(QString, way);
        QFETCH(double, rounding);
        const auto plain = made(QStringLiteral("plain"));
        const auto generator = made(way);
        for (int at = 0; at < kOffsetScales; ++at) {
            FaceOffsets one;
            one.scales[static_cast<std::size_t>(at)] =
                randomOffsets(m_architecture, 3, 2).scales[static_cast<std::size_t>(at)];
            const LatentBatch face = LatentBatch::of(m_latent, shared(one));
            for (int scale = 0; scale < m_architecture.scaleCount(); ++scale) {
                const auto expected = plain->generate(face, {scale, {}}).values;
                const auto images = generator->generate(face, {scale, {}}).values;
                double error = 0;
                double power = 0;
                for (std::size_t i = 0; i < expected.size(); ++i) {
                    error += std::pow(static_cast<double>(images[i]) - expected[i], 2);
                    power += std::pow(static_cast<double>(expected[i]), 2);
                }
                QVERIFY2(std::sqrt(error / power) <= rounding,
                         qPrintable(QStringLiteral("%1, %2: %3").arg(at).arg(scale).arg(std::sqrt(error / power))));
                const auto without = generator->generate(LatentBatch::of(m_latent), {scale, {}}).values;
                QCOMPARE(images != without, scale >= at);
            }
        }
    }

    void theOffsetOfAScaleWithAHeadIsAddedToItsFeatures() {
        // A head sees the features plus the offset: linear, so that twice the offset is twice the difference.
        const auto generator = made(QStringLiteral("ours"));
        FaceOffsets one;
        one.scales[2] = randomOffsets(m_architecture, 3, 3).scales[2];
        const auto with = [&](float factor) {
            return generator->generate(LatentBatch::of(m_latent, shared(scaled(one, factor))), {2, {}}).values;
        };
        const auto none = with(0), once = with(1), twice = with(2);
        for (std::size_t i = 0; i < none.size(); ++i) {
            QVERIFY(std::abs((twice[i] - none[i]) - 2 * (once[i] - none[i])) < 1e-3F);
        }
    }

    void eachFaceOfABatchHasItsOwn_data() { addWays(); }
    void eachFaceOfABatchHasItsOwn() {
        QFETCH(QString, way);
        const auto generator = made(way);
        const Latent other = sampleLatent(2, 40);
        LatentBatch faces = LatentBatch::of(m_latent);
        faces.append(other, shared(randomOffsets(m_architecture, 2, 4)));
        faces.append(m_latent, shared(randomOffsets(m_architecture, 3, 5)));
        faces.append(m_latent);
        QCOMPARE(std::ssize(faces.offsets), 4);
        const auto together = generator->generate(faces).values;
        std::vector<float> single;
        for (std::int64_t i = 0; i < faces.count; ++i) {
            const auto image = generator->generate(faces.slice(i, 1)).values;
            single.insert(single.end(), image.begin(), image.end());
        }
        // A card's library may take another algorithm for a batch.
        QVERIFY(way == QStringLiteral("card") ? test::largestDifference(together, single) < 0.05 : together == single);
        const auto pictures = generator->pictures(faces);
        for (std::int64_t i = 0; i < faces.count; ++i) {
            QCOMPARE(pictures[static_cast<std::size_t>(i)], toPicture({faces.count, 3, 32, 32, together}, i));
        }
    }

    void offsetsOfAnotherNetworkAreRefused_data() { addWays(); }
    void offsetsOfAnotherNetworkAreRefused() {
        QFETCH(QString, way);
        const auto generator = made(way);
        FaceOffsets wrong;
        wrong.scales[0].resize(512 * 16);
        try {
            generator->generate(LatentBatch::of(m_latent, shared(wrong)));
            QFAIL("they were taken");
        } catch (const GeneratorError& error) {
            QCOMPARE(QString::fromUtf8(error.what()),
                     QStringLiteral("the face's offset at 4 x 4 has 8192 numbers, this generator takes 1024"));
        }
        FaceOffsets endless = zeroOffsets(m_architecture, 2);
        endless.scales[1][7] = std::numeric_limits<float>::infinity();
        try {
            generator->generate(LatentBatch::of(m_latent, shared(endless)));
            QFAIL("they were taken");
        } catch (const GeneratorError& error) {
            QCOMPARE(QString::fromUtf8(error.what()),
                     QStringLiteral("the face's offset at 8 x 8 holds what is no number"));
        }
    }

    void fadingIsLinearAndExactAtItsEnds() {
        const FaceOffsets a = randomOffsets(m_architecture, 2, 6), b = randomOffsets(m_architecture, 3, 7);
        QVERIFY(faded(a, b, 0) == a);
        QVERIFY(faded(a, b, 1) == b);
        const FaceOffsets quarter = faded(a, b, 0.25);
        QCOMPARE(quarter.scales[1][5], 0.75F * a.scales[1][5] + 0.25F * b.scales[1][5]);
        QCOMPARE(quarter.scales[2][5], 0.25F * b.scales[2][5]);
        QVERIFY(faded(a, {}, 0.5) == scaled(a, 0.5F));
        QVERIFY(faded({}, {}, 0.5).empty());
        FaceOffsets other;
        other.scales[0].resize(3);
        QVERIFY_EXCEPTION_THROWN(faded(a, other, 0.5), std::invalid_argument);
    }

    void aNetworkWithFewerScalesHasFewerOffsets() {
        const FaceOffsets offsets = zeroOffsets({40, {64, 72}}, 3);
        QCOMPARE(offsets.scales[0].size(), std::size_t{64 * 16});
        QCOMPARE(offsets.scales[1].size(), std::size_t{72 * 64});
        QVERIFY(offsets.scales[2].empty());
        QVERIFY(problemOf(offsets, {40, {64, 72}}).empty());
        QVERIFY(!problemOf(zeroOffsets(m_architecture, 3), {40, {64, 72}}).empty());
    }
};

LATENTWALK_TEST(TestFaceOffsets, core)

}  // namespace test_face_offsets

#include "test_face_offsets.moc"
