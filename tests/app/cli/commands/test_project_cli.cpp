// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>

#include <pty.h>
#include <unistd.h>

#include "core/diagnosis/places.h"
#include "core/latent/face_file.h"
#include "core/model/builtin_model.h"
#include "core/projection/kept_starts.h"
#include "core/recipe/recipe_reader.h"
#include "tests/support/places.h"
#include "tests/support/room.h"

using namespace latentwalk;

namespace test_project_cli {

// latentwalk-cli project.
class TestProjectCli : public QObject {
    Q_OBJECT

private:
    int run(const QStringList& arguments) {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.start(test::commandLineProgram(), arguments);
        if (!process.waitForFinished(300'000) || process.exitStatus() != QProcess::NormalExit) {
            return -1;
        }
        m_out = process.readAllStandardOutput();
        m_err = QString::fromUtf8(process.readAllStandardError());
        return process.exitCode();
    }
    // A few steps, which find no likeness but show that all works.
    int project(const QStringList& arguments) {
        return run(QStringList{"project", test::dataPath("faces/astronaut.png"), "--steps", "8", "--precision",
                               "float32", "--device", "cpu"} +
                   arguments);
    }
    QByteArray contents(const QString& name) const {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir m_folder;
    QByteArray m_out;
    QString m_err;

private slots:
    // Small pictures of three thousand seeds are there, all alike, so that none have to be painted here.
    void initTestCase() {
        ModelReference model;
        model.sha256 = kBuiltInModelSha256;
        projection::Starts starts;
        starts.add({projection::kStartSeeds, 3, 4, 4,
                    std::vector<float>(static_cast<std::size_t>(projection::kStartSeeds * 3 * 16))});
        qputenv("XDG_CACHE_HOME", m_folder.filePath("cache").toUtf8());
        projection::keepStarts(startsFolder(), model, starts);
        QVERIFY(projection::keptStarts(startsFolder(), model).count() > 0);
    }

    void aFaceIsFoundAndWritten() {
        QVERIFY2(project({"--out", "face.npz", "--picture", "found.png", "--aligned", "aligned.png", "--film",
                          "found.gif", "--json"}) == 0,
                 qPrintable(m_err));
        // stdout has the sentences before the JSON.
        const QJsonObject told = QJsonDocument::fromJson(m_out.mid(m_out.indexOf('{'))).object();
        QCOMPARE(told["steps"].toInt(), 8);
        QCOMPARE(told["offsets"].toInt(), 2);
        QCOMPARE(told["precision"].toString(), QStringLiteral("float32"));
        QCOMPARE(told["begun_at_seed"].toInt(-1), 0);
        QCOMPARE(told["points"].toArray().size(), 6);
        QVERIFY(!told["stopped"].toBool(true));
        QCOMPARE(QImage(m_folder.filePath("found.png")).size(), QSize(128, 128));
        QCOMPARE(QImage(m_folder.filePath("aligned.png")).size(), QSize(128, 128));
        QVERIFY(QFileInfo(m_folder.filePath("found.gif")).size() > 1000);
        const KeptFace face = readFace(m_folder.filePath("face.npz").toStdString());
        QCOMPARE(face.latent.size(), std::size_t{512});
        QVERIFY(!face.offsets.empty());
        QCOMPARE(channelsOf(*face.offsets.found(), 0), 512);
        QCOMPARE(channelsOf(*face.offsets.found(), 1), 512);
        QCOMPARE(channelsOf(*face.offsets.found(), 2), 0);

        // The picture says how it is painted and found again.
        const Recipe recipe = readRecipe(m_folder.filePath("found.png").toStdString());
        const FaceOffsets& recorded = *recipe.session.anchors.at(0).offsets.found();
        QVERIFY(recorded.scales == face.offsets.found()->scales);
        QVERIFY((recorded.search == PhotoSearch{0, 8, 8, "float32"}));
        QVERIFY2(run({"reproduce", "found.png", "--out", "painted.png"}) == 0, qPrintable(m_err));
        QCOMPARE(QImage(m_folder.filePath("painted.png")), QImage(m_folder.filePath("found.png")));

        // The same again, and with the points that it told.
        QVERIFY(project({"--out", "again.npz"}) == 0);
        QCOMPARE(contents("again.npz"), contents("face.npz"));
        QStringList points;
        for (const auto& number : told["points"].toArray()) {
            points.append(QString::number(number.toDouble(), 'g', 17));
        }
        QVERIFY(project({"--out", "marked.npz", "--points", points.join(','), "--closer"}) == 0);
        const KeptFace marked = readFace(m_folder.filePath("marked.npz").toStdString());
        QCOMPARE(channelsOf(*marked.offsets.found(), 2), 512);
    }

    void whatItIsIsSaidAndWhereItIsPoor() {
        QVERIFY2(project({"--out", "said.npz", "--force"}) == 0, qPrintable(m_err));
        QVERIFY(m_out.contains("a relative of the person, not the person"));
        QVERIFY(m_err.contains("Not much of a likeness"));  // eight steps find none
        QVERIFY(!m_out.contains('%') && !m_out.contains("recogni"));
        QVERIFY(project({"--out", "said.npz", "--force", "--quiet"}) == 0);
        QVERIFY(m_out.isEmpty() && m_err.isEmpty());
    }

    void whatCannotBeIsSaidInOneSentence_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("sentence");
        const QString photo = test::dataPath("faces/astronaut.png");
        QTest::newRow("no face") << QStringList{"nothing.png"}
                                 << "No face was found in nothing.png. Mark both eyes and the mouth yourself.";
        QTest::newRow("no photo") << QStringList{test::dataPath("reference/tiny_legacy.pth")} << "tiny_legacy.pth";
        QTest::newRow("points in one place") << QStringList{photo, "--points", "5,5,5,5,5,5"} << "points";
        QTest::newRow("no name for a face") << QStringList{photo, "--out", "face.png"} << "it ends in .npz";
        QTest::newRow("no name for a film") << QStringList{photo, "--film", "film.txt"} << ".webm";
        QTest::newRow("there already") << QStringList{photo, "--out", "there.npz"} << "--force";
        QTest::newRow("no faces in the model")
            << QStringList{photo, "--model", test::dataPath("reference/tiny_legacy.pth")} << "paints no faces";
    }
    void whatCannotBeIsSaidInOneSentence() {
        QFETCH(QStringList, arguments);
        QFETCH(QString, sentence);
        QImage nothing(200, 200, QImage::Format_RGB888);
        nothing.fill(Qt::gray);
        QVERIFY(nothing.save(m_folder.filePath("nothing.png")));
        QFile there(m_folder.filePath("there.npz"));
        QVERIFY(there.open(QIODevice::WriteOnly));
        if (!arguments.contains("--out")) {
            arguments += {"--out", "not.npz"};
        }
        QCOMPARE(run(QStringList{"project", "--steps", "2", "--quiet"} + arguments), 1);
        QVERIFY2(m_err.contains(sentence), qPrintable(m_err));
        QCOMPARE(m_err.count('\n'), 1);
        QVERIFY(!QFileInfo::exists(m_folder.filePath("not.npz")));
    }

    // As with Ctrl+C in a terminal, once the first steps are seen there.
    void whatIsFoundUntilItIsInterruptedIsKept() {
        int terminal = -1;
        int end = -1;
        QCOMPARE(::openpty(&terminal, &end, nullptr, nullptr, nullptr), 0);
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.setChildProcessModifier([end] { ::dup2(end, STDERR_FILENO); });
        process.start(test::commandLineProgram(),
                      {"project", test::dataPath("faces/astronaut.png"), "--steps", "100000", "--precision", "float32",
                       "--device", "cpu", "--out", "part.npz", "--picture", "part.png"});
        QVERIFY(process.waitForStarted());
        ::close(end);
        QByteArray seen;
        char text[512];
        while (!seen.contains(" of 100000 steps") || seen.endsWith("] 0 of 100000 steps")) {
            const auto count = ::read(terminal, text, sizeof text);
            QVERIFY2(count > 0, seen.constData());  // it ended
            seen.append(text, count);
        }
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        seen.clear();
        for (auto count = ::read(terminal, text, sizeof text); count > 0; count = ::read(terminal, text, sizeof text)) {
            seen.append(text, count);
        }
        ::close(terminal);
        QVERIFY(process.waitForFinished(60'000));
        QVERIFY2(seen.contains("interrupted"), seen.constData());
        const KeptFace face = readFace(m_folder.filePath("part.npz").toStdString());
        QCOMPARE(face.latent.size(), std::size_t{512});
        const Recipe recipe = readRecipe(m_folder.filePath("part.png").toStdString());
        QVERIFY(recipe.session.anchors.at(0).components == face.latent);
    }

    void whatIsTypedWrongIsToldBefore() {
        QCOMPARE(run({"project"}), 2);
        QCOMPARE(run({"project", "x.png", "--points", "1,2,3,4,5"}), 2);
        QVERIFY2(m_err.contains("six numbers"), qPrintable(m_err));
        QCOMPARE(run({"project", "x.png", "--steps", "0"}), 2);
    }
};

}  // namespace test_project_cli

using test_project_cli::TestProjectCli;
LATENTWALK_TEST(TestProjectCli, none)
#include "test_project_cli.moc"
