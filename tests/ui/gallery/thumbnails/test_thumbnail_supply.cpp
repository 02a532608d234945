// SPDX-License-Identifier: GPL-3.0-or-later

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <memory>
#include <numeric>

#include "tests/support/recording_generator.h"
#include "tests/support/room.h"
#include "tests/support/window/settled.h"
#include "ui/gallery/thumbnails/thumbnail_supply.h"

using namespace latentwalk;
using namespace latentwalk::test;

namespace test_thumbnail_supply {

namespace {

const QString kKey = QStringLiteral("recorded;float32");
constexpr ThumbnailShape kShape{96, 4};

std::vector<quint64> range(quint64 first, std::size_t count) {
    std::vector<quint64> seeds(count);
    std::iota(seeds.begin(), seeds.end(), first);
    return seeds;
}

class TestThumbnailSupply : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<RecordedService> m_recorded;
    std::unique_ptr<ThumbnailSupply> m_supply;

    Record& record() { return *m_recorded->record; }
    void start(ThumbnailSupply::Options options, const QString& key = kKey) {
        m_supply.reset();
        m_supply = std::make_unique<ThumbnailSupply>(m_recorded->service, std::move(options));
        m_supply->setShape(kShape);
        m_supply->setModel(m_recorded->info, key);
    }
    ThumbnailSupply::Options onDisk() const { return {{m_folder->path()}}; }
    bool hasAll(const std::vector<quint64>& seeds) {
        return std::all_of(seeds.begin(), seeds.end(), [this](quint64 seed) { return m_supply->hasImage(seed); });
    }

private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_recorded = std::make_unique<RecordedService>();
    }
    void cleanup() {
        m_recorded->record->held = false;
        m_supply.reset();
        m_recorded.reset();
    }

    void everySeedGetsItsOwnPicture() {
        start(onDisk());
        QSignalSpy changed(m_supply.get(), &ThumbnailSupply::changed);
        m_supply->setWanted(range(0, 20), range(20, 10));
        QTRY_VERIFY(hasAll(range(0, 30)));
        for (quint64 seed = 0; seed < 30; ++seed) {
            QVERIFY2(RecordedService::shows(m_supply->image(seed), seed), qPrintable(QString::number(seed)));
            QCOMPARE(m_supply->image(seed).size(), QSize(96, 96));
        }
        QCOMPARE(changed.size(), 30);
        QVERIFY(m_supply->image(30).isNull());
        // At the smallest scale that has enough pixels, each once.
        QCOMPARE(record().scales(), std::vector<int>(30, 5));
    }

    void theScaleFollowsTheSize() {
        start({});
        m_supply->setShape({32, 4});
        m_supply->setWanted({1}, {});
        QTRY_VERIFY(m_supply->hasImage(1));
        QCOMPARE(record().scales(), std::vector<int>{4});
        // Larger than the model can paint.
        m_supply->setShape({300, 4});
        QTRY_COMPARE(m_supply->image(1).width(), 300);
        QCOMPARE(record().scales(), (std::vector<int>{4, 5}));
    }

    void thoseInSightComeFirst() {
        start({});
        record().held = true;
        m_supply->setWanted(range(0, 4), range(4, 40));
        QTRY_COMPARE(record().count(), std::size_t{1});
        QCOMPARE(m_supply->requestedCount(), ThumbnailSupply::kMostRequested);
        // Scrolled a little: some of those that were near are in sight now.
        m_supply->setWanted(range(8, 4), range(0, 8));
        QVERIFY(m_supply->requestedCount() <= ThumbnailSupply::kMostRequested);
        record().held = false;
        QTRY_VERIFY(hasAll(range(0, 12)));
        const auto order = record().seeds(100);
        QCOMPARE(order.size(), std::size_t{13});  // 0 was being made when it went out of sight
        QCOMPARE(order.front(), quint64{0});
        QCOMPARE(std::vector<quint64>(order.begin() + 1, order.begin() + 5), range(8, 4));
    }

    void whatHasScrolledAwayIsNotMade() {
        start(onDisk());
        record().held = true;
        const auto asked = [this] { return m_supply->requestedCount() == ThumbnailSupply::kMostRequested; };
        for (quint64 top = 0; top < 2'000; top += 50) {
            m_supply->setWanted(range(top, 20), range(top + 20, 20));
            QVERIFY(QTest::qWaitFor(asked));
        }
        m_supply->setWanted(range(20'000, 20), {});
        record().held = false;
        QTRY_VERIFY(hasAll(range(20'000, 20)));
        QVERIFY2(record().count() <= 22, qPrintable(QString::number(record().count())));
        QCOMPARE(m_supply->requestedCount(), 0);
        m_supply->setWanted({}, {});
        QVERIFY(settled(m_recorded->service, *m_supply));
        QVERIFY(record().count() <= 22);
    }

    void theLiveFaceWaitsForOneImageAtMost() {
        start({});
        record().held = true;
        m_supply->setWanted(range(0, 50), {});
        QTRY_COMPARE(record().count(), std::size_t{1});
        QSignalSpy rendered(&m_recorded->service, &RenderService::imageRendered);
        m_recorded->service.requestImage(sampleLatent(777, kRecordedLatentSize));
        record().held = false;
        QTRY_COMPARE(rendered.size(), 1);
        QCOMPARE(record().seeds(1000).at(1), quint64{777});
    }

    void aColdRestartReadsTheDiskOnly() {
        start(onDisk());
        m_supply->setWanted(range(0, 40), {});
        QTRY_VERIFY(hasAll(range(0, 40)));
        m_supply.reset();
        record().clear();
        start(onDisk());
        m_supply->setWanted(range(0, 40), {});
        QTRY_VERIFY(hasAll(range(0, 40)));
        QCOMPARE(record().count(), std::size_t{0});
        QVERIFY(RecordedService::shows(m_supply->image(39), 39));
    }

    void modelsAreNotMixedUp_data() {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        QTest::newRow("two keys") << QStringLiteral("one") << QStringLiteral("two");
        QTest::newRow("no keys") << QString() << QString();
        QTest::newRow("then one without") << QStringLiteral("one") << QString();
    }
    void modelsAreNotMixedUp() {
        QFETCH(QString, first);
        QFETCH(QString, second);
        start(onDisk(), first);
        m_supply->setWanted(range(0, 8), {});
        QTRY_VERIFY(hasAll(range(0, 8)));
        record().clear();
        m_recorded->open();
        m_supply->setModel(m_recorded->info, second);
        QVERIFY(m_supply->image(0).isNull());
        QTRY_VERIFY(hasAll(range(0, 8)));
        QCOMPARE(record().count(), std::size_t{8});
        m_supply->clearModel();
        QCOMPARE(m_supply->memoryBytes(), 0);
        m_supply->setWanted(range(0, 8), {});
        QVERIFY(settled(m_recorded->service, *m_supply));
        QCOMPARE(record().count(), std::size_t{8});
    }

    void openingAnotherModelDuringWorkGoesOnWithIt() {
        start({}, QStringLiteral("one"));
        record().held = true;
        m_supply->setWanted(range(0, 8), {});
        QTRY_COMPARE(record().count(), std::size_t{1});
        QSignalSpy opened(&m_recorded->service, &RenderService::checkpointOpened);
        m_recorded->service.openCheckpoint(QStringLiteral("other"));
        record().held = false;
        QVERIFY(opened.wait());
        m_supply->setModel(opened[0][0].value<CheckpointInfo>(), QStringLiteral("two"));
        QTRY_VERIFY(hasAll(range(0, 8)));
    }

    void memoryIsBounded() {
        constexpr qsizetype kLimit = 4 << 20;
        start({{}, kLimit});
        for (quint64 top = 0; top < 600; top += 20) {
            m_supply->setWanted(range(top, 20), range(top + 20, 200));
            QTRY_VERIFY(hasAll(range(top, 20)));
            QVERIFY2(m_supply->memoryBytes() <= kLimit, qPrintable(QString::number(m_supply->memoryBytes())));
        }
        QVERIFY(!m_supply->hasImage(0));
        // A screen full of large pictures is not pushed out by itself, nor by those that are near.
        m_supply->setWanted(range(1000, 150), range(2000, 200));
        QTRY_VERIFY(hasAll(range(1000, 150)));
        QVERIFY(settled(m_recorded->service, *m_supply));
        QVERIFY(hasAll(range(1000, 150)));
        QVERIFY(m_supply->memoryBytes() <= qsizetype{150 + ThumbnailSupply::kMostRequested} * 96 * 96 * 4);
    }

    void aChangeOfSizeKeepsWhatIsInSight() {
        start(onDisk());
        m_supply->setWanted(range(0, 6), {});
        QTRY_VERIFY(hasAll(range(0, 6)));
        record().held = true;
        m_supply->setShape({50, 4});
        // Something to show until those of the new size are there.
        QCOMPARE(m_supply->image(3).size(), QSize(96, 96));
        QTRY_VERIFY(record().count() > 6);
        record().held = false;
        QTRY_COMPARE(m_supply->image(3).size(), QSize(50, 50));
    }

    void aFailureIsToldOnceAndTriedAgainWhenSeenAgain() {
        start({});
        QSignalSpy failed(m_supply.get(), &ThumbnailSupply::failed);
        record().control->failures = 1000;
        m_supply->setWanted(range(0, 20), range(20, 10));
        QTRY_VERIFY(m_supply->hasFailed(29));
        QCOMPARE(record().count(), std::size_t{30});
        QCOMPARE(failed.size(), 1);
        QVERIFY(failed[0][0].toString().endsWith(u'.'));
        // Not over and over while it stays in sight.
        m_supply->setWanted(range(0, 20), range(20, 10));
        QVERIFY(settled(m_recorded->service, *m_supply));
        QCOMPARE(record().count(), std::size_t{30});
        record().control->failures = 0;
        m_supply->setWanted(range(20, 20), range(0, 20));
        QTRY_VERIFY(hasAll(range(20, 20)));
        QVERIFY(m_supply->hasFailed(0));
        m_supply->setWanted(range(0, 20), {});
        QTRY_VERIFY(hasAll(range(0, 20)));
        QVERIFY(!m_supply->hasFailed(0));
        record().control->fault = test::Fault::Odd;
        record().control->failures = 1;
        m_supply->setWanted(range(500, 1), {});
        QTRY_COMPARE(failed.size(), 2);
    }

    // Those in sight that have failed come when anything could be made again; those out of sight wait.
    void whatHasFailedComesWhenPicturesCanBeMadeAgain() {
        start({});
        record().control->failures = 1000;
        m_supply->setWanted(range(0, 20), range(20, 10));
        QTRY_VERIFY(m_supply->hasFailed(0) && m_supply->hasFailed(29));
        record().control->failures = 0;
        QVERIFY(settled(m_recorded->service, *m_supply));
        QVERIFY(m_supply->hasFailed(0));  // nothing has been made since
        m_recorded->service.requestImage(sampleLatent(777, kRecordedLatentSize));
        QTRY_VERIFY(hasAll(range(0, 20)));
        QVERIFY(!m_supply->hasFailed(19) && m_supply->hasFailed(29));
    }

    // One that can never be made is not tried with every picture that can be.
    void whatCannotBeMadeIsSeldomTried() {
        start({});
        const float poison = sampleLatent(3, kRecordedLatentSize)[0];
        record().control->poison = poison;
        m_supply->setWanted(range(0, 4), {});
        QTRY_VERIFY(m_supply->hasFailed(3));
        record().clear();
        QSignalSpy rendered(&m_recorded->service, &RenderService::imageRendered);
        QElapsedTimer clock;
        clock.start();
        for (quint64 seed = 1000; record().seeds(4).size() < 2; ++seed) {
            m_recorded->service.requestImage(sampleLatent(seed, kRecordedLatentSize));
            QVERIFY(rendered.wait());
        }
        // 200 milliseconds after the first picture that could be made, and again after twice as long.
        QVERIFY2(clock.elapsed() >= 550, qPrintable(QString::number(clock.elapsed())));
    }

    void editedFacesStayOutOfTheDiskCache() {
        start(onDisk());
        m_supply->setWanted(range(0, 6), {});
        QTRY_VERIFY(hasAll(range(0, 6)));
        const auto shows = [this](float component) {
            const int red = RecordedService::redOf(component);
            return qRed(m_supply->image(3).pixel(48, 48)) == red;
        };
        for (const float value : {2.0F, -2.0F}) {
            m_supply->setEdit([value](Latent latent) {
                latent[0] = value;
                return latent;
            });
            QVERIFY2(m_supply->hasImage(3), "a face in sight vanished");
            QTRY_VERIFY(shows(value));
        }
        record().clear();
        m_supply->setEdit({});
        QTRY_VERIFY(RecordedService::shows(m_supply->image(3), 3));
        QTRY_VERIFY(m_supply->isIdle());
        QVERIFY(settled(m_recorded->service, *m_supply));
        QCOMPARE(record().count(), std::size_t{0});
        start(onDisk());  // at its end the one before has written what it would
        m_supply->setWanted(range(0, 6), {});
        QTRY_VERIFY(hasAll(range(0, 6)));
        QVERIFY(RecordedService::shows(m_supply->image(3), 3));
    }

    void anEditThatFailsIsASentence() {
        start({});
        QSignalSpy failed(m_supply.get(), &ThumbnailSupply::failed);
        m_supply->setEdit([](const Latent&) -> Latent { throw std::runtime_error("No such direction."); });
        m_supply->setWanted(range(0, 6), {});
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed[0][0].toString(), QStringLiteral("No such direction."));
        m_supply->setEdit([](const Latent&) { return Latent{1, 2}; });
        QTRY_VERIFY(m_supply->hasFailed(5));
        m_supply->setEdit({});
        QTRY_VERIFY(hasAll(range(0, 6)));
    }

    void theServiceMayEndFirst() {
        start(onDisk());
        record().held = true;
        m_supply->setWanted(range(0, 20), {});
        QTRY_COMPARE(record().count(), std::size_t{1});
        record().held = false;
        m_recorded.reset();
        m_supply->setWanted(range(50, 20), {});
        m_supply.reset();
        init();
    }
};

}  // namespace

LATENTWALK_TEST(TestThumbnailSupply, core)

}  // namespace test_thumbnail_supply

#include "test_thumbnail_supply.moc"
