// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <limits>

#include "core/faces/align/model_points.h"
#include "core/file/mapped_file.h"
#include "core/message/file_error.h"
#include "core/model/builtin_model.h"
#include "tests/faces/face_picture.h"
#include "tests/support/room.h"

using namespace latentwalk;
using namespace latentwalk::faces;

namespace test_target_points {

class TestTargetPoints : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::filesystem::path put(const QByteArray& text) const {
        QFile file(m_folder.filePath("points.json"));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size()) {
            throw std::runtime_error("cannot write");
        }
        return file.fileName().toStdString();
    }

private slots:
    // Ten faces are few; those of the built-in model lie within some pixels of its points all the same.
    void theBuiltInModelsPointsAreItsFaces() {
        FaceFinder finder(builtInFinderNetworks());
        int told = 0;
        const auto points = measurePoints([](std::uint64_t seed) { return test::facePicture(int(seed)); }, 10, finder,
                                          [&](const Progress& progress) { told += progress.all == 10 ? 1 : 0; });
        QVERIFY(points.has_value());
        QCOMPARE(told, 11);
        for (const auto& [found, known] : {std::pair{points->leftEye, kBuiltInPoints.leftEye},
                                           {points->rightEye, kBuiltInPoints.rightEye},
                                           {points->mouth, kBuiltInPoints.mouth}}) {
            const double off = 128 * distance(found, known);
            QVERIFY2(off < 4, qPrintable(QString::number(off)));
        }
    }

    void aModelWithoutFacesHasNoPoints() {
        FaceFinder finder(builtInFinderNetworks());
        const Picture flat{64, 64, std::vector<std::uint8_t>(64 * 64 * 3, 90)};
        QVERIFY(!measurePoints([&](std::uint64_t) { return flat; }, 3, finder).has_value());
        QVERIFY(!measurePoints([&](std::uint64_t) { return flat; }, 0, finder).has_value());
#ifndef __SANITIZE_ADDRESS__  // a second for each
        // Nobody waits for a hundred pictures to hear it.
        int painted = 0;
        QVERIFY(!measurePoints([&](std::uint64_t) { return ++painted, flat; }, 100, finder).has_value());
        QCOMPARE(painted, 20);
#endif
    }

    void whatIsWrittenReadsBackTheSame() {
        const std::filesystem::path path = m_folder.filePath("kept.json").toStdString();
        writePoints(path, kBuiltInPoints, "abc");
        QCOMPARE(readPoints(MappedFile::open(path), "abc"), std::optional(kBuiltInPoints));
        QVERIFY(!readPoints(MappedFile::open(path), "abd").has_value());
    }

    void aModelsPointsAreKnownOrMeasuredOnceAndKept() {
        const std::filesystem::path folder = m_folder.filePath("points").toStdString();
        QCOMPARE(knownPoints(std::string(kBuiltInModelSha256), folder), std::optional(kBuiltInPoints));
        QVERIFY(!knownPoints("abc", folder).has_value());
        QVERIFY(!knownPoints("", folder).has_value());
        FaceFinder finder(builtInFinderNetworks());
        int painted = 0;
        const auto paint = [&](std::uint64_t seed) {
            ++painted;
            return test::facePicture(int(seed));
        };
        const auto measured = modelPoints("abc", folder, paint, finder, {}, 6);
        QVERIFY(measured.has_value());
        QCOMPARE(painted, 6);
        QCOMPARE(modelPoints("abc", folder, paint, finder, {}, 6), measured);
        QCOMPARE(painted, 6);
        QFile damaged(m_folder.filePath("points/abc.json"));
        QVERIFY(damaged.open(QIODevice::WriteOnly));
        damaged.write("{");
        damaged.close();
        QCOMPARE(modelPoints("abc", folder, paint, finder, {}, 6), measured);  // measured again
        QCOMPARE(painted, 12);
    }

    void damagedFilesAreRefusedInOneSentence_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("part");
        QTest::newRow("not JSON") << QByteArray("{") << "its text";
        QTest::newRow("something else") << QByteArray("{\"a\":1}") << "does not say where";
        const QByteArray begin = R"({"latentwalk_face_points":1,"model":"m","left_eye":)";
        QTest::newRow("no point") << begin + "[1]}"
                                  << "left_eye is no point";
        QTest::newRow("two points") << begin + R"([0.3,0.4],"right_eye":[0.6,0.4]})"
                                    << "mouth is no point";
        QTest::newRow("one line") << begin + R"([0.3,0.4],"right_eye":[0.6,0.4],"mouth":[0.9,0.4]})"
                                  << "on one line";
        QTest::newRow("far away") << begin + R"([0.3,0.4],"right_eye":[0.6,9],"mouth":[0.5,0.8]})"
                                  << "in the picture";
    }
    void damagedFilesAreRefusedInOneSentence() {
        QFETCH(QByteArray, text);
        QFETCH(QString, part);
        const auto path = put(text);
        try {
            readPoints(MappedFile::open(path), "m");
            QFAIL("it was read");
        } catch (const FileError& error) {
            QVERIFY2(QString(error.what()).startsWith(m_folder.filePath("points.json")), error.what());
            QVERIFY2(QString(error.what()).contains(part), error.what());
        }
    }

    void pointsByHandAreChecked() {
        const FacePoints good{{100, 100}, {200, 110}, {150, 220}};
        QVERIFY(problemOf(good, 300, 300).empty());
        FacePoints upsideDown{{200, 220}, {100, 220}, {150, 100}};
        QVERIFY(problemOf(upsideDown, 300, 300).empty());
        QVERIFY(!problemOf({good.rightEye, good.leftEye, good.mouth}, 300, 300).empty());
        QVERIFY(!problemOf({good.leftEye, good.leftEye, good.mouth}, 300, 300).empty());
        QVERIFY(!problemOf({good.leftEye, good.rightEye, {300, 120}}, 300, 300).empty());
        QVERIFY(!problemOf({good.leftEye, good.rightEye, {150, 900}}, 300, 300).empty());
        QVERIFY(!problemOf({good.leftEye, good.rightEye, {std::numeric_limits<double>::quiet_NaN(), 200}}, 300, 300)
                     .empty());
    }
};

}  // namespace test_target_points

using test_target_points::TestTargetPoints;
LATENTWALK_TEST(TestTargetPoints, none)
#include "test_target_points.moc"
