// SPDX-License-Identifier: GPL-3.0-or-later

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>

#include "tests/support/fake_generator.h"
#include "tests/support/room.h"
#include "tests/support/window/settled.h"
#include "ui/plane/plane_panel.h"

using namespace latentwalk;

namespace test_plane_panel {

namespace {

constexpr std::int64_t kSize = 24;

// The panel with what feeds it, joined as the window joins them.
struct Bench {
    QTemporaryDir folder;
    std::shared_ptr<test::FakeControl> control = std::make_shared<test::FakeControl>();
    RenderService service;
    Document document;
    DirectionStore store;
    PlanePanel panel;

    Bench()
        : service([this](const std::filesystem::path& path, const OpenOptions&, const Notice&) {
              OpenedGenerator opened{std::make_unique<test::FakeGenerator>(control, kSize), path.string(),
                                     std::string("fake")};
              opened.reference.sha256 = std::string(64, path.string().front());
              return opened;
          }),
          store(folder.path()),
          panel(service, document, store) {
        QObject::connect(&service, &RenderService::checkpointOpened, &panel, [this](const CheckpointInfo& info) {
            store.setModel(QString::fromStdString(info.reference.sha256), kSize);
            panel.setCheckpoint(info);
            ModelReference reference = info.reference;
            reference.latentSize = info.architecture.latentSize;
            document.setModel(reference, info.architecture.scaleCount());
        });
        panel.resize(460, 620);
    }

    bool open(const QString& path = QStringLiteral("a")) {
        QSignalSpy loaded(&store, &DirectionStore::loaded);
        service.openCheckpoint(path);
        return QTest::qWaitFor([&] { return !loaded.isEmpty(); });
    }
    bool start(int directions = 3) {
        panel.show();
        if (!QTest::qWaitForWindowExposed(&panel) || !open()) {
            return false;
        }
        std::vector<Direction> found;
        for (int i = 0; i < directions; ++i) {
            found.push_back({{}, oriented(std::vector<double>(kSize, 0)), DirectionSource::Weights, 1});
            found.back().components = sampleLatent(static_cast<std::uint64_t>(50 + i), kSize);
        }
        store.setFound(Origin::Weights, found);
        return rest();
    }
    bool rest() { return test::settled(service, panel); }

    PlaneView& view() { return *panel.view(); }
    QPoint middle() { return view().rect().center(); }
    // Of the tile so many columns and rows from the middle.
    QPoint tile(int columns, int rows) {
        return middle() + QPoint(qRound(columns * view().side()), qRound(-rows * view().side()));
    }
    double strength(int number) {
        return document.directions().strengthOf({}, QStringLiteral("weights-%1").arg(number).toStdString());
    }
    template <typename Widget>
    Widget* named(const QString& name) {
        for (Widget* one : panel.findChildren<Widget*>()) {
            if (one->accessibleName() == name || one->property("text").toString() == name) {
                return one;
            }
        }
        qFatal("the panel has no %s", qPrintable(name));
        return nullptr;
    }
    void choose(const QString& chooser, const QString& item) {
        auto* box = named<QComboBox>(chooser);
        box->setCurrentIndex(box->findText(item));
        emit box->activated(box->currentIndex());
        QCoreApplication::processEvents();
    }
    void scroll(QPoint point, int delta) {
        QWheelEvent event(point, view().mapToGlobal(point), {}, {0, delta}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(&view(), &event);
    }
    void drag(const QList<QPoint>& points) {
        QTest::mousePress(&view(), Qt::LeftButton, {}, points.front());
        for (const QPoint& point : points) {
            QTest::mouseMove(&view(), point);
        }
        QTest::mouseRelease(&view(), Qt::LeftButton, {}, points.back());
    }
};

}  // namespace

class TestPlanePanel : public QObject {
    Q_OBJECT

private slots:
    void beginsWithTwoDirectionsAndTheShownFaceInTheMiddle() {
        Bench bench;
        QVERIFY(bench.start());
        const auto& plane = bench.document.plane().plane();
        QVERIFY(plane);
        QCOMPARE(plane->across.direction.id, std::string("weights-1"));
        QCOMPARE(plane->up.direction.id, std::string("weights-2"));
        QVERIFY(bench.document.undoStack().isClean());
        QCOMPARE(bench.panel.tiles().missing(), 0);
        const QImage image = bench.panel.tiles().picture(PlaneTile::of(0, 0, 0));
        const float red = bench.document.place().current().latent[0];
        QCOMPARE(qRed(image.pixel(0, 0)), static_cast<int>((std::clamp(red / 3, -1.0F, 1.0F) + 1) / 2 * 255 + 0.5F));
        QVERIFY(bench.view().tilePlaceAt(bench.middle()) == PlanePoint{});
    }

    // Names come a moment later: they are offered first, and begin a plane that nobody has touched.
    void directionsWithNamesComeFirst() {
        Bench bench;
        QVERIFY(bench.start());
        NamedDirection turn;
        turn.id = turn.score = "turn";
        turn.sdPerUnit = 10;
        turn.components = sampleLatent(60, kSize);
        NamedDirection smile = turn;
        smile.id = smile.score = "smile";
        smile.components = sampleLatent(61, kSize);
        bench.panel.setNamed({smile, turn});
        QVERIFY(bench.rest());
        const auto& plane = bench.document.plane().plane();
        QVERIFY(plane);
        QCOMPARE(plane->across.direction.id, std::string("named-turn"));
        QCOMPARE(plane->across.direction.components, turn.components);
        QCOMPARE(plane->up.direction.id, std::string("named-smile"));
        auto* chooser = bench.named<QComboBox>(QStringLiteral("Axis to the right"));
        QCOMPARE(chooser->itemText(0), QStringLiteral("Smile"));
        QCOMPARE(chooser->currentText(), QStringLiteral("Turn head"));
        QVERIFY2(bench.view().describe({0.1, 0}).contains(QStringLiteral("+1.0 SD")),
                 qPrintable(bench.view().describe({0.1, 0})));
        // What was chosen stays.
        bench.choose(QStringLiteral("Axis to the right"), QStringLiteral("Direction 2"));
        bench.panel.setNamed({smile});
        QVERIFY(bench.rest());
        QCOMPARE(plane->across.direction.id, std::string("weights-2"));
    }

    void withoutDirectionsOtherAxesCanBeChosen() {
        Bench bench;
        QVERIFY(bench.start(0));
        QVERIFY(!bench.document.plane().plane());
        QVERIFY(!bench.named<QToolButton>(QStringLiteral("Save as a grid"))->isEnabled());
        QVERIFY(!bench.view().tilePlaceAt(bench.middle()));
        bench.document.place().setPosition(0.4);
        bench.choose(QStringLiteral("Axis to the right"), QStringLiteral("Walk"));
        bench.choose(QStringLiteral("Axis upwards"), QStringLiteral("Growth"));
        QVERIFY(bench.rest());
        QVERIFY(bench.named<QToolButton>(QStringLiteral("Save as a grid"))->isEnabled());
        QTest::mouseClick(&bench.view(), Qt::LeftButton, {}, bench.tile(2, -1));
        QVERIFY(std::abs(bench.document.place().position() - 0.6) < 1e-9);
        QCOMPARE(bench.document.growth().level(), std::optional(1.5));
    }

    void aClickGoesThereAndUndoComesBack() {
        Bench bench;
        QVERIFY(bench.start());
        const Face before = bench.document.place().current();
        QTest::mouseClick(&bench.view(), Qt::LeftButton, {}, bench.tile(1, -1));
        QCOMPARE(bench.strength(1), 0.1);
        QCOMPARE(bench.strength(2), -0.1);
        const SessionPlane plane = bench.document.plane().sessionPlane(3);
        QVERIFY(plane.at({0.1, -0.1}).latent == bench.document.place().current().latent);
        QCOMPARE(plane.here(), std::optional(PlanePoint{0.1, -0.1}));
        bench.document.undoStack().undo();
        QVERIFY(bench.document.place().current() == before);
        QVERIFY2(bench.document.plane().plane(), "undo has taken the plane away");
    }

    void goingAboutOnItMakesNoPictureAnew() {
        Bench bench;
        QVERIFY(bench.start());
        const int images = bench.control->images;
        QTest::mouseClick(&bench.view(), Qt::LeftButton, {}, bench.tile(1, 0));
        bench.document.directions().setStrength({}, bench.document.session().directions[0], 0.15);
        QVERIFY(bench.rest());
        QCOMPARE(bench.control->images.load(), images);
        // Another direction makes other faces everywhere.
        bench.document.directions().setStrength({}, {"else", "", sampleLatent(8, kSize)}, 0.3);
        QVERIFY(bench.rest());
        QVERIFY(bench.control->images > images);
        QCOMPARE(bench.panel.tiles().missing(), 0);
    }

    void draggingLooksElsewhereAndGoesNowhere() {
        Bench bench;
        QVERIFY(bench.start());
        bench.drag({bench.middle(), bench.middle() + QPoint(30, 10), bench.tile(1, 1)});
        const Plane plane = *bench.document.plane().plane();
        QVERIFY(std::abs(plane.x + 0.1) < 0.01 && std::abs(plane.y + 0.1) < 0.01);
        QCOMPARE(bench.strength(1), 0.0);
        QVERIFY(bench.document.undoStack().isClean());
        QVERIFY(bench.rest());
        QCOMPARE(bench.panel.tiles().missing(), 0);
        bench.named<QToolButton>(QStringLiteral("To the middle"))->click();
        QCOMPARE(bench.document.plane().plane()->x, 0.0);
    }

    void theWheelZoomsAboutThePointer() {
        Bench bench;
        QVERIFY(bench.start());
        const QPoint point = bench.tile(1, 1);
        const PlanePoint before = bench.view().placeAt(point);
        bench.scroll(point, 120 * 5);
        const PlanePoint after = bench.view().placeAt(point);
        QVERIFY(bench.document.plane().plane()->zoom > 1);
        QVERIFY(std::abs(before.x - after.x) < 1e-9 && std::abs(before.y - after.y) < 1e-9);
        for (int i = 0; i < 30; ++i) {
            bench.scroll(point, -1200);
        }
        QCOMPARE(bench.document.plane().plane()->zoom, kLeastZoom);
        QVERIFY(bench.rest());
        QCOMPARE(bench.panel.tiles().missing(), 0);
    }

    void keysGoLookAndComeBack() {
        Bench bench;
        QVERIFY(bench.start());
        bench.view().setFocus();
        QTest::keyClick(&bench.view(), Qt::Key_Right);
        QTest::keyClick(&bench.view(), Qt::Key_Right);
        QTest::keyClick(&bench.view(), Qt::Key_Up);
        QCOMPARE(bench.strength(1), 0.2);
        QCOMPARE(bench.strength(2), 0.1);
        const double before = bench.document.plane().plane()->x;
        QTest::keyClick(&bench.view(), Qt::Key_Left, Qt::ShiftModifier);
        QTest::keyClick(&bench.view(), Qt::Key_Plus);
        QCOMPARE(bench.strength(1), 0.2);
        QVERIFY(std::abs(bench.document.plane().plane()->x - before + 0.1) < 0.01);
        QTest::keyClick(&bench.view(), Qt::Key_Home);
        QCOMPARE(bench.document.plane().plane()->x, 0.2);
        bench.document.undoStack().undo();
        QVERIFY2(bench.strength(1) == 0, "steps of one hand are undone together");
    }

    void aTooFarStepIsFollowed() {
        Bench bench;
        QVERIFY(bench.start());
        bench.view().setFocus();
        for (int i = 0; i < 6; ++i) {
            QTest::keyClick(&bench.view(), Qt::Key_Right);
        }
        QVERIFY(bench.view().rect().contains(bench.view().pointOf({bench.strength(1), 0}).toPoint()));
    }

    void betweenFourAnchors() {
        Bench bench;
        QVERIFY(bench.start());
        bench.choose(QStringLiteral("What the plane lies between"), QStringLiteral("Four anchors"));
        QVERIFY(bench.rest());
        auto* add = bench.named<QPushButton>(QStringLiteral("&Add the missing anchors"));
        QVERIFY(add->isVisible());
        add->click();
        QVERIFY(bench.rest());
        QVERIFY(!add->isVisible());
        QCOMPARE(bench.document.anchors().count(), 4);
        // The middle of the view is that of the four.
        QCOMPARE(bench.view().tilePlaceAt(bench.middle()), std::optional(PlanePoint{0.5, 0.5}));
        QTest::mouseClick(&bench.view(), Qt::LeftButton, {}, bench.tile(1, 0));
        const auto& anchors = bench.document.session().anchors;
        const auto latent = [&](int i) { return sampleLatent(*anchors[static_cast<std::size_t>(i)].seed, kSize); };
        const Latent expected = betweenCorners(latent(0), latent(1), latent(2), latent(3), 0.75, 0.5);
        QVERIFY(bench.document.place().current().latent == expected);
        bench.document.undoStack().undo();
        QVERIFY(!bench.document.place().aside());
    }

    void aFaceIsPinnedFromThePlane() {
        Bench bench;
        QVERIFY(bench.start());
        const SessionPlane plane = bench.document.plane().sessionPlane(3);
        const SessionAnchor before = bench.document.session().anchors[1];
        bench.document.plane().pin(plane, {0.2, -0.1}, 1);
        const auto& anchors = bench.document.session().anchors;
        QCOMPARE(anchors[1].name, before.name);
        QVERIFY(problemOf(bench.document.session()).empty());
        QVERIFY(bench.document.anchors().faceOf(anchors[1]).latent == plane.at({0.2, -0.1}).latent);
        bench.document.plane().insert(bench.document.plane().sessionPlane(3), {0.1, 0}, 1);
        QCOMPARE(bench.document.anchors().count(), 3);
        QVERIFY(problemOf(bench.document.session()).empty());
        bench.document.undoStack().undo();
        bench.document.undoStack().undo();
        QVERIFY(bench.document.session().anchors[1] == before);
    }

    void aDrawnPathBecomesTheWalk() {
        Bench bench;
        QVERIFY(bench.start());
        const Session before = bench.document.session();
        QSignalSpy told(&bench.panel, &PlanePanel::told);
        auto* draw = bench.named<QToolButton>(QStringLiteral("Draw a path"));
        draw->click();
        QList<QPoint> line;
        for (int i = 0; i <= 40; ++i) {
            line.append(bench.middle() + QPoint(4 * i - 80, 0));
        }
        bench.drag(line);
        QVERIFY(!draw->isChecked());
        QCOMPARE(told.size(), 1);
        const Session& walk = bench.document.session();
        QCOMPARE(walk.anchors.size(), std::size_t{2});
        QVERIFY(walk.anchors[0].seed == before.anchors[0].seed && walk.anchors[1].seed == before.anchors[0].seed);
        QVERIFY(walk.anchors[0].edits.front().strength < -0.05 && walk.anchors[1].edits.front().strength > 0.05);
        QVERIFY(walk.edits.empty() && !walk.closed);
        bench.document.undoStack().undo();
        QVERIFY(bench.document.session().anchors == before.anchors);
        // A press is no path.
        draw->click();
        bench.drag({bench.middle(), bench.middle() + QPoint(1, 0)});
        QVERIFY(bench.document.session().anchors == before.anchors);
        QCOMPARE(told.size(), 2);
    }

    void aRingIsAClosedWalk() {
        Bench bench;
        QVERIFY(bench.start());
        bench.named<QToolButton>(QStringLiteral("Draw a path"))->click();
        QList<QPoint> line;
        for (int i = 0; i <= 60; ++i) {
            line.append(bench.middle() +
                        QPoint(qRound(100 * std::cos(i * 0.1047)), qRound(100 * std::sin(i * 0.1047))));
        }
        bench.drag(line);
        const Session& walk = bench.document.session();
        QVERIFY(walk.closed);
        QVERIFY2(walk.anchors.size() > 4 && walk.anchors.size() < 16, qPrintable(QString::number(walk.anchors.size())));
    }

    void theGridIsWhatIsInSight() {
        Bench bench;
        QVERIFY(bench.start());
        QSignalSpy grids(&bench.panel, &PlanePanel::gridRequested);
        bench.document.place().showSeed(9);
        bench.named<QToolButton>(QStringLiteral("Save as a grid"))->click();
        QCOMPARE(grids.size(), 1);
        const auto session = grids[0][0].value<Session>();
        QCOMPARE(session.grid.cells, GridCells::Plane);
        const QSize tiles = bench.view().tilesInSight();
        QCOMPARE(session.grid.columns, tiles.width());
        QCOMPARE(session.grid.steps, tiles.width() * tiles.height());
        QCOMPARE(session.anchors.size(), std::size_t{1});
        QCOMPARE(session.anchors[0].seed, std::optional<std::uint64_t>(9));
    }

    void hiddenItCostsNothing() {
        Bench bench;
        QVERIFY(bench.start());
        bench.panel.hide();
        const int images = bench.control->images;
        bench.document.place().showSeed(9);
        QVERIFY(bench.rest());
        QCOMPARE(bench.control->images.load(), images);
        bench.panel.show();
        QVERIFY(bench.rest());
        QVERIFY(bench.control->images > images);
    }

    void anotherModelBeginsAnewAndASessionKeepsItsPlane() {
        Bench bench;
        QVERIFY(bench.start());
        bench.choose(QStringLiteral("Axis upwards"), QStringLiteral("Direction 3"));
        Session kept = bench.document.session();
        QCOMPARE(kept.plane->up.direction.id, std::string("weights-3"));
        kept.plane->x = 0.3;
        QVERIFY(bench.open(QStringLiteral("b")));
        QVERIFY(!bench.document.plane().plane());
        bench.document.setSession(kept);
        QVERIFY(bench.rest());
        QCOMPARE(bench.document.plane().plane(), kept.plane);
        QCOMPARE(bench.view().plane(), *kept.plane);
    }
};

LATENTWALK_TEST(TestPlanePanel, window)

}  // namespace test_plane_panel

#include "test_plane_panel.moc"
