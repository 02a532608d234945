// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/fake_generator.h"
#include "tests/support/room.h"
#include "tests/support/window/fake_window.h"
#include "ui/photo/search/model_starts.h"

using namespace latentwalk;
using test::FakeControl;

namespace test_model_starts {

class TestModelStarts : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::shared_ptr<FakeControl> m_control;
    std::unique_ptr<RenderService> m_service;
    CheckpointInfo m_info;

    std::filesystem::path folder() const { return m_folder.filePath("starts").toStdString(); }
    bool areKept() const { return projection::keptStarts(folder(), m_info.reference).count() > 0; }

private slots:
    void init() {
        std::error_code ignored;
        std::filesystem::remove_all(folder(), ignored);
        m_control = std::make_shared<FakeControl>();
        m_service = std::make_unique<RenderService>(test::FakeWindow::factory(m_control));
        QSignalSpy opened(m_service.get(), &RenderService::checkpointOpened);
        m_service->openCheckpoint(QStringLiteral("celeba-128"));
        QVERIFY(opened.wait());
        m_info = qvariant_cast<CheckpointInfo>(opened.first().first());
    }
    void cleanup() { m_service.reset(); }

    void theyAreMadeAheadAndKept() {
        StartsAhead ahead(*m_service, folder());
        ahead.prepare();  // of no model: nothing
        ahead.setCheckpoint(m_info);
        ahead.prepare();
        QTRY_VERIFY_WITH_TIMEOUT(areKept(), 60'000);
        const int calls = m_control->calls;
        const auto generator = m_service->generatorFor(Urgency::Measure);
        QCOMPARE(ahead.handOver()->complete(*generator, {}).count(), projection::kStartSeeds);
        StartsAhead again(*m_service, folder());
        again.setCheckpoint(m_info);
        QCOMPARE(again.handOver()->complete(*generator, {}).count(), projection::kStartSeeds);
        QCOMPARE(int(m_control->calls), calls);
    }

    // Nothing that was made is made again.
    void aSearchGoesOnFromWhatThereIs() {
        StartsAhead ahead(*m_service, folder());
        ahead.setCheckpoint(m_info);
        m_control->delayMilliseconds = 20;  // all of them would take seconds
        const int before = m_control->images;
        ahead.prepare();
        QTRY_VERIFY(m_control->images > before + 100);
        const auto starts = ahead.handOver();
        const auto generator = m_service->generatorFor(Urgency::Measure);
        m_control->delayMilliseconds = 0;
        std::int64_t first = -1;
        starts->complete(*generator, [&](const Progress& progress) { first = first < 0 ? progress.done : first; });
        QVERIFY2(first >= 24, qPrintable(QString::number(first)));
        QVERIFY(first < projection::kStartSeeds);
        QVERIFY(areKept());
        // Those that were in the making when it ended are the only ones that are made twice.
        const std::int64_t painted = m_control->images - before;
        QVERIFY2(painted <= projection::kStartSeeds + 2 * 24, qPrintable(QString::number(painted)));
    }

    void ofAnotherModelTheyAreOthers() {
        StartsAhead ahead(*m_service, folder());
        ahead.setCheckpoint(m_info);
        const auto starts = ahead.handOver();
        ahead.setCheckpoint(m_info);
        QVERIFY(ahead.handOver() == starts);
        CheckpointInfo other = m_info;
        other.reference.precision =
            m_info.reference.precision == Precision::Float32 ? Precision::BFloat16 : Precision::Float32;
        ahead.setCheckpoint(other);
        QVERIFY(ahead.handOver() != starts);
    }
};

}  // namespace test_model_starts

using test_model_starts::TestModelStarts;
LATENTWALK_TEST(TestModelStarts, window)
#include "test_model_starts.moc"
