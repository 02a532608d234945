// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCryptographicHash>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cmath>

#include "core/generator/generator.h"
#include "core/generator/make/make_generator.h"
#include "core/latent/walk.h"
#include "core/model/builtin_model.h"
#include "core/model/open_checkpoint.h"
#include "core/model/safetensors/safetensors.h"
#include "core/output/grid.h"
#include "core/processor/threads.h"
#include "tests/support/places.h"
#include "tests/support/reference.h"
#include "tests/support/room.h"

using namespace latentwalk;

namespace test_builtin_model {

namespace {

// Sanitizers are slow, and have nothing to find in the two hundredth face that was not in the first ones.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr std::uint64_t kRangeSeeds = 16;
#else
constexpr std::uint64_t kRangeSeeds = 256;
#endif

// How far a picture is from a PNG: the largest difference of a channel and the share of channels that are equal.
struct Distance {
    int largest = 255;
    double equal = 0;
};

Distance distance(const Picture& picture, const QString& png) {
    const QImage expected = QImage(png).convertToFormat(QImage::Format_RGB888);
    if (expected.width() != picture.width || expected.height() != picture.height) {
        return {};
    }
    Distance result{0, 0};
    qint64 equal = 0;
    for (int y = 0; y < expected.height(); ++y) {
        const uchar* line = expected.constScanLine(y);
        for (std::int64_t i = 0; i < picture.width * 3; ++i) {
            const int difference = std::abs(line[i] - picture.rgb[static_cast<std::size_t>(y * picture.width * 3 + i)]);
            result.largest = std::max(result.largest, difference);
            equal += difference == 0;
        }
    }
    result.equal = static_cast<double>(equal) / static_cast<double>(picture.rgb.size());
    return result;
}

}  // namespace

class TestBuiltinModel : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        setThreads(0);
        m_generator = makeGenerator(openCheckpoint(builtInModelPath()), {{}, Device::Cpu});
    }

    void isTheFileThatItsCardDescribes() {
        const QByteArray card = test::readAll(test::modelPath(QStringLiteral("celeba-128.md")));
        const QByteArray bytes = test::readAll(QString::fromStdString(builtInModelPath().string()));
        QVERIFY(card.contains(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex() + "` of this file"));
    }

    // Heads were fitted to the published weights later, and nothing else was changed.
    void holdsTheTrainedWeightsBitForBit() {
        Checkpoint checkpoint = openCheckpoint(builtInModelPath());
        for (std::size_t scale = 0; scale + 1 < checkpoint.average->heads.size(); ++scale) {
            QVERIFY(!checkpoint.average->heads[scale]);
            QVERIFY(checkpoint.average->fittedHeads.at(scale));
        }
        checkpoint.average->fittedHeads.clear();
        const QTemporaryDir folder;
        const QString path = folder.filePath("trained.safetensors");
        writeSafetensors(checkpoint, path.toStdString(), DType::Float16);
        const QByteArray card = test::readAll(test::modelPath(QStringLiteral("celeba-128.md")));
        const QByteArray digest = QCryptographicHash::hash(test::readAll(path), QCryptographicHash::Sha256).toHex();
        QVERIFY(card.contains(digest + "` without the fitted heads"));
        QCOMPARE(digest, QByteArray("8bd28c7f9252c1a7410d004878b0864c882f228d83433828c97829163c614362"));
    }

    void seedsGiveTheImagesOfTheReference() {
        const auto seeds = test::readJson(test::dataPath("reference/celeba128/seeds.json"))["seeds"].toArray();
        LatentBatch latents{0, 512, {}};
        for (const auto& seed : seeds) {
            latents.append(sampleLatent(static_cast<std::uint64_t>(seed.toInt()), 512));
        }
        const Images images = m_generator->generate(latents);
        const double quality =
            test::psnr(images.values, test::readFloats(test::dataPath("reference/celeba128/seeds.images.f32")));
        QVERIFY2(quality > 60, qPrintable(QString::number(quality)));
    }

    void makesTheGridOfPredictPy() {
        const Images images = m_generator->generate(sampleBatch(0, 8, 512));
        const auto from = distance(makeGrid(images, {8, 2}, Range::Each),
                                   test::dataPath("reference/celeba128/image_samples_seed0.png"));
        QVERIFY2(from.largest <= 2 && from.equal >= 0.9, qPrintable(QString::number(from.equal)));
    }

    void makesTheWalkOfAnalyzePy() {
        const LatentBatch two = sampleBatch(1, 2, 512);
        const Walk walk({Latent(two.row(0).begin(), two.row(0).end()), Latent(two.row(1).begin(), two.row(1).end())});
        const Images images = m_generator->generate(walk.frames(8, false));
        const auto from = distance(makeGrid(images, {8, 2}, Range::Each),
                                   test::dataPath("reference/celeba128/interpolate_seed1.png"));
        QVERIFY2(from.largest <= 2 && from.equal >= 0.9, qPrintable(QString::number(from.equal)));
    }

    // A picture ends at -1 and 1: a network that is read in another range than it was trained for loses more than a
    // few of its darkest and brightest values there.
    void paintsWithinItsRange() {
        const auto fast = makeGenerator(openCheckpoint(builtInModelPath()), {{}, Device::Cpu, Precision::Auto, {}});
        std::size_t values = 0;
        std::ptrdiff_t clipped = 0;
        for (std::uint64_t seed = 0; seed < kRangeSeeds; ++seed) {
            const Images image = fast->generate(LatentBatch::of(sampleLatent(seed, 512)));
            values += image.values.size();
            clipped += std::count_if(image.values.begin(), image.values.end(), [](float v) { return std::abs(v) > 1; });
        }
        const double share = static_cast<double>(clipped) / static_cast<double>(values);
        qInfo("%.2f %% of the values of %d faces are clipped", 100 * share, static_cast<int>(kRangeSeeds));
        QVERIFY2(share > 0 && share <= 0.03, qPrintable(QString::number(share)));
    }

private:
    std::unique_ptr<Generator> m_generator;
};

LATENTWALK_TEST(TestBuiltinModel, core)

}  // namespace test_builtin_model

#include "test_builtin_model.moc"
