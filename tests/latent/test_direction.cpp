// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>
#include <cmath>

#include "core/latent/direction.h"
#include "core/message/error.h"
#include "tests/support/room.h"

using namespace latentwalk;

namespace test_direction {

namespace {

double length(const Latent& latent) {
    double sum = 0;
    for (const float value : latent) {
        sum += static_cast<double>(value) * value;
    }
    return std::sqrt(sum);
}

Direction direction(std::uint64_t seed, std::int64_t size = 64) {
    const Latent random = sampleLatent(seed, size);
    const std::vector<double> values(random.begin(), random.end());
    return {"name", oriented(values), DirectionSource::Images, 3.5};
}

}  // namespace

class TestDirection : public QObject {
    Q_OBJECT

private slots:
    void nothingToDoGivesTheLatentItself() {
        const Latent latent = sampleLatent(1, 64);
        const Latent a = direction(2).components;
        const Latent b = direction(3).components;
        QVERIFY(moved(latent, {}) == latent);
        QVERIFY(moved(latent, std::vector<Step>{{a, 0.0}, {b, 0.0}}) == latent);
        QVERIFY(moved(latent, std::vector<Step>{{Latent(64, 0.0F), 0.4}}) == latent);
        QVERIFY(moved(Latent(64, 0.0F), std::vector<Step>{{a, 0.4}}) == Latent(64, 0.0F));
    }

    // A step of s turns a latent orthogonal to the direction by atan(s), and keeps its length.
    void aStepIsInUnitsOfTheLatentsLength_data() {
        QTest::addColumn<float>("size");
        QTest::addColumn<double>("strength");
        QTest::newRow("forth") << 1.0F << 0.6;
        QTest::newRow("back") << 1.0F << -0.6;
        QTest::newRow("long latent") << 30.0F << 0.25;
    }
    void aStepIsInUnitsOfTheLatentsLength() {
        QFETCH(float, size);
        QFETCH(double, strength);
        const Latent latent{size, 0, 0};
        for (const float scale : {1.0F, 7.0F}) {  // only where the direction points counts
            const Latent to = moved(latent, std::vector<Step>{{Latent{0, scale, 0}, strength}});
            QVERIFY(std::abs(length(to) / static_cast<double>(size) - 1) < 1e-6);
            QVERIFY(std::abs(std::atan2(to[1], to[0]) - std::atan(strength)) < 1e-6);
            QCOMPARE(to[2], 0.0F);
        }
    }

    void severalDirectionsAdd() {
        const Latent to = moved(Latent{2, 0, 0}, std::vector<Step>{{Latent{0, 1, 0}, 0.5}, {Latent{0, 0, 1}, -0.25}});
        QVERIFY(std::abs(to[1] / to[0] - 0.5F) < 1e-6F);
        QVERIFY(std::abs(to[2] / to[0] + 0.25F) < 1e-6F);
        const Latent latent = sampleLatent(4, 64);
        const Latent a = direction(2).components;
        const Latent b = direction(3).components;
        const Latent ab = moved(latent, std::vector<Step>{{a, 0.3}, {b, -0.4}});
        QVERIFY(ab == moved(latent, std::vector<Step>{{a, 0.3}, {b, -0.4}}));
        QVERIFY(cosine(ab, moved(latent, std::vector<Step>{{b, -0.4}, {a, 0.3}})) > 1 - 1e-12);
    }

    void badStepsAreRefused() {
        const Latent latent{1, 2};
        QVERIFY_EXCEPTION_THROWN(moved(latent, std::vector<Step>{{Latent{1}, 0.1}}), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(moved(latent, std::vector<Step>{{Latent{1, 0}, NAN}}), std::invalid_argument);
    }

    void orientedFixesLengthAndSign() {
        QCOMPARE(oriented(std::vector<double>{3, -4}), (Latent{-0.6F, 0.8F}));
        QCOMPARE(oriented(std::vector<double>{-3, 4}), (Latent{-0.6F, 0.8F}));
        QCOMPARE(oriented(std::vector<double>{-1, 1}), oriented(std::vector<double>{1, -1}));
        QCOMPARE(oriented(std::vector<double>{0, 0}), (Latent{0, 0}));
    }

    void conditionsAreLeftAlone() {
        const Direction one = direction(1);
        std::vector<Latent> conditions{direction(2).components, direction(3).components, Latent(64, 0.0F)};
        for (float& value : conditions[1]) {
            value *= 20;  // conditions need no length
        }
        // A condition that follows from the others changes nothing.
        Latent both(64);
        for (std::size_t i = 0; i < both.size(); ++i) {
            both[i] = conditions[0][i] - 0.5F * conditions[1][i];
        }
        const Direction two = orthogonalTo(one, conditions);
        conditions.push_back(both);
        const Direction three = orthogonalTo(one, conditions);
        for (const Direction& result : {two, three}) {
            for (const Latent& condition : conditions) {
                QVERIFY(std::abs(cosine(result.components, condition)) < 1e-6);
            }
            QVERIFY(std::abs(length(result.components) - 1) < 1e-6);
            QVERIFY(cosine(result.components, one.components) > 0.8);
            QCOMPARE(result.name, one.name);
            QCOMPARE(result.value, one.value);
            QCOMPARE(result.source, one.source);
        }
        QVERIFY(cosine(two.components, three.components) > 1 - 1e-9);
    }

    void withoutConditionsADirectionStays() {
        const Direction one = direction(1);
        QVERIFY(cosine(orthogonalTo(one, {}).components, one.components) > 1 - 1e-12);
    }

    void aDirectionInTheirSpanHasNothingLeft() {
        const std::vector<Latent> conditions{direction(2).components, direction(3).components};
        Direction inside = direction(2);
        for (std::size_t i = 0; i < inside.components.size(); ++i) {
            inside.components[i] += 0.7F * conditions[1][i];
        }
        QVERIFY_EXCEPTION_THROWN(orthogonalTo(inside, conditions), Error);
        QVERIFY_EXCEPTION_THROWN(orthogonalTo(inside, std::vector<Latent>{Latent{1, 2}}), std::invalid_argument);
    }
};

LATENTWALK_TEST(TestDirection, none)

}  // namespace test_direction

#include "test_direction.moc"
