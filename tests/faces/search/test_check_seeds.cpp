// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "core/faces/search/check_seeds.h"
#include "tests/support/room.h"
#include "tests/support/stopping.h"

using namespace latentwalk;
using faces::Score;

namespace test_check_seeds {

namespace {

constexpr std::int64_t kSize = 16;
constexpr double kMean = 3;  // of every raw score
constexpr double kDeviation = 2;

Architecture architecture() {
    Architecture one;
    one.latentSize = kSize;
    one.depths = {8};
    return one;
}

std::vector<ScorePredictor> known() {
    std::vector<ScorePredictor> all;
    for (const char* id : {"smile", "turn", "background"}) {
        all.push_back({id, kMean, kDeviation, 0, 0.75, Latent(kSize, 0.0F)});
    }
    return all;
}

std::vector<FoundSeed> foundSeeds(std::uint64_t count) {
    std::vector<FoundSeed> found;
    for (std::uint64_t seed = 0; seed < count; ++seed) {
        found.push_back({100 + seed, 0.9 - 0.01 * static_cast<double>(seed), 0.5});
    }
    return found;
}

std::vector<std::uint64_t> seedsOf(const CheckedSeeds& checked) {
    std::vector<std::uint64_t> seeds;
    for (const CheckedSeed& one : checked.seeds) {
        seeds.push_back(one.found.seed);
    }
    return seeds;
}

// Measures what it was told to, in SD, by the latent.
class Faces {
public:
    void set(std::uint64_t seed, double smile, double turn = 0, double background = 0) {
        set(sampleLatent(seed, kSize), smile, turn, background);
    }
    void set(const Latent& latent, double smile, double turn = 0, double background = 0) {
        faces::FaceScores scores;
        const auto put = [&scores](Score score, double deviations) {
            scores.values[indexOf(score)] = static_cast<float>(kMean + kDeviation * deviations);
        };
        put(Score::Smile, smile);
        put(Score::Turn, turn);
        put(Score::Background, background);
        scores.readable = true;
        m_scores[latent] = scores;
    }
    // Only what pixels tell.
    void setUnreadable(std::uint64_t seed) {
        set(seed, std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::quiet_NaN());
        m_scores[sampleLatent(seed, kSize)].readable = false;
    }
    ScoreFaces scorer() {
        return [this](const LatentBatch& latents) {
            if (latents.count > kTogether) {
                qFatal("too many at once");
            }
            std::vector<faces::FaceScores> scores;
            for (std::int64_t i = 0; i < latents.count; ++i) {
                const auto row = latents.row(i);
                scores.push_back(m_scores.at(Latent(row.begin(), row.end())));
                ++m_painted;
            }
            return scores;
        };
    }
    int painted() const { return m_painted; }

private:
    std::map<Latent, faces::FaceScores> m_scores;
    int m_painted = 0;
};

SeedQuery ranges(const char* text) {
    return {std::nullopt, {}, *parseRanges(text), 0, 999};
}

}  // namespace

class TestCheckSeeds : public QObject {
    Q_OBJECT

private slots:
    void thoseThatHoldComeFirstByWhatWasMeasured() {
        Faces painted;
        painted.set(100, 0.9);
        painted.set(101, 1.1);
        painted.set(102, -2);
        painted.set(103, 2.5);
        painted.setUnreadable(104);
        painted.set(105, 1.7);
        const auto checked = checkSeeds(foundSeeds(6), ranges("smile>1"), architecture(), known(), painted.scorer());
        QCOMPARE(seedsOf(checked), (std::vector<std::uint64_t>{103, 105, 101, 100, 102, 104}));
        for (std::size_t i = 0; i < checked.seeds.size(); ++i) {
            QVERIFY(checked.seeds[i].isChecked);
            QCOMPARE(checked.seeds[i].holds, i < 3);
            QCOMPARE(checked.seeds[i].scores.size(), 1U);
            QVERIFY(std::isnan(checked.seeds[i].distance));
            QCOMPARE(checked.seeds[i].found,
                     foundSeeds(6)[checked.seeds[i].found.seed - 100]);  // what was predicted stays
        }
        QVERIFY(std::abs(checked.seeds[0].scores[0] - 2.5) < 1e-6);
        QVERIFY(std::isnan(checked.seeds[5].scores[0]));
        QCOMPARE(checked.count, (CheckCount{6, 3}));
    }

    void everyRangeHasToHoldAndTheMiddleOfTwoEndsIsBest() {
        Faces painted;
        painted.set(100, 1.05, -1.5);
        painted.set(101, 1.5, -1.5);
        painted.set(102, 1.5, -0.5);
        painted.set(103, 2.5, -1.5);
        const auto checked =
            checkSeeds(foundSeeds(4), ranges("smile>1,smile<2,turn<-1"), architecture(), known(), painted.scorer());
        QCOMPARE(seedsOf(checked), (std::vector<std::uint64_t>{101, 100, 103, 102}));
        QCOMPARE(checked.count.holding, std::int64_t{2});
        QCOMPARE(checked.seeds[0].scores.size(), 2U);  // one for each range
        QVERIFY(std::abs(checked.seeds[3].scores[1] + 0.5) < 1e-6);
    }

    void whatStandsBeyondStaysUncheckedBeforeWhatFailed() {
        Faces painted;
        painted.set(100, 0);
        painted.set(101, 2);
        painted.set(102, 0.5);
        const auto checked =
            checkSeeds(foundSeeds(6), ranges("smile>1"), architecture(), known(), painted.scorer(), {3});
        QCOMPARE(painted.painted(), 3);
        QCOMPARE(seedsOf(checked), (std::vector<std::uint64_t>{101, 103, 104, 105, 102, 100}));
        QVERIFY(!checked.seeds[1].isChecked && !checked.seeds[1].holds && checked.seeds[1].scores.empty());
        QCOMPARE(checked.count, (CheckCount{3, 1}));
    }

    void whatFailsCanBeDropped() {
        Faces painted;
        painted.set(100, 0);
        painted.set(101, 2);
        const auto checked =
            checkSeeds(foundSeeds(3), ranges("smile>1"), architecture(), known(), painted.scorer(), {2, true});
        QCOMPARE(seedsOf(checked), (std::vector<std::uint64_t>{101, 102}));
        QCOMPARE(checked.count, (CheckCount{2, 1}));
    }

    void aLikenessIsTheDistanceOfMeasuredScores() {
        Faces painted;
        painted.set(7, 1, -1, 0.5);
        painted.set(100, 1, 1, 0.5);
        painted.setUnreadable(101);
        painted.set(102, 0.9, -1.1, 0.6);
        painted.set(103, 2, -1, 0.5);
        const SeedQuery query{7, {}, {}, 0, 999};
        const auto checked = checkSeeds(foundSeeds(4), query, architecture(), known(), painted.scorer());
        QCOMPARE(seedsOf(checked), (std::vector<std::uint64_t>{102, 103, 100, 101}));
        QVERIFY(std::abs(checked.seeds[0].distance - 0.1) < 1e-6);
        QVERIFY(std::abs(checked.seeds[1].distance - std::sqrt(1.0 / 3)) < 1e-6);
        // A face that can't be read is like none, however like its background is.
        QVERIFY(!checked.seeds[3].holds && std::isnan(checked.seeds[3].distance));
        QCOMPARE(checked.count, (CheckCount{4, 3}));
    }

    void withBothThoseThatHoldGoByLikeness() {
        Faces painted;
        const Latent like(kSize, 0.5F);
        painted.set(like, 0, 0, 0);
        painted.set(100, 3);
        painted.set(101, 1.2);
        painted.set(102, 0.1);
        painted.set(103, 0.8);
        SeedQuery query = ranges("smile>1");
        query.likeLatent = like;
        const auto checked = checkSeeds(foundSeeds(4), query, architecture(), known(), painted.scorer());
        QCOMPARE(seedsOf(checked), (std::vector<std::uint64_t>{101, 100, 103, 102}));
    }

    // Of a face that can't be read only the pixels can be compared: then all go by these.
    void aFaceThatCannotBeReadIsComparedByItsPixels() {
        Faces painted;
        painted.setUnreadable(7);
        painted.set(100, 0, 0, 2);
        painted.set(101, 5, 5, 0.1);
        const auto checked = checkSeeds(foundSeeds(2), {7, {}, {}, 0, 999}, architecture(), known(), painted.scorer());
        QCOMPARE(seedsOf(checked), (std::vector<std::uint64_t>{101, 100}));
        QVERIFY(std::abs(checked.seeds[0].distance - 0.1) < 1e-6);
    }

    void whatIsEqualKeepsItsPlace() {
        Faces painted;
        for (std::uint64_t seed = 100; seed < 130; ++seed) {
            painted.set(seed, 1.5);
        }
        const auto checked = checkSeeds(foundSeeds(30), ranges("smile>1"), architecture(), known(), painted.scorer());
        const auto seeds = seedsOf(checked);
        QVERIFY(std::is_sorted(seeds.begin(), seeds.end()));
    }

    void progressCountsFacesAndBeingStoppedComesOut() {
        Faces painted;
        for (std::uint64_t seed = 100; seed < 120; ++seed) {
            painted.set(seed, 1.5);
        }
        painted.set(7, 1);
        const SeedQuery query{7, {}, {}, 0, 999};
        std::vector<std::int64_t> done;
        checkSeeds(foundSeeds(20), query, architecture(), known(), painted.scorer(), {},
                   [&done](const Progress& progress) {
                       QCOMPARE(progress.all, std::int64_t{21});
                       done.push_back(progress.done);
                   });
        QCOMPARE(done, (std::vector<std::int64_t>{0, 1, 9, 17, 21}));
        const int before = painted.painted();
        QVERIFY_THROWS_EXCEPTION(Stopped, checkSeeds(foundSeeds(20), query, architecture(), known(), painted.scorer(),
                                                     {}, test::stoppingAt(9)));
        QCOMPARE(painted.painted(), before + 9);
    }

    void nothingFoundIsNothingChecked() {
        Faces painted;
        QVERIFY(checkSeeds({}, ranges("smile>1"), architecture(), known(), painted.scorer()).seeds.empty());
    }

    void whatCannotBeMeasuredIsSaid() {
        Faces painted;
        const auto refused = [&](const SeedQuery& query, std::span<const ScorePredictor> scores,
                                 std::int64_t most = 1) {
            try {
                checkSeeds(foundSeeds(2), query, architecture(), scores, painted.scorer(), {most});
            } catch (const std::invalid_argument& error) {
                return std::string(error.what());
            }
            return std::string();
        };
        QCOMPARE(refused(ranges("smile>1"), {}),
                 std::string("the model has no named directions to check by: find them first"));
        auto foreign = known();
        foreign[0].id = "fox";
        QCOMPARE(refused(ranges("fox>1"), foreign), std::string("'fox' cannot be measured on a picture"));
        QCOMPARE(refused(ranges("age>1"), foreign), std::string("'age' cannot be measured on a picture"));
        QVERIFY(!refused(ranges("turn>1"), known(), 0).empty());
        QCOMPARE(painted.painted(), 0);
    }
};

}  // namespace test_check_seeds

using test_check_seeds::TestCheckSeeds;
LATENTWALK_TEST(TestCheckSeeds, none)

#include "test_check_seeds.moc"
