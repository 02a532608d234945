// SPDX-License-Identifier: GPL-3.0-or-later

#include <QImage>
#include <QPainter>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <random>

#include "core/faces/align/face_finder.h"
#include "core/faces/align/target_points.h"
#include "core/picture/photo/photo.h"
#include "tests/faces/face_picture.h"
#include "tests/support/room.h"

using namespace latentwalk;
using namespace latentwalk::faces;

namespace test_face_finder {

namespace {

// Marked by hand in the picture of the astronaut.
constexpr FacePoints kAstronaut{{72.5, 101.5}, {116.5, 103}, {95, 146}};
// And in Grace Hopper's, which is read where its package is installed.
constexpr FacePoints kHopper{{217, 189}, {304, 186}, {266, 282}};
constexpr auto kHopperPath = "/usr/share/matplotlib/mpl-data/sample_data/grace_hopper.jpg";

// How far the points that the alignment brought to the target are from it at most, where `marked` are the true ones: in
// pixels of a face of 128x128.
double offTarget(const FoundFace& face, const FacePoints& marked) {
    const FacePoints target = scaled(kBuiltInPoints, 128);
    const Similarity to = nearestSimilarity(face.points, target);
    const Similarity ideal = nearestSimilarity(marked, target);
    return std::max({distance(to(marked.leftEye), ideal(marked.leftEye)),
                     distance(to(marked.rightEye), ideal(marked.rightEye)),
                     distance(to(marked.mouth), ideal(marked.mouth))});
}

double offTarget(const FoundFace& face) {
    return offTarget(face, kAstronaut);
}

FacePoints moved(const FacePoints& points, const QTransform& by) {
    const auto move = [&](Place place) {
        const QPointF at = by.map(QPointF(place.x, place.y));
        return Place{at.x(), at.y()};
    };
    return {move(points.leftEye), move(points.rightEye), move(points.mouth)};
}

// The astronaut drawn on grey.
QImage scene(int width, int height, const std::vector<QTransform>& places) {
    QImage image(width, height, QImage::Format_RGB888);
    image.fill(QColor(120, 125, 130));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    for (const QTransform& place : places) {
        painter.setTransform(place);
        painter.drawImage(0, 0, test::astronaut());
    }
    return image;
}

}  // namespace

class TestFaceFinder : public QObject {
    Q_OBJECT

    FaceFinder m_finder{builtInFinderNetworks()};
    QTemporaryDir m_folder;

    static constexpr double kTolerance = 3;

private slots:
    void theAstronautsEyesAndMouthAreWhereTheyAre() {
        const auto faces = m_finder.find(test::pictureOf(test::astronaut()));
        QCOMPARE(faces.size(), std::size_t{1});
        QVERIFY2(offTarget(faces[0]) < kTolerance, qPrintable(QString::number(offTarget(faces[0]))));
        QVERIFY(faces[0].box.score > 0.9F);
    }

    void graceHoppersAreToo() {
        if (!QFile::exists(kHopperPath)) {
            QSKIP("python-matplotlib-data is not installed");
        }
        const auto faces = m_finder.find(readPhoto(kHopperPath));
        QCOMPARE(faces.size(), std::size_t{1});
        QVERIFY2(offTarget(faces[0], kHopper) < kTolerance, qPrintable(QString::number(offTarget(faces[0], kHopper))));
    }

    void turnedMirroredGreyAndSmallAreFound_data() {
        QTest::addColumn<QImage>("image");
        QTest::addColumn<QTransform>("by");
        const QTransform middle = QTransform().translate(150, 150);
        for (const double degrees : {-30.0, 30.0, 15.0}) {
            const QTransform turned = QTransform(middle).translate(100, 110).rotate(degrees).translate(-100, -110);
            QTest::addRow("turned by %g degrees", degrees) << scene(520, 520, {turned}) << turned;
        }
        QTest::newRow("mirrored") << test::astronaut().mirrored(true, false) << QTransform(-1, 0, 0, 1, 200, 0);
        QTest::newRow("grey") << test::astronaut().convertToFormat(QImage::Format_Grayscale8) << QTransform();
        QTest::newRow("a wide picture") << scene(900, 320, {QTransform().translate(500, 60)})
                                        << QTransform().translate(500, 60);
        QTest::newRow("half as large") << scene(200, 200, {QTransform().translate(40, 40).scale(0.5, 0.5)})
                                       << QTransform().translate(40, 40).scale(0.5, 0.5);
    }
    void turnedMirroredGreyAndSmallAreFound() {
        QFETCH(QImage, image);
        QFETCH(QTransform, by);
        FacePoints marked = moved(kAstronaut, by);
        if (by.m11() < 0) {
            std::swap(marked.leftEye, marked.rightEye);
        }
        const auto faces = m_finder.find(test::pictureOf(image));
        QVERIFY(!faces.empty());
        QVERIFY2(offTarget(faces[0], marked) < kTolerance, qPrintable(QString::number(offTarget(faces[0], marked))));
    }

    void aHugePhotographIsReadSmallerAndFoundAlike() {
        const QTransform place = QTransform().translate(1500, 700).scale(12, 12);
        const QString path = m_folder.filePath("huge.jpg");
        QVERIFY(scene(6000, 4000, {place}).save(path, "JPEG", 90));
        const Picture photo = readPhoto(path.toStdString());
        QVERIFY(photo.width <= kLongestPhotoSide && photo.width > 3000);
        const auto faces = m_finder.find(photo);
        QCOMPARE(faces.size(), std::size_t{1});
        const double scale = double(photo.width) / 6000;
        const FacePoints marked = scaled(moved(kAstronaut, place), scale);
        QVERIFY2(offTarget(faces[0], marked) < kTolerance, qPrintable(QString::number(offTarget(faces[0], marked))));
    }

    void ofThreeFacesTheLargestIsTheFirst() {
        const QTransform large = QTransform().translate(420, 120).scale(1.6, 1.6);
        const QImage image =
            scene(1000, 600, {QTransform().translate(20, 60), QTransform().translate(200, 330), large});
        const auto faces = m_finder.find(test::pictureOf(image));
        QCOMPARE(faces.size(), std::size_t{3});
        QVERIFY(offTarget(faces[0], moved(kAstronaut, large)) < kTolerance);
        QVERIFY(faces[0].box.width > faces[1].box.width && faces[0].box.width > faces[2].box.width);
        QCOMPARE(QString::fromStdString(saidOfFaces("/home/me/three.png", faces.size()).english()),
                 "three.png shows 3 faces; the largest was taken.");
    }

    void aFaceThatFillsThePictureIsFoundWithRoomAroundIt() {
        int found = 0;
        for (int seed = 0; seed < 10; ++seed) {
            const auto faces = m_finder.find(test::facePicture(seed));
            found += faces.empty() ? 0 : 1;
        }
        QVERIFY2(found >= 8, qPrintable(QString::number(found)));
    }

    void whereNoneIsNoneIsFound_data() {
        QTest::addColumn<QImage>("image");
        QImage flat(300, 200, QImage::Format_RGB888);
        flat.fill(QColor(90, 140, 200));
        QTest::newRow("flat") << flat;
        QImage noise(256, 256, QImage::Format_RGB888);
        std::mt19937 random(3);
        for (int y = 0; y < noise.height(); ++y) {
            for (int x = 0; x < noise.width(); ++x) {
                noise.setPixelColor(x, y, QColor::fromRgb(random() | 0xFF000000U));
            }
        }
        QTest::newRow("noise") << noise;
        QImage slope(400, 300, QImage::Format_RGB888);
        QPainter painter(&slope);
        QLinearGradient gradient(0, 0, 400, 300);
        gradient.setColorAt(0, Qt::white);
        gradient.setColorAt(1, Qt::darkGreen);
        painter.fillRect(slope.rect(), gradient);
        painter.end();
        QTest::newRow("slope") << slope;
        QImage pixel(1, 1, QImage::Format_RGB888);
        pixel.fill(Qt::red);
        QTest::newRow("one pixel") << pixel;
    }
    void whereNoneIsNoneIsFound() {
        QFETCH(QImage, image);
        const auto faces = m_finder.find(test::pictureOf(image));
        QCOMPARE(faces.size(), std::size_t{0});
        QCOMPARE(QString::fromStdString(saidOfFaces("/home/me/holiday.jpg", 0).english()),
                 "No face was found in holiday.jpg. Mark both eyes and the mouth yourself.");
        QVERIFY(saidOfFaces("x.png", 1).empty());
    }
};

}  // namespace test_face_finder

using test_face_finder::TestFaceFinder;
LATENTWALK_TEST(TestFaceFinder, none)
#include "test_face_finder.moc"
