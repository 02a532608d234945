// SPDX-License-Identifier: GPL-3.0-or-later

#include <QSignalSpy>
#include <QTest>
#include <memory>

#include "tests/support/recording_generator.h"
#include "tests/support/room.h"
#include "tests/support/window/settled.h"
#include "ui/render/board/picture_board.h"

using namespace latentwalk;
using namespace latentwalk::test;
using State = PictureBoard::State;

namespace test_picture_board {

constexpr quint64 kNobody = 0;  // a place that wants nothing

PictureBoard::Wants faces(const std::vector<quint64>& seeds, int scale = 2) {
    PictureBoard::Wants wants;
    for (const quint64 seed : seeds) {
        wants.emplace_back();
        if (seed != kNobody) {
            wants.back() = PictureRequest{sampleLatent(seed, kRecordedLatentSize), {scale, std::nullopt}};
        }
    }
    return wants;
}

class TestPictureBoard : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<RecordedService> m_recorded;
    std::unique_ptr<PictureBoard> m_board;

    Record& record() { return *m_recorded->record; }
    std::vector<quint64> made() { return record().seeds(100); }
    void start(std::size_t kept = 0) {
        m_board = std::make_unique<PictureBoard>(m_recorded->service, Urgency::Panel, nullptr, kept);
    }
    bool set(const std::vector<quint64>& seeds) {
        m_board->set(faces(seeds));
        return rest();
    }
    bool rest() { return settled(m_recorded->service, *m_board); }
    // The generator begins with the first of them, and is in the middle of it until it is let go on.
    bool setAndHold(const std::vector<quint64>& seeds) {
        record().clear();
        record().held = true;
        m_board->set(faces(seeds));
        return QTest::qWaitFor([&] { return record().count() > 0; });
    }
    bool letGoOn() {
        record().held = false;
        return rest();
    }
    bool shows(const std::vector<quint64>& seeds) {
        bool all = m_board->size() == static_cast<int>(seeds.size());
        for (int place = 0; all && place < m_board->size(); ++place) {
            const quint64 seed = seeds[static_cast<std::size_t>(place)];
            all = seed == kNobody ? m_board->picture(place).isNull()
                                  : RecordedService::shows(m_board->picture(place), seed);
        }
        return all;
    }
    std::vector<State> states() {
        std::vector<State> all;
        for (int place = 0; place < m_board->size(); ++place) {
            all.push_back(m_board->state(place));
        }
        return all;
    }

private slots:
    void init() {
        m_recorded = std::make_unique<RecordedService>();
        start();
    }
    void cleanup() {
        m_board.reset();
        m_recorded.reset();
    }

    void bringsWhatIsWantedFirstPlacesFirst() {
        QSignalSpy changed(m_board.get(), &PictureBoard::pictureChanged);
        QVERIFY(setAndHold({3, 1, kNobody, 2}));
        QCOMPARE(states(), (std::vector{State::Coming, State::Coming, State::Nothing, State::Coming}));
        QVERIFY(shows({kNobody, kNobody, kNobody, kNobody}));
        QCOMPARE(changed.size(), 4);
        QVERIFY(letGoOn());
        QCOMPARE(states(), (std::vector{State::Ready, State::Ready, State::Nothing, State::Ready}));
        QVERIFY(shows({3, 1, kNobody, 2}));
        QCOMPARE(made(), (std::vector<quint64>{3, 1, 2}));
        QCOMPARE(changed.size(), 7);
        QCOMPARE(changed.last()[0].toInt(), 3);
    }

    void keepsWhatIsThereWhereverItIsWanted() {
        QVERIFY(set({1, 2, 3}));
        record().clear();
        QSignalSpy changed(m_board.get(), &PictureBoard::pictureChanged);
        m_board->set(faces({2, 1, 4, 3}));
        QCOMPARE(states(), (std::vector{State::Ready, State::Ready, State::Coming, State::Ready}));
        QVERIFY2(shows({2, 1, 3, 3}), "what was there stays until the other comes");
        QCOMPARE(changed.size(), 4);
        QVERIFY(rest());
        QVERIFY(shows({2, 1, 4, 3}));
        QCOMPARE(made(), (std::vector<quint64>{4}));
        QCOMPARE(changed.size(), 5);
        // The same latent in another size is another picture.
        record().clear();
        m_board->set(faces({2, 1, 4, 3}, 3));
        QVERIFY(rest());
        QCOMPARE(made().size(), std::size_t{4});
        QCOMPARE(m_board->picture(0).width(), 32);
    }

    void takesBackWhatNobodyWants() {
        QVERIFY(setAndHold({1, 2, 3, 4}));
        m_board->set(faces({5, 4}));
        QVERIFY(letGoOn());
        // 1 was being made; what is still wanted keeps its turn.
        QCOMPARE(made(), (std::vector<quint64>{1, 4, 5}));
        QVERIFY(shows({5, 4}));
    }

    void makesNoPictureTwice() {
        QSignalSpy changed(m_board.get(), &PictureBoard::pictureChanged);
        QVERIFY(set({5, 6, 5}));
        QVERIFY(shows({5, 6, 5}));
        QCOMPARE(made(), (std::vector<quint64>{5, 6}));
        QCOMPARE(changed.size(), 6);
    }

    void wantingNothingKeepsWhatIsShown() {
        QVERIFY(set({1}));
        QVERIFY(setAndHold({2}));
        m_board->set(faces({kNobody}));
        QCOMPARE(states(), std::vector{State::Nothing});
        QVERIFY(letGoOn());
        QVERIFY(shows({1}));
        record().clear();
        QVERIFY(set({1}));
        QCOMPARE(states(), std::vector{State::Ready});
        QCOMPARE(record().count(), std::size_t{0});
    }

    void aFailureIsToldAndTriedOnceSomethingCanBeMade() {
        record().control->poison = sampleLatent(2, kRecordedLatentSize)[0];
        QSignalSpy failed(m_board.get(), &PictureBoard::pictureFailed);
        QVERIFY(set({2, kNobody, 2}));
        QCOMPARE(failed.size(), 2);
        QCOMPARE(failed[0][0].toInt(), 0);
        QCOMPARE(failed[1][0].toInt(), 2);
        QCOMPARE(failed[0][1].toString(), QStringLiteral("The fake was told to fail."));
        QCOMPARE(states(), (std::vector{State::Failed, State::Nothing, State::Failed}));
        QCOMPARE(record().count(), std::size_t{1});
        record().control->poison = 99;
        const PictureOrder other = m_recorded->service.order(*faces({7})[0], Urgency::Thumbnail, {});
        QTRY_VERIFY(shows({2, kNobody, 2}));
        QCOMPARE(made(), (std::vector<quint64>{2, 7, 2}));
    }

    void othersComeAllTheSameAndWantingItAgainTriesItAgain() {
        record().control->poison = sampleLatent(2, kRecordedLatentSize)[0];
        QSignalSpy failed(m_board.get(), &PictureBoard::pictureFailed);
        m_board->set(faces({1, 2, 3}));
        QTRY_VERIFY(shows({1, kNobody, 3}) && !failed.isEmpty());
        QCOMPARE(m_board->state(1), State::Failed);
        record().control->poison = 99;
        record().clear();
        m_board->set(faces({1, 2, 3}));
        QCOMPARE(m_board->state(1), State::Coming);
        QVERIFY(rest());
        QVERIFY(shows({1, 2, 3}));
        QCOMPARE(made(), (std::vector<quint64>{2}));
    }

    // Something comes however quickly the wants change, and of those between nothing is made.
    void followingShowsWhatIsOnItsWayFirst() {
        std::vector<QImage> seen;
        connect(m_board.get(), &PictureBoard::pictureChanged, m_board.get(),
                [&](int place) { seen.push_back(m_board->picture(place)); });
        QVERIFY(setAndHold({1}));
        seen.clear();
        for (const quint64 seed : {2U, 3U, 4U}) {
            m_board->follow(faces({seed}));
        }
        QCOMPARE(states(), std::vector{State::Coming});
        QVERIFY(letGoOn());
        QCOMPARE(made(), (std::vector<quint64>{1, 4}));
        QCOMPARE(seen.size(), std::size_t{2});
        QVERIFY(RecordedService::shows(seen[0], 1) && RecordedService::shows(seen[1], 4));
        QCOMPARE(states(), std::vector{State::Ready});
    }

    void setAfterFollowingTakesBack() {
        QVERIFY(set({9, 9}));
        QVERIFY(setAndHold({1, 2}));
        m_board->follow(faces({3, 4}));
        m_board->set(faces({3, 4}));
        QVERIFY(letGoOn());
        QCOMPARE(made(), (std::vector<quint64>{1, 3, 4}));
        QVERIFY(shows({3, 4}));
    }

    void followingBackToWhatIsThereWaitsForNothing() {
        QVERIFY(set({1}));
        record().clear();
        record().held = true;
        m_board->follow(faces({2}));
        QTRY_COMPARE(record().count(), std::size_t{1});
        QCOMPARE(states(), std::vector{State::Coming});
        m_board->follow(faces({1}));
        QCOMPARE(states(), std::vector{State::Ready});
        QVERIFY(letGoOn());
        QVERIFY(shows({1}));
    }

    void whatFailsWhileItFollowsGivesWayToWhatIsWanted() {
        QVERIFY(setAndHold({1}));
        record().control->failures = 1;
        m_board->follow(faces({2}));
        QVERIFY(letGoOn());
        QCOMPARE(made(), (std::vector<quint64>{1}));
        m_board->follow(faces({2}));
        QVERIFY(rest());
        QVERIFY(shows({2}));
    }

    void picturesThatNoPlaceWantsAreKeptUpToALimit_data() {
        QTest::addColumn<int>("kept");
        QTest::addColumn<int>("anew");
        QTest::newRow("none") << 0 << 3;
        QTest::newRow("enough") << 6 << 0;
        QTest::newRow("all but one") << 5 << 1;
    }
    void picturesThatNoPlaceWantsAreKeptUpToALimit() {
        QFETCH(int, kept);
        QFETCH(int, anew);
        start(static_cast<std::size_t>(kept));
        QVERIFY(set({1, 2, 3}));
        QVERIFY(set({4, 5, 6}));
        QVERIFY(set({4, 5, 6}));
        record().clear();
        QVERIFY(set({1, 2, 3}));
        QVERIFY(shows({1, 2, 3}));
        QCOMPARE(static_cast<int>(record().count()), anew);
    }

    void anotherModelBeginsAnew() {
        QVERIFY(set({1, 2}));
        QSignalSpy changed(m_board.get(), &PictureBoard::pictureChanged);
        QVERIFY(setAndHold({3, 4}));
        m_recorded->open();
        QCOMPARE(m_board->state(1), State::Nothing);
        changed.clear();
        m_board->clear();
        QCOMPARE(m_board->size(), 0);
        QVERIFY(rest());
        QCOMPARE(changed.size(), 0);
        record().clear();
        QVERIFY(set({1}));
        QCOMPARE(made(), (std::vector<quint64>{1}));
    }

    void whoIsToldMayWantSomethingElse() {
        connect(m_board.get(), &PictureBoard::pictureChanged, m_board.get(), [this](int place) {
            if (m_board->size() == 3 && m_board->state(place) == State::Ready) {
                m_board->set(faces({4}));
            }
        });
        m_board->set(faces({1, 1, 1}));
        QTRY_VERIFY(shows({4}));
        QVERIFY(rest());
    }

    void theServiceMayEndFirst() {
        QVERIFY(set({1}));
        QVERIFY(setAndHold({2}));
        record().held = false;
        m_recorded.reset();
        QCOMPARE(states(), std::vector{State::Nothing});
        m_board->set(faces({1, 3}));
        m_board->follow(faces({5}));
        QVERIFY(shows({1}));
    }
};

LATENTWALK_TEST(TestPictureBoard, core)

}  // namespace test_picture_board

#include "test_picture_board.moc"
