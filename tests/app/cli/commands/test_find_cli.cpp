// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "core/recipe/recipe_reader.h"
#include "tests/support/places.h"
#include "tests/support/room.h"

using namespace latentwalk;

namespace test_find_cli {

// latentwalk-cli find.
class TestFindCli : public QObject {
    Q_OBJECT

private:
    int run(const QStringList& arguments) {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("XDG_CACHE_HOME", m_folder.filePath("cache"));
        process.setProcessEnvironment(environment);
        process.start(test::commandLineProgram(), arguments);
        if (!process.waitForFinished(120'000) || process.exitStatus() != QProcess::NormalExit) {
            return -1;
        }
        m_out = process.readAllStandardOutput();
        m_err = QString::fromUtf8(process.readAllStandardError());
        return process.exitCode();
    }

    static QStringList tiny() { return {"--model", test::dataPath("reference/tiny_legacy.pth")}; }

    QList<quint64> foundSeeds() const {
        QList<quint64> seeds;
        for (const auto& one : QJsonDocument::fromJson(m_out).object()["found"].toArray()) {
            seeds.append(static_cast<quint64>(one.toObject()["seed"].toInteger()));
        }
        return seeds;
    }

    QTemporaryDir m_folder;
    QByteArray m_out;
    QString m_err;

private slots:
    void facesLikeASeed() {
        QVERIFY2(run(QStringList{"find", "--like", "7", "--among", "100-4999", "--count", "5", "--json"} + tiny()) == 0,
                 qPrintable(m_err));
        const QJsonObject answer = QJsonDocument::fromJson(m_out).object();
        QCOMPARE(answer["query"].toObject()["like"].toObject()["seed"].toInteger(), 7);
        QCOMPARE(answer["query"].toObject()["among"].toArray(), (QJsonArray{100, 4999}));
        QCOMPARE(foundSeeds().size(), 5);
        double last = 1;
        for (const auto& one : answer["found"].toArray()) {
            const double likeness = one.toObject()["likeness"].toDouble(2);
            QVERIFY(likeness <= last && likeness > 0.3);
            last = likeness;
            QVERIFY(!one.toObject().contains("certainty"));
            QVERIFY(one.toObject()["seed"].toInteger() >= 100 && one.toObject()["seed"].toInteger() <= 4999);
        }
    }

    // The same face, however it is named, has the same neighbours; only a seed is left out itself.
    void aPictureOrALatentIsTheFaceThatItShows() {
        QVERIFY2(run(QStringList{"generate", "--seeds", "7", "--images", "faces", "--save-latents", "seven.npy"} +
                     tiny()) == 0,
                 qPrintable(m_err));
        QVERIFY(run(QStringList{"find", "--like", "7", "--among", "0-999", "--count", "4", "--json"} + tiny()) == 0);
        const QList<quint64> neighbours = foundSeeds();
        QVERIFY2(
            run(QStringList{"find", "--like", "faces/seed_000007.png", "--among", "0-999", "--count", "4", "--json"} +
                tiny()) == 0,
            qPrintable(m_err));
        QCOMPARE(foundSeeds(), neighbours);
        QVERIFY2(
            run(QStringList{"find", "--like", "seven.npy", "--among", "0-999", "--count", "5", "--json"} + tiny()) == 0,
            qPrintable(m_err));
        QCOMPARE(foundSeeds(), QList<quint64>{7} + neighbours);
    }

    void theGridShowsWhatWasFoundAndSaysSo() {
        QVERIFY2(run(QStringList{"find", "--like", "3", "--among", "0-999", "--count", "6", "--columns", "3", "--json",
                                 "--out", "found.png", "--quiet"} +
                     tiny()) == 0,
                 qPrintable(m_err));
        const Recipe recipe = readRecipe(m_folder.filePath("found.png").toStdString());
        QCOMPARE(recipe.content, Content::Grid);
        QCOMPARE(recipe.session.grid.columns, 3);
        QList<quint64> seeds;
        for (const SessionAnchor& anchor : recipe.session.anchors) {
            seeds.append(*anchor.seed);
        }
        QCOMPARE(seeds, foundSeeds());
    }

    void theBuiltInModelsFacesAreFoundByTheirScores() {
        QVERIFY2(run({"find", "--named", "smile>1,turn<-0.5", "--among", "0-19999", "--count", "3", "--json"}) == 0,
                 qPrintable(m_err));
        const QJsonArray found = QJsonDocument::fromJson(m_out).object()["found"].toArray();
        QCOMPARE(found.size(), 3);
        for (const auto& one : found) {
            QVERIFY(one.toObject()["certainty"].toDouble() > 0.9);
            QVERIFY(one.toObject()["scores"].toObject()["smile"].toDouble() > 1);
            QVERIFY(one.toObject()["scores"].toObject()["turn"].toDouble() < -0.5);
        }
        QVERIFY(run({"find", "--named", "smile>1", "--among", "0-999", "--count", "2"}) == 0);
        QCOMPARE(m_out.count('\n'), 3);  // a table with its head
        QVERIFY(m_out.contains("certainty") && m_out.contains("smile") && !m_out.contains("likeness"));
    }

    // Those that hold as measured come first, and say so; what was predicted stays beside it.
    void theBestAreCheckedByWhatTheirFacesShow() {
        QVERIFY2(
            run({"find", "--named", "smile>2.4", "--among", "0-2999", "--count", "6", "--check", "8", "--json"}) == 0,
            qPrintable(m_err));
        const QJsonObject answer = QJsonDocument::fromJson(m_out).object();
        QCOMPARE(answer["checked"].toObject()["faces"].toInteger(), 8);
        const auto holding = answer["checked"].toObject()["hold"].toInteger(-1);
        const QJsonArray found = answer["found"].toArray();
        QCOMPARE(found.size(), 6);
        double last = 100;
        for (qsizetype i = 0; i < found.size(); ++i) {
            const QJsonObject measured = found[i].toObject()["measured"].toObject();
            QCOMPARE(measured["holds"].toBool(), i < holding);
            const double smile = measured["scores"].toObject()["smile"].toDouble(-100);
            QCOMPARE(smile > 2.4, i < holding);
            QVERIFY(smile <= last);
            last = smile;
            QVERIFY(found[i].toObject()["scores"].toObject().contains("smile"));
            QVERIFY(!measured.contains("distance"));
        }
        // So many were asked for that some hold and some do not: otherwise this would test nothing.
        QVERIFY2(holding > 0 && holding < 8, m_out.constData());
        QVERIFY(run({"find", "--named", "smile>2.4", "--among", "0-2999", "--count", "8", "--check", "8", "--drop"}) ==
                0);
        QCOMPARE(m_out.count('\n'), holding + 2);
        QVERIFY(m_out.contains(QByteArray("Of the best 8, painted and measured, ") + QByteArray::number(holding) +
                               " hold."));
        QVERIFY(m_out.contains("yes\n") && !m_out.contains(" no\n"));
    }

    void aLikenessIsCheckedByMeasuredDistance() {
        QVERIFY2(run({"find", "--like", "12", "--among", "0-999", "--count", "5", "--check", "3", "--json"}) == 0,
                 qPrintable(m_err));
        const QJsonArray found = QJsonDocument::fromJson(m_out).object()["found"].toArray();
        QCOMPARE(found.size(), 5);
        double last = 0;
        for (qsizetype i = 0; i < 3; ++i) {
            const double distance = found[i].toObject()["measured"].toObject()["distance"].toDouble(100);
            QVERIFY(distance >= last && distance < 5);
            last = distance;
        }
        QVERIFY(!found[3].toObject().contains("measured"));
    }

    void whatCannotBeFoundIsSaid_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("part");
        QTest::newRow("nothing") << QStringList{"find"} << 2 << "--like";
        QTest::newRow("range") << QStringList{"find", "--named", "smile"} << 2 << "such as smile>1,turn<-1";
        QTest::newRow("among") << QStringList{"find", "--like", "1", "--among", "1,2"} << 2 << "0-999999";
        QTest::newRow("too many") << QStringList{"find", "--like", "1", "--among", "0-9999999999"} << 2 << "4294967296";
        QTest::newRow("score") << QStringList{"find", "--named", "beauty>1"} << 1 << "no score 'beauty'; it has";
        QTest::newRow("model") << (QStringList{"find", "--named", "smile>1"} + tiny()) << 1 << "find them first";
        QTest::newRow("check") << (QStringList{"find", "--like", "1", "--check"} + tiny()) << 1
                               << "to check by: find them";
        QTest::newRow("check too many") << QStringList{"find", "--like", "1", "--check", "201"} << 2 << "200";
        QTest::newRow("drop alone") << QStringList{"find", "--like", "1", "--drop"} << 2 << "--check";
        QTest::newRow("no file") << QStringList{"find", "--like", "none.png"} << 1 << "none.png";
        QTest::newRow("grid") << QStringList{"find", "--like", "found.png"} << 1 << "several faces";
        QTest::newRow("other model") << QStringList{"find", "--like", "faces/seed_000007.png"} << 1
                                     << "whose faces are others";
        QTest::newRow("other latents") << QStringList{"find", "--like", "seven.npy"} << 1 << "seven.npy";
    }
    void whatCannotBeFoundIsSaid() {
        QFETCH(QStringList, arguments);
        QFETCH(int, status);
        QFETCH(QString, part);
        QCOMPARE(run(arguments), status);
        QVERIFY2(m_err.contains(part), qPrintable(m_err));
        QVERIFY(m_out.isEmpty());
    }
};

LATENTWALK_TEST(TestFindCli, none)

}  // namespace test_find_cli

#include "test_find_cli.moc"
