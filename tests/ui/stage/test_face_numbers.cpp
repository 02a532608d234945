// SPDX-License-Identifier: GPL-3.0-or-later

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "core/faces/face_reader.h"
#include "core/faces/named/named_file.h"
#include "core/faces/open_face_networks.h"
#include "tests/faces/face_picture.h"
#include "tests/support/room.h"
#include "ui/stage/face_numbers.h"
#include "ui/stage/measured_text.h"
#include "ui/stage/status_line.h"

using namespace latentwalk;
using faces::FaceScores;
using faces::Score;

namespace test_face_numbers {

namespace {

FaceScores someScores() {
    FaceScores scores;
    scores.readable = true;
    scores.values[faces::indexOf(Score::Age)] = 34.4F;
    scores.values[faces::indexOf(Score::Smile)] = 1.5F;
    scores.values[faces::indexOf(Score::Turn)] = -0.02F;
    scores.values[faces::indexOf(Score::Sharpness)] = 3;
    return scores;
}

std::shared_ptr<const Picture> face(int seed) {
    return std::make_shared<const Picture>(test::facePicture(seed));
}

QString expectedText(int seed) {
    faces::FaceReader reader(faces::builtInFaceNetworks());
    return measuredText(reader.read(*face(seed)), nullptr);
}

}  // namespace

class TestFaceNumbers : public QObject {
    Q_OBJECT

private slots:
    void scoresAreToldByTheirNames() {
        const QString text = measuredText(someScores(), nullptr);
        QVERIFY2(text.contains("Age (as it looks) 34 years"), qPrintable(text));
        QVERIFY(text.contains("Smile 1.50"));
        QVERIFY(!text.contains("NaN", Qt::CaseInsensitive));
        QVERIFY(!text.contains("No face"));
        QVERIFY(measuredText({}, nullptr).isEmpty());
    }

    void whatHasASpreadIsToldInDeviations() {
        NamedDirections named;
        named.predictors = {{"smile", 1.1, 0.2, 0, 0.8, {}}, {"turn", 0, 1, 0, 0.8, {}}};
        const QString text = measuredText(someScores(), &named);
        QVERIFY2(text.contains("Smile +2.0"), qPrintable(text));
        QVERIFY2(text.contains("Turn head 0.0"), qPrintable(text));
        QVERIFY(text.contains("34 years"));
    }

    void aFaceThatCannotBeReadIsSaid() {
        FaceScores scores;
        scores.values[faces::indexOf(Score::Brightness)] = 0.5F;
        QVERIFY(measuredText(scores, nullptr).contains("No face could be read"));
    }

    void theNewestPictureIsMeasured() {
        FaceNumbers numbers({});
        QSignalSpy told(&numbers, &FaceNumbers::measured);
        numbers.measure(face(1), {});
        numbers.measure(face(2), {});
        QTRY_VERIFY_WITH_TIMEOUT(!told.isEmpty() && told.last()[0].toString() == expectedText(2), 20000);
        for (const auto& each : told) {
            QVERIFY(each[0].toString() != expectedText(1));
        }
        // What was told does not stay beside another picture.
        told.clear();
        numbers.measure(face(3), {});
        QVERIFY(!told.isEmpty() && told.last()[0].toString().isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(told.last()[0].toString(), expectedText(3), 20000);
    }

    // Numbers get their spread as soon as it is known, without another picture.
    void namesThatWereFoundMeanwhileAreRead() {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        ModelReference model;
        model.sha256 = std::string(64, 'c');
        model.latentSize = 2;
        FaceNumbers numbers(path);
        QSignalSpy told(&numbers, &FaceNumbers::measured);
        numbers.measure(face(1), model);
        QTRY_COMPARE_WITH_TIMEOUT(told.count(), 1, 20000);
        QVERIFY(!told.last()[0].toString().contains("standard deviations"));
        NamedDirections named;
        named.model = model.sha256;
        named.kind = model.kind;
        named.latentSize = 2;
        named.faces = 500;
        named.measured = 100;
        named.predictors = {{"brightness", 0.4, 0.1, 0, 0.8, {1, 0}}};
        writeNamed(named, namedPath(path, model.sha256, model.kind));
        numbers.readNames();
        QTRY_COMPARE_WITH_TIMEOUT(told.count(), 2, 20000);
        QVERIFY2(told.last()[0].toString().contains("standard deviations"), qPrintable(told.last()[0].toString()));
    }

    void theStatusLineTellsThemInItsTooltip() {
        StatusLine line;
        auto* label = line.findChild<QLabel*>();
        const QString before = label->toolTip();
        line.setMeasured("Smile +1.0");
        QVERIFY(label->toolTip().contains("Smile +1.0") && label->toolTip().contains(before));
        line.setMeasured({});
        QCOMPARE(label->toolTip(), before);
    }
};

}  // namespace test_face_numbers

using test_face_numbers::TestFaceNumbers;
LATENTWALK_TEST(TestFaceNumbers, window)
#include "test_face_numbers.moc"
