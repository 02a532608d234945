// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "core/faces/search/seed_query.h"
#include "tests/support/room.h"

using namespace latentwalk;

namespace test_seed_query {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

ScorePredictor predictor(const std::string& id) {
    ScorePredictor one;
    one.id = id;
    one.weights = {1, 0};
    return one;
}

class TestSeedQuery : public QObject {
    Q_OBJECT

private slots:
    void rangesAreReadAsTheyAreWritten_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("read");  // and written again; empty: it is refused
        const auto row = [](const char* text, const char* read) { QTest::newRow(text) << text << read; };
        row("smile>1", "smile>1");
        row("smile>1,turn<-1", "smile>1,turn<-1");
        row(" smile > 1 , turn <= -1.25 ", "smile>1,turn<-1.25");
        row("smile>=+0.5", "smile>0.5");
        row("smile<2,smile>1", "smile>1,smile<2");
        row("smile>1,smile>2", "smile>2");
        row("mouth_open>1e-3", "mouth_open>0.001");
        for (const char* wrong :
             {"", " ", "smile", "smile>", ">1", "smile>1,", ",smile>1", "smile>x", "smile>1 2", "smile>>1", "smile>nan",
              "smile>inf", "smile>1e9", "Smile>1", "sm ile>1", "smile=1", "smile>+-1"}) {
            row(wrong, "");
        }
    }
    void rangesAreReadAsTheyAreWritten() {
        QFETCH(QString, text);
        QFETCH(QString, read);
        const auto ranges = parseRanges(text.toStdString());
        QCOMPARE(ranges.has_value(), !read.isEmpty());
        if (ranges) {
            QCOMPARE(QString::fromStdString(textOf(*ranges)), read);
        }
    }

    void aQueryComesBackFromItsText() {
        SeedQuery bySeed{18446744073709551615U, {}, {{"smile", 1, kInfinity}, {"turn", -2, -0.1}}, 5, 4294967300};
        SeedQuery byLatent{std::nullopt, {0.1F, -3e-20F}, {}, 0, 0};
        SeedQuery byRange{std::nullopt, {}, {{"age", -kInfinity, 1.0 / 3}}, 0, 999'999};
        for (const SeedQuery& query : {bySeed, byLatent, byRange}) {
            const auto back = seedQueryOf(toJson(query));
            QVERIFY(back.has_value());
            QVERIFY(*back == query);
        }
    }

    void otherTextIsNoQuery() {
        for (const char* text :
             {"", "[]", "{}", "{\"among\": [0]}", "{\"among\": [0, -1]}", "{\"among\": [0, 1.5]}",
              "{\"among\": [0, 1], \"like\": 12}", "{\"among\": [0, 1], \"like\": {\"seed\": -1}}",
              "{\"among\": [0, 1], \"like\": {\"components\": \"!\"}}", "{\"among\": [0, 1], \"scores\": \"smile\"}",
              "{\"among\": [0, 1], \"scores\": 1}", "{\"among\": \"01\"}", "{\"among\": [0, 1]"}) {
            QVERIFY2(!seedQueryOf(text), text);
        }
    }

    void whatIsWrongIsSaidInOneSentence_data() {
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* sentence) { QTest::newRow(sentence) << sentence; };
        row("");
        row("a search needs a face to compare with or a range");
        row("between 1 and 4294967296 seeds can be searched, the first one first");
        row("a search goes by one likeness, not by two");
        row("the face to compare with has 3 components, the model's have 2");
        row("the face to compare with has components that are not finite");
        row("the model has no score 'beauty'; it has smile, turn");
        row("the model has no named directions to search by: find them first");
        row("no face has 'smile' above 2 and below 1");
        row("'smile' is asked for twice");
    }
    void whatIsWrongIsSaidInOneSentence() {
        QFETCH(QString, sentence);
        SeedQuery query{12, {}, {{"smile", 1, kInfinity}}, 0, 99};
        std::vector<ScorePredictor> known{predictor("smile"), predictor("turn")};
        if (sentence.startsWith("a search needs")) {
            query = {std::nullopt, {}, {}, 0, 99};
        } else if (sentence.startsWith("between")) {
            query.first = 100;
        } else if (sentence.contains("by two")) {
            query.likeLatent = {1, 2};
        } else if (sentence.contains("3 components")) {
            query.likeSeed = std::nullopt;
            query.likeLatent = {1, 2, 3};
        } else if (sentence.contains("finite")) {
            query.likeSeed = std::nullopt;
            query.likeLatent = {1, std::numeric_limits<float>::quiet_NaN()};
        } else if (sentence.contains("beauty")) {
            query.ranges.push_back({"beauty", 1, kInfinity});
        } else if (sentence.contains("find them")) {
            known.clear();
        } else if (sentence.contains("above")) {
            query.ranges = {{"smile", 2, 1}};
        } else if (sentence.contains("twice")) {
            query.ranges.push_back({"smile", 0, 3});
        }
        QCOMPARE(QString::fromStdString(problemOf(query, 2, known).english()), sentence);
    }

    void moreSeedsThanThereAreAreRefused() {
        SeedQuery query{12, {}, {}, 7, 7 + kMostSeeds - 1};
        QVERIFY(problemOf(query, 2, {}).empty());
        query.last += 1;
        QVERIFY(!problemOf(query, 2, {}).empty());
        query = {12, {}, {}, 0, std::numeric_limits<std::uint64_t>::max()};
        QVERIFY(!problemOf(query, 2, {}).empty());
    }

    void scoresAreCalledAsTheirDirections() {
        NamedDirections named;
        named.predictors = {predictor("yaw"), predictor("smile"), predictor("teeth")};
        NamedDirection turn, smile, other;
        turn.id = "turn", turn.score = "yaw";
        smile.id = smile.score = "smile";
        other.id = "other", other.score = "nothing";
        named.directions = {smile, turn, other};
        const auto scores = searchScores(named);
        QCOMPARE(scores.size(), 2U);
        QCOMPARE(scores[0].id, std::string("smile"));
        QCOMPARE(scores[1].id, std::string("turn"));
    }
};

LATENTWALK_TEST(TestSeedQuery, none)

}  // namespace test_seed_query

#include "test_seed_query.moc"
