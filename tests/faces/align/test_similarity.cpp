// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>
#include <cmath>

#include "core/faces/align/similarity.h"
#include "tests/support/room.h"

using namespace latentwalk;
using namespace latentwalk::faces;

namespace test_similarity {

namespace {

bool near(Place a, Place b, double tolerance = 1e-9) {
    return distance(a, b) < tolerance;
}

// Colours that say where they are: red across, green down.
Picture slopes(std::int64_t width, std::int64_t height) {
    Picture picture{width, height, {}};
    for (std::int64_t y = 0; y < height; ++y) {
        for (std::int64_t x = 0; x < width; ++x) {
            picture.rgb.push_back(std::uint8_t(x));
            picture.rgb.push_back(std::uint8_t(y));
            picture.rgb.push_back(7);
        }
    }
    return picture;
}

}  // namespace

class TestSimilarity : public QObject {
    Q_OBJECT

    static constexpr FacePoints kPoints{{10, 20}, {30, 18}, {21, 44}};

private slots:
    void aMovedTriangleIsBroughtBackExactly() {
        const Similarity moved{1.3, -0.7, 5, -11};
        const FacePoints there{moved(kPoints.leftEye), moved(kPoints.rightEye), moved(kPoints.mouth)};
        const Similarity found = nearestSimilarity(kPoints, there);
        QVERIFY(std::abs(found.a - moved.a) < 1e-12 && std::abs(found.b - moved.b) < 1e-12);
        QVERIFY(near(found({3, 4}), moved({3, 4})));
        QVERIFY(near(found.inverse()(found({3, 4})), {3, 4}));
        const Similarity other{0.2, 0.1, 3, 4};
        QVERIFY(near(other.after(moved)({7, 8}), other(moved({7, 8}))));
    }

    // Where no similarity fits, no small change of the one that was found comes nearer.
    void whatDoesNotFitIsAsNearAsCanBe() {
        const FacePoints to{{0, 0}, {10, 1}, {3, 14}};
        const auto squares = [&](const Similarity& with) {
            return std::pow(distance(with(kPoints.leftEye), to.leftEye), 2) +
                   std::pow(distance(with(kPoints.rightEye), to.rightEye), 2) +
                   std::pow(distance(with(kPoints.mouth), to.mouth), 2);
        };
        const Similarity found = nearestSimilarity(kPoints, to);
        for (const double change : {-1e-3, 1e-3}) {
            for (double Similarity::*part : {&Similarity::a, &Similarity::b, &Similarity::dx, &Similarity::dy}) {
                Similarity other = found;
                other.*part += change;
                QVERIFY(squares(other) > squares(found));
            }
        }
    }

    void threeTimesTheSamePointIsNoFace() {
        const FacePoints point{{5, 5}, {5, 5}, {5, 5}};
        QVERIFY_EXCEPTION_THROWN(alignedFace(slopes(20, 20), point, kPoints, 16), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(alignedFace({}, kPoints, kPoints, 16), std::invalid_argument);
    }

    void asItIsItStaysAsItIs() {
        const Picture picture = slopes(40, 40);
        const auto values = sampledSquare(picture, {}, 40, Outside::Edge);
        for (std::size_t i = 0; i < values.size(); ++i) {
            // Between pixels at a slope's ends there is nothing beyond.
            const bool inside = i / 3 % 40 % 39 != 0 && i / 120 % 39 != 0;
            QVERIFY(std::abs(double(values[i]) - picture.rgb[i]) < (inside ? 1e-3 : 0.3));
        }
    }

    // Of 1600 pixels a side one of the square covers a hundred: the mean, not some of them.
    void farFewerPixelsAreMeans() {
        Picture stripes{1600, 1600, {}};
        for (std::int64_t i = 0; i < stripes.width * stripes.height * 3; ++i) {
            stripes.rgb.push_back(i / 3 % 2 == 0 ? 0 : 200);
        }
        for (const float value : sampledSquare(stripes, {100, 0, 0, 0}, 16, Outside::Edge)) {
            QVERIFY2(std::abs(value - 100) < 2, qPrintable(QString::number(value)));
        }
    }

    void outsideIsTheEdgeOrBlack() {
        const Picture picture = slopes(40, 40);
        const Similarity right{1, 0, 60, 10};
        const auto edge = sampledSquare(picture, right, 4, Outside::Edge);
        QCOMPARE(edge[0], 39.0F);
        QVERIFY(std::abs(edge[1] - 10) < 1e-3);
        for (const float value : sampledSquare(picture, right, 4, Outside::Black)) {
            QCOMPARE(value, 0.0F);
        }
    }

    void pointsOfAPhotoLandOnTheTarget() {
        Picture photo = slopes(200, 220);
        const FacePoints points{{60, 80}, {110, 100}, {70, 140}};
        const FacePoints target{{0.3, 0.4}, {0.7, 0.4}, {0.5, 0.8}};
        const Similarity to = nearestSimilarity(points, scaled(target, 64));
        const Picture face = alignedFace(photo, points, target, 64);
        QCOMPARE(face.width, 64);
        const Place eye = to(points.leftEye);
        const auto at = std::size_t((std::int64_t(eye.y) * 64 + std::int64_t(eye.x)) * 3);
        QVERIFY(std::abs(face.rgb[at] - 60) <= 2 && std::abs(face.rgb[at + 1] - 80) <= 2);
    }
};

}  // namespace test_similarity

using test_similarity::TestSimilarity;
LATENTWALK_TEST(TestSimilarity, none)
#include "test_similarity.moc"
