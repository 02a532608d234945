// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>
#include <cmath>
#include <limits>
#include <random>

#include "core/generator/fast/fast_generator.h"
#include "core/generator/fast/kernels/kernels.h"
#include "core/generator/fast/kernels/tile_kernels.h"
#include "core/generator/make/fallback_generator.h"
#include "core/generator/torch/card_generator.h"
#include "core/generator/torch/torch_generator.h"
#include "core/processor/threads.h"
#include "tests/support/random_weights.h"
#include "tests/support/room.h"

using namespace latentwalk;
using test::RandomWeights;

namespace test_pictures {

namespace {

// torchvision's arithmetic, one value after the other.
int byteOf(float value) {
    if (std::isnan(value)) {
        return 0;
    }
    const float unit = (std::fmax(-1.0F, std::fmin(1.0F, value)) + 1.0F) / 2.0F;
    volatile float scaled = unit * 255.0F;  // rounded on its own
    return static_cast<int>(std::fmin(255.0F, scaled + 0.5F));
}

// A generator that has memory for one image only.
class Narrow final : public Generator {
public:
    explicit Narrow(std::unique_ptr<Generator> own) : m_own(std::move(own)) {}
    const Architecture& architecture() const override { return m_own->architecture(); }
    bool hasHead(int scale) const override { return m_own->hasHead(scale); }
    Message device() const override { return std::string("narrow"); }
    Precision precision() const override { return m_own->precision(); }
    Images generate(const LatentBatch& latents, const GenerateOptions& options) override {
        if (latents.count > 1) {
            throw OutOfMemoryError(std::string("full"));
        }
        return m_own->generate(latents, options);
    }

private:
    std::unique_ptr<Generator> m_own;
};

std::unique_ptr<Generator> generatorNamed(const QString& name, const Architecture& architecture,
                                          const GeneratorWeights& weights) {
    if (name == "float32") {
        return fast::makeFastGenerator(architecture, weights, *fast::floatKernels(), 2);
    }
    if (name == "tiles") {
        return fast::makeTileGenerator(architecture, weights, fast::emulatedTileKernels(), 2);
    }
    if (name == "card") {
        return makeCardGenerator(architecture, weights, CardPlace::Cpu, nullptr, {});
    }
    if (name == "narrow") {
        return std::make_unique<FallbackGenerator>(
            std::make_unique<Narrow>(makeTorchGenerator(architecture, weights, false)), FallbackGenerator::Make{},
            Notice{});
    }
    return makeTorchGenerator(architecture, weights, false);
}

}  // namespace

class TestPictures : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { setThreads(0); }

    // Every number around which a byte changes, and what is no number; more than fits one piece of the conversion.
    void bytesAreTorchvisions() {
        constexpr float kInfinity = std::numeric_limits<float>::infinity();
        std::vector<float> values{-kInfinity, kInfinity, std::numeric_limits<float>::quiet_NaN(), -1, 1, -0.0F, 7, -7};
        for (int byte = 0; byte <= 255; ++byte) {
            for (const float centre :
                 {static_cast<float>(byte) / 127.5F - 1, (static_cast<float>(byte) + 0.5F) / 127.5F - 1}) {
                values.insert(values.end(), {std::nextafter(centre, -2.0F), centre, std::nextafter(centre, 2.0F)});
            }
        }
        std::mt19937 random;
        std::normal_distribution<float> normal(0, 0.7F);
        while (values.size() % 3 != 0 || values.size() < 9000) {
            values.push_back(normal(random));
        }
        const auto plane = static_cast<std::int64_t>(values.size()) / 3;
        const Picture picture = toPicture({1, 3, 1, plane, values}, 0);
        for (std::int64_t i = 0; i < plane; ++i) {
            for (std::int64_t channel = 0; channel < 3; ++channel) {
                const float value = values[static_cast<std::size_t>(channel * plane + i)];
                const int byte = picture.rgb[static_cast<std::size_t>(3 * i + channel)];
                QVERIFY2(byte == byteOf(value),
                         qPrintable(QStringLiteral("%1 became %2").arg(value, 0, 'g', 9).arg(byte)));
            }
        }
    }

    void areThoseOfTheImages_data() {
        QTest::addColumn<QString>("generator");
        QTest::addColumn<Architecture>("architecture");
        const std::vector<std::pair<const char*, Architecture>> architectures{
            {"plain", {24, {16, 12, 8}}},
            {"grey", {7, {5, 33, 3}, 1}},
            {"tanh, blend", {40, {32, 40, 64, 16}, 3, 0.1F, true, true, 0.35F, OutputActivation::Tanh}},
        };
        for (const char* generator : {"float32", "tiles", "card", "narrow", "plain"}) {
            for (const auto& [name, architecture] : architectures) {
                QTest::addRow("%s, %s", generator, name) << generator << architecture;
            }
        }
    }
    void areThoseOfTheImages() {
        QFETCH(QString, generator);
        QFETCH(Architecture, architecture);
        const RandomWeights random(architecture);
        const auto made = generatorNamed(generator, architecture, random.weights);
        const LatentBatch latents = sampleBatch(1, 3, architecture.latentSize);
        for (int scale = 0; scale < architecture.scaleCount(); ++scale) {
            for (const float alpha : {0.0F, 0.25F}) {
                if (scale == 0 && alpha > 0) {
                    continue;  // nothing lies below
                }
                const Images images = made->generate(latents, {scale, alpha});
                const std::vector<Picture> pictures = made->pictures(latents, {scale, alpha});
                QCOMPARE(static_cast<std::int64_t>(pictures.size()), latents.count);
                for (std::int64_t i = 0; i < latents.count; ++i) {
                    QVERIFY(pictures[static_cast<std::size_t>(i)] == toPicture(images, i));
                }
            }
        }
    }

    void refuseWhatImagesRefuse() {
        const Architecture architecture{24, {16, 12}};
        const RandomWeights random(architecture);
        for (const char* name : {"float32", "tiles", "card", "narrow", "plain"}) {
            const auto made = generatorNamed(name, architecture, random.weights);
            QVERIFY_EXCEPTION_THROWN(made->pictures(sampleBatch(1, 1, 23)), GeneratorError);
            QVERIFY_EXCEPTION_THROWN(made->pictures(sampleBatch(1, 1, 24), {2, 0.0F}), GeneratorError);
        }
    }
};

LATENTWALK_TEST(TestPictures, core)

}  // namespace test_pictures

#include "test_pictures.moc"
