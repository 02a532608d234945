// SPDX-License-Identifier: GPL-3.0-or-later

#include <QSignalSpy>
#include <QTest>

#include "core/latent/direction.h"
#include "tests/support/room.h"
#include "ui/document/document.h"

using namespace latentwalk;

namespace test_document {

class TestDocument : public QObject {
    Q_OBJECT

private:
    static SessionAnchor seedAnchor(quint64 seed) {
        SessionAnchor anchor;
        anchor.seed = seed;
        return anchor;
    }
    static SessionDirection direction(const std::string& id, quint64 seed) { return {id, "", sampleLatent(seed, 512)}; }
    static QStringList names(const Document& document) {
        QStringList all;
        for (const SessionAnchor& anchor : document.session().anchors) {
            all.append(QString::fromStdString(anchor.name));
        }
        return all;
    }

private slots:
    void anchorsShowTheirSeeds() {
        Document document;
        document.anchors().setSeed(0, 0);
        document.anchors().setSeed(1, 18446744073709551615ULL);
        QCOMPARE(document.place().current().seed, std::optional<quint64>(0));
        QCOMPARE(document.place().current().latent, sampleLatent(0, 512));
        document.place().setPosition(1);
        QCOMPARE(document.place().current().seed, std::optional<quint64>(18446744073709551615ULL));
        QCOMPARE(document.place().current().latent, sampleLatent(18446744073709551615ULL, 512));
    }

    void betweenThemIsTheWalk() {
        Document document;
        document.anchors().setSeed(0, 3);
        document.anchors().setSeed(1, 5);
        for (const WalkPath path : {WalkPath::Straight, WalkPath::Spherical}) {
            document.settings().setPath(path);
            document.place().setPosition(0.3);
            QVERIFY(!document.place().current().seed);
            QCOMPARE(document.place().current().latent,
                     Walk({sampleLatent(3, 512), sampleLatent(5, 512)}, path).at(0.3));
        }
    }

    void pinningKeepsThePicture_data() {
        QTest::addColumn<int>("anchor");
        QTest::addColumn<bool>("aside");
        QTest::addColumn<bool>("edited");
        QTest::newRow("A, on the walk") << 0 << false << false;
        QTest::newRow("B, on the walk") << 1 << false << false;
        QTest::newRow("A, beside it") << 0 << true << false;
        QTest::newRow("B, beside it") << 1 << true << false;
        QTest::newRow("B, on the walk, edited") << 1 << false << true;
        QTest::newRow("A, beside it, edited") << 0 << true << true;
    }
    void pinningKeepsThePicture() {
        QFETCH(int, anchor);
        QFETCH(bool, aside);
        QFETCH(bool, edited);
        Document document;
        if (edited) {
            document.directions().setStrength({}, direction("1", 9), 0.4);
        }
        document.place().setPosition(0.4);
        if (aside) {
            document.place().showSeed(77);
        }
        const Face before = document.place().current();
        const SessionAnchor other = document.session().anchors[static_cast<std::size_t>(1 - anchor)];
        document.anchors().pin(anchor);
        QVERIFY(document.place().current() == before);
        QVERIFY(!document.place().aside());
        QVERIFY(document.session().anchors[static_cast<std::size_t>(1 - anchor)] == other);
        QCOMPARE(before.seed.has_value(), aside);
        QCOMPARE(before.edited, edited);
    }

    void movingReturnsToTheWalk() {
        Document document;
        document.place().setPosition(0.4);
        const Face onWalk = document.place().current();
        document.place().showSeed(9);
        QCOMPARE(document.place().current().seed, std::optional<quint64>(9));
        QSignalSpy changed(&document.place(), &WalkPlace::currentChanged);
        document.place().setPosition(0.4);
        QCOMPARE(changed.size(), 1);
        QVERIFY(document.place().current() == onWalk);
    }

    void nothingIsToldWhenNothingChanges() {
        Document document;
        document.place().setPosition(0.5);
        document.anchors().setSeed(0, 1);
        QSignalSpy changed(&document.place(), &WalkPlace::currentChanged);
        QSignalSpy anchors(&document.anchors(), &Anchors::changed);
        const int steps = document.undoStack().count();
        document.place().setPosition(0.5);
        document.anchors().setSeed(0, 1);
        document.settings().setPath(document.session().path);
        document.settings().setClosed(false);
        QCOMPARE(changed.size() + anchors.size(), 0);
        QCOMPARE(document.undoStack().count(), steps);
    }

    void anchorsAreInsertedMovedAndRemoved() {
        Document document;
        document.anchors().insert(1, seedAnchor(50));
        QCOMPARE(names(document), QStringList({"A", "C", "B"}));
        QCOMPARE(document.place().position(), 0.5);
        QCOMPARE(document.place().current().seed, std::optional<quint64>(50));
        document.anchors().move(0, 2);
        QCOMPARE(names(document), QStringList({"C", "B", "A"}));
        document.anchors().move(2, 1);
        QCOMPARE(names(document), QStringList({"C", "A", "B"}));
        document.anchors().rename(1, QStringLiteral("  Ada\nL. "));
        QCOMPARE(names(document)[1], QStringLiteral("Ada L."));
        document.anchors().rename(1, QStringLiteral("   "));
        QCOMPARE(names(document)[1], QStringLiteral("Ada L."));
        document.anchors().remove(1);
        QCOMPARE(names(document), QStringList({"C", "B"}));
        document.anchors().remove(0);
        QCOMPARE(document.anchors().count(), 2);
        document.anchors().insert(2, seedAnchor(51));
        QCOMPARE(names(document), QStringList({"C", "B", "A"}));
    }

    void anInsertedFaceOfTheWalkKeepsThePicture() {
        Document document;
        document.place().setPosition(0.25);
        const Latent before = document.place().current().latent;
        document.anchors().insert(1, document.place().currentAsAnchor());
        QCOMPARE(document.place().current().latent, before);
        QCOMPARE(document.place().anchorAtPosition(), std::optional<int>(1));
    }

    void aClosedLoopEndsWhereItBegan() {
        Document document;
        document.anchors().insert(2, seedAnchor(5));
        document.settings().setClosed(true);
        QCOMPARE(document.place().positionOf(2), 2.0 / 3);
        document.place().setPosition(1);
        QCOMPARE(document.place().anchorAtPosition(), std::optional<int>(0));
        QCOMPARE(document.place().current().latent, document.anchors().faceOf(document.session().anchors[0]).latent);
        QCOMPARE(document.place().anchorBeside(1, -1), 2.0 / 3);
        QCOMPARE(document.place().anchorBeside(2.0 / 3, 1), 1.0);
    }

    void undoLeadsBackToTheStartAndRedoToTheEnd() {
        Document document;
        const Session start = document.session();
        document.anchors().setSeed(0, 7);
        document.place().setPosition(0.6);
        document.anchors().pin(1);
        document.anchors().insert(1, seedAnchor(8));
        document.anchors().move(0, 1);
        document.anchors().rename(0, QStringLiteral("Zoe"));
        document.settings().setPath(WalkPath::Spherical);
        document.settings().setPace(Timing::Even, Easing::Smooth);
        document.settings().setClosed(true);
        document.directions().setStrength({}, direction("1", 3), 0.3);
        document.directions().setStrength({1}, direction("2", 4), -0.3);
        document.growth().setLevel(2.5);
        document.anchors().remove(2);
        // Where one looked in between is not a step of its own.
        const auto withoutPosition = [](Session session) {
            session.position = 0;
            return session;
        };
        const Session end = withoutPosition(document.session());
        QVERIFY(!document.undoStack().isClean());
        std::vector<Session> back;
        while (document.undoStack().canUndo()) {
            back.push_back(withoutPosition(document.session()));
            document.undoStack().undo();
        }
        QCOMPARE(back.size(), std::size_t{12});
        QVERIFY(document.undoStack().isClean());
        QVERIFY(withoutPosition(document.session()) == start);
        while (document.undoStack().canRedo()) {
            document.undoStack().redo();
            QVERIFY(withoutPosition(document.session()) == back.back());
            back.pop_back();
        }
        QVERIFY(withoutPosition(document.session()) == end);
    }

    // What the user did not do to the walk is not undone with it: else the old model's name would stand under the new
    // one's pictures.
    void undoKeepsTheModelAndTheSettings() {
        Document document;
        ModelReference first;
        first.latentSize = 512;
        first.sha256 = std::string(64, 'a');
        first.precision = Precision::Float32;
        document.setModel(first, 8);
        document.anchors().setSeed(0, 7);
        document.growth().setLevel(6.5);
        document.endGesture();
        document.settings().setPath(WalkPath::Spherical);
        ModelReference second = first;
        second.sha256 = std::string(64, 'b');
        second.precision = Precision::BFloat16;
        second.heads = Heads::Fitted;
        document.setModel(second, 4);
        FilmSettings film;
        film.frames = 77;
        document.settings().setFilm(film);
        GridSettings grid;
        grid.columns = 3;
        document.settings().setGrid(grid);
        document.setView(R"({"play":"loop"})");
        const auto check = [&] {
            QVERIFY(document.session().model == second);
            QVERIFY(document.session().film == film);
            QVERIFY(document.session().grid == grid);
            QCOMPARE(document.session().view, std::string(R"({"play":"loop"})"));
            QVERIFY(document.growth().level().value_or(0) <= 3.0);
        };
        while (document.undoStack().canUndo()) {
            document.undoStack().undo();
            check();
        }
        QCOMPARE(document.session().anchors[0].seed, std::optional<quint64>(12));
        while (document.undoStack().canRedo()) {
            document.undoStack().redo();
            check();
        }
        QCOMPARE(document.session().anchors[0].seed, std::optional<quint64>(7));
        QCOMPARE(document.growth().level(), std::optional<double>(3.0));
        QCOMPARE(document.session().path, WalkPath::Spherical);
    }

    void noStepIsForgotten() {
        Document document;
        const SessionDirection smile = direction("1", 3);
        constexpr int kSteps = 1000;
        for (int i = 1; i <= kSteps; ++i) {
            document.directions().setStrength({}, smile, i / 1000.0);
            document.endGesture();
        }
        QCOMPARE(document.undoStack().count(), kSteps);
        while (document.undoStack().canUndo()) {
            document.undoStack().undo();
        }
        QCOMPARE(document.directions().strengthOf({}, "1"), 0.0);
        QVERIFY(document.session().directions.empty());
    }

    void everyUndoIsTold() {
        Document document;
        document.anchors().setSeed(0, 7);
        QSignalSpy anchors(&document.anchors(), &Anchors::changed);
        QSignalSpy current(&document.place(), &WalkPlace::currentChanged);
        document.undoStack().undo();
        QCOMPARE(anchors.size(), 1);
        QCOMPARE(current.size(), 1);
        QCOMPARE(document.place().current().seed, std::optional<quint64>(12));
    }

    void aGestureIsOneStep() {
        Document document;
        const SessionDirection smile = direction("1", 3);
        document.directions().setStrength({}, smile, 0.1);
        document.directions().setStrength({}, smile, 0.2);
        document.directions().setStrength({}, smile, 0.3);
        QCOMPARE(document.undoStack().count(), 1);
        document.endGesture();
        document.directions().setStrength({}, smile, 0.4);
        QCOMPARE(document.undoStack().count(), 2);
        document.undoStack().undo();
        QCOMPARE(document.directions().strengthOf({}, "1"), 0.3);
        document.directions().setStrength({}, smile, 0.5);
        document.undoStack().undo();
        QCOMPARE(document.directions().strengthOf({}, "1"), 0.3);
        document.undoStack().undo();
        QCOMPARE(document.directions().strengthOf({}, "1"), 0.0);
        // A gesture that ends where it began leaves no step.
        document.growth().setLevel(1.5);
        document.endGesture();
        const int steps = document.undoStack().count();
        document.growth().setLevel(2.0);
        document.growth().setLevel(1.5);
        QCOMPARE(document.undoStack().count(), steps);
    }

    // A panel that hears of the place looks for anchors that another shows by then.
    void thePartsAreToldBeforeTheWhole() {
        Document document;
        QStringList told;
        const auto note = [&](const char* what) { return [&told, what] { told.append(QString::fromLatin1(what)); }; };
        connect(&document.place(), &WalkPlace::currentChanged, note("current"));
        connect(&document.place(), &WalkPlace::positionChanged, note("position"));
        connect(&document.place(), &WalkPlace::walkChanged, note("walk"));
        connect(&document.growth(), &GrowthLevel::changed, note("growth"));
        connect(&document.directions(), &DirectionStrengths::changed, note("directions"));
        connect(&document.settings(), &WalkSettings::changed, note("settings"));
        connect(&document.anchors(), &Anchors::changed, note("anchors"));
        document.setModel(document.session().model, 8);  // tells everything, though nothing is another
        QCOMPARE(told, QStringList({"anchors", "settings", "directions", "growth", "walk", "position", "current"}));
        told.clear();
        document.growth().setLevel(1.5);
        QCOMPARE(told, QStringList({"growth", "current"}));
        told.clear();
        document.settings().setClosed(true);
        QCOMPARE(told, QStringList({"settings", "walk", "position", "current"}));
        told.clear();
        document.anchors().setSeed(0, 7);
        QCOMPARE(told, QStringList({"anchors", "directions", "walk", "position", "current"}));
        told.clear();
        document.place().setPosition(0.5);
        QCOMPARE(told, QStringList({"position", "current"}));
        told.clear();
        document.directions().setStrength({}, direction("1", 3), 0.2);
        QCOMPARE(told, QStringList({"directions", "walk", "position", "current"}));
    }

    // Else what is moved next would change a step that was done long before.
    void whatIsDoneAgainEndsItsGesture() {
        Document document;
        const SessionDirection smile = direction("1", 3);
        document.directions().setStrength({}, smile, 0.1);
        document.undoStack().undo();
        document.undoStack().redo();
        document.directions().setStrength({}, smile, 0.2);
        QCOMPARE(document.undoStack().count(), 2);
        document.undoStack().undo();
        QCOMPARE(document.directions().strengthOf({}, "1"), 0.1);
    }

    void editsMoveEverythingOrOneAnchor() {
        Document document;
        const SessionDirection smile = direction("1", 3);
        const auto moves = [&](const Latent& latent, double strength) {
            return moved(latent, std::vector<Step>{{smile.components, strength}});
        };
        document.directions().setStrength({0}, smile, 0.4);
        QCOMPARE(document.place().current().latent, moves(sampleLatent(12, 512), 0.4));
        QVERIFY(document.place().current().edited);
        document.place().setPosition(1);
        QVERIFY(!document.place().current().edited);
        document.directions().setStrength({}, smile, -0.2);
        QCOMPARE(document.place().current().latent, moves(sampleLatent(30, 512), -0.2));
        document.place().showSeed(4);
        QCOMPARE(document.place().current().latent, moves(sampleLatent(4, 512), -0.2));
        document.directions().clear({});
        QCOMPARE(document.place().current().latent, sampleLatent(4, 512));
        document.directions().setKnown({}, QStringLiteral("forget"));
        QVERIFY(document.session().anchors[0].edits.empty());
    }

    void growthIsAskedOfTheGenerator() {
        Document document;
        QVERIFY(!document.place().current().options.scale);
        document.growth().setLevel(2.25);
        QCOMPARE(document.place().current().options.scale, std::optional<int>(3));
        QCOMPARE(document.place().current().options.alpha, std::optional<float>(0.75F));
        document.place().showSeed(3);
        QCOMPARE(document.place().current().options.scale, std::optional<int>(3));
        ModelReference small;
        small.latentSize = 512;
        document.setModel(small, 3);
        QCOMPARE(document.growth().level(), std::optional<double>(2.0));
    }

    void theSessionOfTheFaceAsideShowsIt() {
        Document document;
        document.directions().setStrength({}, direction("1", 3), 0.5);
        document.settings().setClosed(true);
        document.place().showSeed(1234);
        const Session session = document.place().sessionOfCurrent();
        QCOMPARE(problemOf(session).english(), std::string());
        QCOMPARE(SessionWalk(session).latentAt(session.position), document.place().current().latent);
    }

    // From wherever on the walk and however grown: what is written into a picture shows that very face again.
    void aFaceAsideComesBackFromItsSession_data() {
        QTest::addColumn<double>("position");
        QTest::addColumn<std::optional<Growth>>("growth");
        QTest::newRow("start") << 0.0 << std::optional<Growth>();
        QTest::newRow("middle") << 0.4 << std::optional<Growth>();
        QTest::newRow("end") << 1.0 << std::optional<Growth>();
        QTest::newRow("grown so far") << 0.4 << std::optional(Growth{1.25, 1.25});
        QTest::newRow("growing") << 0.4 << std::optional(Growth{0.5, 2.75});
    }
    void aFaceAsideComesBackFromItsSession() {
        QFETCH(double, position);
        QFETCH(std::optional<Growth>, growth);
        Session walk;
        walk.model.latentSize = 512;
        walk.anchors = {seedAnchor(1), seedAnchor(2)};
        walk.growth = growth;
        Document document;
        document.setSession(walk);
        document.place().setPosition(position);
        document.place().showSeed(5);
        const Face shown = document.place().current();
        if (growth) {
            const double level = growth->from + position * (growth->to - growth->from);
            QCOMPARE(shown.options.scale, std::optional<int>(2));
            QCOMPARE(*shown.options.alpha, static_cast<float>(2 - level));
        }
        Document other;
        other.setSession(document.place().sessionOfCurrent());
        QVERIFY(other.place().current() == shown);
        QCOMPARE(other.place().current().seed, std::optional<quint64>(5));
    }

    void aGrowingFaceComesBackAtEveryPosition_data() {
        QTest::addColumn<double>("position");
        for (const double position : {0.0, 0.3, 1.0}) {
            QTest::addRow("%g", position) << position;
        }
    }
    void aGrowingFaceComesBackAtEveryPosition() {
        QFETCH(double, position);
        Session face;
        face.model.latentSize = 512;
        face.anchors = {seedAnchor(5)};
        face.growth = Growth{0, 2};
        face.position = position;
        Document document;
        document.setSession(face);
        const Moment recorded = SessionWalk(face).at(position);
        QCOMPARE(document.place().current().latent, recorded.latent);
        QCOMPARE(document.place().current().options.scale, recorded.options.scale);
        QCOMPARE(document.place().current().options.alpha, recorded.options.alpha);
        // It still grows while the walk is played.
        document.place().setPosition(0.75);
        QCOMPARE(document.place().current().latent, sampleLatent(5, 512));
        QCOMPARE(document.growth().level(), std::optional<double>(1.5));
        QCOMPARE(names(document), QStringList({"A", "B"}));
    }

    void anotherModelKeepsTheSeeds() {
        Document document;
        document.anchors().setSeed(0, 21);
        document.directions().setStrength({}, direction("1", 3), 0.5);
        document.place().setPosition(0.5);
        document.anchors().pin(1);  // a latent without a seed
        ModelReference small;
        small.latentSize = 24;
        small.title = "small";
        QVERIFY(!document.undoStack().isClean());
        QVERIFY(document.setModel(small, 2));
        QVERIFY(!document.undoStack().isClean());  // what had changed is not saved by that
        QCOMPARE(document.place().current().latent, sampleLatent(document.session().anchors[1].seed.value(), 24));
        QCOMPARE(document.anchors().faceOf(document.session().anchors[0]).latent, sampleLatent(21, 24));
        QVERIFY(document.session().directions.empty() && document.session().edits.empty());
        QCOMPARE(problemOf(document.session()).english(), std::string());
        QVERIFY(!document.undoStack().canUndo());

        document.place().setPosition(0.5);
        document.anchors().pin(1);
        const std::vector<SessionAnchor> pinned = document.session().anchors;
        QVERIFY(!document.setModel(small, 2));
        QVERIFY(document.session().anchors == pinned);
        QVERIFY(document.undoStack().canUndo());
    }

    void whatAnotherModelLeavesOutIsUnsaved() {
        Document document;
        document.place().setPosition(0.5);
        document.anchors().pin(0);
        document.undoStack().setClean();
        ModelReference small;
        small.latentSize = 24;
        QVERIFY(document.setModel(small, 2));
        QVERIFY(!document.undoStack().isClean());

        Document seeds;
        QVERIFY(!seeds.setModel(small, 2));
        QVERIFY(seeds.undoStack().isClean());
    }

    void aSessionOfOneFaceBecomesAWalk() {
        Session session;
        session.model.latentSize = 512;
        session.anchors = {seedAnchor(12)};
        session.position = 0.7;
        session.stretch = true;
        Document document;
        document.anchors().setSeed(0, 1);
        document.setSession(session);
        QVERIFY(!document.session().stretch);
        QCOMPARE(document.anchors().count(), 2);
        QCOMPARE(document.place().current().seed, std::optional<quint64>(12));
        QVERIFY(document.session().anchors[1].seed != document.session().anchors[0].seed);
        QVERIFY(!document.undoStack().canUndo());
    }

    void positionStaysOnTheWalk() {
        Document document;
        document.place().setPosition(-1);
        QCOMPARE(document.place().position(), 0.0);
        document.place().setPosition(2);
        QCOMPARE(document.place().position(), 1.0);
        QCOMPARE(document.place().anchorBeside(0.3, 1), 1.0);
        QCOMPARE(document.place().anchorBeside(0.3, -1), 0.0);
        QCOMPARE(document.place().anchorBeside(0, 1), 1.0);
        QCOMPARE(document.place().anchorBeside(0, -1), 0.0);
        QCOMPARE(document.place().anchorBeside(1, 1), 1.0);
    }
};

LATENTWALK_TEST(TestDocument, core)

}  // namespace test_document

#include "test_document.moc"
