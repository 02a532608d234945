// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/walk/session_walk.h"

#include <QTest>
#include <cmath>
#include <functional>
#include <numeric>

#include "tests/support/reference.h"
#include "tests/support/room.h"
#include "tests/support/sessions.h"
#include "tests/support/stopping.h"

using namespace latentwalk;

namespace test_session_walk {

namespace {

double length(const Latent& latent) {
    return std::sqrt(std::inner_product(latent.begin(), latent.end(), latent.begin(), 0.0));
}

// One "face" whose pixels are `curve` of the latent's first component; counts what it is asked for.
class CurveGenerator final : public Generator {
public:
    explicit CurveGenerator(double (*curve)(double)) : m_curve(curve) { m_architecture.depths = {4, 4, 4, 4, 4}; }

    const Architecture& architecture() const override { return m_architecture; }
    bool hasHead(int scale) const override { return scale >= 3; }
    Message device() const override { return std::string("test"); }
    Precision precision() const override { return Precision::Float32; }
    Images generate(const LatentBatch& latents, const GenerateOptions& options) override {
        askedScale = options.scale;
        Images images{latents.count, 1, 2, 2, {}};
        for (std::int64_t i = 0; i < latents.count; ++i) {
            images.values.insert(images.values.end(), 4, static_cast<float>(m_curve(latents.row(i)[0])));
        }
        return images;
    }

    std::optional<int> askedScale;

private:
    Architecture m_architecture;
    double (*m_curve)(double);
};

Session numbers(std::initializer_list<float> values) {
    Session session;
    session.model.latentSize = 1;
    for (const float value : values) {
        session.anchors.push_back({"", std::nullopt, {value}, {}});
    }
    return session;
}

}  // namespace

class TestSessionWalk : public QObject {
    Q_OBJECT

private slots:
    void anchorsAreMetExactly() {
        Session session = test::seedSession({3, 4, 5});
        for (const Easing easing : {Easing::None, Easing::Smooth}) {
            for (const WalkPath path : {WalkPath::Straight, WalkPath::Spherical}) {
                session.easing = easing;
                session.path = path;
                session.closed = false;
                QVERIFY(SessionWalk(session).latentAt(0) == sampleLatent(3, 24));
                QVERIFY(SessionWalk(session).latentAt(0.5) == sampleLatent(4, 24));
                QVERIFY(SessionWalk(session).latentAt(1) == sampleLatent(5, 24));
                session.closed = true;
                const SessionWalk loop(session);
                QCOMPARE(loop.anchorPositions().size(), std::size_t{4});
                for (std::size_t i = 0; i < 4; ++i) {
                    QVERIFY(loop.latentAt(loop.anchorPositions()[i]) == sampleLatent(3 + i % 3, 24));
                }
            }
        }
    }

    void itIsTheWalkOfItsAnchors() {
        Session session = test::seedSession({3, 4, 5});
        session.path = WalkPath::Spherical;
        const Walk walk({sampleLatent(3, 24), sampleLatent(4, 24), sampleLatent(5, 24)}, WalkPath::Spherical);
        for (const double position : {0.1, 0.25, 0.6, 0.999}) {
            const auto latent = SessionWalk(session).latentAt(position);
            QVERIFY(test::largestDifference(latent, walk.at(position)) < 1e-6);
        }
    }

    void smoothStopsAtAnchors() {
        Session session = numbers({0, 1, 2});
        session.easing = Easing::Smooth;
        const SessionWalk walk(session);
        QCOMPARE(walk.latentAt(0.25)[0], 0.5F);
        QCOMPARE(walk.latentAt(0.125)[0], 0.15625F);  // t = 1/4: 3/16 - 2/64
        QVERIFY(walk.latentAt(0.501)[0] - 1 < 0.0001F);
    }

    void editsKeepTheLengthAndAreExactWhenNothingMoves() {
        const Latent latent = sampleLatent(1, 24);
        const std::vector<SessionDirection> directions{{"d", "", sampleLatent(9, 24)}, {"zero", "", Latent(24)}};
        const std::vector<Edit> none{{"d", 0.0}, {"zero", 0.5}};
        QVERIFY(edited(latent, none, directions) == latent);
        const std::vector<Edit> some{{"d", 0.4}};
        const Latent moved = edited(latent, some, directions);
        QVERIFY(std::abs(length(moved) - length(latent)) < 1e-5);
        // By hand: z + |z| * 0.4 * d/|d|, then the length of z.
        Latent expected(24);
        for (std::size_t i = 0; i < 24; ++i) {
            expected[i] = static_cast<float>(latent[i] + length(latent) * 0.4 * directions[0].components[i] /
                                                             length(directions[0].components));
        }
        const double factor = length(latent) / length(expected);
        for (float& value : expected) {
            value = static_cast<float>(value * factor);
        }
        QVERIFY(test::largestDifference(moved, expected) < 1e-5);
        const std::vector<Edit> unknown{{"nobody", 0.4}};
        QVERIFY_EXCEPTION_THROWN(edited(latent, unknown, directions), std::invalid_argument);
    }

    void anchorsHaveTheirOwnEditsAndAllHaveTheGlobalOnes() {
        Session session = test::seedSession({1, 2});
        session.directions = {{"d", "", sampleLatent(9, 24)}, {"e", "", sampleLatent(10, 24)}};
        session.anchors[0].edits = {{"d", 0.3}};
        const std::vector<Edit> onlyD{{"d", 0.3}};
        const Latent a = edited(sampleLatent(1, 24), onlyD, session.directions);
        QVERIFY(SessionWalk(session).latentAt(0) == a);
        QVERIFY(SessionWalk(session).latentAt(1) == sampleLatent(2, 24));
        session.edits = {{"e", -0.2}};
        QVERIFY(SessionWalk(session).latentAt(0) == edited(a, session.edits, session.directions));
        QVERIFY(SessionWalk(session).latentAt(1) == edited(sampleLatent(2, 24), session.edits, session.directions));
    }

    void constantSpeedChangesThePictureEvenly() {
        // The picture changes as t^3 does on the first segment; the second changes it twice as much, evenly.
        CurveGenerator generator([](double x) { return (x <= 1 ? x * x * x : 1 + 2 * (x - 1)) / 4; });
        Session session = numbers({0, 1, 2});
        session.timing = Timing::ConstantSpeed;
        QVERIFY(SessionWalk(session).needsPace());
        ensurePace(session, generator);
        QVERIFY(session.pace);
        QCOMPARE(generator.askedScale, std::optional(3));
        // Not on pictures whose colours may be wrong.
        Session again = numbers({0, 1, 2});
        again.timing = Timing::ConstantSpeed;
        generator.setStaleScales({3});
        ensurePace(again, generator);
        QCOMPARE(generator.askedScale, std::optional(4));
        const SessionWalk walk(session);
        QVERIFY(!walk.needsPace());
        QVERIFY(std::abs(walk.anchorPositions()[1] - 1.0 / 3) < 1e-6);
        const auto pictureAt = [&](double position) {
            return generator.generate(LatentBatch::of(walk.latentAt(position)), {}).values[0];
        };
        for (int i = 0; i <= 30; ++i) {
            QVERIFY(std::abs(pictureAt(i / 30.0) - 0.75 * i / 30.0) < 0.003);
        }
        QCOMPARE(walk.latentAt(walk.anchorPositions()[1])[0], 1.0F);
        QCOMPARE(walk.latentAt(1)[0], 2.0F);
    }

    void aPaceOfAnotherWalkIsNotUsed() {
        CurveGenerator generator([](double x) { return x * x / 4; });
        Session session = numbers({0, 1});
        session.timing = Timing::ConstantSpeed;
        ensurePace(session, generator);
        const auto changes = std::vector<std::function<void(Session&)>>{
            [](Session& s) { s.anchors[1].components[0] = 1.5F; }, [](Session& s) { s.closed = true; },
            [](Session& s) { s.model.kind = GeneratorKind::Raw; },
            [](Session& s) { s.model.sha256 = std::string(64, '0'); },
            [](Session& s) { s.anchors.push_back(s.anchors[0]); }};
        for (const auto& change : changes) {
            Session other = session;
            change(other);
            QVERIFY(SessionWalk(other).needsPace());
            QCOMPARE(SessionWalk(other).placeAt(0.125).t, other.closed || other.anchors.size() == 3 ? 0.25 : 0.125);
        }
        session.position = 0.7;  // nothing that the pace depends on
        QVERIFY(!SessionWalk(session).needsPace());
        session.timing = Timing::Even;
        QCOMPARE(SessionWalk(session).placeAt(0.125).t, 0.125);
    }

    void measuringCanBeCancelledAndStandingStillIsNoTrouble() {
        CurveGenerator generator([](double) { return 0.5; });
        Session session = numbers({0, 1, 1, 2});
        session.timing = Timing::ConstantSpeed;
        QVERIFY_EXCEPTION_THROWN(ensurePace(session, generator, test::stoppingAt(20)), Stopped);
        QVERIFY(!session.pace);
        ensurePace(session, generator);
        QVERIFY(session.pace);
        QCOMPARE(SessionWalk(session).latentAt(0.5)[0], 1.0F);  // no change anywhere: even
        Session one = numbers({4});
        one.timing = Timing::ConstantSpeed;
        QVERIFY(!SessionWalk(one).needsPace());
        QCOMPARE(SessionWalk(one).latentAt(0.3)[0], 4.0F);
        // A segment on which nothing changes takes no time.
        CurveGenerator steps([](double x) { return x / 4; });
        Session pause = numbers({0, 1, 1, 2});
        pause.timing = Timing::ConstantSpeed;
        ensurePace(pause, steps);
        const SessionWalk walk(pause);
        QCOMPARE(walk.anchorPositions()[1], walk.anchorPositions()[2]);
        for (int i = 0; i <= 40; ++i) {
            QVERIFY(std::abs(walk.latentAt(i / 40.0)[0] - 2 * i / 40.0F) < 1e-5F);
        }
    }

    void growthGivesScaleAndWeight() {
        Session session = numbers({0});
        session.growth = Growth{0, 2};
        const auto options = [&](double position) { return SessionWalk(session).at(position).options; };
        QCOMPARE(options(0).scale, std::optional(0));
        QCOMPARE(options(0).alpha, std::optional(0.0F));
        QCOMPARE(options(0.125).scale, std::optional(1));
        QCOMPARE(options(0.125).alpha, std::optional(0.75F));  // a quarter of the new layer
        QCOMPARE(options(0.5).scale, std::optional(1));
        QCOMPARE(options(0.5).alpha, std::optional(0.0F));
        QCOMPARE(options(1).scale, std::optional(2));
        session.growth.reset();
        session.scale = 1;
        session.alpha = 0.25F;
        QCOMPARE(options(0.5).scale, std::optional(1));
        QCOMPARE(options(0.5).alpha, std::optional(0.25F));
    }

    void sessionsThatCannotBeWalkedAreRefused() {
        QVERIFY_EXCEPTION_THROWN(SessionWalk(Session{}), std::invalid_argument);
        Session broken = numbers({1});
        broken.edits = {{"nobody", 1}};
        QVERIFY_EXCEPTION_THROWN(SessionWalk{broken}, std::invalid_argument);
    }
};

LATENTWALK_TEST(TestSessionWalk, none)

}  // namespace test_session_walk

#include "test_session_walk.moc"
