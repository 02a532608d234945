// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>
#include <cmath>

#include "core/latent/walk.h"
#include "tests/support/room.h"

using namespace latentwalk;

namespace test_walk {

namespace {

double length(const Latent& latent) {
    double sum = 0;
    for (const float value : latent) {
        sum += static_cast<double>(value) * value;
    }
    return std::sqrt(sum);
}

double angle(const Latent& a, const Latent& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        sum += static_cast<double>(a[i]) * b[i];
    }
    return std::acos(std::min(1.0, sum / (length(a) * length(b))));
}

}  // namespace

class TestWalk : public QObject {
    Q_OBJECT

private slots:
    void endsAreTheAnchorsThemselves() {
        const Latent a = sampleLatent(1, 512);
        const Latent b = sampleLatent(2, 512);
        for (const WalkPath path : {WalkPath::Straight, WalkPath::Spherical}) {
            QVERIFY(interpolate(a, b, 0, path) == a);
            QVERIFY(interpolate(a, b, 1, path) == b);
            const Walk walk({a, b}, path);
            QVERIFY(walk.at(0) == a);
            QVERIFY(walk.at(1) == b);
            QVERIFY(walk.at(-3) == a);
            QVERIFY(walk.at(7) == b);
        }
    }

    void straightIsTheWeightedSum() {
        const Latent middle = interpolate(Latent{0, 4, -8}, Latent{8, 0, 8}, 0.25, WalkPath::Straight);
        QVERIFY((middle == Latent{2, 3, -4}));
    }

    void sphericalTurnsAtConstantSpeedAndKeepsTheLength() {
        const Latent a = sampleLatent(1, 512);
        const Latent b = sampleLatent(2, 512);
        const double whole = angle(a, b);
        for (int i = 1; i < 10; ++i) {
            const double t = i / 10.0;
            const Latent point = interpolate(a, b, t, WalkPath::Spherical);
            QVERIFY(std::abs(angle(a, point) - t * whole) < 1e-5);
            QVERIFY(std::abs(length(point) - ((1 - t) * length(a) + t * length(b))) < 1e-4);
        }
    }

    void sphericalSurvivesAnchorsWithoutAGreatCircle_data() {
        QTest::addColumn<float>("factor");
        QTest::newRow("the same") << 1.0F;
        QTest::newRow("the same direction") << 2.0F;
        QTest::newRow("opposite") << -1.0F;
        QTest::newRow("zero") << 0.0F;
    }
    void sphericalSurvivesAnchorsWithoutAGreatCircle() {
        QFETCH(float, factor);
        const Latent a = sampleLatent(5, 24);
        Latent b = a;
        for (float& value : b) {
            value *= factor;
        }
        const Latent middle = interpolate(a, b, 0.5, WalkPath::Spherical);
        QVERIFY(middle == interpolate(a, b, 0.5, WalkPath::Straight));
        QVERIFY(std::all_of(middle.begin(), middle.end(), [](float value) { return std::isfinite(value); }));
    }

    void segmentsTakeEqualShares() {
        const Walk walk({Latent{0.0F}, Latent{1.0F}, Latent{10.0F}});
        QVERIFY(walk.at(0.25) == Latent{0.5F});
        QVERIFY(walk.at(0.5) == Latent{1.0F});
        QVERIFY(walk.at(0.75) == Latent{5.5F});
    }

    void aClosedWalkReturnsToItsFirstAnchor() {
        const Walk walk({Latent{0.0F}, Latent{1.0F}, Latent{10.0F}}, WalkPath::Straight, true);
        QCOMPARE(walk.segments(), std::size_t{3});
        QVERIFY(walk.at(0) == Latent{0.0F});
        QVERIFY(walk.at(1.0 / 6) == Latent{0.5F});
        QVERIFY(walk.at(0.5) == Latent{5.5F});
        QVERIFY(walk.at(5.0 / 6) == Latent{5.0F});
        QVERIFY(walk.at(1) == Latent{0.0F});
        QVERIFY(walk.within(2, 0) == Latent{10.0F});
        QVERIFY(walk.within(2, 1) == Latent{0.0F});
        QVERIFY_EXCEPTION_THROWN(walk.within(3, 0), std::out_of_range);
        // There and back: two anchors make a loop of two segments.
        QVERIFY(Walk({Latent{2.0F}, Latent{4.0F}}, WalkPath::Straight, true).at(0.75) == Latent{3.0F});
        QVERIFY(Walk({Latent{2.0F}}, WalkPath::Straight, true).at(0.75) == Latent{2.0F});
    }

    void oneAnchorStandsStill() {
        const Walk walk({Latent{3, 4}});
        QVERIFY((walk.at(0.5) == Latent{3, 4}));
        QCOMPARE(walk.frames(3, true).count, 3);
    }

    void positionsWithAndWithoutTheEnd() {
        QCOMPARE(Walk::positions(5, true), (std::vector<double>{0, 0.25, 0.5, 0.75, 1}));
        QCOMPARE(Walk::positions(4, false), (std::vector<double>{0, 0.25, 0.5, 0.75}));
        QCOMPARE(Walk::positions(1, true), (std::vector<double>{0}));
        QCOMPARE(Walk::positions(1, false), (std::vector<double>{0}));
        QCOMPARE(Walk::positions(0, true), std::vector<double>{});
    }

    void mixedSizesAreRefused() {
        QVERIFY_EXCEPTION_THROWN(Walk({Latent{1}, Latent{1, 2}}), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(Walk(std::vector<Latent>{}), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(interpolate(Latent{1}, Latent{1, 2}, 0.5, WalkPath::Straight), std::invalid_argument);
    }
};

LATENTWALK_TEST(TestWalk, none)

}  // namespace test_walk

#include "test_walk.moc"
