#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "core/file/npy.h"
#include "core/latent/latent.h"
#include "tests/support/reference.h"

using namespace latentwalk;

namespace {

struct Result {
    int status = -1;
    QString out;
    QString err;
};

}  // namespace

// The program as a user runs it: arguments in, files, lines and exit status out.
class TestCli : public QObject {
    Q_OBJECT

private:
    Result run(const QStringList& arguments) const {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.start(QStringLiteral(LATENTWALK_CLI), arguments);
        if (!process.waitForFinished(120'000) || process.exitStatus() != QProcess::NormalExit) {
            return {};
        }
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
    }

    QString file(const QString& name) const { return m_folder.filePath(name); }

    QStringList tiny(const QStringList& arguments) const {
        return arguments + QStringList{"--model", test::dataPath("reference/tiny_legacy.pth")};
    }

    QTemporaryDir m_folder;

private slots:
    void theTutorialsTwoPictures_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("reference");
        QTest::newRow("predict.py") << QStringList{"generate", "--seed", "0", "--count", "8", "--scale-each"}
                                    << "image_samples_seed0.png";
        QTest::newRow("analyze.py") << QStringList{"walk", "--seed",        "1",           "--frames",
                                                   "8",    "--no-endpoint", "--scale-each"}
                                    << "interpolate_seed1.png";
    }
    void theTutorialsTwoPictures() {
        QFETCH(QStringList, arguments);
        QFETCH(QString, reference);
        const Result result = run(arguments + QStringList{"--out", file("grid.png")});
        QVERIFY2(result.status == 0, qPrintable(result.err));
        QVERIFY(result.err.isEmpty());
        const QImage made = QImage(file("grid.png")).convertToFormat(QImage::Format_RGB888);
        const QImage expected =
            QImage(test::dataPath("reference/celeba128/" + reference)).convertToFormat(QImage::Format_RGB888);
        QCOMPARE(made.size(), expected.size());
        qint64 equal = 0;
        for (int y = 0; y < expected.height(); ++y) {
            for (int i = 0; i < expected.width() * 3; ++i) {
                const int difference = std::abs(made.constScanLine(y)[i] - expected.constScanLine(y)[i]);
                QVERIFY(difference <= 2);
                equal += difference == 0;
            }
        }
        QVERIFY(static_cast<double>(equal) >= 0.9 * expected.width() * expected.height() * 3);
    }

    void latentsFromNpyGiveTheReferenceValues() {
        const auto latents = test::readFloats(test::dataPath("reference/tiny_legacy.latents.f32"));
        NpyWriter writer(file("latents.npy").toStdString(), std::vector<std::int64_t>{3, 24});
        writer.write(latents);
        writer.commit();
        for (const auto& [kind, suffix] : {std::pair{"average", "avgG"}, std::pair{"raw", "netG"}}) {
            const Result result = run(tiny({"generate", "--latents", "latents.npy", "--raw", "out.npy", "--generator",
                                            kind, "--device", "cpu", "--threads", "2"}));
            QVERIFY2(result.status == 0, qPrintable(result.err));
            const NpyArray array = readNpy(file("out.npy").toStdString());
            QCOMPARE(array.shape, (std::vector<std::int64_t>{3, 3, 16, 16}));
            const auto expected =
                test::readFloats(test::dataPath(QStringLiteral("reference/tiny_legacy.%1.f32").arg(suffix)));
            QVERIFY(test::largestDifference(array.values, expected) < 1e-5);
        }
        QVERIFY(!QFile::exists(file("image_samples.png")));  // only what was asked for
    }

    void seedsHaveLatentsOfTheirOwnAndFilesNamedByThem() {
        QVERIFY(
            run(tiny({"generate", "--seeds", "3-4,10", "--images", "faces", "--raw", "seeds.npy", "--quiet"})).status ==
            0);
        QCOMPARE(QDir(file("faces")).entryList(QDir::Files),
                 (QStringList{"seed_000003.png", "seed_000004.png", "seed_000010.png"}));
        const NpyArray three = readNpy(file("seeds.npy").toStdString());
        QVERIFY(run(tiny({"generate", "--seeds", "10", "--raw", "ten.npy"})).status == 0);
        const NpyArray ten = readNpy(file("ten.npy").toStdString());
        QVERIFY(std::equal(ten.values.begin(), ten.values.end(), three.values.begin() + 2 * 3 * 16 * 16));
    }

    void framesOfAWalkBeginAndEndAtItsAnchors() {
        QVERIFY(run(tiny({"walk", "--from", "3", "--to", "10", "--frames", "5", "--raw", "walk.npy", "--frames-dir",
                          "frames", "--path", "spherical"}))
                    .status == 0);
        QCOMPARE(QDir(file("frames")).entryList(QDir::Files).size(), 5);
        QVERIFY(run(tiny({"generate", "--seeds", "3,10", "--raw", "ends.npy"})).status == 0);
        const auto walk = readNpy(file("walk.npy").toStdString()).values;
        const auto ends = readNpy(file("ends.npy").toStdString()).values;
        const auto size = static_cast<std::ptrdiff_t>(ends.size()) / 2;
        QVERIFY(std::equal(ends.begin(), ends.begin() + size, walk.begin()));
        QVERIFY(std::equal(ends.begin() + size, ends.end(), walk.end() - size));
        QVERIFY(!std::equal(ends.begin(), ends.begin() + size, walk.begin() + 2 * size));
    }

    void scaleAndAlphaReachTheGenerator() {
        QVERIFY(run(tiny({"generate", "--seeds", "0", "--scale", "1", "--raw", "small.npy"})).status == 0);
        QCOMPARE(readNpy(file("small.npy").toStdString()).shape, (std::vector<std::int64_t>{1, 3, 8, 8}));
        QVERIFY(run(tiny({"generate", "--seeds", "0", "--alpha", "0.5", "--raw", "half.npy"})).status == 0);
        QVERIFY(run(tiny({"generate", "--seeds", "0", "--raw", "full.npy"})).status == 0);
        QVERIFY(readNpy(file("half.npy").toStdString()).values != readNpy(file("full.npy").toStdString()).values);
    }

    void convertedModelsMakeTheSameImages() {
        QVERIFY(run({"convert", test::dataPath("reference/tiny_zip_blend.pth"), "c.safetensors", "--dtype", "float32"})
                    .status == 0);
        for (const char* kind : {"average", "raw"}) {
            QVERIFY(run({"generate", "--seeds", "0-2", "--generator", kind, "--raw", "a.npy", "--model",
                         test::dataPath("reference/tiny_zip_blend.pth")})
                        .status == 0);
            QVERIFY(
                run({"generate", "--seeds", "0-2", "--generator", kind, "--raw", "b.npy", "--model", "c.safetensors"})
                    .status == 0);
            QCOMPARE(test::readAll(file("a.npy")), test::readAll(file("b.npy")));
        }
    }

    void infoDescribesTheModel() {
        const Result json = run({"info", test::dataPath("reference/tiny_zip_blend.pth"), "--json"});
        QCOMPARE(json.status, 0);
        const QJsonObject info = QJsonDocument::fromJson(json.out.toUtf8()).object();
        QCOMPARE(info["latent_size"].toInt(), 24);
        QCOMPARE(info["image_size"].toInt(), 16);
        QCOMPARE(info["alpha"].toDouble(), double(0.35F));
        QCOMPARE(info["generators"].toArray().size(), 2);
        const Result table = run({"info", test::dataPath("reference/tiny_zip_blend.pth")});
        QCOMPARE(table.status, 0);
        QVERIFY(table.out.contains("16 x 16"));
    }

    void wrongUsageIsTwo_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("nothing") << QStringList{};
        QTest::newRow("unknown command") << QStringList{"paint"};
        QTest::newRow("no source") << QStringList{"generate"};
        QTest::newRow("two sources") << QStringList{"generate", "--seeds", "1", "--seed", "2"};
        QTest::newRow("count without seed") << QStringList{"generate", "--seeds", "1", "--count", "2"};
        QTest::newRow("bad list") << QStringList{"generate", "--seeds", "7-0"};
        QTest::newRow("seed too large") << QStringList{"generate", "--seed", "18446744073709551616"};
        QTest::newRow("negative seed") << QStringList{"generate", "--seed", "-1"};
        QTest::newRow("unknown generator") << QStringList{"generate", "--seeds", "1", "--generator", "best"};
        QTest::newRow("alpha") << QStringList{"generate", "--seeds", "1", "--alpha", "1.5"};
        QTest::newRow("no columns") << QStringList{"generate", "--seeds", "1", "--columns", "0"};
        QTest::newRow("from without to") << QStringList{"walk", "--from", "1"};
        QTest::newRow("to without from") << QStringList{"walk", "--seed", "1", "--to", "2"};
        QTest::newRow("no anchors") << QStringList{"walk"};
        QTest::newRow("no frames") << QStringList{"walk", "--seed", "1", "--frames", "0"};
        QTest::newRow("unknown dtype") << QStringList{"convert", "a", "b", "--dtype", "int8"};
        QTest::newRow("convert without out") << QStringList{"convert", "a"};
    }
    void wrongUsageIsTwo() {
        QFETCH(QStringList, arguments);
        const Result result = run(arguments);
        QCOMPARE(result.status, 2);
        QVERIFY(!result.err.isEmpty());
        QVERIFY(result.out.isEmpty());
    }

    void failuresAreOneAndOneLine_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("names");
        QTest::newRow("no model") << QStringList{"generate", "--seeds", "1", "--model", "none.pth"} << "none.pth";
        QTest::newRow("not a model") << QStringList{"info", test::dataPath("latents/make_latents.py")}
                                     << "make_latents.py";
        QTest::newRow("no latents") << tiny({"generate", "--latents", "none.npy"}) << "none.npy";
        QTest::newRow("wrong latents") << tiny({"generate", "--latents", test::dataPath("npy/float32.npy")})
                                       << "float32.npy";
        QTest::newRow("one anchor") << tiny({"walk", "--anchors", test::dataPath("npy/empty.npy")}) << "empty.npy";
        QTest::newRow("no such scale") << tiny({"generate", "--seeds", "1", "--scale", "9"}) << "tiny_legacy.pth";
        QTest::newRow("missing folder") << tiny({"generate", "--seeds", "1", "--out", "missing/a.png"})
                                        << "missing/a.png";
        QTest::newRow("folder in the way") << tiny({"generate", "--seeds", "1", "--out", "."}) << ".";
        QTest::newRow("cannot convert") << QStringList{"convert", "none.pth", "out.safetensors"} << "none.pth";
    }
    void failuresAreOneAndOneLine() {
        QFETCH(QStringList, arguments);
        QFETCH(QString, names);
        const Result result = run(arguments);
        QCOMPARE(result.status, 1);
        QCOMPARE(result.err.count('\n'), 1);
        QVERIFY2(result.err.contains(names), qPrintable(result.err));
        QVERIFY(!QFile::exists(file("out.safetensors")));
    }

    void helpAndVersionAreNoErrors() {
        for (const QStringList& arguments :
             {QStringList{"--help"}, QStringList{"--version"}, QStringList{"walk", "--help"}}) {
            const Result result = run(arguments);
            QCOMPARE(result.status, 0);
            QVERIFY(!result.out.isEmpty());
        }
    }
};

QTEST_GUILESS_MAIN(TestCli)
#include "test_cli.moc"
