// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include "core/training/dry_run.h"
#include "core/training/values/health.h"
#include "core/training/values/random.h"
#include "core/training/values/schedule.h"
#include "tests/support/room.h"
#include "tests/training/fake_networks.h"

using namespace latentwalk;
using namespace latentwalk::training;

namespace test_training_values {
namespace {

TrainingSettings smallSettings() {
    TrainingSettings settings;
    settings.side = 16;
    settings.width = 8;
    settings.latentSize = 8;
    settings.phaseImages = 100;
    settings.batch = 4;
    return settings;
}

CurvePoint measuredPoint(double images, double distance, double diversity = 1, double nearest = 1) {
    CurvePoint point;
    point.images = images;
    point.scale = 2;
    point.distance = distance;
    point.noise = 10;
    point.diversity = diversity;
    point.nearest = nearest;
    return point;
}

}  // namespace

class TestTrainingValues : public QObject {
    Q_OBJECT

private slots:
    void staysAndFadesByTurns() {
        const TrainingSettings settings = smallSettings();
        QCOMPARE(totalImages(settings), 500);
        QVERIFY((stageAt(settings, 0) == Stage{0, 0.0F, 0, 0, false}));
        QVERIFY((stageAt(settings, 99) == Stage{0, 0.0F, 0, 99, false}));
        QVERIFY((stageAt(settings, 100) == Stage{1, 1.0F, 1, 0, false}));
        QVERIFY((stageAt(settings, 175) == Stage{1, 0.25F, 1, 75, false}));
        QVERIFY((stageAt(settings, 200) == Stage{1, 0.0F, 2, 0, false}));
        QVERIFY((stageAt(settings, 300) == Stage{2, 1.0F, 3, 0, false}));
        QVERIFY((stageAt(settings, 499) == Stage{2, 0.0F, 4, 99, false}));
        QVERIFY(stageAt(settings, 500).finished);
        TrainingSettings later = settings;
        later.firstScale = 1;
        QCOMPARE(totalImages(later), 300);
        QVERIFY((stageAt(later, 0) == Stage{1, 0.0F, 0, 0, false}));
        QVERIFY((stageAt(later, 100) == Stage{2, 1.0F, 1, 0, false}));
    }

    void channelsAreThePapers() {
        TrainingSettings settings;
        settings.side = 1024;
        settings.width = 512;
        QCOMPARE(architectureAt(settings, 8, 0).depths,
                 (std::vector<std::int64_t>{512, 512, 512, 512, 256, 128, 64, 32, 16}));
        settings.width = 100;
        QCOMPARE(architectureAt(settings, 8, 0).depths,
                 (std::vector<std::int64_t>{100, 100, 100, 100, 100, 100, 64, 32, 16}));
    }

    void theAverageIsYoungerThanAPhase() {
        TrainingSettings settings;
        settings.batch = 16;
        settings.phaseImages = 1'000'000;
        QCOMPARE(suggestedDecay(settings), 0.999);
        settings.phaseImages = 16'000;  // half of it after two hundred of a thousand steps
        QVERIFY(std::abs(std::pow(suggestedDecay(settings), 200) - 0.5) < 1e-9);
        settings.phaseImages = 1;
        QVERIFY(!problemOf(settings) && suggestedDecay(settings) >= 0);
    }

    // While a scale fades in it is of the last steps, without a jump where phases meet.
    void theAverageIsYoungWhereAScaleFadesIn() {
        TrainingSettings settings = smallSettings();
        settings.batch = 16;
        settings.phaseImages = 16'000;
        settings.averageDecay = suggestedDecay(settings);
        const auto age = [&](std::int64_t images) {
            return 1 / (1 - averageDecayAt(settings, stageAt(settings, images)));
        };
        const double longest = 1 / (1 - settings.averageDecay);
        QVERIFY(std::abs(age(0) - longest) < 1e-6 && std::abs(age(15'999) - longest) < 1e-6);
        for (std::int64_t images = 16'000; images < totalImages(settings); images += 16) {
            QVERIFY(age(images) <= longest + 1e-6 && age(images) >= 49.9);
            QVERIFY(std::abs(age(images) - age(images - 16)) < 0.02 * longest);
        }
        QVERIFY(age(31'984) < 51 && age(24'000) < 0.5 * longest && age(47'984) > 0.9 * longest);
        settings.averageDecay = 0;
        QCOMPARE(averageDecayAt(settings, stageAt(settings, 24'000)), 0.0);
    }

    void whatMakesNoSenseIsSaid() {
        QVERIFY(!problemOf(smallSettings()));
        const auto wrong = [](auto change) {
            TrainingSettings settings = smallSettings();
            change(settings);
            return problemOf(settings).has_value();
        };
        QVERIFY(wrong([](TrainingSettings& s) { s.side = 24; }));
        QVERIFY(wrong([](TrainingSettings& s) { s.side = 2048; }));
        QVERIFY(wrong([](TrainingSettings& s) { s.width = 0; }));
        QVERIFY(wrong([](TrainingSettings& s) { s.batch = 0; }));
        QVERIFY(wrong([](TrainingSettings& s) { s.phaseImages = 0; }));
        QVERIFY(wrong([](TrainingSettings& s) { s.rate = NAN; }));
        QVERIFY(wrong([](TrainingSettings& s) { s.firstScale = 3; }));
        QVERIFY(wrong([](TrainingSettings& s) { s.depths = {8, 8}; }));
    }

    void randomNumbersGoOnFromTheirState() {
        Random random(7);
        random.normals(5);
        Random other(random.state());
        QVERIFY(random.normals(100) == other.normals(100));
        // The generator's first numbers for the state 1, 2, 3, 4, from its definition.
        Random known(Random::State{1, 2, 3, 4});
        QCOMPARE(known.next(), std::uint64_t{41943041});
        QCOMPARE(known.next(), std::uint64_t{58720359});
        const auto values = Random(1).normals(20001);
        QCOMPARE(values.size(), std::size_t{20001});
        const double mean = std::accumulate(values.begin(), values.end(), 0.0) / 20001;
        const double square = std::inner_product(values.begin(), values.end(), values.begin(), 0.0) / 20001;
        QVERIFY(std::abs(mean) < 0.03 && std::abs(square - 1) < 0.04);
    }

    void anEpochShowsEveryPictureOnce() {
        const auto order = shuffled(3, 1000);
        QCOMPARE(std::set<std::uint32_t>(order.begin(), order.end()).size(), std::size_t{1000});
        QVERIFY(!std::ranges::is_sorted(order));
        QVERIFY(order == shuffled(3, 1000) && order != shuffled(4, 1000));
        QVERIFY(shuffled(3, 0).empty());
    }

    void healthIsSaid() {
        QCOMPARE(healthOf({}), Health::Beginning);
        Curves curves;
        for (int i = 0; i < 10; ++i) {
            curves.push_back(measuredPoint(i * 100, 200 - 10 * i));
        }
        QCOMPARE(healthOf(curves), Health::Improving);
        for (int i = 10; i < 30; ++i) {
            curves.push_back(measuredPoint(i * 100, 110 + i % 2));
        }
        QCOMPARE(healthOf(curves), Health::StandingStill);
        curves.push_back(measuredPoint(3100, 11));
        QCOMPARE(healthOf(curves), Health::Finished);
        curves.push_back(measuredPoint(3200, 100, 0.2));
        QCOMPARE(healthOf(curves), Health::Collapsing);
        curves.push_back(measuredPoint(3300, 12, 1, 0.1));
        QCOMPARE(healthOf(curves), Health::Copying);
        CurvePoint back;
        back.images = 3400;
        back.restored = 1;
        curves.push_back(back);
        QCOMPARE(healthOf(curves), Health::Diverged);
        curves.push_back(measuredPoint(3500, 90));
        QVERIFY(healthOf(curves) != Health::Diverged);
    }

    // The largest scale first; a clock of ours says what a step takes.
    void aDryRunTriesTheLargestFirst() {
        struct Timed final : training::Networks {
            StepLosses step(const StepInput& input) override {
                scales.push_back(input.scale);
                clock += 1 << input.scale;
                return {};
            }
            void forgetMoments() override {}
            std::vector<NamedArray> arrays() const override { return {}; }
            void set(const std::vector<NamedArray>&, std::int64_t) override {}
            std::int64_t adamSteps() const override { return 0; }
            Images paint(std::span<const float>, std::int64_t, int, float) override { return {}; }
            Timed(std::vector<int>& told, double& time) : scales(told), clock(time) {}
            std::vector<int>& scales;
            double& clock;
        };
        std::vector<int> scales;
        double clock = 0;
        const TrainingSettings settings = smallSettings();
        const auto costs = dryRun(
            settings, [&](const TrainingSettings&) { return std::make_unique<Timed>(scales, clock); },
            [&] { return clock; }, 0.5, {});
        QCOMPARE(scales, (std::vector<int>{2, 2, 1, 1, 0, 0}));
        QCOMPARE(costs[2].secondsAnImage, 1.0);
        QCOMPARE(costs[0].secondsAnImage, 0.25);
        QVERIFY(costs[0].bytes > 1'000'000);
        QCOMPARE(estimateOf(settings, costs).seconds, 100 * (0.25 + 2 * 0.5 + 2 * 1.0));
        QCOMPARE(estimateOf(settings, costs, 250).seconds, 50 * 0.5 + 100 * 2 * 1.0);
        QCOMPARE(shareDone(settings, 0), 0.0);
        QCOMPARE(shareDone(settings, 500), 1.0);
        QVERIFY(shareDone(settings, 250) < 0.3);  // half of the images, but the small ones
        TrainingSettings wide = settings;
        wide.width = wide.latentSize = 16;
        const double factor = secondsByAnalogy(settings, costs, wide) / secondsByAnalogy(settings, costs, settings);
        QVERIFY(factor > 3.5 && factor < 4.1);
    }

    void durationsAreForPeople() {
        const auto said = [](double seconds) { return QString::fromStdString(durationOf(seconds).english()); };
        QCOMPARE(said(3), "about 3 s");
        QCOMPARE(said(600), "about 10 min");
        QCOMPARE(said(6600), "about 1 h 50 min");
        QCOMPARE(said(100000), "about 28 h");
        QCOMPARE(said(10 * 86400), "about 10 days");
        QCOMPARE(said(120.0 * 86400), "about 4 months");
        QCOMPARE(said(3 * 365.0 * 86400), "about 3 years");
    }
};

LATENTWALK_TEST(TestTrainingValues, none)

}  // namespace test_training_values

#include "test_training_values.moc"
