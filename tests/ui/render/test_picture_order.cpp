// SPDX-License-Identifier: GPL-3.0-or-later

#include <QSignalSpy>
#include <QTest>
#include <memory>

#include "tests/support/order_log.h"
#include "tests/support/recording_generator.h"
#include "tests/support/room.h"
#include "tests/support/window/settled.h"

using namespace latentwalk;
using namespace latentwalk::test;

namespace test_picture_order {

PictureRequest face(quint64 seed) {
    return {sampleLatent(seed, kRecordedLatentSize), {2, std::nullopt}};
}

class TestPictureOrder : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<RecordedService> m_recorded;
    std::unique_ptr<OrderLog> m_log;

    RenderService& service() { return m_recorded->service; }
    Record& record() { return *m_recorded->record; }
    void order(int number, Urgency urgency = Urgency::Thumbnail) {
        m_log->order(service(), number, face(static_cast<quint64>(number)), urgency);
    }
    // The generator is in the middle of this one, and will be until it is let go on.
    bool orderAndHold(int number) {
        record().held = true;
        order(number);
        return QTest::qWaitFor([&] { return record().count() > 0; });
    }
    bool letGoOn() {
        record().held = false;
        return settled(service());
    }

private slots:
    void init() {
        m_recorded = std::make_unique<RecordedService>();
        m_log = std::make_unique<OrderLog>();
    }
    void cleanup() {
        m_log.reset();
        m_recorded.reset();
    }

    void itsResultIsToldOnce() {
        order(1);
        order(2);
        QCOMPARE(m_log->openCount(), 2);
        QTRY_COMPARE(m_log->told.size(), std::size_t{2});
        QCOMPARE(m_log->openCount(), 0);
        QVERIFY(settled(service()));
        QCOMPARE(m_log->told.size(), std::size_t{2});
        for (const int i : {0, 1}) {
            const OrderLog::Told& told = m_log->told[static_cast<std::size_t>(i)];
            QCOMPARE(told.number, i + 1);
            QCOMPARE(told.image.size(), QSize(16, 16));
            QVERIFY(RecordedService::shows(told.image, static_cast<quint64>(told.number)));
        }
    }

    // Those of the walk come from memory, and no sooner than others do.
    void memoryTellsLaterToo() {
        order(1, Urgency::Walk);
        QVERIFY(settled(service()));
        record().clear();
        order(1, Urgency::Walk);
        QCOMPARE(m_log->openCount(), 1);
        QCOMPARE(m_log->told.size(), std::size_t{1});
        QVERIFY(settled(service()));
        QCOMPARE(m_log->told.size(), std::size_t{2});
        QVERIFY(RecordedService::shows(m_log->told[1].image, 1));
        QCOMPARE(record().count(), std::size_t{0});
    }

    void whatWaitsIsNotMadeOnceItsOrderIsGone_data() {
        QTest::addColumn<bool>("destroyed");
        QTest::newRow("destroyed") << true;
        QTest::newRow("cancelled") << false;
    }
    void whatWaitsIsNotMadeOnceItsOrderIsGone() {
        QFETCH(bool, destroyed);
        QVERIFY(orderAndHold(1));
        order(2);
        order(3);
        if (destroyed) {
            m_log->orders.erase(2);
        } else {
            m_log->orders[2].cancel();
            QVERIFY(!m_log->orders[2].isOpen());
        }
        QVERIFY(letGoOn());
        QCOMPARE(record().seeds(10), (std::vector<quint64>{1, 3}));
        QCOMPARE(m_log->told.size(), std::size_t{2});
        QCOMPARE(m_log->told[1].number, 3);
    }

    void nothingIsToldOfOneThatIsGone() {
        QVERIFY(orderAndHold(1));
        m_log->orders.erase(1);  // in the middle of it
        QVERIFY(letGoOn());
        order(2, Urgency::Walk);
        QVERIFY(settled(service()));
        QCOMPARE(m_log->told.size(), std::size_t{1});
        order(2, Urgency::Walk);
        m_log->orders.erase(2);  // with its result on the way
        QVERIFY(settled(service()));
        QCOMPARE(m_log->told.size(), std::size_t{1});
    }

    void movingHandsItOver() {
        order(1);
        PictureOrder moved = std::move(m_log->orders[1]);
        QVERIFY(moved.isOpen());
        m_log->orders.clear();
        QVERIFY(moved.isOpen());
        order(2);
        moved = std::move(m_log->orders[2]);  // of 1 nothing is told now
        QVERIFY(moved.isOpen());
        QVERIFY(settled(service()));
        QVERIFY(!moved.isOpen());
        QCOMPARE(m_log->told.size(), std::size_t{1});
        QCOMPARE(m_log->told[0].number, 2);
        moved = {};
    }

    void aFailureIsASentence_data() {
        QTest::addColumn<Fault>("fault");
        QTest::newRow("exception") << Fault::Generator;
        QTest::newRow("something else") << Fault::Odd;
    }
    void aFailureIsASentence() {
        QFETCH(Fault, fault);
        record().control->fault = fault;
        record().control->failures = 1;
        QSignalSpy made(&service(), &RenderService::pictureMade);
        order(1);
        QVERIFY(settled(service()));
        QCOMPARE(m_log->told.size(), std::size_t{1});
        QVERIFY(m_log->told[0].sentence.endsWith(u'.'));
        QVERIFY(m_log->told[0].image.isNull());
        QCOMPARE(m_log->openCount(), 0);
        QCOMPARE(made.size(), 0);
        order(1);
        QVERIFY(settled(service()));
        QCOMPARE(m_log->told.size(), std::size_t{2});
        QVERIFY(RecordedService::shows(m_log->told[1].image, 1));
        QCOMPARE(made.size(), 1);
    }

    // Somebody may wait for the result with nothing said.
    void tellingMayBeMissing() {
        record().control->failures = 1;
        PictureOrder failing = service().order(face(1), Urgency::Panel, {});
        PictureOrder working = service().order(face(2), Urgency::Panel, {});
        QVERIFY(settled(service()));
        QVERIFY(!failing.isOpen() && !working.isOpen());
    }

    void anotherModelEndsThem() {
        QVERIFY(orderAndHold(1));
        order(2);
        QSignalSpy opened(&service(), &RenderService::checkpointOpened);
        service().openCheckpoint(QStringLiteral("other"));
        record().held = false;
        QVERIFY(opened.wait());
        QCOMPARE(m_log->openCount(), 0);
        QVERIFY(settled(service()));
        QVERIFY2(
            std::none_of(m_log->told.begin(), m_log->told.end(), [](const auto& told) { return told.number == 2; }),
            "a picture of the model before");
        order(3);
        QVERIFY(settled(service()));
        QCOMPARE(m_log->told.back().number, 3);
    }

    void withoutAModelThereIsNothingToOrder() {
        RenderService closed([](const auto&, const auto&, const auto&) -> OpenedGenerator {
            throw std::runtime_error("There is no model.");
        });
        m_log->order(closed, 1, face(1));
        QCOMPARE(m_log->openCount(), 0);
        QVERIFY(settled(closed));
        QVERIFY(m_log->told.empty());
    }

    void theyMayOutliveTheService() {
        QVERIFY(orderAndHold(1));
        order(2);
        record().held = false;
        m_recorded.reset();
        QCOMPARE(m_log->openCount(), 0);
        QCoreApplication::processEvents();
        QVERIFY(m_log->told.empty());
        m_log->orders[2].cancel();
        m_log.reset();
    }

    void whatIsToldMayEndAnything() {
        std::map<int, PictureOrder> orders;
        QVERIFY(orderAndHold(1));
        int told = 0;
        orders[2] = service().order(face(2), Urgency::Thumbnail, {[&](const QImage&) {
                                        ++told;
                                        orders.clear();
                                    }});
        orders[3] = service().order(face(3), Urgency::Thumbnail, {[&](const QImage&) { ++told; }});
        QVERIFY(letGoOn());
        QCOMPARE(told, 1);
        orders[4] = service().order(face(4), Urgency::Thumbnail, {[&](const QImage&) {
                                        ++told;
                                        m_recorded.reset();
                                    }});
        orders[5] = service().order(face(5), Urgency::Thumbnail, {[&](const QImage&) { ++told; }});
        QTRY_VERIFY(!m_recorded);
        QVERIFY(!orders[5].isOpen());
        QCOMPARE(told, 2);
    }

    // Who owns an order may itself be owned by what another tells.
    void anOrderMayOwnAnother() {
        QVERIFY(orderAndHold(1));
        for (int number = 2; number < 6; ++number) {
            const auto inner = std::make_shared<OrderLog>();
            inner->order(service(), number, face(static_cast<quint64>(number)));
            m_log->orders[number] =
                service().order(face(static_cast<quint64>(number + 10)), Urgency::Panel, {[inner](const QImage&) {}});
        }
        m_log->orders[2].cancel();
        m_log->orders.erase(3);
        QVERIFY(letGoOn());
        for (const quint64 seed : record().seeds(20)) {
            QVERIFY2(seed % 10 != 2 && seed % 10 != 3, qPrintable(QString::number(seed)));
        }
        const auto inner = std::make_shared<OrderLog>();
        inner->order(service(), 7, face(7));
        m_log->orders[7] = service().order(face(17), Urgency::Panel, {[inner](const QImage&) {}});
        m_recorded->open();
        QVERIFY(settled(service()));
        QCOMPARE(m_log->openCount(), 0);
    }
};

LATENTWALK_TEST(TestPictureOrder, core)

}  // namespace test_picture_order

#include "test_picture_order.moc"
