// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>
#include <stdexcept>

#include "core/projection/find_face.h"
#include "tests/projection/linear_painter.h"
#include "tests/support/room.h"

using namespace latentwalk;
using namespace latentwalk::projection;

namespace test_find_face {

namespace {

// The picture of a face that the network paints, with an offset at 8x8.
Picture photo(std::uint64_t seed) {
    test::LinearPainter network;
    FaceOffsets offsets = zeroOffsets(network.architecture(), 2);
    for (std::size_t i = 0; i < offsets.scales[1].size(); ++i) {
        offsets.scales[1][i] = i % 3 == 0 ? 0.5F : -0.25F;
    }
    return toPicture(network.forward(sampleLatent(seed, test::LinearPainter::kLatent), offsets, 3), 0);
}

Starts starts() {
    test::LinearPainter network;
    Starts starts;
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        starts.add(network.forward(sampleLatent(seed, test::LinearPainter::kLatent), {}, 3));
    }
    return starts;
}

FindFaceOptions inSteps(int steps) {
    FindFaceOptions options;
    options.steps = steps;
    return options;
}

}  // namespace

class TestFindFace : public QObject {
    Q_OBJECT

private slots:
    void whatIsFoundIsWhatIsPaintedFromIt() {
        test::LinearPainter network;
        const FaceOfPhoto found = findFace(network, photo(7), starts(), nullptr, inSteps(160));
        QCOMPARE(found.startSeed, std::uint64_t{7});
        QCOMPARE(found.steps, 160);
        QCOMPARE(found.schedule.steps(), 160);
        QVERIFY(!found.stopped && !found.poor);
        QVERIFY2(found.psnr > 30, qPrintable(QString::number(found.psnr)));
        // Of the numbers that a file keeps, not of those before they were rounded.
        const SharedOffsets offsets = found.face.offsets.shown();
        QVERIFY(offsets != nullptr);
        QVERIFY(toPicture(network.forward(found.face.latent, *offsets, 3), 0) == found.picture);
        QVERIFY(CarriedOffsets(*offsets) == found.face.offsets);
    }

    void theSameStepsFindTheSame() {
        test::LinearPainter one;
        test::LinearPainter other;
        FindFaceOptions shown = inSteps(90);
        shown.showEvery = 7;
        const FaceOfPhoto first = findFace(one, photo(3), starts(), nullptr, inSteps(90));
        const FaceOfPhoto second =
            findFace(other, photo(3), starts(), nullptr, shown, [](const FindFaceProgress&) { return true; });
        QVERIFY(first.face == second.face);
        QVERIFY(first.picture == second.picture);
        // And what a time made of steps is found again with those steps.
        FindFaceOptions timed;
        timed.seconds = 0.5;
        const FaceOfPhoto third = findFace(one, photo(3), starts(), nullptr, timed);
        QVERIFY(findFace(other, photo(3), starts(), nullptr, inSteps(third.steps)).face == third.face);
    }

    void anotherSeedBeginsElsewhere() {
        test::LinearPainter network;
        FindFaceOptions options = inSteps(60);
        const std::uint64_t first = findFace(network, photo(7), starts(), nullptr, options).startSeed;
        options.seed = 1;
        const std::uint64_t second = findFace(network, photo(7), starts(), nullptr, options).startSeed;
        QVERIFY(second != first && second < 40);
        options.seed = 41;  // there are 40
        QCOMPARE(findFace(network, photo(7), starts(), nullptr, options).startSeed, second);
        QCOMPARE(findFace(network, photo(7), {}, nullptr, options).startSeed, std::uint64_t{41});
    }

    void progressIsToldAndWhatIsThereIsKept() {
        test::LinearPainter network;
        FindFaceOptions options = inSteps(80);
        options.showEvery = 5;
        int calls = 0;
        int pictures = 0;
        double part = 0;
        const auto told = [&](const FindFaceProgress& progress) {
            ++calls;
            pictures += progress.picture != nullptr ? 1 : 0;
            [&] {
                QCOMPARE(progress.done, calls);
                QCOMPARE(progress.all, 80);
                QVERIFY(progress.part > part && progress.part <= 1);
                QVERIFY(progress.secondsLeft >= 0);
                QCOMPARE(progress.face->latent.size(), test::LinearPainter::kLatent);
            }();
            part = progress.part;
            return calls < 70;
        };
        const FaceOfPhoto found = findFace(network, photo(7), starts(), nullptr, options, told);
        QVERIFY(found.stopped);
        QCOMPARE(found.steps, 70);
        QCOMPARE(found.schedule.steps(), 80);
        QCOMPARE(pictures, 14);
        QVERIFY(!found.face.offsets.empty());
        QCOMPARE(found.picture.width, 32);
    }

    void photographsOfAnySizeAreTaken() {
        test::LinearPainter network;
        const Picture large{64, 64, std::vector<std::uint8_t>(std::size_t{64 * 64 * 3}, 100)};
        QCOMPARE(findFace(network, large, {}, nullptr, inSteps(10)).picture.width, 32);
        const Picture wide{64, 32, std::vector<std::uint8_t>(std::size_t{64 * 32 * 3}, 100)};
        QVERIFY_EXCEPTION_THROWN(findFace(network, wide, {}, nullptr, inSteps(10)), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(findFace(network, large, {}, nullptr, inSteps(0)), std::invalid_argument);
        FindFaceOptions options = inSteps(10);
        options.offsets = 4;
        QVERIFY_EXCEPTION_THROWN(findFace(network, large, {}, nullptr, options), std::invalid_argument);
    }

    void aScheduleFollowsFromItsSteps() {
        const std::vector<bool> paints{true, true, true, true, true, true};
        for (int steps = 1; steps < 5000; ++steps) {
            const Schedule schedule = scheduleOf(steps, paints);
            QCOMPARE(schedule.steps(), steps);
            QVERIFY(schedule.full >= 1);
            QVERIFY2(schedule.full < 160 + schedule.starts, "strong edits would tear");
        }
        QCOMPARE(scheduleOf(1180, paints).starts, 3);
        QCOMPARE(scheduleOf(kMostSteps, paints).starts, 12);
        QCOMPARE(scheduleOf(47, paints), scheduleOf(kFewestSteps, paints, 2));
        const Schedule only = scheduleOf(20, {false, false, true});
        QVERIFY(only.coarse.empty());
        QCOMPARE(only.full, 20);
        QVERIFY_EXCEPTION_THROWN(scheduleOf(10, {true, false}), std::invalid_argument);
    }
};

}  // namespace test_find_face

using test_find_face::TestFindFace;
LATENTWALK_TEST(TestFindFace, none)
#include "test_find_face.moc"
