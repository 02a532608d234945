// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>
#include <algorithm>
#include <cmath>

#include "core/generator/generator.h"
#include "core/latent/found/found_directions.h"
#include "core/latent/found/taught_direction.h"
#include "core/latent/spectrum/spectrum.h"
#include "core/model/builtin_model.h"
#include "core/model/open_checkpoint.h"
#include "core/processor/threads.h"
#include "tests/support/reference.h"
#include "tests/support/room.h"

using namespace latentwalk;

namespace test_found_directions {

namespace {

GeneratorWeights onlyFormat(const std::vector<float>& values, std::vector<std::int64_t> shape) {
    auto owner = std::make_shared<std::vector<float>>(values);
    GeneratorWeights weights;
    weights.format.weight = {DType::Float32, std::move(shape), std::as_bytes(std::span<const float>(*owner)), owner};
    return weights;
}

Latent rowOf(const std::vector<float>& values, std::size_t row, std::size_t size) {
    const auto begin = values.begin() + static_cast<std::ptrdiff_t>(row * size);
    return {begin, begin + static_cast<std::ptrdiff_t>(size)};
}

// The largest difference between two unit vectors, whatever their signs.
double differenceUpToSign(const Latent& a, Latent b) {
    if (cosine(a, b) < 0) {
        std::transform(b.begin(), b.end(), b.begin(), std::negate<>());
    }
    return test::largestDifference(a, b);
}

Latent eigenvector(const Spectrum& spectrum, std::int64_t index) {
    const auto vector = spectrum.eigenvector(index);
    return {vector.begin(), vector.end()};
}

}  // namespace

class TestFoundDirections : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        setThreads(0);
        m_checkpoint = openCheckpoint(builtInModelPath());
        m_spectrum = formatSpectrum(m_checkpoint.weights());
    }

    // tests/data/directions/make_directions.py
    void equalsNumPy_data() {
        QTest::addColumn<QString>("name");
        QTest::newRow("a small matrix") << "small";
        QTest::newRow("the built-in model") << "celeba128";
    }
    void equalsNumPy() {
        QFETCH(QString, name);
        const QJsonObject about = test::readJson(test::dataPath("directions/cases.json"))[name].toObject();
        GeneratorWeights weights = m_checkpoint.weights();
        if (about.contains("shape")) {
            const auto shape = about["shape"].toArray();
            weights = onlyFormat(test::readFloats(test::dataPath("directions/" + name + ".matrix.f32")),
                                 {shape[0].toInt(), shape[1].toInt()});
        }
        const auto size = static_cast<std::size_t>(weights.format.weight.shape[1]);
        const auto values = about["sefa"].toArray();
        const auto vectors = test::readFloats(test::dataPath("directions/" + name + ".sefa.f32"));
        const auto found = directionsInWeights(weights, static_cast<int>(values.size()));
        QCOMPARE(found.size(), static_cast<std::size_t>(values.size()));
        for (std::size_t i = 0; i < found.size(); ++i) {
            const double expected = values[static_cast<int>(i)].toDouble();
            QVERIFY(std::abs(found[i].value / expected - 1) < 1e-6);
            const double difference = differenceUpToSign(found[i].components, rowOf(vectors, i, size));
            QVERIFY2(difference < 1e-4, qPrintable(QString::number(difference)));
            QCOMPARE(found[i].source, DirectionSource::Weights);
            QVERIFY(found[i].name.empty());
        }

        const auto plainValues = about["plain"].toArray();
        const auto plainVectors = test::readFloats(test::dataPath("directions/" + name + ".plain.f32"));
        const Spectrum spectrum = formatSpectrum(weights);
        QCOMPARE(spectrum.size(), static_cast<std::int64_t>(size));
        for (int i = 0; i < plainValues.size(); ++i) {
            QVERIFY(std::abs(spectrum.eigenvalues[static_cast<std::size_t>(i)] / plainValues[i].toDouble() - 1) < 1e-6);
            QVERIFY(differenceUpToSign(eigenvector(spectrum, i),
                                       rowOf(plainVectors, static_cast<std::size_t>(i), size)) < 1e-4);
        }
    }

    void signsAreFixed() {
        const auto found = directionsInWeights(m_checkpoint.weights(), 40);
        QVERIFY(found == directionsInWeights(m_checkpoint.weights(), 40));
        for (const Direction& direction : found) {
            const Latent& c = direction.components;
            const auto largest =
                std::max_element(c.begin(), c.end(), [](float a, float b) { return std::abs(a) < std::abs(b); });
            QVERIFY(*largest > 0);
        }
    }

    void theCountIsClamped() {
        QCOMPARE(directionsInWeights(m_checkpoint.weights(), 100'000).size(), std::size_t{512});
        QCOMPARE(directionsInWeights(m_checkpoint.weights(), -1).size(), std::size_t{1});
    }

    // Without leaky ReLU and pixelnorm the layer is linear, and latents are round: then its principal components lead
    // back to the eigenvectors of A^T A, as far as the samples are round too.
    void ofALinearLayerImagesAndWeightsAgree() {
        std::vector<float> matrix(32 * 6);
        for (std::size_t i = 0; i < 6; ++i) {
            matrix[i * 6 + i] = static_cast<float>(6 - i);  // eigenvalues 36, 25, ... 1
        }
        const GeneratorWeights plain = [&] {
            GeneratorWeights weights = onlyFormat(matrix, {32, 6});
            const GeneratorWeights bias = onlyFormat(std::vector<float>(32, 0.5F), {32});
            weights.format.bias = bias.format.weight;
            const GeneratorWeights scale0 = onlyFormat(std::vector<float>(2 * 2 * 9), {2, 2, 3, 3});
            weights.scale0.weight = scale0.format.weight;
            weights.scale0.bias = onlyFormat({0, 0}, {2}).format.weight;
            return weights;
        }();
        Architecture architecture;
        architecture.latentSize = 6;
        architecture.depths = {2};
        architecture.leak = 1;
        architecture.equalizedLearningRate = false;
        architecture.pixelNorm = false;
        const auto found = directionsInImages(architecture, plain, 6, {}, 20'000);
        QCOMPARE(found.size(), std::size_t{6});
        for (std::size_t i = 0; i < 6; ++i) {
            const double eigenvalue = (6.0 - static_cast<double>(i)) * (6.0 - static_cast<double>(i));
            QVERIFY(std::abs(found[i].value / eigenvalue - 1) < 0.05);
            QVERIFY2(found[i].components[i] > 0.99F, qPrintable(QString::number(found[i].components[i])));
            QCOMPARE(found[i].source, DirectionSource::Images);
        }
    }

    void foundInTheBuiltInModelsImages() {
        const auto found = directionsInImages(m_checkpoint.architecture, m_checkpoint.weights(), 10, {}, 1024);
        QCOMPARE(found.size(), std::size_t{10});
        QVERIFY(found == directionsInImages(m_checkpoint.architecture, m_checkpoint.weights(), 10, {}, 1024));
        const auto weights = directionsInWeights(m_checkpoint.weights(), 40);
        for (std::size_t i = 0; i < found.size(); ++i) {
            QVERIFY(i == 0 || found[i].value <= found[i - 1].value);
            QVERIFY(found[i].value > 0);
            // They lie where the weights amplify: almost all of each is in the span of SeFa's first 40.
            double share = 0;
            for (const Direction& direction : weights) {
                share += std::pow(cosine(found[i].components, direction.components), 2);
            }
            QVERIFY2(share > 0.7, qPrintable(QString::number(share)));
        }
    }

    void searchingImagesCanBeCancelled() {
        std::int64_t asked = 0;
        const auto tell = [&](const Progress&) {
            if (++asked == 3) {
                throw Stopped();
            }
        };
        QVERIFY_EXCEPTION_THROWN(directionsInImages(m_checkpoint.architecture, m_checkpoint.weights(), 3, tell, 1024),
                                 Stopped);
        QCOMPARE(asked, 3);
    }

    // The figures of the issue: a planted direction in the span of the leading 16, marks by its sign.
    void taughtDirectionsRecoverPlantedOnes_data() {
        // More marks scatter less, and take much longer.
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("trials");
        QTest::addColumn<double>("atLeast");
        QTest::newRow("40 marks") << 40 << 12 << 0.7;
        QTest::newRow("400 marks") << 400 << 2 << 0.93;
    }
    void taughtDirectionsRecoverPlantedOnes() {
        QFETCH(int, count);
        QFETCH(int, trials);
        QFETCH(double, atLeast);
        double sum = 0;
        for (std::uint64_t trial = 0; trial < static_cast<std::uint64_t>(trials); ++trial) {
            const Latent shares = sampleLatent(50'000 + trial, 16);
            std::vector<double> planted(512);
            for (std::int64_t i = 0; i < 16; ++i) {
                for (std::size_t c = 0; c < planted.size(); ++c) {
                    planted[c] += shares[static_cast<std::size_t>(i)] * m_spectrum.eigenvector(i)[c];
                }
            }
            const Latent direction(planted.begin(), planted.end());
            std::vector<Mark> marks;
            for (int i = 0; i < count; ++i) {
                const Latent latent = sampleLatent(100'000 * (trial + 1) + static_cast<std::uint64_t>(i), 512);
                marks.push_back({latent, cosine(latent, direction) > 0});
            }
            const auto taught = teachDirection(marks, m_spectrum, true);
            sum += cosine(taught.direction.components, direction);
        }
        const double mean = sum / trials;
        qInfo("mean cosine %.3f", mean);
        QVERIFY2(mean >= atLeast, qPrintable(QString::number(mean)));
    }

private:
    Checkpoint m_checkpoint;
    Spectrum m_spectrum;
};

LATENTWALK_TEST(TestFoundDirections, core)

}  // namespace test_found_directions

#include "test_found_directions.moc"
