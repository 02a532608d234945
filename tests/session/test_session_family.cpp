// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/family_faces.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <functional>

#include "core/family/breed_generation.h"
#include "core/message/file_error.h"
#include "core/output/exporter.h"
#include "core/output/session_recipe.h"
#include "core/recipe/recipe_reader.h"
#include "core/session/session.h"
#include "core/walk/session_walk.h"
#include "tests/support/room.h"
#include "tests/support/sessions.h"
#include "tests/support/wave_generator.h"

using namespace latentwalk;

namespace test_session_family {

namespace {

CarriedOffsets photo(float value, double closeness = 1) {
    FaceOffsets offsets;
    offsets.scales[0].assign(32, value);
    return CarriedOffsets(offsets, closeness);
}

FamilyFace founder(std::uint64_t seed) {
    FamilyFace face;
    face.face.latent = sampleLatent(seed, 24);
    face.seed = seed;
    return face;
}

FamilyFace child(std::uint64_t seed, std::vector<FaceId> parents) {
    FamilyFace face;
    face.face.latent = sampleLatent(seed, 24);
    roundToHalf(face.face.latent);
    face.parents = std::move(parents);
    return face;
}

// Of each kind of generation one, with every mark and with offsets of two photographs.
Session familySession() {
    Session session = test::seedSession({3});
    FamilyFace own;
    own.face = {sampleLatent(90, 24), {photo(0.5F)}};
    own.name = "Ann \"脸\"";
    FamilyFace other;
    other.face = {sampleLatent(91, 24), {photo(2, 0.7)}};
    Family family = Family().with(foundersOf({founder(9'000'000'000'000'000'002U), own, other}));
    Generation bred;
    bred.kind = GenerationKind::Bred;
    bred.from = 1;
    bred.parents = {1, 2, 3};
    bred.settings = {2, 1.0 / 3, {"smile", "what a newer program knows"}};
    bred.seed = 9'000'000'000'000'000'001U;
    bred.faces = {child(5, {2, 1}), child(6, {3})};
    bred.faces[0].face.offsets = {photo(0.5F, 0.25), photo(2, 0.125)};
    family = family.with(bred).withEdited(4, {sampleLatent(92, 24), {photo(0.5F, 0.25)}});
    family = family.withStar(5, true).withPinned(2, true);
    Generation spread = foundersOf({founder(7)});
    spread.kind = GenerationKind::Spread;
    family = family.with(spread).showing(2).choosing({5, 4}).withSettings({24, 0.9, {"age"}});
    session.family = family;
    return session;
}

QJsonObject jsonOf(const Session& session) {
    return QJsonDocument::fromJson(QByteArray::fromStdString(toJson(session))).object();
}

std::string textOf(const QJsonObject& json) {
    return QJsonDocument(json).toJson().toStdString();
}

// What is said of a session file whose family was changed, or nothing.
QString refusalOf(const std::function<void(QJsonObject& family)>& change) {
    QJsonObject json = jsonOf(familySession());
    QJsonObject family = json["family"].toObject();
    change(family);
    json["family"] = family;
    try {
        parseSession("x", textOf(json));
    } catch (const FileError& error) {
        return error.what();
    }
    return {};
}

// The same of the family's second generation, and of its first face.
std::function<void(QJsonObject&)> inGeneration(const std::function<void(QJsonObject&)>& change) {
    return [change](QJsonObject& family) {
        QJsonArray list = family["generations"].toArray();
        QJsonObject one = list[1].toObject();
        change(one);
        list[1] = one;
        family["generations"] = list;
    };
}
std::function<void(QJsonObject&)> inFace(const std::function<void(QJsonObject&)>& change) {
    return inGeneration([change](QJsonObject& generation) {
        QJsonArray list = generation["faces"].toArray();
        QJsonObject one = list[0].toObject();
        change(one);
        list[0] = one;
        generation["faces"] = list;
    });
}

}  // namespace

class TestSessionFamily : public QObject {
    Q_OBJECT

private slots:
    void filesWithoutAFamilyAreAsBefore() {
        for (const Session& session : {test::fullSession(), test::seedSession({3, 4})}) {
            QVERIFY(toJson(session).find("family") == std::string::npos);
            QVERIFY(toJson(gridRecipe(session)).find("family") == std::string::npos);
        }
    }

    void aFamilyComesBackToTheBit() {
        const Session session = familySession();
        QVERIFY2(problemOf(session).empty(), problemOf(session).english().c_str());
        const Session back = parseSession("x", toJson(session));
        QVERIFY(back == session);
        QCOMPARE(toJson(back), toJson(session));
        // Numbers go on where they ended.
        QCOMPARE(back.family.newestFace(), session.family.newestFace());
        // A photograph's offsets are there once, whoever descends from it.
        QCOMPARE(jsonOf(session)["offsets"].toArray().size(), 2);
        QCOMPARE(jsonOf(session)["version"].toInt(), 2);
        // What has no faces yet has settings.
        Session empty = test::seedSession({3});
        empty.family = Family().withSettings({9, 0.1, {}});
        QVERIFY(parseSession("x", toJson(empty)) == empty);
    }

    void everyPartOfItCounts() {
        const Session session = familySession();
        for (const Family& other :
             {session.family.withStar(5, false), session.family.choosing({4, 5}), session.family.showing(1),
              session.family.withSettings({}), session.family.withName(5, "x"), session.family.without(3)}) {
            Session changed = session;
            changed.family = other;
            QVERIFY(!(changed == session));
            QVERIFY(!(parseSession("x", toJson(changed)) == session));
        }
    }

    // 2,000 children of 512 components: what a long evening makes.
    void aLargeFamilyFindsRoom() {
        Session session;
        session.model.latentSize = 512;
        session.anchors = {{"", 3, {}, {}}};
        FamilyFace first;
        first.face.latent = sampleLatent(3, 512);
        first.seed = 3;
        Family family = Family().with(foundersOf({first}));
        for (int i = 0; i < 100; ++i) {
            Generation bred;
            bred.kind = GenerationKind::Bred;
            bred.parents = {1};
            for (std::uint64_t k = 0; k < 20; ++k) {
                FamilyFace& face = bred.faces.emplace_back();
                face.face.latent = sampleLatent(1000 + k, 512);
                roundToHalf(face.face.latent);
                face.parents = {1};
            }
            family = family.with(bred);
        }
        session.family = family;
        const std::string text = toJson(session);
        QVERIFY2(text.size() < 3'500'000, qPrintable(QString::number(text.size())));
        QVERIFY(parseSession("x", text) == session);
    }

    void damageIsOneSentence_data() {
        using Change = std::function<void(QJsonObject&)>;
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("said");
        QTest::newRow("no list") << Change([](auto& one) { one["generations"] = 3; }) << "not a list";
        QTest::newRow("nobody shown") << Change([](auto& one) { one["shown"] = 9; }) << "not there";
        QTest::newRow("chosen") << Change([](auto& one) { one["chosen"] = QJsonArray{1, 1}; }) << "not there";
        QTest::newRow("chosen text") << Change([](auto& one) { one["chosen"] = QJsonArray{"a"}; }) << "whole number";
        QTest::newRow("next face") << Change([](auto& one) { one["next_face"] = 2; }) << "number";
        QTest::newRow("count") << inGeneration([](auto& one) {
            one["settings"] = QJsonObject{{"count", 0}};
        }) << "whole number from 1 to 100";
        QTest::newRow("variation") << inGeneration([](auto& one) {
            one["settings"] = QJsonObject{{"variation", 2}};
        }) << "number from 0";
        QTest::newRow("kind") << inGeneration([](auto& one) { one["kind"] = "cloned"; }) << "founders, spread, bred";
        QTest::newRow("parents") << inGeneration([](auto& one) { one["parents"] = QJsonArray{99}; }) << "not there";
        QTest::newRow("seed") << inGeneration([](auto& one) { one["seed"] = -1; }) << "not a seed";
        QTest::newRow("empty") << inGeneration([](auto& one) { one["faces"] = QJsonArray(); }) << "empty";
        QTest::newRow("odd half") << inFace([](auto& one) { one["half"] = "AAAA"; })
                                  << "'family.generations[1].faces[0].half'";
        QTest::newRow("short half") << inFace([](auto& one) { one["half"] = "AAA="; }) << "1 components";
        QTest::newRow("NaN") << inFace([](auto& one) {
            one["half"] = QString::fromLatin1(QByteArray(48, '\x7f').toBase64());
        }) << "not finite";
        QTest::newRow("no latent") << inFace([](auto& one) { one.remove("half"); }) << "components";
        QTest::newRow("labels") << inFace([](auto& one) { one["labels"] = QJsonArray{1}; }) << "label";
        QTest::newRow("seed's labels") << inFace([](auto& one) {
            one["seed"] = 3;
            one["labels"] = QJsonArray{1};
        }) << "label";
        QTest::newRow("id") << inFace([](auto& one) { one["id"] = 2; }) << "same number";
        QTest::newRow("offsets") << inFace([](auto& one) {
            one["offsets"] = QJsonArray{QJsonObject{{"of", 7}}};
        }) << "whole number from 0 to 1";
        QTest::newRow("star") << inFace([](auto& one) { one["star"] = 1; }) << "neither true nor false";
    }
    void damageIsOneSentence() {
        QFETCH(std::function<void(QJsonObject&)>, change);
        QFETCH(QString, said);
        QVERIFY(refusalOf([](QJsonObject&) {}).isEmpty());
        const QString refusal = refusalOf(change);
        QVERIFY2(refusal.contains(said), qPrintable(refusal));
        QVERIFY(refusal.startsWith("x ") && !refusal.contains('\n'));
    }

    // A few bytes that ask for gigabytes.
    void greedyFilesAreRefusedBeforeMemoryIsTaken() {
        QJsonObject json = jsonOf(familySession());
        QJsonObject model = json["model"].toObject();
        model["latent_size"] = 2'000'000'000;
        json["model"] = model;
        QVERIFY_THROWS_EXCEPTION(FileError, parseSession("x", textOf(json)));
        model["latent_size"] = 65'536;
        json["model"] = model;
        QJsonArray faces;
        for (int i = 0; i < 4000; ++i) {
            faces.append(QJsonObject{{"id", i + 1}, {"seed", i}});
        }
        json["family"] = QJsonObject{{"next_face", 5000},
                                     {"next_generation", 2},
                                     {"shown", 1},
                                     {"generations", QJsonArray{QJsonObject{{"id", 1}, {"faces", faces}}}}};
        try {
            parseSession("x", textOf(json));
            QFAIL("a file of gigabytes was read");
        } catch (const FileError& error) {
            QVERIFY2(QString(error.what()).contains("more faces than a file has room for"), error.what());
        }
    }

    void onlyAFamilysOwnGridCarriesIt() {
        Session session = familySession();
        for (const Recipe& recipe : {pictureRecipe(session), gridRecipe(session), filmRecipe(session)}) {
            QVERIFY(recipe.session.family == Family());
            QVERIFY(parseRecipe("x", toJson(recipe)) == recipe);
        }
        session.grid.cells = GridCells::Family;
        QVERIFY(gridRecipe(session).session.family == session.family);
        QVERIFY(parseRecipe("x", toJson(gridRecipe(session))) == gridRecipe(session));
        QVERIFY(pictureRecipe(session).session.family == Family());
    }

    void theGridShowsTheGenerationThatIsShown() {
        test::WaveGenerator generator;
        Session session = familySession();
        session.model.latentSize = generator.architecture().latentSize;
        Family family;
        FamilyFace face = founder(3);
        face.face.latent = sampleLatent(3, session.model.latentSize);
        FamilyFace next = founder(4);
        next.face.latent = sampleLatent(4, session.model.latentSize);
        session.family = family.with(foundersOf({face, next}));
        session.grid = {};
        session.grid.cells = GridCells::Family;
        Session seeds = session;
        seeds.family = {};
        seeds.grid.cells = GridCells::Anchors;
        seeds.anchors = {{"", 3, {}, {}}, {"", 4, {}, {}}};
        QVERIFY(renderGrid(generator, session).rgb == renderGrid(generator, seeds).rgb);
        session.family = {};
        QVERIFY_THROWS_EXCEPTION(Error, renderGrid(generator, session));
    }

    void facesBecomeAnchorsAndBack() {
        const Session session = familySession();
        const Family& family = session.family;
        QCOMPARE(anchorOf(*family.face(1)).seed.value(), 9'000'000'000'000'000'002U);
        QVERIFY(anchorOf(*family.face(1)).components.empty());
        const SessionAnchor own = anchorOf(*family.face(2));
        QCOMPARE(own.name, family.face(2)->name);
        QVERIFY(own.components == family.face(2)->face.latent && own.offsets == photo(0.5F));
        QCOMPARE(anchorOf(*family.face(4)).offsets.shown()->scales[0][3], 0.25F * 0.5F + 0.125F * 2);
        for (const FaceId id : {1, 2, 3}) {
            const SessionAnchor anchor = anchorOf(*family.face(id));
            const FamilyFace back = founderOf(anchor, latentOf(session, anchor));
            QVERIFY(back.face.latent == family.face(id)->face.latent && back.seed == family.face(id)->seed);
        }
        SessionAnchor edited{"", 3, {}, {{"d", 0.5}}};
        QVERIFY(!founderOf(edited, sampleLatent(4, 24)).seed);
    }

    void theLineOfDescentIsAWalk() {
        Session session = familySession();
        session.closed = true;
        session.growth = Growth{0, 1};
        const Session walk = walkThrough(session, session.family, {2, 4, 6});
        QVERIFY(problemOf(walk).empty());
        QCOMPARE(walk.anchors.size(), 3U);
        QVERIFY(walk.anchors[1].components == session.family.face(4)->face.latent);
        QVERIFY(!walk.closed && !walk.growth);
        QCOMPARE(SessionWalk(walk).walk().segments(), 2U);
        QVERIFY_THROWS_EXCEPTION(std::out_of_range, walkThrough(session, session.family, {99}));
    }
};

LATENTWALK_TEST(TestSessionFamily, none)

}  // namespace test_session_family

#include "test_session_family.moc"
