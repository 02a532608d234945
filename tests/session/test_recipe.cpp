#include "core/session/recipe.h"

#include <QTest>

#include "core/file/file_error.h"
#include "core/session/session_walk.h"
#include "tests/support/sessions.h"

using namespace latentwalk;

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

QTEST_APPLESS_MAIN(TestRecipe)
#include "test_recipe.moc"
