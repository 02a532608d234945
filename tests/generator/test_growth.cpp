// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>
#include <cmath>

#include "core/walk/growth.h"
#include "tests/support/room.h"

using namespace latentwalk;

namespace test_growth {

class TestGrowth : public QObject {
    Q_OBJECT

private slots:
    void levelsAreScalesAndWhatFadesIn_data() {
        QTest::addColumn<double>("level");
        QTest::addColumn<int>("scale");
        QTest::addColumn<double>("alpha");
        QTest::newRow("the beginning") << 0.0 << 0 << 0.0;
        QTest::newRow("hardly begun") << 0.25 << 1 << 0.75;
        QTest::newRow("a whole level") << 2.0 << 2 << 0.0;
        QTest::newRow("almost there") << 2.9 << 3 << 0.1;
        QTest::newRow("the end") << 5.0 << 5 << 0.0;
        QTest::newRow("below") << -1.0 << 0 << 0.0;
        QTest::newRow("above") << 9.5 << 5 << 0.0;
    }
    void levelsAreScalesAndWhatFadesIn() {
        QFETCH(double, level);
        QFETCH(int, scale);
        QFETCH(double, alpha);
        const GenerateOptions options = growthAt(level, 6);
        QCOMPARE(*options.scale, scale);
        QVERIFY(std::abs(static_cast<double>(*options.alpha) - alpha) < 1e-6);
    }

    void aSingleScaleCannotGrow() {
        QCOMPARE(*growthAt(0.5, 1).scale, 0);
        QVERIFY_EXCEPTION_THROWN(growthAt(NAN, 6), std::invalid_argument);
    }

    void aCheckpointStandsWhereItWasSaved() {
        Architecture architecture;
        architecture.depths = {8, 8, 8};
        QCOMPARE(grownLevel(architecture), 2.0);
        architecture.alpha = 0.25F;
        QCOMPARE(grownLevel(architecture), 1.75);
        QCOMPARE(*growthAt(grownLevel(architecture), 3).alpha, 0.25F);
    }

    void enlargingRepeatsPixels() {
        const Images images{1, 2, 2, 2, {1, 2, 3, 4, 5, 6, 7, 8}};
        const Images result = enlarged(images, 4);
        QCOMPARE(result.values, (std::vector<float>{1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4,
                                                    5, 5, 6, 6, 5, 5, 6, 6, 7, 7, 8, 8, 7, 7, 8, 8}));
        QVERIFY(enlarged(images, 2).values == images.values);
        QVERIFY_EXCEPTION_THROWN(enlarged(images, 3), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(enlarged(images, 1), std::invalid_argument);
    }
};

LATENTWALK_TEST(TestGrowth, none)

}  // namespace test_growth

#include "test_growth.moc"
