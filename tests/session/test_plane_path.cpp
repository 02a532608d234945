// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>
#include <cmath>
#include <numbers>

#include "core/plane/plane_path.h"
#include "tests/support/room.h"

using namespace latentwalk;

namespace test_plane_path {

namespace {

// As a mouse draws it: many points, each a little beside the line.
std::vector<PlanePoint> drawn(const std::function<PlanePoint(double t)>& line, int count = 200) {
    std::vector<PlanePoint> points;
    for (int i = 0; i < count; ++i) {
        PlanePoint point = line(static_cast<double>(i) / (count - 1));
        point.y += 0.02 * (i % 3 - 1);
        points.push_back(point);
    }
    return points;
}

PlanePoint circle(double t) {
    const double turn = 2 * std::numbers::pi * t;
    return {2 * std::cos(turn), 2 * std::sin(turn)};
}

double furthest(const std::vector<PlanePoint>& line, const std::vector<PlanePoint>& points) {
    double most = 0;
    for (const PlanePoint& point : line) {
        double nearest = 1e9;
        for (std::size_t i = 1; i < points.size(); ++i) {
            for (int step = 0; step <= 100; ++step) {
                const double t = step / 100.0;
                nearest = std::min(nearest, std::hypot(point.x - std::lerp(points[i - 1].x, points[i].x, t),
                                                       point.y - std::lerp(points[i - 1].y, points[i].y, t)));
            }
        }
        most = std::max(most, nearest);
    }
    return most;
}

}  // namespace

class TestPlanePath : public QObject {
    Q_OBJECT

private slots:
    void aStraightLineIsItsEnds() {
        const auto line = drawn([](double t) { return PlanePoint{5 * t, t}; });
        const auto points = fewPoints(line, 0.15, 16);
        QCOMPARE(points.size(), std::size_t{2});
        QCOMPARE(points.front(), line.front());
        QCOMPARE(points.back(), line.back());
    }

    void aCurveIsKeptWithFewPointsOfEqualDistance() {
        const auto line = drawn([](double t) { return PlanePoint{6 * t, std::sin(5 * t)}; }, 400);
        const auto points = fewPoints(line, 0.15, 16);
        QVERIFY2(points.size() > 3 && points.size() < 12, qPrintable(QString::number(points.size())));
        QVERIFY(furthest(line, points) <= 0.16);
        double shortest = 1e9;
        double longest = 0;
        for (std::size_t i = 1; i < points.size(); ++i) {
            // As the crow flies, which cuts the bends.
            const double length = std::hypot(points[i].x - points[i - 1].x, points[i].y - points[i - 1].y);
            shortest = std::min(shortest, length);
            longest = std::max(longest, length);
        }
        QVERIFY2(longest < 1.5 * shortest, qPrintable(QStringLiteral("%1 to %2").arg(shortest).arg(longest)));
    }

    void scribbleHasNoMoreThanAsked() {
        const auto line = drawn([](double t) { return PlanePoint{3 * std::sin(50 * t), 3 * std::sin(71 * t)}; }, 1000);
        QCOMPARE(fewPoints(line, 0.15, 16).size(), std::size_t{16});
    }

    void whatGoesNowhereIsOnePoint() {
        QVERIFY(fewPoints({}, 0.15, 16).empty());
        QCOMPARE(fewPoints(std::vector<PlanePoint>{{1, 2}}, 0.15, 16), (std::vector<PlanePoint>{{1, 2}}));
        QCOMPARE(fewPoints(std::vector<PlanePoint>(9, {1, 2}), 0.15, 16), (std::vector<PlanePoint>{{1, 2}}));
        QCOMPARE(fewPoints(std::vector<PlanePoint>{{1, 2}, {1.1, 2}}, 0.15, 16).size(), std::size_t{1});
        // Points that a hand that rests gives again and again.
        QCOMPARE(fewPoints(std::vector<PlanePoint>{{0, 0}, {0, 0}, {2, 0}, {2, 0}}, 0.15, 16).size(), std::size_t{2});
    }

    void aRingIsTold() {
        QVERIFY(isRound(drawn(circle), 0.3));
        QVERIFY(!isRound(drawn([](double t) { return circle(0.8 * t); }), 0.3));
        QVERIFY(!isRound(drawn([](double t) { return PlanePoint{0.2 * t, 0}; }), 0.3));
        QVERIFY(!isRound({}, 0.3));
    }
};

LATENTWALK_TEST(TestPlanePath, none)

}  // namespace test_plane_path

#include "test_plane_path.moc"
