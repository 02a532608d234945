// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cmath>

#include "core/faces/named/named_file.h"
#include "core/family/breed_generation.h"
#include "core/file/npy/npy.h"
#include "core/latent/face_file.h"
#include "core/model/builtin_model.h"
#include "core/model/open_checkpoint.h"
#include "core/recipe/recipe_reader.h"
#include "tests/support/places.h"
#include "tests/support/room.h"

using namespace latentwalk;

namespace test_breed_cli {

// latentwalk-cli breed.
class TestBreedCli : public QObject {
    Q_OBJECT

private:
    // With the model of 24 components unless told; 8x8.
    int run(QStringList arguments, const QString& model = test::dataPath("reference/tiny_legacy.pth")) {
        arguments.prepend("breed");
        if (!model.isEmpty()) {
            arguments += {"--model", model};
        }
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.start(test::commandLineProgram(), arguments);
        if (!process.waitForFinished(120'000) || process.exitStatus() != QProcess::NormalExit) {
            return -1;
        }
        m_err = QString::fromUtf8(process.readAllStandardError());
        return process.exitCode();
    }

    QString file(const QString& name) const { return m_folder.filePath(name); }
    QByteArray contents(const QString& name) const {
        QFile opened(file(name));
        return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
    }
    LatentBatch latents(const QString& name) const {
        const NpyArray array = readNpy(file(name).toStdString());
        return {array.shape.at(0), array.shape.at(1), array.values};
    }

    QTemporaryDir m_folder;
    QString m_err;

private slots:
    void theSameCommandGivesTheSameBytes() {
        for (const QString name : {"a", "b"}) {
            QVERIFY2(run({"--parents", "3,17,42", "--count", "5", "--variation", "0.4", "--seed", "9", "--out",
                          name + ".png", "--save-latents", name + ".npy"}) == 0,
                     qPrintable(m_err));
        }
        QVERIFY(!contents("a.png").isEmpty() && contents("a.png") == contents("b.png"));
        QVERIFY(contents("a.npy") == contents("b.npy"));
        QCOMPARE(latents("a.npy").count, 5);
    }

    // The way that the window goes, too.
    void theChildrenAreThoseOfBreedGeneration() {
        QVERIFY2(run({"--parents", "3", "--parents", "17,42", "--count", "6", "--variation", "0.7", "--seed", "5",
                      "--out", "c.png", "--save-latents", "c.npy", "--generations", "2"}) == 0,
                 qPrintable(m_err));
        const Checkpoint checkpoint = openCheckpoint(test::dataPath("reference/tiny_legacy.pth").toStdString());
        const Breeder breeder(checkpoint.weights(), checkpoint.architecture);
        std::vector<FamilyFace> founders;
        for (const std::uint64_t seed : {3, 17, 42}) {
            founders.push_back({0, {sampleLatent(seed, 24)}, seed});
        }
        Family family = Family().with(foundersOf(founders)).withSettings({6, 0.7, {}});
        family = family.with(breedGeneration(breeder, family.choosing({1, 2, 3}), {1, 2, 3}, 5));
        family = family.with(breedGeneration(breeder, family, {4, 5, 6, 7, 8, 9}, 6));
        const LatentBatch there = latents("c.npy");
        QCOMPARE(there.count, 6);
        for (std::int64_t i = 0; i < 6; ++i) {
            const Latent& child = family.generations().back()->faces[static_cast<std::size_t>(i)].face.latent;
            QVERIFY(std::ranges::equal(there.row(i), child));
        }
        // The picture brings the family back, for the window and for reproduce.
        const Recipe recipe = readRecipe(file("c.png").toStdString());
        QVERIFY(recipe.content == Content::Grid && recipe.session.grid.cells == GridCells::Family);
        QVERIFY(recipe.session.family == family);
        QCOMPARE(recipe.session.anchors.size(), 3U);
        QCOMPARE(recipe.session.anchors[1].seed.value(), 17U);
    }

    void thePictureCanBeMadeAgain() {
        QVERIFY2(run({"--count", "5", "--seed", "2", "--out", "d.png", "--columns", "3", "--images", "d"}) == 0,
                 qPrintable(m_err));
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.start(test::commandLineProgram(), {"reproduce", "d.png", "--out", "again.png", "--model",
                                                   test::dataPath("reference/tiny_legacy.pth")});
        QVERIFY(process.waitForFinished(60'000));
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
        QVERIFY(QImage(file("again.png")) == QImage(file("d.png")));
        QCOMPARE(QDir(file("d")).entryList({"*.png"}).size(), 5);
        // Each child's own picture has a recipe of its own, without the family.
        const Recipe one = readRecipe(file("d/child_000001.png").toStdString());
        QVERIFY(one.content == Content::Picture && one.session.family.empty());
        // A first generation is of seeds.
        const Recipe grid = readRecipe(file("d.png").toStdString());
        QVERIFY(grid.session.family.generations().front()->faces.front().seed.has_value());
    }

    void parentsComeFromFilesToo() {
        KeptFace face;
        face.latent = sampleLatent(8, 24);
        writeFace(file("face.npz").toStdString(), face);
        QVERIFY2(run({"--parents", "8", "--count", "3", "--out", "e.png", "--save-latents", "e.npy", "--variation",
                      "0.2"}) == 0,
                 qPrintable(m_err));
        QVERIFY2(run({"--parents", "face.npz", "--count", "3", "--out", "f.png", "--save-latents", "f.npy",
                      "--variation", "0.2"}) == 0,
                 qPrintable(m_err));
        QVERIFY(contents("e.npy") == contents("f.npy"));
        QVERIFY2(run({"--parents", "e.npy", "--count", "3", "--out", "g.png"}) == 0, qPrintable(m_err));
        QCOMPARE(readRecipe(file("g.png").toStdString()).session.anchors.size(), 3U);
        QVERIFY2(run({"--parents", "d/child_000002.png", "--count", "3", "--out", "h.png"}) == 0, qPrintable(m_err));
        QVERIFY(run({"--parents", "missing.npy", "--out", "i.png"}) == 1);
        QVERIFY2(m_err.contains("missing.npy"), qPrintable(m_err));
        QVERIFY(run({"--parents", "d.png", "--out", "i.png"}) == 1);
        QVERIFY2(m_err.contains("several faces"), qPrintable(m_err));
        QVERIFY(run({"--parents", "0-5000", "--out", "i.png"}) == 1);
        QVERIFY2(m_err.contains("at most 1,000 parents"), qPrintable(m_err));
        QVERIFY(!QFile::exists(file("i.png")));
    }

    void whatIsHeldDoesNotVary() {
        const NamedDirections named = builtinNamedDirections();
        for (const char* const name : {"", "smile", "pose"}) {
            const QString held = QString::fromLatin1(name);
            QStringList arguments{"--parents", "3,17",  "--scale",        "0",     "--variation", "0.6",
                                  "--out",     "j.png", "--save-latents", "j.npy", "--force"};
            if (!held.isEmpty()) {
                arguments += {"--hold", held};
            }
            QVERIFY2(run(arguments, "") == 0, qPrintable(m_err));
            const LatentBatch children = latents("j.npy");
            const auto widthOf = [&](const char* id) {
                const ScorePredictor& predictor = *named.predictor(named.direction(id)->score);
                double least = HUGE_VAL, most = -HUGE_VAL;
                for (std::int64_t i = 0; i < children.count; ++i) {
                    const double score = predictedScore(predictor, children.row(i));
                    least = std::min(least, score);
                    most = std::max(most, score);
                }
                return most - least;
            };
            QVERIFY2((widthOf("smile") < 0.02) == (held == "smile"), qPrintable(held));
            QVERIFY2((widthOf("turn") < 0.02) == (held == "pose"), qPrintable(held));
            QCOMPARE(readRecipe(file("j.png").toStdString()).session.family.settings().held.size(), held.isEmpty() ? 0U
                                                                                                    : held == "smile"
                                                                                                        ? 1U
                                                                                                        : 3U);
        }
        QVERIFY(run({"--parents", "3", "--hold", "nose", "--out", "k.png"}, "") == 1);
        QVERIFY2(m_err.contains("no direction named 'nose'"), qPrintable(m_err));
        QVERIFY(run({"--parents", "3", "--hold", "smile", "--out", "k.png"}) == 1);
        QVERIFY2(m_err.contains("has no named directions yet"), qPrintable(m_err));
    }

    void wrongUsageIsSaid() {
        QVERIFY(run({"--variation", "1.5"}) == 2);
        QVERIFY(run({"--count", "0"}) == 2);
        QVERIFY(run({"--parents", ""}) == 2);
        QVERIFY(run({"--seed", "x"}) == 2);
    }
};

LATENTWALK_TEST(TestBreedCli, core)

}  // namespace test_breed_cli

#include "test_breed_cli.moc"
