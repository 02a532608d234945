// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>
#include <cmath>
#include <random>

#include "core/projection/image_loss.h"
#include "core/projection/project_face.h"
#include "core/projection/starts.h"
#include "tests/projection/linear_painter.h"
#include "tests/support/room.h"

using namespace latentwalk;
using namespace latentwalk::projection;

namespace test_project_face {

namespace {

Latent someLatent(unsigned seed, std::size_t size = test::LinearPainter::kLatent) {
    std::mt19937 random(seed);
    std::normal_distribution<float> normal;
    Latent latent(size);
    for (float& value : latent) {
        value = normal(random);
    }
    return latent;
}

// What a face with offsets is painted as.
Images hiddenFace(float offset = 1) {
    test::LinearPainter painter;
    PaintedFrom face{someLatent(99), {}};
    face.offsets.scales[0] = someLatent(5, 16);
    face.offsets.scales[1] = someLatent(6, 64);
    for (auto& values : face.offsets.scales) {
        for (float& value : values) {
            value *= offset;
        }
    }
    return painter.forward(face.latent, face.offsets, 3);
}

const Schedule kSchedule{{{2, 60}}, 60, 2, 1};

}  // namespace

class TestProjectFace : public QObject {
    Q_OBJECT

private slots:
    void aFaceOfTheNetworkIsFound() {
        test::LinearPainter painter;
        const Images target = hiddenFace(0);
        const FoundLikeness found = projectFace(painter, target, {someLatent(1)}, {{{2, 150}}, 0, 0, 1}, nullptr);
        QVERIFY2(found.difference < 0.02, qPrintable(QString::number(found.difference)));
        QVERIFY(!found.poor && !found.stopped);
        QCOMPARE(found.steps, 150);
        QCOMPARE(found.image.width, 32);
    }

    void offsetsComeNearer() {
        const Images target = hiddenFace();
        test::LinearPainter painter;
        Schedule without = kSchedule;
        without.offsets = 0;
        const FoundLikeness latent = projectFace(painter, target, {someLatent(1)}, without, nullptr);
        const FoundLikeness both = projectFace(painter, target, {someLatent(1)}, kSchedule, nullptr);
        QVERIFY2(both.difference < latent.difference / 2,
                 qPrintable(QString("%1 %2").arg(both.difference).arg(latent.difference)));
        QVERIFY(latent.face.offsets.scales[0].empty());
        QCOMPARE(both.face.offsets.scales[0].size(), std::size_t{16});
        QCOMPARE(both.face.offsets.scales[1].size(), std::size_t{64});
        QVERIFY(both.face.offsets.scales[2].empty());
        // What the result says is of its own face.
        QCOMPARE(painter.forward(both.face.latent, both.face.offsets, 3).values, both.image.values);
        QCOMPARE(meanDifference(both.image, target), both.difference);
    }

    void theSameIsFoundAgain() {
        const Images target = hiddenFace();
        test::LinearPainter one;
        test::LinearPainter other;
        const FoundLikeness first = projectFace(one, target, {someLatent(1)}, kSchedule, nullptr);
        const FoundLikeness second =
            projectFace(other, target, {someLatent(1)}, kSchedule, nullptr, [](const SearchStep&) { return true; });
        QVERIFY(first.face == second.face);
        QCOMPARE(first.loss, second.loss);
    }

    void itIsToldStepByStepAndEndsWhenAsked_data() {
        QTest::addColumn<int>("stopAt");
        QTest::newRow("at once") << 1;
        QTest::newRow("on the small pictures") << 30;
        QTest::newRow("at full size") << 90;
        QTest::newRow("never") << 1000;
    }
    void itIsToldStepByStepAndEndsWhenAsked() {
        QFETCH(int, stopAt);
        const Images target = hiddenFace();
        test::LinearPainter painter;
        int calls = 0;
        double lowestAtFull = INFINITY;
        PaintedFrom seen;
        const FoundLikeness found =
            projectFace(painter, target, {someLatent(1)}, kSchedule, nullptr, [&](const SearchStep& step) {
                ++calls;
                [&] {
                    QCOMPARE(step.done, calls);
                    QCOMPARE(step.all, 120);
                    QCOMPARE(step.scale, calls <= 60 ? 2 : 3);
                    QCOMPARE(step.image->width, std::int64_t{4} << step.scale);
                }();
                seen = *step.face;
                if (step.scale == 3) {
                    lowestAtFull = std::min(lowestAtFull, step.loss);
                }
                return calls < stopAt;
            });
        QCOMPARE(calls, std::min(stopAt, 120));
        QCOMPARE(found.stopped, stopAt < 120);
        QCOMPARE(found.steps, calls);
        if (stopAt <= 60) {
            QVERIFY(found.face == seen);
        } else {
            QVERIFY(found.loss <= lowestAtFull * (1 + 1e-6));
        }
    }

    void ofSeveralStartsTheBestGoesOn() {
        const Images target = hiddenFace(0);
        Schedule schedule{{{2, 8}}, 0, 0, 4};
        const std::vector<Latent> starts{someLatent(1), someLatent(2), someLatent(3), someLatent(4)};
        double best = INFINITY;
        for (const Latent& start : starts) {
            test::LinearPainter painter;
            best = std::min(best, projectFace(painter, target, {start}, schedule, nullptr).loss);
        }
        test::LinearPainter painter;
        const FoundLikeness found = projectFace(painter, target, starts, schedule, nullptr);
        QVERIFY(found.loss <= best * 1.05);
        QCOMPARE(found.steps, 32);
    }

    void labelsStayWhatTheyAre() {
        test::LinearPainter painter(2);
        Latent start = someLatent(1);
        start.push_back(1);
        start.push_back(0);
        const FoundLikeness found = projectFace(painter, hiddenFace(), {start}, kSchedule, nullptr);
        QCOMPARE(found.face.latent.size(), start.size());
        QCOMPARE(found.face.latent[12], 1.0F);
        QCOMPARE(found.face.latent[13], 0.0F);
    }

    void apoorLikenessSaysSo() {
        test::LinearPainter painter;
        Images target = hiddenFace(0);
        for (std::size_t i = 0; i < target.values.size(); ++i) {
            target.values[i] = (i / 2 + i / 64) % 2 == 0 ? 0.9F : -0.9F;  // nothing that it paints
        }
        QVERIFY(projectFace(painter, target, {someLatent(1)}, {{{2, 5}}, 0, 0, 1}, nullptr).poor);
    }

    void whatCannotBeIsRefused() {
        test::LinearPainter painter;
        const Images target = hiddenFace();
        const std::vector<Latent> starts{someLatent(1)};
        QVERIFY_EXCEPTION_THROWN(projectFace(painter, target, {}, kSchedule, nullptr), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(projectFace(painter, target, starts, {{{1, 5}}, 5, 2, 1}, nullptr),
                                 std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(projectFace(painter, target, starts, {{{2, 5}}, 5, 4, 1}, nullptr),
                                 std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(projectFace(painter, boxAveraged(target, 16), starts, kSchedule, nullptr),
                                 std::invalid_argument);
    }

    void theNearestSeedsAreTheNearest() {
        test::LinearPainter painter;
        Starts starts;
        std::vector<Images> images;
        for (unsigned seed = 0; seed < 20; ++seed) {
            images.push_back(painter.forward(someLatent(seed), {}, 3));
            starts.add(images.back());
        }
        QCOMPARE(starts.count(), 20);
        for (unsigned seed = 0; seed < 20; ++seed) {
            const auto nearest = starts.nearest(images[seed], 3);
            QCOMPARE(nearest.size(), std::size_t{3});
            QCOMPARE(nearest[0], std::uint64_t{seed});
        }
        const Starts again = Starts::of(starts.bytes(), starts.channels(), starts.side());
        QCOMPARE(again.count(), 20);
        QCOMPARE(again.nearest(images[7], 5), starts.nearest(images[7], 5));
        QCOMPARE(starts.nearest(images[0], 100).size(), std::size_t{20});
        QVERIFY_EXCEPTION_THROWN(Starts::of(std::vector<std::uint8_t>(100), 3, 32), std::invalid_argument);
        QVERIFY(Starts().nearest(images[0], 3).empty());
    }

    void moreTimeMakesLongerSchedules() {
        const StepTimes times{0, 0, 0.02, 0.05, 0.09, 0.2};
        double before = 0;
        for (const double seconds : {1.0, 3.0, 6.0, 10.0, 20.0, 30.0, 60.0, 1000.0}) {
            const Schedule schedule = scheduleFor(seconds, times);
            const double taken = secondsOf(schedule, times);
            QVERIFY(taken >= before);
            QVERIFY2(seconds < 3 || taken <= seconds, qPrintable(QString("%1 of %2").arg(taken).arg(seconds)));
            QVERIFY(seconds < 3 || seconds > 100 || taken > 0.9 * seconds);
            QVERIFY(schedule.steps() <= kMostSteps);
            before = taken;
        }
        // A network that paints no small pictures has all of its steps at full size.
        const Schedule only = scheduleFor(10, {0, 0, 0, 0.5});
        QVERIFY(only.coarse.empty());
        QCOMPARE(only.full, 20);
        QCOMPARE(scheduleFor(10, times, 3).offsets, 3);
        QVERIFY_EXCEPTION_THROWN(scheduleFor(10, {}), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(scheduleFor(10, times, 4), std::invalid_argument);
    }

    void stepsAreMeasuredWhereTheNetworkPaints() {
        test::LinearPainter painter;
        const StepTimes times = measureSteps(painter, nullptr);
        QCOMPARE(times.size(), std::size_t{4});
        QVERIFY(times[0] == 0 && times[1] == 0 && times[2] > 0 && times[3] > 0);
    }
};

}  // namespace test_project_face

using test_project_face::TestProjectFace;
LATENTWALK_TEST(TestProjectFace, none)
#include "test_project_face.moc"
