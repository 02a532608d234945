// SPDX-License-Identifier: GPL-3.0-or-later

#include <QSignalSpy>
#include <QTest>

#include "core/faces/align/target_points.h"
#include "tests/support/room.h"
#include "tests/support/window/fake_photos.h"
#include "ui/photo/search/search_run.h"

using namespace latentwalk;
using test::FakeSearch;
using test::SearchControl;

namespace test_search_run {

class TestSearchRun : public QObject {
    Q_OBJECT

private:
    std::shared_ptr<SearchControl> m_control;
    std::unique_ptr<SearchRun> m_run;
    QStringList m_told;
    std::vector<Likeness> m_found;
    int m_red = -1;  // of the face that was shown last

    static SearchOrder order(int photos) {
        SearchOrder order;
        const auto picture =
            std::make_shared<const Picture>(readPhotoOf({QStringLiteral("pasted"), {}, test::fakePhoto(7)}));
        for (int i = 0; i < photos; ++i) {
            order.photos.push_back({QStringLiteral("photo %1").arg(i), picture, test::fakeFace(0)});
        }
        order.target = faces::kBuiltInPoints;
        order.seconds = 12;
        order.closer = true;
        return order;
    }
    void start(int photos) { m_run->start(std::make_shared<FakeSearch>(m_control, 8), order(photos)); }
    bool ended() const { return m_told.endsWith(QStringLiteral("ended")); }

private slots:
    void init() {
        m_control = std::make_shared<SearchControl>();
        m_run = std::make_unique<SearchRun>();
        m_told.clear();
        m_found.clear();
        m_red = -1;
        connect(m_run.get(), &SearchRun::began, this, [this](int index, int count, const QString& name) {
            m_told.append(QStringLiteral("began %1 of %2: %3").arg(index).arg(count).arg(name));
        });
        connect(m_run.get(), &SearchRun::aligned, this,
                [this](const QImage& photo) { m_told.append(QStringLiteral("aligned %1").arg(photo.width())); });
        connect(m_run.get(), &SearchRun::progressed, this,
                [this](const QImage& face) { m_red = face.isNull() ? -1 : qRed(face.pixel(0, 0)); });
        connect(m_run.get(), &SearchRun::found, this, [this](int index, const Likeness& likeness) {
            m_told.append(QStringLiteral("found %1").arg(index));
            m_found.push_back(likeness);
        });
        connect(m_run.get(), &SearchRun::failed, this, [this](int index, const QString& sentence) {
            m_told.append(QStringLiteral("failed %1: %2").arg(index).arg(sentence));
        });
        connect(m_run.get(), &SearchRun::ended, this, [this] { m_told.append(QStringLiteral("ended")); });
    }
    void cleanup() {
        m_control->steps.release(100);
        m_run.reset();
    }

    void photosAreSearchedInTheirOrder() {
        m_control->steps.release(2 * SearchControl::kSteps);
        start(2);
        QTRY_VERIFY(ended());
        QCOMPARE(m_told, (QStringList{"began 0 of 2: photo 0", "aligned 16", "found 0", "began 1 of 2: photo 1",
                                      "aligned 16", "found 1", "ended"}));
        QVERIFY(!m_found[0].stopped);
        QCOMPARE(m_found[1].face.components.front(), 1.0F);
        QCOMPARE(m_control->seconds, 12.0);
        QVERIFY(m_control->closer);
        QCOMPARE(m_control->photoSide, 16);
    }

    void theFaceIsSeenAsItComes() {
        start(1);
        QTRY_VERIFY(m_told.contains(QStringLiteral("aligned 16")));
        for (int step = 1; step <= 3; ++step) {
            m_control->steps.release();
            QTRY_COMPARE(m_red, FakeSearch::redAfter(step));
        }
        QVERIFY(m_found.empty());
    }

    void stoppingKeepsWhatWasShown() {
        start(3);
        m_control->steps.release(4);
        QTRY_COMPARE(m_red, FakeSearch::redAfter(4));
        m_run->stop();
        QTRY_VERIFY(ended());
        QCOMPARE(m_found.size(), std::size_t{1});
        QVERIFY(m_found[0].stopped);
        QCOMPARE(int{m_found[0].picture.rgb.front()}, FakeSearch::redAfter(4));
        QCOMPARE(m_control->searches, 1);
    }

    void stoppingBeforeThereIsAnythingKeepsNothing() {
        start(1);
        QTRY_COMPARE(m_control->running, 1);
        m_run->stop();
        QTRY_VERIFY(ended());
        QVERIFY(m_found.empty());
        QVERIFY(m_told.filter(QStringLiteral("failed")).isEmpty());
    }

    void aFailureIsToldAndTheNextPhotoFollows() {
        m_control->fails = true;
        m_control->steps.release(2);
        start(2);
        QTRY_VERIFY(ended());
        QCOMPARE(m_told.filter(QStringLiteral("was told to fail")).size(), 2);
    }

    void aNewSearchEndsTheOneBefore() {
        start(2);
        m_control->steps.release(3);
        QTRY_COMPARE(m_red, FakeSearch::redAfter(3));
        auto second = std::make_shared<SearchControl>();
        second->steps.release(SearchControl::kSteps);
        m_run->start(std::make_shared<FakeSearch>(second, 8), order(1));
        QTRY_VERIFY(ended());
        QCOMPARE(m_told.filter(QStringLiteral("found")).size(), 2);
        QVERIFY(m_found[0].stopped && !m_found[1].stopped);
        QCOMPARE(m_told.filter(QStringLiteral("ended")).size(), 1);
    }

    void itsEndEndsTheWork() {
        start(1);
        QTRY_COMPARE(m_control->running, 1);
        m_control->steps.release(2);
        m_run.reset();
        QCOMPARE(m_control->running, 0);
        QCoreApplication::processEvents();
        QVERIFY(m_found.empty());
        QVERIFY(!ended());
    }
};

LATENTWALK_TEST(TestSearchRun, window)

}  // namespace test_search_run

#include "test_search_run.moc"
