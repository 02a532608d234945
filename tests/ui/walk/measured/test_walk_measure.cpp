// SPDX-License-Identifier: GPL-3.0-or-later

#include <QSignalSpy>
#include <QTest>
#include <QThread>
#include <set>

#include "tests/support/recording_generator.h"
#include "tests/support/room.h"
#include "tests/support/window/fake_window.h"
#include "tests/support/window/settled.h"
#include "ui/walk/measured/walk_measure.h"

using namespace latentwalk;
using namespace latentwalk::test;

namespace test_walk_measure {

// The measure alone, over a slow generator.
class TestWalkMeasure : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_control = std::make_shared<FakeControl>();
        m_service = std::make_unique<RenderService>(FakeWindow::factory(m_control));
        m_document = std::make_unique<Document>();
        QSignalSpy opened(m_service.get(), &RenderService::checkpointOpened);
        m_service->openCheckpoint(QStringLiteral("fake"));
        QVERIFY(opened.wait());
        m_info = opened[0][0].value<CheckpointInfo>();
        ModelReference reference = m_info.reference;
        reference.latentSize = m_info.architecture.latentSize;
        m_document->setModel(reference, m_info.architecture.scaleCount());
        m_measure = std::make_unique<WalkMeasure>(*m_service, *m_document);
        m_measure->setWanted(true);
        m_measure->setCheckpoint(m_info);
    }
    void cleanup() {
        m_measure.reset();
        m_service.reset();
        m_document.reset();
    }

    void measuresEveryStep() {
        QSignalSpy measured(m_measure.get(), &WalkMeasure::stepsMeasured);
        QVERIFY(measured.wait());
        QCOMPARE(measured[0][0].value<std::vector<double>>().size(), std::size_t{WalkMeasure::kSteps + 1});
        QCOMPARE(measured[0][1].value<std::vector<double>>().size(), std::size_t{WalkMeasure::kSteps});
    }

    // Closing the window and opening another model wait for the picture that is being made, not for those ordered.
    void leavesAfterThePictureThatIsBeingMade() {
        m_control->delayMilliseconds = 150;
        QTRY_VERIFY(m_control->running > 0);
        const int calls = m_control->calls;
        m_measure.reset();
        QCOMPARE(m_control->calls, calls);
        QVERIFY(settled(*m_service));
        QCOMPARE(m_control->calls, calls);
    }

    // Another walk stops what is measured of the one before, without an error.
    void anotherWalkBeginsAnew() {
        m_control->delayMilliseconds = 20;
        QSignalSpy failed(m_measure.get(), &WalkMeasure::failed);
        QSignalSpy measured(m_measure.get(), &WalkMeasure::stepsMeasured);
        QTRY_VERIFY(m_control->running > 0);
        m_document->anchors().setSeed(0, 77);
        m_control->delayMilliseconds = 0;
        QVERIFY(measured.wait());
        QCOMPARE(failed.count(), 0);
        QCOMPARE(measured.count(), 1);
    }

    // The window hears of it after the measurement has failed of it.
    void anotherModelBeginsAnew() {
        m_control->delayMilliseconds = 20;
        QSignalSpy failed(m_measure.get(), &WalkMeasure::failed);
        QSignalSpy measured(m_measure.get(), &WalkMeasure::stepsMeasured);
        connect(m_service.get(), &RenderService::checkpointOpened, m_measure.get(), &WalkMeasure::setCheckpoint);
        QTRY_VERIFY(m_control->running > 0);
        m_service->openCheckpoint(QStringLiteral("other"));
        QThread::msleep(200);
        m_control->delayMilliseconds = 0;
        QVERIFY(measured.wait());
        QCOMPARE(failed.count(), 0);
    }

    // The change of picture is that of the pictures that the walk shows: of small ones, as long as nobody wants certain
    // scales, and of those that it passes where it grows.
    void measuresTheScalesThatTheWalkShows() {
        RecordedService recorded;
        Document document;
        ModelReference reference;
        reference.latentSize = recorded.info.architecture.latentSize;
        document.setModel(reference, recorded.info.architecture.scaleCount());
        WalkMeasure measure(recorded.service, document);
        measure.setWanted(true);
        measure.setCheckpoint(recorded.info);
        QSignalSpy measured(&measure, &WalkMeasure::stepsMeasured);
        const auto scales = [&] {
            auto all = recorded.record->scales();
            recorded.record->clear();
            return all;
        };
        constexpr std::size_t kPictures = WalkMeasure::kSteps + 1;
        QVERIFY(measured.wait());
        QCOMPARE(scales(), std::vector<int>(kPictures, 4));
        // Another scale that is shown large changes nothing worth measuring.
        document.growth().setLevel(4.5);
        QVERIFY(!measured.wait(600));
        QCOMPARE(scales().size(), std::size_t{0});
        document.growth().setLevel(2);
        QVERIFY(measured.wait());
        QCOMPARE(scales(), std::vector<int>(kPictures, 2));
        Session growing = document.session();
        growing.scale.reset();
        growing.alpha.reset();
        growing.growth = Growth{0, 5};
        document.setSession(growing);
        measured.clear();
        QVERIFY(measured.wait());
        const auto all = scales();
        QCOMPARE(std::set<int>(all.begin(), all.end()), (std::set<int>{0, 1, 2, 3, 4, 5}));
        QCOMPARE(measured.last()[1].value<std::vector<double>>().size(), std::size_t{WalkMeasure::kSteps});
    }

private:
    std::shared_ptr<FakeControl> m_control;
    std::unique_ptr<RenderService> m_service;
    std::unique_ptr<Document> m_document;
    CheckpointInfo m_info;
    std::unique_ptr<WalkMeasure> m_measure;
};

LATENTWALK_TEST(TestWalkMeasure, window)

}  // namespace test_walk_measure

#include "test_walk_measure.moc"
