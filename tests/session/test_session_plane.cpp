// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>
#include <cmath>

#include "core/latent/direction.h"
#include "core/plane/plane_walk.h"
#include "core/plane/session_plane.h"
#include "tests/support/room.h"
#include "tests/support/sessions.h"

using namespace latentwalk;

namespace test_session_plane {

namespace {

constexpr int kScales = 5;

PlaneAxis along(const char* id, std::uint64_t seed) {
    return {PlaneAxisKind::Direction, {id, "", sampleLatent(seed, 24)}};
}

// A walk over four faces, one of which has edits of its own, with an edit of every face.
Session session(const Plane& plane) {
    Session result = test::seedSession({3, 4, 5, 6});
    result.directions = {{"other", "", sampleLatent(91, 24)}};
    result.edits = {{"other", 0.2}};
    result.anchors[1].edits = {{"other", -0.1}};
    result.position = 0.21;
    result.growth = Growth{1, 4};
    result.plane = plane;
    return result;
}

Plane axes(const PlaneAxis& across, const PlaneAxis& up) {
    Plane plane;
    plane.across = across;
    plane.up = up;
    return plane;
}

// What the stage shows of a session: its walk's face, or the one beside it.
Moment shown(const PlaneFace& face) {
    Session session = face.session;
    if (face.aside) {
        const auto& growth = session.growth;
        if (growth) {
            const double level = growth->from + session.position * (growth->to - growth->from);
            session.growth = Growth{level, level};
        }
        session.anchors = {*face.aside};
        session.position = 0;
    }
    return SessionWalk(session).at(session.position);
}

double angle(const Latent& a, const Latent& b) {
    return std::acos(std::clamp(cosine(a, b), -1.0, 1.0));
}

}  // namespace

class TestSessionPlane : public QObject {
    Q_OBJECT

private slots:
    void eachPlaceIsTheFaceThatGoingThereShows_data() {
        QTest::addColumn<Plane>("plane");
        QTest::addColumn<bool>("aside");
        const PlaneAxis walk{PlaneAxisKind::Walk};
        const PlaneAxis growth{PlaneAxisKind::Growth};
        QTest::newRow("two directions") << axes(along("x", 1), along("y", 2)) << false;
        QTest::newRow("beside the walk") << axes(along("x", 1), along("y", 2)) << true;
        QTest::newRow("one that is edited") << axes(along("x", 1), along("other", 91)) << false;
        QTest::newRow("one alone") << axes(along("x", 1), {}) << false;
        QTest::newRow("the walk") << axes(walk, along("y", 2)) << false;
        QTest::newRow("the walk from beside it") << axes(along("x", 1), walk) << true;
        QTest::newRow("growth") << axes(along("x", 1), growth) << false;
        QTest::newRow("growth beside the walk") << axes(growth, along("y", 1)) << true;
        QTest::newRow("walk and growth") << axes(walk, growth) << false;
        Plane corners;
        corners.kind = PlaneKind::Corners;
        QTest::newRow("corners") << corners << false;
        QTest::newRow("corners from beside") << corners << true;
    }
    void eachPlaceIsTheFaceThatGoingThereShows() {
        QFETCH(Plane, plane);
        QFETCH(bool, aside);
        const Session all = session(plane);
        const SessionAnchor beside{"", 77, {}, {{"other", 0.05}}};
        const SessionPlane faces(all, aside ? std::optional(beside) : std::nullopt, kScales);
        QVERIFY(!faces.empty());
        for (const PlanePoint wanted : {PlanePoint{0, 0}, {0.3, 0.1}, {-0.2, 0.75}, {1, 1}, {2.5, -3}}) {
            const PlanePoint place{faces.across().nearest(wanted.x), faces.up().nearest(wanted.y)};
            const Moment moment = faces.at(place);
            const PlaneFace face = faces.goTo(place);
            QVERIFY(problemOf(face.session).empty());
            QVERIFY(moment.latent == shown(face).latent);
            QVERIFY(moment.options == shown(face).options);
            // From there the plane is the same, and says where it is.
            const SessionPlane there(face.session, face.aside, kScales);
            QVERIFY(there.at({0.4, 0.4}).latent == faces.at({0.4, 0.4}).latent);
            QVERIFY(there.showsSame(faces));
            if (plane.kind == PlaneKind::Axes) {
                QCOMPARE(there.here(), std::optional(place));
            }
        }
    }

    void whatChangesTheFacesIsToldFromWhatMovesOnThem() {
        const Session before = session(axes(along("x", 1), along("y", 2)));
        const SessionPlane plane(before, std::nullopt, kScales);
        Session moved = plane.goTo({0.3, 0.3}).session;
        moved.plane->x = 4;
        moved.plane->zoom = 2;
        QVERIFY(SessionPlane(moved, std::nullopt, kScales).showsSame(plane));
        const auto differs = [&](const std::function<void(Session&)>& change) {
            Session other = before;
            change(other);
            return !SessionPlane(other, std::nullopt, kScales).showsSame(plane);
        };
        QVERIFY(differs([](Session& s) { s.position = 0.5; }));
        QVERIFY(differs([](Session& s) { s.edits[0].strength = 0.1; }));
        QVERIFY(differs([](Session& s) { s.growth = Growth{2, 2}; }));
        QVERIFY(differs([](Session& s) { s.plane->up = along("y", 3); }));
        QVERIFY(differs([](Session& s) { s.model.sha256 = std::string(64, 'a'); }));
    }

    void withoutAxesOrAnchorsThereIsNothing() {
        QVERIFY(SessionPlane(session({}), std::nullopt, kScales).empty());
        Plane corners;
        corners.kind = PlaneKind::Corners;
        Session three = session(corners);
        three.anchors.pop_back();
        QVERIFY(SessionPlane(three, std::nullopt, kScales).empty());
        Session none = session({});
        none.plane.reset();
        QVERIFY(SessionPlane(none, std::nullopt, kScales).empty());
    }

    void cornersAreTheAnchorsAndTheCirclesGoOn() {
        const Latent a = sampleLatent(1, 24);
        const Latent b = sampleLatent(2, 24);
        const Latent c = sampleLatent(3, 24);
        const Latent d = sampleLatent(4, 24);
        QVERIFY(betweenCorners(a, b, c, d, 0, 1) == a);
        QVERIFY(betweenCorners(a, b, c, d, 1, 1) == b);
        QVERIFY(betweenCorners(a, b, c, d, 0, 0) == c);
        QVERIFY(betweenCorners(a, b, c, d, 1, 0) == d);
        QVERIFY(betweenCorners(a, b, c, d, 0.5, 1) == interpolate(a, b, 0.5, WalkPath::Spherical));
        // Equal steps to the right are equal angles, within the corners and beyond.
        const double step = angle(c, d) / 4;
        for (const double x : {-2.0, -0.25, 0.5, 0.75, 1.0, 1.5}) {
            const double turned = angle(betweenCorners(a, b, c, d, x, 0), betweenCorners(a, b, c, d, x + 0.25, 0));
            QVERIFY2(std::abs(turned - step) < 1e-5, qPrintable(QString::number(turned)));
        }
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, (void)betweenCorners(a, b, c, Latent(3), 0, 0));
    }

    void everySecondTileIsOneOfTheLevelBefore() {
        const Plane plane = axes(along("x", 1), {PlaneAxisKind::Growth});
        for (int level = -3; level < 6; ++level) {
            for (std::int64_t index = -40; index <= 40; ++index) {
                QCOMPARE(placeOfTile(2 * index, planeStep(plane, plane.across, level + 1)),
                         placeOfTile(index, planeStep(plane, plane.across, level)));
            }
        }
        QCOMPARE(tileAt(0.31, 0.1), 3);
        QCOMPARE(tileAt(-0.29, 0.1), -3);
    }

    void aGridsTilesLieAroundTheMiddleAndEndWithThePlane() {
        Plane plane = axes(along("x", 1), along("y", 2));
        plane.x = 0.52;
        plane.y = -0.2;
        const auto cells = planeCells(plane, {-1000, 1000}, {-1000, 1000}, 3, 2);
        QCOMPARE(cells.size(), std::size_t{6});
        QCOMPARE(cells[1], (PlanePoint{placeOfTile(5, 0.1), cells[0].y}));
        QVERIFY(cells[0].y > cells[3].y);
        plane = axes({PlaneAxisKind::Walk}, {});
        plane.x = 0.95;
        const auto walk = planeCells(plane, {0, 1}, {0, 0}, 5, 1);
        QCOMPARE(walk.front(), (PlanePoint{placeOfTile(6, 0.1), 0}));
        QCOMPARE(walk.back(), (PlanePoint{1, 0}));
        const auto wide = planeCells(plane, {0, 1}, {0, 0}, 14, 1);
        QCOMPARE(wide.front().x, 0.0);
        QCOMPARE(wide[10].x, 1.0);
        QCOMPARE(wide.back().x, 1.0);
    }

    void aWalkAlongAPathShowsThePlanesFaces_data() { eachPlaceIsTheFaceThatGoingThereShows_data(); }
    void aWalkAlongAPathShowsThePlanesFaces() {
        QFETCH(Plane, plane);
        QFETCH(bool, aside);
        const SessionAnchor beside{"", 77, {}, {}};
        const SessionPlane faces(session(plane), aside ? std::optional(beside) : std::nullopt, kScales);
        const std::vector<PlanePoint> path{{0, 0}, {0.2, 1}, {0.7, 0.3}};
        const Session along = planeWalk(faces, path);
        QVERIFY(problemOf(along).empty());
        QCOMPARE(along.anchors.size(), path.size());
        const SessionWalk walk(along);
        for (std::size_t i = 0; i < path.size(); ++i) {
            const PlanePoint place{faces.across().nearest(path[i].x), faces.up().nearest(path[i].y)};
            QVERIFY(walk.at(walk.anchorPositions()[i]).latent == faces.at(place).latent);
        }
        if (plane.up.kind == PlaneAxisKind::Growth) {
            QCOMPARE(along.growth, std::optional(Growth{0, 0.3}));
        }
    }

    void aSeedStaysASeedOnAPath() {
        Session one = test::seedSession({3});
        one.plane = axes(along("x", 1), along("y", 2));
        const Session walk =
            planeWalk(SessionPlane(one, std::nullopt, kScales), std::vector<PlanePoint>{{0, 0}, {0.2, 0}});
        QCOMPARE(walk.anchors[0], (SessionAnchor{"", 3, {}, {}}));
        QCOMPARE(walk.anchors[1], (SessionAnchor{"", 3, {}, {{"x", 0.2}}}));
    }

    void anAnchorFromThePlaneShowsItsFace() {
        Session one = session(axes(along("x", 1), along("y", 2)));
        one.directions.push_back({"x", "", sampleLatent(1, 24)});
        one.anchors[0].edits = {{"x", 0.1}};
        one.position = 0;
        const auto at = [&](const SessionPlane& plane, PlanePoint place) {
            Session with = plane.goTo({0, 0}).session;
            with.edits = one.edits;
            with.anchors = {planeAnchor(plane, place)};
            with.position = 0;
            return cosine(SessionWalk(with).at(0).latent, plane.at(place).latent);
        };
        QVERIFY(at(SessionPlane(one, std::nullopt, kScales), {0.2, -0.3}) > 0.999);
        one.edits.push_back({"x", 0.3});
        QVERIFY(at(SessionPlane(one, std::nullopt, kScales), {0.2, -0.3}) > 0.999);
        QVERIFY(at(SessionPlane(one, std::nullopt, kScales), {0.3, 0}) > 0.99999);
    }
};

LATENTWALK_TEST(TestSessionPlane, none)

}  // namespace test_session_plane

#include "test_session_plane.moc"
