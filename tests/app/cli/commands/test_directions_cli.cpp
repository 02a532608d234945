// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "core/file/npy/npy.h"
#include "core/latent/direction.h"
#include "core/recipe/recipe_reader.h"
#include "tests/support/places.h"
#include "tests/support/reference.h"
#include "tests/support/room.h"

using namespace latentwalk;

namespace test_directions_cli {

// latentwalk-cli directions, growth, convert --fit-heads, and --direction of the commands that make images.
class TestDirectionsCli : public QObject {
    Q_OBJECT

private:
    int run(QStringList arguments, const QString& model = test::dataPath("reference/tiny_legacy.pth")) {
        if (!model.isEmpty()) {
            arguments += {"--model", model};
        }
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("XDG_CACHE_HOME", file("cache"));
        process.setProcessEnvironment(environment);
        process.start(test::commandLineProgram(), arguments);
        if (!process.waitForFinished(120'000) || process.exitStatus() != QProcess::NormalExit) {
            return -1;
        }
        m_err = QString::fromUtf8(process.readAllStandardError());
        return process.exitCode();
    }

    QString file(const QString& name) const { return m_folder.filePath(name); }
    NpyArray array(const QString& name) const { return readNpy(file(name).toStdString()); }

    QTemporaryDir m_folder;
    QString m_err;

private slots:
    void writesDirections_data() {
        QTest::addColumn<QString>("method");
        QTest::newRow("weights") << "weights";
        QTest::newRow("images") << "images";
    }
    void writesDirections() {
        QFETCH(QString, method);
        QVERIFY2(run({"directions", "--method", method, "--count", "5", "--samples", "600", "--out", "dirs.npy",
                      "--force"}) == 0,
                 qPrintable(m_err));
        const NpyArray directions = array("dirs.npy");
        QCOMPARE(directions.shape, (std::vector<std::int64_t>{5, 24}));
        for (int i = 0; i < 5; ++i) {
            double square = 0;
            for (int c = 0; c < 24; ++c) {
                square += std::pow(directions.values[static_cast<std::size_t>(i * 24 + c)], 2);
            }
            QVERIFY(std::abs(square - 1) < 1e-6);
        }
    }

    // --direction makes the images of the latents that moved() makes, to the bit, one by one as in a walk.
    void directionMovesLatents() {
        QVERIFY(run({"directions", "--count", "3", "--out", "dirs.npy", "--force"}) == 0);
        QVERIFY2(run({"generate", "--seeds", "5", "--raw", "moved.npy", "--direction", "dirs.npy:0=+0.4", "--direction",
                      "dirs.npy:2=-0.3"}) == 0,
                 qPrintable(m_err));
        const NpyArray directions = array("dirs.npy");
        const auto row = [&](std::size_t index) { return std::span(directions.values).subspan(index * 24, 24); };
        const Latent latent = moved(sampleLatent(5, 24), std::vector<Step>{{row(0), 0.4}, {row(2), -0.3}});
        NpyWriter writer(file("latents.npy").toStdString(), std::vector<std::int64_t>{1, 24});
        writer.write(latent);
        writer.commit();
        QVERIFY(run({"generate", "--latents", "latents.npy", "--raw", "expected.npy"}) == 0);
        QVERIFY(array("moved.npy").values == array("expected.npy").values);
        QVERIFY(run({"generate", "--seeds", "5", "--raw", "plain.npy", "--direction", "dirs.npy:1=0"}) == 0);
        QVERIFY(run({"generate", "--seeds", "5", "--raw", "seed.npy"}) == 0);
        QVERIFY(array("plain.npy").values == array("seed.npy").values);
        QVERIFY(array("plain.npy").values != array("moved.npy").values);

        QVERIFY(run({"walk", "--from", "5", "--to", "6", "--frames", "3", "--raw", "walk.npy", "--direction",
                     "dirs.npy:0=+0.4", "--direction", "dirs.npy:2=-0.3"}) == 0);
        const auto walk = array("walk.npy").values;
        const auto expected = array("expected.npy").values;
        QVERIFY(std::equal(expected.begin(), expected.end(), walk.begin()));
    }

    void directionsThatAreNotThereAreSentences() {
        QVERIFY(run({"directions", "--count", "3", "--out", "dirs.npy", "--force"}) == 0);
        QCOMPARE(run({"generate", "--seeds", "5", "--direction", "dirs.npy:3=0.1"}), 1);
        QVERIFY(m_err.contains("dirs.npy has no direction 3; its last one is 2"));
        QCOMPARE(run({"generate", "--seeds", "5", "--direction", "dirs.npy:3"}), 2);
        QVERIFY(m_err.contains("dirs.npy:0=+0.4"));
        QCOMPARE(run({"generate", "--seeds", "5", "--direction", "dirs.npy:0=0.1"}, ""), 1);  // 512 components, not 24
        QVERIFY(m_err.contains("dirs.npy"));
    }

    void theSheetIsATableWithLabels() {
        QFile::remove(file("dirs.npy"));
        QVERIFY2(run({"directions", "--count", "3", "--sheet", "sheet.png", "--steps", "5", "--seed", "4"}) == 0,
                 qPrintable(m_err));
        const QImage sheet(file("sheet.png"));
        QVERIFY(sheet.width() > 5 * 20 && sheet.height() > 3 * 20);
        QVERIFY(!QFile::exists(file("dirs.npy")));  // only what was asked for
        // The middle of each row is the same face.
        const int left = sheet.width() - 3 * 20;
        const QImage one = sheet.copy(left, sheet.height() - 20, 16, 16);
        const QImage two = sheet.copy(left, sheet.height() - 40, 16, 16);
        QVERIFY(one == two);
        QVERIFY(sheet.copy(sheet.width() - 20, sheet.height() - 20, 16, 16) != one);
        // Letters in the head.
        const QImage head = sheet.copy(0, 0, sheet.width(), sheet.height() - 3 * 20);
        QVERIFY(head.convertToFormat(QImage::Format_RGB32).pixelColor(0, 0) == QColor(Qt::black));
        int ink = 0;
        for (int y = 0; y < head.height(); ++y) {
            for (int x = 0; x < head.width(); ++x) {
                ink += head.pixelColor(x, y) == QColor(Qt::white);
            }
        }
        QVERIFY(ink > 50);
        // It leads back to its face: the middle of each row.
        QVERIFY2(run({"reproduce", "sheet.png", "--out", "face.png"}) == 0, qPrintable(m_err));
        const QImage middle = sheet.copy(left, sheet.height() - 20, 16, 16);
        QCOMPARE(QImage(file("face.png")).convertToFormat(QImage::Format_RGB32),
                 middle.convertToFormat(QImage::Format_RGB32));
    }

    void growthShowsEveryScale() {
        QVERIFY2(run({"growth", "--seed", "7"}) == 0, qPrintable(m_err));
        const QImage strip(file("growth.png"));
        QCOMPARE(strip.size(), QSize(3 * 18 + 2, 20));
        // It begins with 4x4 pixels, each enlarged to 4x4 equal ones.
        const QImage smallest = strip.copy(2, 2, 16, 16).convertToFormat(QImage::Format_RGB32);
        QCOMPARE(smallest, smallest.scaled(4, 4).scaled(16, 16));
        QVERIFY(run({"growth", "--seed", "7", "--frames", "9", "--frames-dir", "frames", "--heads", "fitted"}) == 0);
        QCOMPARE(QDir(file("frames")).entryList({"*.png"}).size(), 9);
        QVERIFY(QFile::exists(file("frames/frame.json")));
        // The last frame is the full image, whatever the heads.
        const QImage last(file("frames/frame_000009.png"));
        QCOMPARE(last.convertToFormat(QImage::Format_RGB888),
                 strip.copy(2 * 18 + 2, 2, 16, 16).convertToFormat(QImage::Format_RGB888));
    }

    void growthCanBeMadeAgain() {
        QDir(file("again")).removeRecursively();
        const QStringList arguments{"growth", "--seed",       "9",     "--out",   "g.png", "--frames",
                                    "9",      "--frames-dir", "again", "--heads", "fitted"};
        QVERIFY2(run(arguments) == 0, qPrintable(m_err));
        const Recipe recipe = readRecipe(file("g.png").toStdString());
        QVERIFY(recipe.session.model.heads == "fitted" && recipe.session.anchors.front().seed == 9U);
        const QByteArray strip = test::readAll(file("g.png"));
        QVERIFY2(run({"reproduce", "g.png", "--out", "g2.png"}) == 0, qPrintable(m_err));
        QCOMPARE(test::readAll(file("g2.png")), strip);
        const QByteArray third = test::readAll(file("again/frame_000003.png"));
        QVERIFY2(run({"reproduce", "again/frame_000003.png", "--out", "third.png"}) == 0, qPrintable(m_err));
        QCOMPARE(test::readAll(file("third.png")), third);
        // Run again, it makes what is missing.
        const QDateTime old = QDateTime::fromSecsSinceEpoch(1'000'000'000);
        QFile second(file("again/frame_000002.png"));
        QVERIFY(second.open(QIODevice::ReadWrite) && second.setFileTime(old, QFileDevice::FileModificationTime));
        second.close();
        QVERIFY(QFile::remove(file("again/frame_000003.png")));
        QVERIFY2(run(arguments + QStringList{"--force"}) == 0, qPrintable(m_err));
        QCOMPARE(test::readAll(file("again/frame_000003.png")), third);
        QCOMPARE(QFileInfo(file("again/frame_000002.png")).lastModified(), old);
        // Another face is not mixed in.
        QCOMPARE(run({"growth", "--seed", "8", "--frames", "9", "--frames-dir", "again"}), 1);
        QVERIFY(m_err.contains("another walk"));
    }

    void convertFitsHeadsTheSameWayEveryTime() {
        const QString model = test::dataPath("reference/tiny_legacy.pth");
        for (const char* name : {"one.safetensors", "two.safetensors"}) {
            QVERIFY2(run({"convert", model, name, "--fit-heads"}, "") == 0, qPrintable(m_err));
        }
        QVERIFY(run({"convert", model, "without.safetensors"}, "") == 0);
        const QByteArray one = test::readAll(file("one.safetensors"));
        QVERIFY(one == test::readAll(file("two.safetensors")));
        QVERIFY(one.contains("fittedHeads.0.weight"));
        QVERIFY(!test::readAll(file("without.safetensors")).contains("fittedHeads"));
        // And drops them again: what is left is the file without them, to the byte.
        QVERIFY(run({"convert", "one.safetensors", "dropped.safetensors", "--drop-fitted-heads"}, "") == 0);
        QVERIFY(test::readAll(file("dropped.safetensors")) == test::readAll(file("without.safetensors")));
    }
};

LATENTWALK_TEST(TestDirectionsCli, core)

}  // namespace test_directions_cli

#include "test_directions_cli.moc"
