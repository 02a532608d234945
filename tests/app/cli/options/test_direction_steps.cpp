// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "app/cli/options/direction_steps.h"
#include "tests/support/room.h"

using namespace latentwalk::cli;

namespace test_direction_steps {

class TestDirectionSteps : public QObject {
    Q_OBJECT

private slots:
    void reads_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("index");
        QTest::addColumn<double>("strength");
        QTest::newRow("plus") << "dirs.npy:0=+0.4"
                              << "dirs.npy" << 0 << 0.4;
        QTest::newRow("minus") << "dirs.npy:12=-0.25"
                               << "dirs.npy" << 12 << -0.25;
        QTest::newRow("no sign") << "a/b.npy:3=1"
                                 << "a/b.npy" << 3 << 1.0;
        QTest::newRow("colon in the name") << "C:x=y.npy:3=0"
                                           << "C:x=y.npy" << 3 << 0.0;
    }
    void reads() {
        QFETCH(QString, text);
        QFETCH(QString, file);
        QFETCH(int, index);
        QFETCH(double, strength);
        const auto step = parseDirectionStep(text.toStdString());
        QVERIFY(step);
        QCOMPARE(QString::fromStdString(step->file.string()), file);
        QCOMPARE(step->index, index);
        QCOMPARE(step->strength, strength);
    }

    void refuses_data() {
        QTest::addColumn<QString>("text");
        for (const char* text : {"", "dirs.npy", "dirs.npy:0", "dirs.npy=0.4", ":0=0.4", "dirs.npy:=0.4", "dirs.npy:0=",
                                 "dirs.npy:-1=0.4", "dirs.npy:0=+-0.4", "dirs.npy:0=nan", "dirs.npy:0=inf",
                                 "dirs.npy:0=0.4x", "dirs.npy:1.5=0.4", "dirs.npy:99999999999999999999=0.4"}) {
            QTest::newRow(text) << text;
        }
    }
    void refuses() {
        QFETCH(QString, text);
        QVERIFY(!parseDirectionStep(text.toStdString()));
    }
};

LATENTWALK_TEST(TestDirectionSteps, none)

}  // namespace test_direction_steps

#include "test_direction_steps.moc"
