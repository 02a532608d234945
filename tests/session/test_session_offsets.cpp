// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/latent/carried_offsets.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <functional>
#include <set>

#include "core/file/sha256.h"
#include "core/message/file_error.h"
#include "core/output/exporter.h"
#include "core/output/session_recipe.h"
#include "core/plane/plane_walk.h"
#include "core/recipe/recipe_reader.h"
#include "core/walk/growing_face.h"
#include "core/walk/session_walk.h"
#include "tests/support/room.h"
#include "tests/support/sessions.h"

using namespace latentwalk;

namespace test_session_offsets {

namespace {

// Of `channels` channels at 4x4 and 8x8, all of one number.
CarriedOffsets offsetsOf(float value, double closeness = 1, std::size_t channels = 2) {
    FaceOffsets offsets;
    offsets.scales[0].assign(channels * 16, value);
    offsets.scales[1].assign(channels * 64, -value);
    return CarriedOffsets(offsets, closeness);
}

// Three anchors, of which the first and the third carry offsets.
Session photoSession() {
    Session session = test::seedSession({3, 4, 5});
    session.anchors[0].offsets = offsetsOf(0.5F);
    session.anchors[2].offsets = offsetsOf(0.75F, 0.5);
    return session;
}

float firstOf(const SharedOffsets& offsets) {
    return offsets ? offsets->scales[0][0] : 0.0F;
}

// Grey of the latent's first component and, at 8x8 and above, the first number of both offsets.
class OffsetGenerator final : public Generator {
public:
    OffsetGenerator() {
        m_architecture.latentSize = 24;
        m_architecture.depths = {2, 2, 2};
    }

    const Architecture& architecture() const override { return m_architecture; }
    bool hasHead(int) const override { return true; }
    Message device() const override { return std::string("test"); }
    Precision precision() const override { return Precision::Float32; }
    Images generate(const LatentBatch& latents, const GenerateOptions& options) override {
        const std::int64_t side = Architecture::resolution(options.scale.value_or(2));
        Images images{latents.count, 3, side, side, {}};
        for (std::int64_t i = 0; i < latents.count; ++i) {
            const FaceOffsets* const offsets = latents.offsetsOf(i);
            const float added = offsets ? offsets->scales[0][0] - 2 * offsets->scales[1][0] : 0.0F;
            images.values.insert(images.values.end(), static_cast<std::size_t>(3 * side * side),
                                 0.1F * latents.row(i)[0] + 0.2F * added);
        }
        return images;
    }

private:
    Architecture m_architecture;
};

QByteArray exported(const Session& session) {
    QTemporaryDir folder;
    const auto path = folder.filePath("a.png").toStdString();
    OffsetGenerator generator;
    exportPicture(generator, session, path, PictureFormat::Png);
    const Picture picture = renderPicture(generator, readRecipe(path));
    return {reinterpret_cast<const char*>(picture.rgb.data()), static_cast<qsizetype>(picture.rgb.size())};
}

QJsonObject jsonOf(const Session& session) {
    return QJsonDocument::fromJson(QByteArray::fromStdString(toJson(session))).object();
}

}  // namespace

class TestSessionOffsets : public QObject {
    Q_OBJECT

private slots:
    void filesWithoutOffsetsAreAsBefore() {
        for (const Session& session : {test::fullSession(), test::seedSession({3, 4})}) {
            const std::string text = toJson(session);
            QVERIFY(text.starts_with("{\n \"format\": \"latentwalk-session\",\n \"version\": 1,\n \"program\""));
            QVERIFY(text.find("offsets") == std::string::npos);
            QVERIFY(toJson(filmRecipe(session)).starts_with(R"({"format":"latentwalk-recipe","version":1,)"));
        }
    }

    // Programs that know nothing of offsets would show other faces: they refuse.
    void filesWithOffsetsSayAnotherVersion() {
        QCOMPARE(jsonOf(photoSession())["version"].toInt(), 2);
        QVERIFY(toJson(filmRecipe(photoSession())).starts_with(R"({"format":"latentwalk-recipe","version":2,)"));
        QJsonObject later = jsonOf(photoSession());
        later["version"] = 3;
        try {
            parseSession("x", QJsonDocument(later).toJson().toStdString());
            QFAIL("a file of another version was read");
        } catch (const FileError& error) {
            QVERIFY2(QString(error.what()).contains("written by a newer Latentwalk"), error.what());
        }
    }

    void offsetsComeBackToTheBit() {
        Session session = photoSession();
        session.anchors[1].offsets = session.anchors[0].offsets.with(0.1);
        const Session back = parseSession("x", toJson(session));
        QVERIFY(back == session);
        QCOMPARE(toJson(back), toJson(session));
        QVERIFY2(back.anchors[0].offsets.found() == back.anchors[1].offsets.found(),
                 "the same numbers are there twice");
        QCOMPARE(jsonOf(session)["offsets"].toArray().size(), 2);
        for (const Recipe& recipe : {pictureRecipe(session), gridRecipe(session), filmRecipe(session)}) {
            QVERIFY(parseRecipe("x", toJson(recipe)) == recipe);
        }
    }

    void howTheyWereFoundIsRecorded() {
        Session session = photoSession();
        FaceOffsets offsets = *session.anchors[0].offsets.found();
        offsets.search = {std::uint64_t{1} << 63U, 150, 181, "bfloat16"};
        session.anchors[0].offsets = CarriedOffsets(offsets);
        const Session back = parseSession("x", toJson(session));
        QVERIFY(back == session);
        QVERIFY(back.anchors[0].offsets.found()->search == offsets.search);
        QVERIFY(!back.anchors[2].offsets.found()->search.has_value());
        // What is shown of it, or between it and another, was not found.
        QVERIFY(session.anchors[0].offsets.shown()->search.has_value());
        QVERIFY(!session.anchors[0].offsets.with(0.5).shown()->search.has_value());
        QVERIFY(!between(session.anchors[0].offsets.shown(), session.anchors[2].offsets.shown(), 0.5)->search);
    }

    void equalityComparesNumbers() {
        QVERIFY(photoSession() == photoSession());
        Session other = photoSession();
        other.anchors[2].offsets = other.anchors[2].offsets.with(0.25);
        QVERIFY(!(other == photoSession()));
        other.anchors[2].offsets = {};
        QVERIFY(!(other == photoSession()));
    }

    // 4x4 and 8x8 of a network of 512 channels, whose numbers hardly compress.
    void aFaceTakesLittleRoom() {
        FaceOffsets offsets;
        std::uint32_t state = 1;
        for (const int scale : {0, 1}) {
            for (int i = 0; i < 512 * 16 * (scale == 0 ? 1 : 4); ++i) {
                state = state * 1664525U + 1013904223U;
                offsets.scales[static_cast<std::size_t>(scale)].push_back(static_cast<float>(state >> 8U) / 0x1p24F);
            }
        }
        Session session = test::seedSession({3, 4});
        const std::size_t before = toJson(session).size();
        session.anchors[0].offsets = CarriedOffsets(offsets);
        const std::size_t size = toJson(session).size() - before;
        QVERIFY2(size < std::size_t{82'000} * 4 / 3, qPrintable(QString::number(size)));
    }

    void damagedOffsetsAreRefused_data() {
        QTest::addColumn<std::function<void(QJsonObject&)>>("damage");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, std::function<void(QJsonObject&)> damage, const char* words) {
            QTest::newRow(name) << std::move(damage) << words;
        };
        const auto entry = [](const char* key, const QJsonValue& value) {
            return [key, value](QJsonObject& session) {
                QJsonArray list = session["offsets"].toArray();
                QJsonObject one = list[0].toObject();
                one[key] = value;
                list[0] = one;
                session["offsets"] = list;
            };
        };
        const auto anchor = [](const QJsonValue& value) {
            return [value](QJsonObject& session) {
                QJsonArray anchors = session["anchors"].toArray();
                QJsonObject one = anchors[0].toObject();
                one["offsets"] = value;
                anchors[0] = one;
                session["anchors"] = anchors;
            };
        };
        row(
            "no list", [](QJsonObject& s) { s["offsets"] = 5; }, "'offsets': it is not a list");
        row(
            "gone", [](QJsonObject& s) { s.remove("offsets"); }, "'anchors[0].offsets.of': there are no such offsets");
        row("another one", anchor(QJsonObject{{"of", 2}}), "it is not a whole number from 0 to 1");
        row("none named", anchor(QJsonObject{}), "there are no such offsets");
        row("no object", anchor(1), "is not an object");
        row("too close", anchor(QJsonObject{{"of", 0}, {"closeness", 1.1}}), "it is not a number from 0");
        row("no channels", entry("channels", QJsonArray{0, 0}), "it does not say how many channels");
        row("four scales", entry("channels", QJsonArray{1, 1, 1, 1}), "it does not say how many channels");
        row("negative", entry("channels", QJsonArray{-1, 1}), "it does not say how many channels");
        row("too many channels", entry("channels", QJsonArray{4097}), "it does not say how many channels");
        row("other size", entry("channels", QJsonArray{2, 3, 0}), "it is not what zlib made of 224 numbers");
        row("fewer", entry("channels", QJsonArray{2, 1, 0}), "it is not what zlib made of 96 numbers");
        row("bomb", entry("channels", QJsonArray{4096, 4096, 4096}), "it is not what zlib made of 1,376,256 numbers");
        row("no base64", entry("values", "***"), "base64");
        row("no zlib", entry("values", "AAAA"), "it is not what zlib made of 160 numbers");
        row("no search", entry("search", 5), "'offsets[0].search'");
        row("steps", entry("search", QJsonObject{{"seed", 1}, {"steps", -1}}), "'offsets[0].search.steps'");
        row("of fewer", entry("search", QJsonObject{{"seed", 1}, {"steps", 9}, {"of", 8}}), "'offsets[0].search.of'");
        row("seed", entry("search", QJsonObject{{"seed", -1}, {"steps", 9}}), "'offsets[0].search.seed'");
        row(
            "many",
            [](QJsonObject& s) {
                QJsonArray list = s["offsets"].toArray();
                QJsonObject one = list[0].toObject();
                one["channels"] = QJsonArray{4096, 4096, 4096};
                for (int i = 0; i < 8; ++i) {
                    list.append(one);
                }
                s["offsets"] = list;
            },
            "more faces with offsets than a file has room for");
    }
    void damagedOffsetsAreRefused() {
        QFETCH(std::function<void(QJsonObject&)>, damage);
        QFETCH(QString, words);
        QJsonObject session = jsonOf(photoSession());
        damage(session);
        try {
            parseSession("x.latentwalk", QJsonDocument(session).toJson().toStdString());
            QFAIL("it was read");
        } catch (const FileError& error) {
            QVERIFY2(QString::fromUtf8(error.what()).contains(words), error.what());
        }
    }

    void problemsAreNamed() {
        Session session = photoSession();
        QVERIFY(problemOf(session).empty());
        session.anchors[1].offsets = offsetsOf(1, 1, 3);
        QCOMPARE(problemOf(session).english(), std::string("faces whose offsets are of different sizes"));
        session.anchors[1].offsets = offsetsOf(1).with(2);
        QVERIFY(problemOf(session).english().find("closeness") != std::string::npos);
        FaceOffsets odd;
        odd.scales[1].assign(65, 0);
        session.anchors[1].offsets = CarriedOffsets(odd);
        QVERIFY(problemOf(session).english().find("whole channels are needed") != std::string::npos);
        session.anchors[1].offsets = offsetsOf(1e6F);
        QVERIFY(problemOf(session).english().find("float16") != std::string::npos);
        session = test::seedSession({});
        for (std::uint64_t seed = 0; seed < 9; ++seed) {
            FaceOffsets large;
            large.scales[2].assign(std::size_t{4096} * 256, static_cast<float>(seed));
            session.anchors.push_back({"", seed, {}, {}});
            session.anchors.back().offsets = CarriedOffsets(large);
        }
        QVERIFY(problemOf(session).empty());
        session.anchors.insert(session.anchors.end(), 2, session.anchors.back());
        QVERIFY2(problemOf(session).empty(), "shared numbers are counted more than once");
        FaceOffsets large;
        large.scales[2].assign(std::size_t{4096} * 256, 20);
        for (int i = 0; i < 2; ++i) {
            large.scales[2][0] = static_cast<float>(i);
            session.anchors[static_cast<std::size_t>(9 + i)].offsets = CarriedOffsets(large);
        }
        QVERIFY(problemOf(session).english().starts_with("more faces with offsets"));
    }

    void onAWalkTheyFadeAndAnchorsAreMetExactly() {
        Session session = photoSession();
        for (const bool closed : {false, true}) {
            session.closed = closed;
            const SessionWalk walk(session);
            const std::vector<double>& places = walk.anchorPositions();
            QVERIFY(walk.offsetsAt(places[0]) == session.anchors[0].offsets.found());
            QVERIFY(walk.offsetsAt(places[1]) == nullptr);
            QVERIFY(sameOffsets(walk.offsetsAt(places[2]), session.anchors[2].offsets.shown()));
            QCOMPARE(firstOf(walk.at((places[0] + places[1]) / 2).offsets), 0.25F);
            QCOMPARE(firstOf(walk.at(places[1] * 0.75 + places[2] * 0.25).offsets), 0.09375F);
            if (closed) {
                QCOMPARE(firstOf(walk.at((places[2] + places[3]) / 2).offsets), 0.4375F);
                QVERIFY(walk.offsetsAt(1) == session.anchors[0].offsets.found());
            }
        }
        session.closed = false;
        session.easing = Easing::Smooth;
        QCOMPARE(firstOf(SessionWalk(session).offsetsAt(0.125)), 0.421875F);
        QVERIFY(SessionWalk(test::seedSession({3, 4})).at(0.3).offsets == nullptr);
    }

    void editsLeaveThemAlone() {
        Session session = photoSession();
        session.directions = {{"one", "", sampleLatent(9, 24)}};
        session.edits = {{"one", 0.4}};
        session.anchors[0].edits = {{"one", -0.2}};
        QVERIFY(SessionWalk(session).at(0).offsets == session.anchors[0].offsets.found());
        QVERIFY(SessionWalk(session).at(0).latent != sampleLatent(3, 24));
    }

    void aPlaceCanBeKeptToTheBit() {
        const Session session = photoSession();
        const SessionWalk walk(session);
        QVERIFY(faceOn(walk, session, 0).offsets == session.anchors[0].offsets);
        QVERIFY(faceOn(walk, session, 1).offsets.closeness() == 0.5);
        Session kept = session;
        kept.anchors = {faceOn(walk, session, 0.3)};
        QVERIFY(sameOffsets(SessionWalk(kept).at(0).offsets, walk.at(0.3).offsets));
        const Session grown = growingFace(session, session.anchors[2], 3);
        QVERIFY(sameOffsets(SessionWalk(grown).at(0.5).offsets, session.anchors[2].offsets.shown()));
    }

    // The fingerprint of walks without offsets is what files of before know their pace by.
    void thePaceIsThatOfTheOffsetsToo() {
        Session session = test::seedSession({3, 4, 5});
        const std::string settings = " 0 0 0";
        const std::vector<Latent> latents{sampleLatent(3, 24), sampleLatent(4, 24), sampleLatent(5, 24)};
        std::vector<std::span<const std::byte>> pieces{std::as_bytes(std::span(settings))};
        for (const Latent& latent : latents) {
            pieces.push_back(std::as_bytes(std::span(latent)));
        }
        QCOMPARE(SessionWalk(session).paceFingerprint(), sha256(pieces));
        session.anchors[0].offsets = offsetsOf(0.5F, 0);
        QCOMPARE(SessionWalk(session).paceFingerprint(), sha256(pieces));
        std::set<std::string> all{sha256(pieces)};
        for (const double closeness : {0.5, 1.0}) {
            for (const std::size_t anchor : {0U, 1U}) {
                session = test::seedSession({3, 4, 5});
                session.anchors[anchor].offsets = offsetsOf(0.5F, closeness);
                all.insert(SessionWalk(session).paceFingerprint());
            }
        }
        QCOMPARE(all.size(), std::size_t{5});
        OffsetGenerator generator;
        session = photoSession();
        session.anchors = {session.anchors[0], session.anchors[0]};
        session.anchors[1].offsets = {};
        QVERIFY2(measurePace(session, generator, {}, 4).cumulative.back() > 0.01, "pace knows nothing of offsets");
    }

    void betweenCornersTheyFadeTwice() {
        Session session = test::seedSession({3, 4, 5, 6});
        session.plane = Plane{PlaneKind::Corners};
        session.anchors[0].offsets = offsetsOf(0.5F);   // (0, 1)
        session.anchors[3].offsets = offsetsOf(0.25F);  // (1, 0)
        const SessionPlane plane(session, std::nullopt, 3);
        const auto at = [&](double x, double y) { return firstOf(plane.at({x, y}).offsets); };
        QVERIFY(plane.at({0, 1}).offsets == session.anchors[0].offsets.found());
        QVERIFY(plane.at({1, 1}).offsets == nullptr);
        QCOMPARE(at(1, 0), 0.25F);
        QCOMPARE(at(0.5, 0.5), 0.1875F);
        QCOMPARE(at(0.5, 1), 0.25F);
        QCOMPARE(at(-3, 1), 0.5F);
        const PlaneFace there = plane.goTo({0.5, 0.25});
        QVERIFY(sameOffsets(there.aside->offsets.shown(), plane.at({0.5, 0.25}).offsets));
        const Session path = planeWalk(plane, std::vector<PlanePoint>{{0, 1}, {0.5, 0.5}});
        QCOMPARE(firstOf(path.anchors[0].offsets.shown()), 0.5F);
        QCOMPARE(firstOf(path.anchors[1].offsets.shown()), 0.1875F);
        QCOMPARE(firstOf(planeAnchor(plane, {0.5, 0.5}).offsets.shown()), 0.1875F);
        Session other = session;
        other.anchors[3].offsets = offsetsOf(0.5F);
        QVERIFY(plane.showsSame(SessionPlane(session, std::nullopt, 3)));
        QVERIFY(!plane.showsSame(SessionPlane(other, std::nullopt, 3)));
    }

    void alongAxesTheFaceKeepsThem() {
        Session session = photoSession();
        session.plane = Plane{};
        session.plane->across = {PlaneAxisKind::Direction, {"one", "", sampleLatent(9, 24)}};
        const SessionPlane plane(session, std::nullopt, 3);
        QVERIFY(plane.at({0.4, 0}).offsets == session.anchors[0].offsets.found());
        const Session path = planeWalk(plane, std::vector<PlanePoint>{{0, 0}, {0.5, 0}});
        QVERIFY(path.anchors[1].offsets == session.anchors[0].offsets);
        const SessionPlane beside(session, session.anchors[2], 3);
        QVERIFY(sameOffsets(beside.at({0.4, 0}).offsets, session.anchors[2].offsets.shown()));
        session.plane->up.kind = PlaneAxisKind::Walk;
        const SessionPlane along(session, std::nullopt, 3);
        QCOMPARE(firstOf(along.at({0.1, 0.25}).offsets), 0.25F);
    }

    void picturesAreMadeAndMadeAgainWithThem() {
        Session session = photoSession();
        Session without = test::seedSession({3, 4, 5});
        for (const double position : {0.0, 0.25}) {
            session.position = without.position = position;
            QVERIFY(exported(session) != exported(without));
        }
        OffsetGenerator generator;
        QVERIFY(renderPicture(generator, pictureRecipe(session)).rgb ==
                toPicture(generator.generate(SessionWalk(session).at(0.25).batch(), {}), 0).rgb);
        // Of none there is no difference to be seen.
        for (SessionAnchor& anchor : session.anchors) {
            anchor.offsets = anchor.offsets.with(0);
        }
        QCOMPARE(exported(session), exported(without));
    }

    void everyGridShowsThem() {
        OffsetGenerator generator;
        Session session = photoSession();
        session.anchors.push_back(session.anchors[1]);
        session.plane = Plane{PlaneKind::Corners};
        session.grid.steps = 4;
        Session without = session;
        for (SessionAnchor& anchor : without.anchors) {
            anchor.offsets = {};
        }
        for (const GridCells cells :
             {GridCells::Anchors, GridCells::Frames, GridCells::Segments, GridCells::Pairs, GridCells::Plane}) {
            session.grid.cells = without.grid.cells = cells;
            QVERIFY2(renderGrid(generator, session).rgb != renderGrid(generator, without).rgb,
                     qPrintable(QString::number(static_cast<int>(cells))));
        }
    }
};

LATENTWALK_TEST(TestSessionOffsets, none)

}  // namespace test_session_offsets

#include "test_session_offsets.moc"
