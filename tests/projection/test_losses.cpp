// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

#include "core/projection/crop.h"
#include "core/projection/descent.h"
#include "core/projection/feature_loss.h"
#include "core/projection/image_loss.h"
#include "tests/support/room.h"

using namespace latentwalk;
using namespace latentwalk::projection;

namespace test_losses {

namespace {

// A smooth picture with some noise, values mostly within (-0.9, 0.9).
Images someImage(std::int64_t channels, std::int64_t side, unsigned seed) {
    std::mt19937 random(seed);
    std::normal_distribution<float> normal;
    const float phase = normal(random);
    Images image{1, channels, side, side, {}};
    for (std::int64_t i = 0; i < channels * side * side; ++i) {
        const float y = float(i / side % side) / float(side);
        const float x = float(i % side) / float(side);
        const auto channel = float(i / (side * side));
        image.values.push_back(0.6F * std::sin(5 * x + phase + channel) * std::cos(4 * y - phase) +
                               0.1F * normal(random));
    }
    return image;
}

// The slope of `loss` along a direction, by `add`, and as measured.
template <class Add>
std::pair<double, double> slopes(const Images& image, unsigned seed, float step, const Add& add) {
    std::mt19937 random(seed);
    std::normal_distribution<float> normal;
    std::vector<float> gradient(image.values.size());
    add(image, gradient);
    Images up = image;
    Images down = image;
    double said = 0;
    for (std::size_t i = 0; i < gradient.size(); ++i) {
        const float along = 0.2F * normal(random) + (gradient[i] > 0 ? 1.0F : -1.0F);
        said += double(gradient[i]) * double(along);
        up.values[i] += step * along;
        down.values[i] -= step * along;
    }
    std::vector<float> ignored(gradient.size());
    return {said, (add(up, ignored) - add(down, ignored)) / (2 * double(step))};
}

bool near(double a, double b, double part) {
    return std::abs(a - b) <= part * std::max(std::abs(a), std::abs(b));
}

}  // namespace

class TestLosses : public QObject {
    Q_OBJECT

private slots:
    void thePyramidIsTheSumOfItsLevels() {
        Images target{1, 1, 16, 16, std::vector<float>(256)};
        Images image = target;
        image.values[0] = 0.5F;
        PyramidLoss loss(target);
        std::vector<float> gradient(256, 1.0F);
        // 0.25 / 256 at 16x16, and a quarter of it, a single value of 64, at 8x8.
        const double expected = 0.25 / 256 + 0.125 * 0.125 / 64;
        QVERIFY(near(loss.add(image, gradient), expected, 1e-6));
        // 2 d / 256 and 2 (d / 4) / 64 / 4, added to what was there.
        QVERIFY(near(double(gradient[0]) - 1, 2 * 0.5 / 256 + 2 * 0.125 / 64 / 4, 1e-3));
        QVERIFY(near(double(gradient[1]) - 1, 2 * 0.125 / 64 / 4, 1e-3));
        QCOMPARE(gradient[2], 1.0F);
    }

    void thePyramidsDerivativeIsWhatItDoes_data() {
        QTest::addColumn<int>("channels");
        QTest::addColumn<int>("side");
        for (const int side : {4, 8, 16, 128}) {
            QTest::addRow("%d", side) << 3 << side;
        }
        QTest::newRow("grey") << 1 << 32;
    }
    void thePyramidsDerivativeIsWhatItDoes() {
        QFETCH(int, channels);
        QFETCH(int, side);
        PyramidLoss loss(someImage(channels, side, 1));
        const auto [said, measured] =
            slopes(someImage(channels, side, 2), 3, 1e-3F,
                   [&](const Images& image, std::vector<float>& gradient) { return loss.add(image, gradient); });
        QVERIFY2(near(said, measured, 1e-3), qPrintable(QString("%1 %2").arg(said).arg(measured)));
    }

    void brighterThanWhiteIsNoDifference() {
        Images target = someImage(3, 16, 1);
        target.values[5] = 1;
        target.values[6] = -1;
        target.values[7] = 1;
        Images image = target;
        image.values[5] = 1.7F;
        image.values[6] = -2;
        PyramidLoss loss(target);
        std::vector<float> gradient(target.values.size());
        QCOMPARE(loss.add(image, gradient), 0.0);
        QCOMPARE(*std::ranges::max_element(gradient), 0.0F);
        image.values[7] = 0.5F;  // too dark where it is to be white counts
        QVERIFY(loss.add(image, gradient) > 0);
        QVERIFY(gradient[7] < 0);
        QCOMPARE(gradient[5], 0.0F);
    }

    void aCropAndItsTransposeAgree_data() {
        QTest::addColumn<int>("side");
        QTest::addColumn<double>("begin");
        QTest::addColumn<double>("end");
        QTest::newRow("enlarged") << 40 << 3.0 << 38.5;
        QTest::newRow("beyond the edge") << 40 << -5.0 << 47.0;
        QTest::newRow("reduced") << 200 << 10.3 << 190.0;
        QTest::newRow("as it is") << 50 << 0.0 << 50.0;
    }
    void aCropAndItsTransposeAgree() {
        QFETCH(int, side);
        QFETCH(double, begin);
        QFETCH(double, end);
        constexpr int kCount = 50;
        Crop crop(LineTaps(begin, end, side, kCount), LineTaps(begin + 1, end, side, kCount), side);
        std::mt19937 random(1);
        std::normal_distribution<float> normal;
        std::vector<float> plane(std::size_t(side * side));
        std::vector<float> other(kCount * kCount);
        std::ranges::generate(plane, [&] { return normal(random); });
        std::ranges::generate(other, [&] { return normal(random); });
        std::vector<float> cropped(other.size());
        crop.forward(plane, 1, cropped.data());
        std::vector<float> back(plane.size());
        crop.backward(other.data(), 1, back);
        const double one = std::inner_product(cropped.begin(), cropped.end(), other.begin(), 0.0);
        const double two = std::inner_product(plane.begin(), plane.end(), back.begin(), 0.0);
        QVERIFY2(std::abs(one - two) < 1e-3, qPrintable(QString("%1 %2").arg(one).arg(two)));
        // What is everywhere alike stays so.
        std::ranges::fill(plane, 0.7F);
        crop.forward(plane, 1, cropped.data());
        QVERIFY(std::ranges::all_of(cropped, [](float value) { return std::abs(value - 0.7F) < 1e-5F; }));
    }

    void ofTheSameFaceTheFeaturesAreTheSame() {
        const Images target = someImage(3, 128, 1);
        FeatureLoss loss(*builtInFeatures(), target);
        std::vector<float> gradient(target.values.size());
        QVERIFY(loss.add(target, 1, gradient) < 1e-9);
        QVERIFY(loss.add(someImage(3, 128, 2), 1, gradient) > 0.1);
    }

    void theFeatureLosssDerivativeIsWhatItDoes_data() {
        QTest::addColumn<int>("channels");
        QTest::addColumn<int>("side");
        QTest::newRow("128") << 3 << 128;
        QTest::newRow("256") << 3 << 256;
        QTest::newRow("grey") << 1 << 64;
    }
    void theFeatureLosssDerivativeIsWhatItDoes() {
        QFETCH(int, channels);
        QFETCH(int, side);
        FeatureLoss loss(*builtInFeatures(), someImage(channels, side, 1));
        constexpr double kWeight = 0.5;
        const auto [said, measured] =
            slopes(someImage(channels, side, 2), 3, 2e-5F, [&](const Images& image, std::vector<float>& gradient) {
                return kWeight * loss.add(image, kWeight, gradient);
            });
        QVERIFY2(near(said, measured, 5e-3), qPrintable(QString("%1 %2").arg(said).arg(measured)));
    }

    void whatDoesNotFitIsRefused() {
        PyramidLoss loss(someImage(3, 16, 1));
        std::vector<float> gradient(3 * 16 * 16);
        QVERIFY_EXCEPTION_THROWN(loss.add(someImage(1, 16, 1), gradient), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(PyramidLoss(someImage(3, 12, 1)), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(FeatureLoss(*builtInFeatures(), someImage(2, 16, 1)), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(targetOf({4, 5, std::vector<std::uint8_t>(60)}, 3), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(boxAveraged(someImage(3, 16, 1), 6), std::invalid_argument);
    }

    void adamGoesDownAValley() {
        // Steep in one direction and flat in the other.
        std::vector<float> at{3, -2};
        Descent descent;
        for (int i = 0; i < 200; ++i) {
            const std::vector<float> slope{200 * at[0], 0.02F * at[1]};
            descent.step(at, slope, 0.1 * stepFactor(i, 200));
        }
        QVERIFY2(std::abs(at[0]) < 0.05F && std::abs(at[1]) < 0.05F,
                 qPrintable(QString("%1 %2").arg(at[0]).arg(at[1])));
        const std::vector<float> before = at;
        descent.step(at, std::vector<float>{INFINITY, NAN}, 0.1);
        QCOMPARE(at, before);
        QVERIFY(stepFactor(0, 100) < 0.21 && stepFactor(5, 100) > 0.98 && std::abs(stepFactor(99, 100) - 0.02) < 1e-9);
    }
};

}  // namespace test_losses

using test_losses::TestLosses;
LATENTWALK_TEST(TestLosses, none)
#include "test_losses.moc"
