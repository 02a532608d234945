// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/output/session_recipe.h"
#include "core/recipe/recipe.h"

#include <QTest>
#include <functional>

#include "core/message/file_error.h"
#include "core/walk/session_walk.h"
#include "tests/support/room.h"
#include "tests/support/sessions.h"

using namespace latentwalk;

namespace test_recipe {

class TestRecipe : public QObject {
    Q_OBJECT

private slots:
    void everyKindComesBackToTheBit() {
        const Session session = test::fullSession();
        const Recipe frame = frameRecipe(sequenceRecipe(session, 20), 7, 1.0 / 3, sampleLatent(8, 24));
        for (const Recipe& recipe : {pictureRecipe(session, 3), gridRecipe(session), filmRecipe(session), frame}) {
            const std::string json = toJson(recipe);
            QCOMPARE(json.find('\n'), std::string::npos);
            QVERIFY(parseRecipe("x", json) == recipe);
            QVERIFY(json.find("\"program\":\"latentwalk ") != std::string::npos);
            QVERIFY(recipe.session.model.sha256 == session.model.sha256);
        }
    }

    void aPictureHoldsItsVeryLatent() {
        const Session session = test::fullSession();
        QVERIFY(pictureRecipe(session).latent.components == SessionWalk(session).latentAt(session.position));
        const Recipe bySeed = pictureRecipe(test::seedSession({12}));
        QCOMPARE(bySeed.latent.seed, std::optional<std::uint64_t>(12));
        QVERIFY(bySeed.latent.components.empty());
    }

    void whatIsNobodyElsesBusinessStaysAtHome() {
        const Recipe recipe = filmRecipe(test::fullSession());
        QVERIFY(recipe.session.model.path.empty());
        QCOMPARE(recipe.session.view, std::string("{}"));
    }

    void framesAreTheSameWhateverDoesNotShow_data() {
        QTest::addColumn<std::function<void(Recipe&)>>("change");
        QTest::addColumn<bool>("same");
        const auto row = [](const char* name, bool same, std::function<void(Recipe&)> change) {
            QTest::newRow(name) << std::move(change) << same;
        };
        row("program", true, [](Recipe& r) { r.program = "latentwalk 99"; });
        row("rate", true, [](Recipe& r) { r.session.film.rateNumerator = 12; });
        row("loops and quality", true, [](Recipe& r) { r.session.film.loops = r.session.film.quality = 7; });
        row("grid", true, [](Recipe& r) { r.session.grid.columns = 99; });
        row("names", true, [](Recipe& r) {
            r.session.model.title = "other";
            r.session.anchors[0].name = "other";
            r.session.directions[0].name = "other";
        });
        row("a direction nobody goes along", true, [](Recipe& r) {
            r.session.directions.push_back({"new", "", sampleLatent(1, 24)});
        });
        row("a pace that is not needed", true, [](Recipe& r) { r.session.pace.reset(); });
        row("a direction", false, [](Recipe& r) { r.session.directions[1].components[3] += 1; });
        row("an edit", false, [](Recipe& r) { r.session.anchors[0].edits[0].strength = 0.2; });
        row("a seed", false, [](Recipe& r) { r.session.anchors[2].seed = 8; });
        row("count", false, [](Recipe& r) { r.frames = 21; });
        row("there and back", false, [](Recipe& r) { r.session.film.pingPong = false; });
        row("size", false, [](Recipe& r) { r.session.film.width = 641; });
        row("enlargement", false, [](Recipe& r) { r.session.film.enlarge = 3; });
        row("easing", false, [](Recipe& r) { r.session.easing = Easing::None; });
        row("precision", false, [](Recipe& r) { r.session.model.precision = Precision::Float32; });
        row("model", false, [](Recipe& r) { r.session.model.sha256 = std::string(64, 'b'); });
        row("stretch", false, [](Recipe& r) { r.session.stretch = false; });
    }
    void framesAreTheSameWhateverDoesNotShow() {
        QFETCH(std::function<void(Recipe&)>, change);
        QFETCH(bool, same);
        Session session = test::fullSession();
        session.timing = Timing::Even;
        const Recipe before = frameRecipe(sequenceRecipe(session, 20), 7, 0.25, sampleLatent(8, 24));
        Recipe after = before;
        change(after);
        QVERIFY(!(after == before));
        QCOMPARE(isSameFrame(before, after), same);
        QCOMPARE(isSameFrame(after, before), same);
    }

    void atConstantSpeedThePaceShows() {
        const Recipe before = frameRecipe(sequenceRecipe(test::fullSession(), 20), 7, 0.25, sampleLatent(8, 24));
        Recipe after = before;
        after.session.pace->cumulative[1] = 0.2;
        QVERIFY(!isSameFrame(before, after));
    }

    void wrongRecipesAreSentences_data() {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        const auto row = [](const char* from, const char* to) {
            QTest::newRow(to) << QByteArray(from) << QByteArray(to);
        };
        row("\"version\":1", "\"version\":9");
        row("\"content\":\"frame\"", "\"content\":\"song\"");
        row("\"index\":7", "\"index\":20");
        row("\"count\":20", "\"count\":0");
        row("\"latent\":{\"components\":\"", "\"latent\":{\"components\":\"AAAA");
        row("\"latent\":{\"components\":", "\"latent\":{\"seed\":");
        row("\"enlarge\":1", "\"enlarge\":1000000");
        row("\"position\":0.25", "\"position\":2");
    }
    void wrongRecipesAreSentences() {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QByteArray json = QByteArray::fromStdString(
            toJson(frameRecipe(sequenceRecipe(test::fullSession(), 20), 7, 0.25, sampleLatent(8, 24))));
        const auto at = json.indexOf(from);
        QVERIFY(at >= 0);
        json.replace(at, from.size(), to);
        QVERIFY_EXCEPTION_THROWN(parseRecipe("x", json.toStdString()), FileError);
    }

    void sessionsAreNoRecipes() {
        QVERIFY_EXCEPTION_THROWN(parseRecipe("x", toJson(test::fullSession())), FileError);
        QVERIFY_EXCEPTION_THROWN(parseSession("x", toJson(filmRecipe(test::fullSession()))), FileError);
    }
};

LATENTWALK_TEST(TestRecipe, none)

}  // namespace test_recipe

#include "test_recipe.moc"
