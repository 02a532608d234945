// SPDX-License-Identifier: GPL-3.0-or-later

#include <QImage>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <random>

#include "core/faces/network/detector_network.h"
#include "core/faces/network/feature_network.h"
#include "core/faces/network/network_weights.h"
#include "core/file/mapped_file.h"
#include "core/message/file_error.h"
#include "tests/support/reference.h"
#include "tests/support/room.h"

using namespace latentwalk;
using namespace latentwalk::faces;

namespace test_search_networks {

namespace {

constexpr double kTolerance = 1e-3;

NetworkWeights builtIn(const char* name) {
    return readNetwork(MappedFile::open(test::modelPath(name).toStdString()));
}

const QJsonObject& golden() {
    static const QJsonObject all = test::readJson(test::dataPath("faces/golden_search_networks.json"));
    return all;
}

// As the package brings a picture to `side` pixels for the detector: zeros to the right and below to make it square,
// then between pixels with neither corners nor centres aligned.
std::vector<float> inputOf(const QString& name, int side) {
    const QImage image = QImage(test::dataPath("faces/" + name)).convertToFormat(QImage::Format_RGB888);
    const int size = std::max(image.width(), image.height());
    const auto at = [&](int y, int x, int c) {
        return x < image.width() && y < image.height() ? float(image.constScanLine(y)[3 * x + c]) : 0.0F;
    };
    std::vector<float> values;
    const float scale = float(size) / float(side);
    for (int y = 0; y < side; ++y) {
        const float fromY = float(y) * scale;
        const int y0 = int(fromY);
        const int y1 = std::min(y0 + 1, size - 1);
        for (int x = 0; x < side; ++x) {
            const float fromX = float(x) * scale;
            const int x0 = int(fromX);
            const int x1 = std::min(x0 + 1, size - 1);
            for (int c = 0; c < 3; ++c) {
                const float above = at(y0, x0, c) + (at(y0, x1, c) - at(y0, x0, c)) * (fromX - float(x0));
                const float below = at(y1, x0, c) + (at(y1, x1, c) - at(y1, x0, c)) * (fromX - float(x0));
                values.push_back(above + (below - above) * (fromY - float(y0)));
            }
        }
    }
    return values;
}

// Every so many-th value is the package's, and so is the sum of squares of all.
QString differenceFrom(const QJsonObject& expected, const std::vector<float>& values) {
    const QJsonArray some = expected["some"].toArray();
    const int step = expected["step"].toInt();
    if (qsizetype(values.size() - 1) / step + 1 != some.size()) {
        return QString("%1 values").arg(values.size());
    }
    for (qsizetype i = 0; i < some.size(); ++i) {
        const double difference = std::abs(double(values[std::size_t(i * step)]) - some[i].toDouble());
        if (!(difference < kTolerance)) {
            return QString("value %1 differs by %2").arg(i * step).arg(difference);
        }
    }
    double squares = 0;
    for (const float value : values) {
        squares += double(value) * double(value);
    }
    const double all = expected["squares"].toDouble();
    return std::abs(squares - all) < 1e-4 * all ? QString() : QString("squares %1, not %2").arg(squares).arg(all);
}

}  // namespace

class TestSearchNetworks : public QObject {
    Q_OBJECT

    static void eachPicture() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("isa");
        for (const char* name : {"seed_000000.png", "seed_000003.png", "astronaut.png"}) {
            QTest::newRow(name) << QString(name) << QByteArray();
        }
        QTest::newRow("portable") << QString("astronaut.png") << QByteArray("portable");
        QTest::newRow("avx512") << QString("astronaut.png") << QByteArray("avx512");
    }

private slots:
    void theDetectorSaysWhatThePackageSays_data() { eachPicture(); }
    void theDetectorSaysWhatThePackageSays() {
        QFETCH(QString, name);
        QFETCH(QByteArray, isa);
        const Arithmetic arithmetic(isa.constData());
        if (!arithmetic) {
            QSKIP("this processor has no such instructions");
        }
        DetectorNetwork detector(builtIn("face-detector.safetensors"), arithmetic);
        const QImage picture(test::dataPath("faces/" + name));
        const int size = std::max(picture.width(), picture.height());
        for (const int side : {224, 416}) {
            const QJsonObject expected = golden()["detector"][name][QString::number(side)].toObject();
            const auto input = inputOf(name, side);
            const QString difference = differenceFrom(expected["raw"].toObject(), detector.raw(input.data(), side));
            QVERIFY2(difference.isEmpty(), qPrintable(difference));
            const auto boxes = detector.read(input.data(), side, 0.3F);
            const QJsonArray all = expected["boxes"].toArray();
            QCOMPARE(qsizetype(boxes.size()), all.size());
            for (std::size_t i = 0; i < boxes.size(); ++i) {
                const QJsonArray box = all[qsizetype(i)].toArray();
                // Of the square that the picture was made; the package says fractions of the picture, whose size in
                // the square it rounds.
                const double across = side / std::floor(double(picture.width()) * side / size + 0.5);
                const double down = side / std::floor(double(picture.height()) * side / size + 0.5);
                QVERIFY(std::abs(boxes[i].score - box[0].toDouble()) < kTolerance);
                QVERIFY(std::abs(boxes[i].left * across - box[1].toDouble()) < kTolerance);
                QVERIFY(std::abs(boxes[i].top * down - box[2].toDouble()) < kTolerance);
                QVERIFY(std::abs(boxes[i].width * across - box[3].toDouble()) < kTolerance);
                QVERIFY(std::abs(boxes[i].height * down - box[4].toDouble()) < kTolerance);
            }
        }
    }

    void theFeaturesAreThePackages_data() { eachPicture(); }
    void theFeaturesAreThePackages() {
        QFETCH(QString, name);
        QFETCH(QByteArray, isa);
        if (name == "astronaut.png" && !isa.isEmpty() && !Arithmetic(isa.constData())) {
            QSKIP("this processor has no such instructions");
        }
        FeatureNetwork network(builtIn("face-features.safetensors"), Arithmetic(isa.constData()));
        const auto input = stretched(name);
        // Twice: what one picture leaves behind must not show in the next one's numbers.
        for (int again = 0; again < 2; ++again) {
            const auto& features = network.forward(input.data());
            const QStringList levels{"32", "64", "128"};
            for (int level = 0; level < 3; ++level) {
                const QString difference = differenceFrom(golden()["features"][name][levels[level]].toObject(),
                                                          features[std::size_t(level)].values);
                QVERIFY2(difference.isEmpty(), qPrintable(levels[level] + ": " + difference));
            }
        }
    }

    // A weighted sum of all features, whose derivative backward() says, against what the sum really does.
    void theDerivativeOfTheFeaturesIsWhatTheyDo() {
        FeatureNetwork network(builtIn("face-features.safetensors"));
        auto input = stretched("seed_000003.png");
        std::mt19937 random(1);
        std::normal_distribution<float> normal;
        FeatureNetwork::Features weights = network.forward(input.data());
        for (FeatureMap& level : weights) {
            std::ranges::generate(level.values, [&] { return normal(random); });
        }
        const std::vector<float> gradient = network.backward(weights);
        const auto sum = [&](const std::vector<float>& pixels) {
            const auto& features = network.forward(pixels.data());
            double all = 0;
            for (std::size_t level = 0; level < features.size(); ++level) {
                for (std::size_t i = 0; i < features[level].values.size(); ++i) {
                    all += double(features[level].values[i]) * double(weights[level].values[i]);
                }
            }
            return all;
        };
        // Steps so small that few ReLUs turn, in directions that move many pixels: those that turn make the slope along
        // the derivative smaller, by half a percent with steps of 0.02.
        for (int direction = 0; direction < 4; ++direction) {
            std::vector<float> moved(input.size());
            std::ranges::generate(moved, [&] { return normal(random); });
            double slope = 0;
            std::vector<float> up = input;
            std::vector<float> down = input;
            constexpr float kStep = 0.002F;
            for (std::size_t i = 0; i < input.size(); ++i) {
                // Half of each direction along the derivative, so that the slope stands out of float32's rounding.
                const float along = moved[i] * 0.1F + (gradient[i] > 0 ? 1.0F : -1.0F);
                slope += double(gradient[i]) * double(along);
                up[i] += kStep * along;
                down[i] -= kStep * along;
            }
            const double measured = (sum(up) - sum(down)) / (2 * double(kStep));
            QVERIFY2(std::abs(measured - slope) < 2e-3 * std::abs(slope),
                     qPrintable(QString("%1, not %2").arg(measured).arg(slope)));
        }
    }

    void aCopySharesNothingThatChanges() {
        DetectorNetwork first(builtIn("face-detector.safetensors"));
        DetectorNetwork second(first);
        const auto one = inputOf("astronaut.png", 224);
        const auto two = inputOf("seed_000000.png", 224);
        const auto before = first.raw(one.data(), 224);
        second.raw(two.data(), 224);
        QCOMPARE(first.raw(one.data(), 224), before);
        FeatureNetwork features(builtIn("face-features.safetensors"));
        FeatureNetwork others(features);
        const auto seen = features.forward(stretched("astronaut.png").data())[2].values;
        others.forward(stretched("seed_000000.png").data());
        QCOMPARE(features.forward(stretched("astronaut.png").data())[2].values, seen);
    }

    void whatCannotBeIsRefused() {
        QVERIFY_EXCEPTION_THROWN(DetectorNetwork(builtIn("face-look.safetensors")), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(FeatureNetwork(builtIn("face-detector.safetensors")), std::invalid_argument);
        DetectorNetwork detector(builtIn("face-detector.safetensors"));
        QVERIFY_EXCEPTION_THROWN(detector.raw(nullptr, 100), std::invalid_argument);
        FeatureNetwork features(builtIn("face-features.safetensors"));
        QVERIFY_EXCEPTION_THROWN(features.backward({}), std::logic_error);
        try {
            readNetwork(MappedFile::open(test::modelPath("face-look.safetensors").toStdString()), Network::Detector);
            QFAIL("another network was taken");
        } catch (const FileError& error) {
            QVERIFY2(QString(error.what()).contains("another of the networks"), error.what());
        }
    }

private:
    // The golden numbers' own picture, stretched to the square.
    static std::vector<float> stretched(const QString& name) {
        const QImage image = QImage(test::dataPath("faces/" + name)).convertToFormat(QImage::Format_RGB888);
        constexpr int kSide = int(FeatureNetwork::kSide);
        std::vector<float> values;
        for (int y = 0; y < kSide; ++y) {
            const float fromY = float(y) * float(image.height()) / kSide;
            const int y0 = int(fromY);
            const int y1 = std::min(y0 + 1, image.height() - 1);
            for (int x = 0; x < kSide; ++x) {
                const float fromX = float(x) * float(image.width()) / kSide;
                const int x0 = int(fromX);
                const int x1 = std::min(x0 + 1, image.width() - 1);
                for (int c = 0; c < 3; ++c) {
                    const auto at = [&](int row, int column) {
                        return float(image.constScanLine(row)[3 * column + c]);
                    };
                    const float above = at(y0, x0) + (at(y0, x1) - at(y0, x0)) * (fromX - float(x0));
                    const float below = at(y1, x0) + (at(y1, x1) - at(y1, x0)) * (fromX - float(x0));
                    values.push_back(above + (below - above) * (fromY - float(y0)));
                }
            }
        }
        return values;
    }
};

}  // namespace test_search_networks

using test_search_networks::TestSearchNetworks;
LATENTWALK_TEST(TestSearchNetworks, none)
#include "test_search_networks.moc"
