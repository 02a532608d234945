// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/output/session_recipe.h"
#include "core/session/session.h"

#include <QTemporaryDir>
#include <QTest>
#include <functional>

#include "core/file/base64.h"
#include "core/message/file_error.h"
#include "core/recipe/recipe.h"
#include "core/walk/session_walk.h"
#include "tests/support/reference.h"
#include "tests/support/room.h"
#include "tests/support/sessions.h"

using namespace latentwalk;

namespace test_session {

class TestSession : public QObject {
    Q_OBJECT

private slots:
    void base64IsThatOfTheRfc_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("text");
        for (const char* bytes : {"", "f", "fo", "foo", "foob", "fooba", "foobar", "\xff\xfe\xfd\x80"}) {
            QTest::newRow(bytes) << QByteArray(bytes) << QByteArray(bytes).toBase64();
        }
    }
    void base64IsThatOfTheRfc() {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, text);
        const auto view = std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size())));
        QCOMPARE(QByteArray::fromStdString(toBase64(view)), text);
        const auto back = fromBase64(text.toStdString());
        QVERIFY(back && std::equal(back->begin(), back->end(), view.begin(), view.end()));
    }

    void badBase64IsRefused() {
        for (const char* text : {"A", "AA", "AAA", "A===", "====", "AA=A", "AB==", "AAB=", "A AA", "AAA\n", "AA-_"}) {
            QVERIFY2(!fromBase64(text), text);
        }
        QVERIFY(!floatsFromBase64("AAAA"));  // three bytes are no float
    }

    void whatIsWrittenIsReadBackToTheBit() {
        QTemporaryDir folder;
        const auto path = folder.filePath(QStringLiteral("spaziergang – 走.latentwalk")).toStdString();
        const Session session = test::fullSession();
        writeSession(path, session);
        const Session back = readSession(path);
        QVERIFY(back == session);
        // == does not tell -0 from 0.
        QCOMPARE(std::memcmp(back.anchors[1].components.data(), session.anchors[1].components.data(), 24 * 4), 0);
        QCOMPARE(toJson(back), toJson(session));
        QVERIFY(parseSession("x", toJson(Session{})) == Session{});
        QVERIFY(parseSession("x", toJson(test::seedSession({0, 1}))) == test::seedSession({0, 1}));
    }

    // Of a conditional generator a seed needs the labels to be the same face everywhere.
    void labelsComeBackToo() {
        Session session = test::seedSession({3, 4});
        session.model.labels = {{"Art – 种类", {"cat", "dog"}}, {"Colour", {"red", "blue", "green"}}};
        session.anchors[1].labels = {kFromSeed, 2};
        session.labels = {1};
        QVERIFY(parseSession("x", toJson(session)) == session);
        Recipe recipe = pictureRecipe(session);
        recipe.session.anchors.erase(recipe.session.anchors.begin());
        recipe.latent = recipe.session.anchors.front();
        QVERIFY(parseRecipe("x", toJson(recipe)) == recipe);

        const Latent plain = sampleLatent(4, 24);
        const Latent labelled = latentOf(session, session.anchors[1]);
        QVERIFY(std::equal(plain.begin(), plain.end() - 5, labelled.begin()));
        QVERIFY((Latent(labelled.end() - 3, labelled.end()) == Latent{0, 0, 1}));
        QCOMPARE(labelled[19] + labelled[20], 1.0F);

        // What moves a face leaves its labels alone.
        session.directions = {{"d", "", sampleLatent(9, 24)}};
        session.anchors[1].edits = {{"d", 0.5}};
        const Latent moved = latentOf(session, session.anchors[1]);
        QVERIFY(moved[0] != labelled[0]);
        QVERIFY(std::equal(labelled.end() - 5, labelled.end(), moved.end() - 5));

        session.labels = {2};
        QVERIFY(problemOf(session).english().starts_with("a label that its model does not have"));
        session.labels = {};
        session.anchors[1].labels = {0, 3};
        QVERIFY(problemOf(session).english().starts_with("an anchor with a label that its model does not have"));
        session.anchors[1].labels = {};
        session.model.labels.push_back({"Empty", {}});
        QVERIFY(problemOf(session).english().starts_with("a label without values"));
        session.model.labels.back().values.resize(20, "x");
        QVERIFY(problemOf(session).english().starts_with("labels of 25 components"));
    }

    void theFileIsReadable() {
        const QByteArray json = QByteArray::fromStdString(toJson(test::fullSession()));
        const QJsonObject object = QJsonDocument::fromJson(json).object();
        QCOMPARE(object["format"].toString(), "latentwalk-session");
        QCOMPARE(object["version"].toInt(), 1);
        QCOMPARE(object["anchors"].toArray()[0].toObject()["name"].toString(), "A");
        QCOMPARE(object["walk"].toObject()["timing"].toString(), "constant speed");
        QVERIFY(json.count('\n') > 50);
        QVERIFY(json.contains("18446744073709551615"));
    }

    void unknownKeysAreLeftOutAndMissingOnesHaveDefaults() {
        const Session session = parseSession("x", R"({"format":"latentwalk-session","version":1,"later":[1,{"a":2}]})");
        QVERIFY(session == Session{});
    }

    // Which named directions are held: none in a file from before there was such a thing, and nothing is written where
    // nothing is held, so that an older program finds what it knows.
    void whatIsHeldIsOptional() {
        std::string json = toJson(test::seedSession({1}));
        QVERIFY(json.find("held") == std::string::npos);
        QVERIFY(parseSession("x", json).held.empty());
        Session session = test::seedSession({1});
        session.held = {"smile", "later"};
        QCOMPARE(parseSession("x", toJson(session)).held, session.held);
    }

    // What a later version computes in is shown as it stands there, and kept.
    void anUnknownPrecisionIsKept() {
        Session session = test::fullSession();
        session.model.precision = Precision::BFloat16;
        std::string json = toJson(session);
        QVERIFY(parseSession("x", json).model.precision == Precision::BFloat16);
        json.replace(json.find("bfloat16"), 8, "float8");
        session = parseSession("x", json);
        QCOMPARE(session.model.precisionName(), std::string("float8"));
        QCOMPARE(session.model.precision, Precision::Float32);
        QCOMPARE(toJson(session), json);
        session.model.otherPrecision.assign(5000, 'x');
        QVERIFY(problemOf(session).english().starts_with("a name of more than"));
    }

    // As programs in other languages may write the same numbers and digests.
    void otherSpellingsAreRead_data() {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        const auto row = [](const char* from, const char* to) {
            QTest::newRow(to) << QByteArray(from) << QByteArray(to);
        };
        row(R"("seed": 7)", R"("seed": 7.0)");
        row(R"("seed": 7)", R"("seed": 0.7e1)");
        row(R"("version": 1)", R"("version": 1.0)");
        row(R"("latent_size": 24)", R"("latent_size": 2.4e1)");
        row(R"("scale": 2)", R"("scale": 2.0)");
        row(R"("frames": 77)", R"("frames": 77.00)");
        row(R"("numerator": 30000)", R"("numerator": 3e4)");
        row(R"("columns": 3)", R"("columns": 3.0)");
        row(R"("steps": 2,)", R"("steps": 2.0,)");
        row(R"("sha256": "aaaa)", R"("sha256": "AAAA)");
        row(R"("sha256": "aaaa)", R"("sha256": "aAaA)");
    }
    void otherSpellingsAreRead() {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        const QByteArray json = QByteArray::fromStdString(toJson(test::fullSession()));
        QByteArray other = json;
        const auto at = other.indexOf(from);
        QVERIFY2(at >= 0, json.constData());
        other.replace(at, from.size(), to);
        QVERIFY(parseSession("x", other.toStdString()) == parseSession("x", json.toStdString()));
    }

    void everyWrongFieldIsASentence_data() {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const char* from, const char* to, const char* says) {
            QTest::newRow(to) << QByteArray(from) << QByteArray(to) << QByteArray(says);
        };
        row(R"("version": 1)", R"("version": 3)", "newer");
        row(R"("version": 1)", R"("version": 0)", "version");
        row(R"("version": 1)", R"("version": "1")", "version");
        row(R"("latentwalk-session")", R"("photoshop")", "not a file of Latentwalk");
        row(R"("seed": 7)", R"("seed": -1)", "anchors[2].seed");
        row(R"("seed": 7)", R"("seed": 7.5)", "anchors[2].seed");
        row(R"("seed": 7)", R"("seed": 18446744073709551616)", "anchors[2].seed");
        row(R"("seed": 7)", R"("seed": "7")", "anchors[2].seed");
        row(R"("seed": 7)", R"("seed": 12.5)", "a whole number from 0 to 18446744073709551615");
        row(R"("seed": 7)", R"("seed": -12.0)", "anchors[2].seed");
        row(R"("seed": 7)", R"("seed": 1e300)", "anchors[2].seed");
        row(R"("seed": 7)", R"("seed": 1.8446744073709552e19)", "anchors[2].seed");
        row(R"("seed": 7)", R"("seed": 9007199254740994.0)", "anchors[2].seed");
        row(R"("seed": 7)", R"("seed": true)", "anchors[2].seed");
        row(R"("frames": 77)", R"("frames": 77.5)", "not a whole number from");
        row(R"("frames": 77)", R"("frames": 1e300)", "not a whole number from");
        row(R"("frames": 77)", R"("frames": -1e300)", "not a whole number from");
        row(R"("seed": 7)", R"("components": "AAAA")", "anchors[2].components");
        row(R"("seed": 7)", R"("components": "AAAAAA==")", "24");
        row(R"("seed": 7)", R"("components": 7)", "anchors[2].components");
        row(R"("seed": 7)", R"("nothing": 7)", "24");
        row(R"("latent_size": 24)", R"("latent_size": 23)", "24 components");
        row(R"("latent_size": 24)", R"("latent_size": 99999999)", "latent size");
        row(R"("latent_size": 24)", R"("latent_size": 1e400)", "");
        row(R"("generator": "raw")", R"("generator": "best")", "best");
        row(R"("heads": "fitted")", R"("heads": "best")",
            "cannot be used: it has heads that are not auto, trained or fitted");
        row(R"("heads": "fitted")", R"("heads": "")",
            "cannot be used: it has heads that are not auto, trained or fitted");
        row(R"("heads": "fitted")", R"("heads": 1)", "model.heads");
        row(R"("precision": "bfloat16")", R"("precision": 32)", "model.precision");
        row(R"("path": "spherical")", R"("path": "/etc/passwd")", "walk.path");
        row(R"("closed": true)", R"("closed": 1)", "walk.closed");
        row(R"("position": 0.1)", R"("position": 1.1)", "position");
        row(R"("position": 0.1)", R"("position": 9.1)", "position");
        row(R"("scale": 2)", R"("scale": -2)", "scale");
        row(R"("scale": 2)", R"("scale": 2000)", "scale");
        row(R"("alpha": 0.3)", R"("alpha": 1.3)", "alpha");
        row(R"("from": 0.5)", R"("from": -0.5)", "growth");
        row(R"("steps": 2,)", R"("steps": 5,)", "pace");
        row(R"("steps": 2,)", R"("steps": 0,)", "pace.steps");
        row(R"("direction": "mine")", R"("direction": "yours")", "yours");
        row(R"("id": "mine")", R"("id": "weights-3")", "same id");
        row(R"("strength": -0.6)", R"("strength": 1e30)", "strength");
        row(R"("strength": -0.6)", R"("strength": null)", "strength");
        row(R"("numerator": 30000)", R"("numerator": 0)", "frame rate");
        row(R"("denominator": 1001)", R"("denominator": 0)", "frame rate");
        row(R"("frames": 77)", R"("frames": 0)", "frames");
        row(R"("quality": 100)", R"("quality": 101)", "quality");
        row(R"("width": 640)", R"("width": 0)", "size");
        row(R"("width": 640)", R"("width": 100000)", "size");
        row(R"("columns": 3)", R"("columns": 0)", "grid");
        row(R"("zoom": 1.5)", R"("zoom": 1.5, "zoom": 2)", "twice");
        row(R"("kind": "axes")", R"("kind": 3)", "plane.kind");
        row(R"("kind": "walk")", R"("kind": "sideways")", "sideways");
        row(R"("kind": "walk")", R"("kind": "direction")", "plane.up.direction.components");
        row(R"("id": "plane-1")", R"("id": "")", "plane along a direction without an id");
        row(R"("y": -0.3)", R"("y": -3000)", "plane.y");
        row(R"("zoom": 1.25)", R"("zoom": 99)", "plane.zoom");
        row(R"("sha256": "aa)", R"("sha256": "xa)", "SHA-256");
        row(R"("held": [)", R"("held": [7,)", "held");
        row(R"("held": [)", R"("held": 3, "b": [)", "held");
        row(R"("anchors": [)", R"("anchors": 3, "b": [)", "anchors");
        row(R"("anchors": [)", R"("anchors": [3,)", "anchors[0]");
        row("}\n", "}}\n", "JSON");
        row("}\n", "\n", "cut off");
    }
    void everyWrongFieldIsASentence() {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QByteArray, says);
        QByteArray json = QByteArray::fromStdString(toJson(test::fullSession()));
        const auto at = from == "}\n" ? json.lastIndexOf(from) : json.indexOf(from);
        QVERIFY2(at >= 0, json.constData());
        json.replace(at, from.size(), to);
        try {
            parseSession("walk.latentwalk", json.toStdString());
            QFAIL("read without a word");
        } catch (const FileError& error) {
            QVERIFY2(QByteArray(error.what()).startsWith("walk.latentwalk "), error.what());
            QVERIFY2(QByteArray(error.what()).contains(says), error.what());
        }
    }

    void aFileCutOffAnywhereIsRefused() {
        const std::string json = toJson(test::fullSession());
        for (std::size_t length = 0; length < json.size() - 2; length += 7) {
            QVERIFY_EXCEPTION_THROWN(parseSession("x", std::string_view(json).substr(0, length)), FileError);
        }
    }

    void nestingIsBounded() {
        const std::string deep =
            R"({"format":"latentwalk-session","version":1,"view":{"a":)" + std::string(100'000, '[');
        QVERIFY_EXCEPTION_THROWN(parseSession("x", deep), FileError);
    }

    void whatCouldNotBeReadIsNotWritten() {
        const std::vector<std::function<void(Session&)>> changes{
            [](Session& s) { s.position = NAN; },
            [](Session& s) { s.anchors[1].components[3] = INFINITY; },
            [](Session& s) { s.anchors[1].components.pop_back(); },
            [](Session& s) { s.edits[0].strength = NAN; },
            [](Session& s) { s.alpha = NAN; },
            [](Session& s) { s.plane->x = NAN; },
            [](Session& s) { s.plane->zoom = 99; },
            [](Session& s) { s.plane->across.direction.components.pop_back(); },
            [](Session& s) { s.plane->across.direction.components[0] = NAN; },
            [](Session& s) { s.plane->up = s.plane->across; },
            [](Session& s) { s.view = "[]"; },
            [](Session& s) { s.view = std::string(30, '[') + std::string(30, ']'); },
            [](Session& s) { s.view = "{"; },
            [](Session& s) { s.anchors[0].name = std::string(5000, 'x'); },
            [](Session& s) { s.held[0] = std::string(5000, 'x'); },
            [](Session& s) { s.held.resize(1025, "smile"); },
            [](Session& s) { s.directions[0].components[0] = NAN; }};
        for (const auto& change : changes) {
            Session session = test::fullSession();
            change(session);
            QVERIFY(!problemOf(session).empty());
            QVERIFY_EXCEPTION_THROWN(toJson(session), std::invalid_argument);
        }
        QVERIFY(problemOf(test::fullSession()).empty());
    }

    void badUtf8InNamesIsReplaced() {
        Session session = test::seedSession({1});
        session.model.path = "/tmp/\xff";
        QCOMPARE(parseSession("x", toJson(session)).model.path, std::string("/tmp/\xEF\xBF\xBD"));
    }
};

LATENTWALK_TEST(TestSession, none)

}  // namespace test_session

#include "test_session.moc"
