// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <limits>

#include "core/diagnosis/report.h"
#include "tests/support/room.h"

using namespace latentwalk;

namespace test_report {

class TestReport : public QObject {
    Q_OBJECT

private:
    static Report report() {
        return {{{"Some part",
                  {{"oneDNN", std::string("2.6")},
                   {"exact", std::numeric_limits<double>::infinity()},
                   {"PSNR in dB", 75.25},
                   {"bytes", std::int64_t{1234567}},
                   {"right", true},
                   {"features", std::vector<std::string>{"avx2", "fma"}},
                   {"nothing", std::string()}}}},
                {}};
    }

private slots:
    void textIsForPeople() {
        const QString text = QString::fromStdString(toText(report()));
        QVERIFY(text.startsWith(QStringLiteral("Some part\n  oneDNN                  2.6\n")));
        QVERIFY(text.contains(QStringLiteral("1,234,567\n")) && text.contains(QStringLiteral("avx2, fma\n")));
        QVERIFY(text.endsWith(QStringLiteral("Nothing is wrong.\n")));
        Report bad = report();
        bad.problems = {"this is bad"};
        const QString complaint = QString::fromStdString(toText(bad));
        QVERIFY(complaint.endsWith(QStringLiteral("What is wrong\n  this is bad\n")));
        QVERIFY(!complaint.contains(QStringLiteral("Nothing is wrong")));
    }

    void jsonIsForPrograms() {
        const QJsonObject json = QJsonDocument::fromJson(QByteArray::fromStdString(toJson(report()))).object();
        const QJsonObject part = json[QStringLiteral("some_part")].toObject();
        QCOMPARE(part[QStringLiteral("onednn")].toString(), QStringLiteral("2.6"));
        QCOMPARE(part[QStringLiteral("psnr_in_db")].toDouble(), 75.25);
        QCOMPARE(part[QStringLiteral("bytes")].toInt(), 1234567);
        QVERIFY(part[QStringLiteral("exact")].isNull());
        QCOMPARE(part[QStringLiteral("features")].toArray().size(), 2);
        QVERIFY(json[QStringLiteral("problems")].isArray());
    }
};

LATENTWALK_TEST(TestReport, core)

}  // namespace test_report

#include "test_report.moc"
