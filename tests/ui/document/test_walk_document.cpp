// SPDX-License-Identifier: GPL-3.0-or-later

#include <QSignalSpy>
#include <QTest>

#include "core/latent/direction.h"
#include "tests/support/room.h"
#include "ui/document/walk_document.h"

using namespace latentwalk;

namespace test_walk_document {

class TestWalkDocument : public QObject {
    Q_OBJECT

private:
    static SessionAnchor seedAnchor(quint64 seed) {
        SessionAnchor anchor;
        anchor.seed = seed;
        return anchor;
    }
    static SessionDirection direction(const std::string& id, quint64 seed) { return {id, "", sampleLatent(seed, 512)}; }
    static QStringList names(const WalkDocument& document) {
        QStringList all;
        for (const SessionAnchor& anchor : document.anchors()) {
            all.append(QString::fromStdString(anchor.name));
        }
        return all;
    }

private slots:
    void anchorsShowTheirSeeds() {
        WalkDocument document;
        document.setAnchorSeed(0, 0);
        document.setAnchorSeed(1, 18446744073709551615ULL);
        QCOMPARE(document.current().seed, std::optional<quint64>(0));
        QCOMPARE(document.current().latent, sampleLatent(0, 512));
        document.setPosition(1);
        QCOMPARE(document.current().seed, std::optional<quint64>(18446744073709551615ULL));
        QCOMPARE(document.current().latent, sampleLatent(18446744073709551615ULL, 512));
    }

    void betweenThemIsTheWalk() {
        WalkDocument document;
        document.setAnchorSeed(0, 3);
        document.setAnchorSeed(1, 5);
        for (const WalkPath path : {WalkPath::Straight, WalkPath::Spherical}) {
            document.setPath(path);
            document.setPosition(0.3);
            QVERIFY(!document.current().seed);
            QCOMPARE(document.current().latent, Walk({sampleLatent(3, 512), sampleLatent(5, 512)}, path).at(0.3));
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
        WalkDocument document;
        if (edited) {
            document.setEdit({}, direction("1", 9), 0.4);
        }
        document.setPosition(0.4);
        if (aside) {
            document.showSeed(77);
        }
        const Face before = document.current();
        const SessionAnchor other = document.anchors()[static_cast<std::size_t>(1 - anchor)];
        document.pin(anchor);
        QVERIFY(document.current() == before);
        QVERIFY(!document.aside());
        QVERIFY(document.anchors()[static_cast<std::size_t>(1 - anchor)] == other);
        QCOMPARE(before.seed.has_value(), aside);
        QCOMPARE(before.edited, edited);
    }

    void movingReturnsToTheWalk() {
        WalkDocument document;
        document.setPosition(0.4);
        const Face onWalk = document.current();
        document.showSeed(9);
        QCOMPARE(document.current().seed, std::optional<quint64>(9));
        QSignalSpy changed(&document, &WalkDocument::currentChanged);
        document.setPosition(0.4);
        QCOMPARE(changed.size(), 1);
        QVERIFY(document.current() == onWalk);
    }

    void nothingIsToldWhenNothingChanges() {
        WalkDocument document;
        document.setPosition(0.5);
        document.setAnchorSeed(0, 1);
        QSignalSpy changed(&document, &WalkDocument::currentChanged);
        QSignalSpy anchors(&document, &WalkDocument::anchorsChanged);
        const int steps = document.undoStack().count();
        document.setPosition(0.5);
        document.setAnchorSeed(0, 1);
        document.setPath(document.session().path);
        document.setClosed(false);
        QCOMPARE(changed.size() + anchors.size(), 0);
        QCOMPARE(document.undoStack().count(), steps);
    }

    void anchorsAreInsertedMovedAndRemoved() {
        WalkDocument document;
        document.insertAnchor(1, seedAnchor(50));
        QCOMPARE(names(document), QStringList({"A", "C", "B"}));
        QCOMPARE(document.position(), 0.5);
        QCOMPARE(document.current().seed, std::optional<quint64>(50));
        document.moveAnchor(0, 2);
        QCOMPARE(names(document), QStringList({"C", "B", "A"}));
        document.moveAnchor(2, 1);
        QCOMPARE(names(document), QStringList({"C", "A", "B"}));
        document.renameAnchor(1, QStringLiteral("  Ada\nL. "));
        QCOMPARE(names(document)[1], QStringLiteral("Ada L."));
        document.renameAnchor(1, QStringLiteral("   "));
        QCOMPARE(names(document)[1], QStringLiteral("Ada L."));
        document.removeAnchor(1);
        QCOMPARE(names(document), QStringList({"C", "B"}));
        document.removeAnchor(0);
        QCOMPARE(document.anchorCount(), 2);
        document.insertAnchor(2, seedAnchor(51));
        QCOMPARE(names(document), QStringList({"C", "B", "A"}));
    }

    void anInsertedFaceOfTheWalkKeepsThePicture() {
        WalkDocument document;
        document.setPosition(0.25);
        const Latent before = document.current().latent;
        document.insertAnchor(1, document.currentAsAnchor());
        QCOMPARE(document.current().latent, before);
        QCOMPARE(document.anchorAtPosition(), std::optional<int>(1));
    }

    void aClosedLoopEndsWhereItBegan() {
        WalkDocument document;
        document.insertAnchor(2, seedAnchor(5));
        document.setClosed(true);
        QCOMPARE(document.positionOf(2), 2.0 / 3);
        document.setPosition(1);
        QCOMPARE(document.anchorAtPosition(), std::optional<int>(0));
        QCOMPARE(document.current().latent, document.faceOf(document.anchors()[0]).latent);
        QCOMPARE(document.anchorBeside(1, -1), 2.0 / 3);
        QCOMPARE(document.anchorBeside(2.0 / 3, 1), 1.0);
    }

    void undoLeadsBackToTheStartAndRedoToTheEnd() {
        WalkDocument document;
        const Session start = document.session();
        document.setAnchorSeed(0, 7);
        document.setPosition(0.6);
        document.pin(1);
        document.insertAnchor(1, seedAnchor(8));
        document.moveAnchor(0, 1);
        document.renameAnchor(0, QStringLiteral("Zoe"));
        document.setPath(WalkPath::Spherical);
        document.setPace(Timing::Even, Easing::Smooth);
        document.setClosed(true);
        document.setEdit({}, direction("1", 3), 0.3);
        document.setEdit({1}, direction("2", 4), -0.3);
        document.setGrowthLevel(2.5);
        document.removeAnchor(2);
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
        WalkDocument document;
        ModelReference first;
        first.latentSize = 512;
        first.sha256 = std::string(64, 'a');
        first.precision = "float32";
        document.setModel(first, 8);
        document.setAnchorSeed(0, 7);
        document.setGrowthLevel(6.5);
        document.endGesture();
        document.setPath(WalkPath::Spherical);
        ModelReference second = first;
        second.sha256 = std::string(64, 'b');
        second.precision = "bfloat16";
        second.heads = "fitted";
        document.setModel(second, 4);
        FilmSettings film;
        film.frames = 77;
        document.setFilm(film);
        GridSettings grid;
        grid.columns = 3;
        document.setGrid(grid);
        document.setView(R"({"play":"loop"})");
        const auto check = [&] {
            QVERIFY(document.session().model == second);
            QVERIFY(document.session().film == film);
            QVERIFY(document.session().grid == grid);
            QCOMPARE(document.session().view, std::string(R"({"play":"loop"})"));
            QVERIFY(document.growthLevel().value_or(0) <= 3.0);
        };
        while (document.undoStack().canUndo()) {
            document.undoStack().undo();
            check();
        }
        QCOMPARE(document.anchors()[0].seed, std::optional<quint64>(12));
        while (document.undoStack().canRedo()) {
            document.undoStack().redo();
            check();
        }
        QCOMPARE(document.anchors()[0].seed, std::optional<quint64>(7));
        QCOMPARE(document.growthLevel(), std::optional<double>(3.0));
        QCOMPARE(document.session().path, WalkPath::Spherical);
    }

    void noStepIsForgotten() {
        WalkDocument document;
        const SessionDirection smile = direction("1", 3);
        constexpr int kSteps = 1000;
        for (int i = 1; i <= kSteps; ++i) {
            document.setEdit({}, smile, i / 1000.0);
            document.endGesture();
        }
        QCOMPARE(document.undoStack().count(), kSteps);
        while (document.undoStack().canUndo()) {
            document.undoStack().undo();
        }
        QCOMPARE(document.strengthOf({}, "1"), 0.0);
        QVERIFY(document.session().directions.empty());
    }

    void everyUndoIsTold() {
        WalkDocument document;
        document.setAnchorSeed(0, 7);
        QSignalSpy anchors(&document, &WalkDocument::anchorsChanged);
        QSignalSpy current(&document, &WalkDocument::currentChanged);
        document.undoStack().undo();
        QCOMPARE(anchors.size(), 1);
        QCOMPARE(current.size(), 1);
        QCOMPARE(document.current().seed, std::optional<quint64>(12));
    }

    void aGestureIsOneStep() {
        WalkDocument document;
        const SessionDirection smile = direction("1", 3);
        document.setEdit({}, smile, 0.1);
        document.setEdit({}, smile, 0.2);
        document.setEdit({}, smile, 0.3);
        QCOMPARE(document.undoStack().count(), 1);
        document.endGesture();
        document.setEdit({}, smile, 0.4);
        QCOMPARE(document.undoStack().count(), 2);
        document.undoStack().undo();
        QCOMPARE(document.strengthOf({}, "1"), 0.3);
        document.setEdit({}, smile, 0.5);
        document.undoStack().undo();
        QCOMPARE(document.strengthOf({}, "1"), 0.3);
        document.undoStack().undo();
        QCOMPARE(document.strengthOf({}, "1"), 0.0);
        // A gesture that ends where it began leaves no step.
        document.setGrowthLevel(1.5);
        document.endGesture();
        const int steps = document.undoStack().count();
        document.setGrowthLevel(2.0);
        document.setGrowthLevel(1.5);
        QCOMPARE(document.undoStack().count(), steps);
    }

    void editsMoveEverythingOrOneAnchor() {
        WalkDocument document;
        const SessionDirection smile = direction("1", 3);
        const auto moves = [&](const Latent& latent, double strength) {
            return moved(latent, std::vector<Step>{{smile.components, strength}});
        };
        document.setEdit({0}, smile, 0.4);
        QCOMPARE(document.current().latent, moves(sampleLatent(12, 512), 0.4));
        QVERIFY(document.current().edited);
        document.setPosition(1);
        QVERIFY(!document.current().edited);
        document.setEdit({}, smile, -0.2);
        QCOMPARE(document.current().latent, moves(sampleLatent(30, 512), -0.2));
        document.showSeed(4);
        QCOMPARE(document.current().latent, moves(sampleLatent(4, 512), -0.2));
        document.clearEdits({});
        QCOMPARE(document.current().latent, sampleLatent(4, 512));
        document.setDirections({}, QStringLiteral("forget"));
        QVERIFY(document.anchors()[0].edits.empty());
    }

    void growthIsAskedOfTheGenerator() {
        WalkDocument document;
        QVERIFY(!document.current().options.scale);
        document.setGrowthLevel(2.25);
        QCOMPARE(document.current().options.scale, std::optional<int>(3));
        QCOMPARE(document.current().options.alpha, std::optional<float>(0.75F));
        document.showSeed(3);
        QCOMPARE(document.current().options.scale, std::optional<int>(3));
        ModelReference small;
        small.latentSize = 512;
        document.setModel(small, 3);
        QCOMPARE(document.growthLevel(), std::optional<double>(2.0));
    }

    void theSessionOfTheFaceAsideShowsIt() {
        WalkDocument document;
        document.setEdit({}, direction("1", 3), 0.5);
        document.setClosed(true);
        document.showSeed(1234);
        const Session session = document.sessionOfCurrent();
        QCOMPARE(problemOf(session), std::string());
        QCOMPARE(SessionWalk(session).latentAt(session.position), document.current().latent);
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
        WalkDocument document;
        document.setSession(walk);
        document.setPosition(position);
        document.showSeed(5);
        const Face shown = document.current();
        if (growth) {
            const double level = growth->from + position * (growth->to - growth->from);
            QCOMPARE(shown.options.scale, std::optional<int>(2));
            QCOMPARE(*shown.options.alpha, static_cast<float>(2 - level));
        }
        WalkDocument other;
        other.setSession(document.sessionOfCurrent());
        QVERIFY(other.current() == shown);
        QCOMPARE(other.current().seed, std::optional<quint64>(5));
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
        WalkDocument document;
        document.setSession(face);
        const Moment recorded = SessionWalk(face).at(position);
        QCOMPARE(document.current().latent, recorded.latent);
        QCOMPARE(document.current().options.scale, recorded.options.scale);
        QCOMPARE(document.current().options.alpha, recorded.options.alpha);
        // It still grows while the walk is played.
        document.setPosition(0.75);
        QCOMPARE(document.current().latent, sampleLatent(5, 512));
        QCOMPARE(document.growthLevel(), std::optional<double>(1.5));
        QCOMPARE(names(document), QStringList({"A", "B"}));
    }

    void anotherModelKeepsTheSeeds() {
        WalkDocument document;
        document.setAnchorSeed(0, 21);
        document.setEdit({}, direction("1", 3), 0.5);
        document.setPosition(0.5);
        document.pin(1);  // a latent without a seed
        ModelReference small;
        small.latentSize = 24;
        small.title = "small";
        QVERIFY(!document.undoStack().isClean());
        QVERIFY(document.setModel(small, 2));
        QVERIFY(!document.undoStack().isClean());  // what had changed is not saved by that
        QCOMPARE(document.current().latent, sampleLatent(document.anchors()[1].seed.value(), 24));
        QCOMPARE(document.faceOf(document.anchors()[0]).latent, sampleLatent(21, 24));
        QVERIFY(document.session().directions.empty() && document.session().edits.empty());
        QCOMPARE(problemOf(document.session()), std::string());
        QVERIFY(!document.undoStack().canUndo());

        document.setPosition(0.5);
        document.pin(1);
        const std::vector<SessionAnchor> pinned = document.anchors();
        QVERIFY(!document.setModel(small, 2));
        QVERIFY(document.anchors() == pinned);
        QVERIFY(document.undoStack().canUndo());
    }

    void whatAnotherModelLeavesOutIsUnsaved() {
        WalkDocument document;
        document.setPosition(0.5);
        document.pin(0);
        document.undoStack().setClean();
        ModelReference small;
        small.latentSize = 24;
        QVERIFY(document.setModel(small, 2));
        QVERIFY(!document.undoStack().isClean());

        WalkDocument seeds;
        QVERIFY(!seeds.setModel(small, 2));
        QVERIFY(seeds.undoStack().isClean());
    }

    void aSessionOfOneFaceBecomesAWalk() {
        Session session;
        session.model.latentSize = 512;
        session.anchors = {seedAnchor(12)};
        session.position = 0.7;
        session.stretch = true;
        WalkDocument document;
        document.setAnchorSeed(0, 1);
        document.setSession(session);
        QVERIFY(!document.session().stretch);
        QCOMPARE(document.anchorCount(), 2);
        QCOMPARE(document.current().seed, std::optional<quint64>(12));
        QVERIFY(document.anchors()[1].seed != document.anchors()[0].seed);
        QVERIFY(!document.undoStack().canUndo());
    }

    void positionStaysOnTheWalk() {
        WalkDocument document;
        document.setPosition(-1);
        QCOMPARE(document.position(), 0.0);
        document.setPosition(2);
        QCOMPARE(document.position(), 1.0);
        QCOMPARE(document.anchorBeside(0.3, 1), 1.0);
        QCOMPARE(document.anchorBeside(0.3, -1), 0.0);
        QCOMPARE(document.anchorBeside(0, 1), 1.0);
        QCOMPARE(document.anchorBeside(0, -1), 0.0);
        QCOMPARE(document.anchorBeside(1, 1), 1.0);
    }
};

LATENTWALK_TEST(TestWalkDocument, core)

}  // namespace test_walk_document

#include "test_walk_document.moc"
