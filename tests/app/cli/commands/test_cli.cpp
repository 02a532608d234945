// SPDX-License-Identifier: GPL-3.0-or-later

#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "core/file/npy/npy.h"
#include "core/generator/open/kept_clipping.h"
#include "core/latent/latent.h"
#include "core/model/builtin_model.h"
#include "core/model/open_checkpoint.h"
#include "core/model/safetensors/safetensors.h"
#include "core/model/weights/random_checkpoint.h"
#include "core/recipe/recipe_reader.h"
#include "tests/support/places.h"
#include "tests/support/reference.h"
#include "tests/support/room.h"
#include "tests/support/scaled_head.h"

using namespace latentwalk;

namespace test_cli {

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
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("XDG_CACHE_HOME", file("cache"));
        environment.remove("LATENTWALK_LOG");
        process.setProcessEnvironment(environment);
        process.start(test::commandLineProgram(), arguments);
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
        const Result result = run(arguments + QStringList{"--out", file("grid.png"), "--force"});
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
            const Result result = run(tiny({"generate", "--latents", "latents.npy", "--raw", "out.npy", "--force",
                                            "--generator", kind, "--device", "cpu", "--threads", "2"}));
            QVERIFY2(result.status == 0, qPrintable(result.err));
            const NpyArray array = readNpy(file("out.npy").toStdString());
            QCOMPARE(array.shape, (std::vector<std::int64_t>{3, 3, 16, 16}));
            const auto expected =
                test::readFloats(test::dataPath(QStringLiteral("reference/tiny_legacy.%1.f32").arg(suffix)));
            QVERIFY(test::largestDifference(array.values, expected) < test::kRounding);
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
            QVERIFY(run({"generate", "--seeds", "0-2", "--generator", kind, "--raw", "a.npy", "--force", "--model",
                         test::dataPath("reference/tiny_zip_blend.pth")})
                        .status == 0);
            QVERIFY(run({"generate", "--seeds", "0-2", "--generator", kind, "--raw", "b.npy", "--force", "--model",
                         "c.safetensors"})
                        .status == 0);
            QCOMPARE(test::readAll(file("a.npy")), test::readAll(file("b.npy")));
        }
    }

    // The same number for people and for programs; above 10 % with a note.
    void infoTellsHowMuchIsClipped() {
        Checkpoint checkpoint = openCheckpoint(builtInModelPath());
        test::scaleContrast(checkpoint, 2);
        writeSafetensors(checkpoint, file("burnt.safetensors").toStdString(), DType::Float16);
        const QString natural = QString::fromStdString(builtInModelPath().string());
        for (const QString& model :
             {natural, file("burnt.safetensors"), test::dataPath("reference/tiny_old_names_tanh.pth")}) {
            const Result json = run({"info", model, "--json"});
            QVERIFY2(json.status == 0 && json.err.isEmpty(), qPrintable(json.err));
            const QJsonObject info = QJsonDocument::fromJson(json.out.toUtf8()).object();
            const double clipped = info["clipped_pixels"].toDouble(-1);
            const bool burnt = model.contains("burnt");
            QVERIFY2(burnt ? clipped > 0.2 && clipped < 0.5 : clipped >= 0 && clipped < 0.03, qPrintable(json.out));
            QCOMPARE(info["notes"].toArray().size(), burnt ? 1 : 0);
            const Result table = run({"info", model});
            QVERIFY2(table.status == 0 && table.err.isEmpty(), qPrintable(table.err));
            const QString percent = QString::number(100 * clipped, 'f', 1);
            QVERIFY2(table.out.contains(QString("clipped pixels            %1 % of 16 faces\n").arg(percent)),
                     qPrintable(table.out));
            QCOMPARE(table.out.contains("paints outside of its range: " + percent + " %"), burnt);
        }
    }

    // Painted for once; what lies in the cache is believed the next time, and painted for again where it is damaged.
    void infoRemembersWhatIsClipped() {
        const QString model = test::dataPath("reference/tiny_zip_blend.pth");
        const auto clipped = [&] {
            const Result result = run({"info", model, "--json"});
            return QJsonDocument::fromJson(result.out.toUtf8()).object()["clipped_pixels"].toDouble(-1);
        };
        const double counted = clipped();
        QVERIFY(counted >= 0);
        const ModelReference reference = referenceTo(openCheckpoint(model.toStdString()));
        const auto folder = std::filesystem::path(file("cache").toStdString()) / "latentwalk/latentwalk/clipping";
        QCOMPARE(knownClippedShare(folder, reference), std::optional(counted));
        keepClippedShare(folder, reference, 0.5);
        QCOMPARE(clipped(), 0.5);
        std::filesystem::resize_file(clippingFile(folder, reference), 10);
        QCOMPARE(clipped(), counted);
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

    // A conditional generator's labels: told, put into seeds, chosen, kept by conversion and by recipes.
    void labelsAreToldAndChosen() {
        const Labels labels{{"Main", {"cat", "dog", "fox"}}, {"Colour", {"red", "blue"}}};
        Architecture architecture{11, {4, 4}, 3};
        architecture.labels = labels;
        writeSafetensors(randomCheckpoint(architecture, 1), GeneratorKind::Average,
                         file("labelled.safetensors").toStdString(), DType::Float32);
        const Result table = run({"info", "labelled.safetensors"});
        QVERIFY2(table.out.contains("Main (cat, dog, fox), Colour (red, blue)"), qPrintable(table.out));
        const QJsonObject info =
            QJsonDocument::fromJson(run({"info", "labelled.safetensors", "--json"}).out.toUtf8()).object();
        QCOMPARE(info["label_components"].toInt(), 5);
        QCOMPARE(info["labels"].toArray()[1].toObject()["attribute"].toString(), QString("Colour"));

        const QStringList model{"--model", "labelled.safetensors", "--force", "--save-latents", "z.npy"};
        const auto latents = [&](const QStringList& arguments) {
            const Result result = run(arguments + model);
            return result.status == 0 ? readNpy(file("z.npy").toStdString()).values : std::vector<float>();
        };
        QVERIFY(latents({"generate", "--seeds", "7"}) == sampleLatent(7, 11, labels));
        QVERIFY(latents({"generate", "--seed", "7", "--count", "2"}) == sampleBatch(7, 2, 11, labels).values);
        QVERIFY(latents({"generate", "--seeds", "7", "--label", "Main=fox", "--label", "Colour=red"}) ==
                sampleLatent(7, 11, labels, {2, 0}));
        const auto walk = latents(
            {"walk", "--from", "7", "--to", "7", "--frames", "3", "--label", "Main=cat", "--to-label", "Main=dog"});
        QCOMPARE(walk.size(), std::size_t{33});
        QVERIFY((std::vector<float>(walk.begin() + 17, walk.begin() + 20) == std::vector<float>{0.5F, 0.5F, 0}));

        for (const char* wrong : {"Main=wolf", "Size=red", "red"}) {
            const Result refused = run({"generate", "--seeds", "0", "--label", wrong, "--model", "labelled.safetensors",
                                        "--raw", "w.npy", "--force"});
            QCOMPARE(refused.status, 1);
            QVERIFY2(refused.err.contains("it has Main=cat, Main=dog, Main=fox; Colour=red, Colour=blue"),
                     qPrintable(refused.err));
        }
        QVERIFY(run(tiny({"generate", "--seeds", "0", "--label", "a=b", "--raw", "w.npy", "--force"}))
                    .err.contains("has no labels to choose from"));
        QCOMPARE(run({"generate", "--seeds", "0", "--label", "=b"}).status, 2);
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
        QTest::newRow("negative seed of growth") << QStringList{"growth", "--seed", "-1"};
        QTest::newRow("negative seed of a sheet") << QStringList{"directions", "--sheet", "s.png", "--seed", "-1"};
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
        QTest::newRow("growth is no text") << tiny({"growth", "--out", "growth.txt"}) << "growth.txt";
        QTest::newRow("nothing to measure") << tiny({"bench", "--scale", "9"}) << "no head there";
        QTest::newRow("no such arithmetic")
            << tiny({"bench", "--precision", "float16", "--device", "cpu"}) << "float16";
        QTest::newRow("log and error") << tiny({"bench", "--scale", "9", "--log", "error"}) << "no head there";
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

    void nothingIsReplacedUnasked_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("name");
        const QString both = test::dataPath("reference/tiny_zip_blend.pth");
        QTest::newRow("generate") << tiny({"generate", "--seeds", "1", "--out", "k.png"}) << "k.png";
        QTest::newRow("generate, no name") << tiny({"generate", "--seeds", "1"}) << "image_samples.png";
        QTest::newRow("generate --raw") << tiny({"generate", "--seeds", "1", "--raw", "k.npy"}) << "k.npy";
        QTest::newRow("generate --save-latents")
            << tiny({"generate", "--seeds", "1", "--save-latents", "k.npy"}) << "k.npy";
        QTest::newRow("walk") << tiny({"walk", "--seed", "1", "--out", "k.png"}) << "k.png";
        QTest::newRow("walk --raw") << tiny({"walk", "--seed", "1", "--raw", "k.npy"}) << "k.npy";
        QTest::newRow("growth") << tiny({"growth", "--out", "k.png"}) << "k.png";
        QTest::newRow("directions") << tiny({"directions", "--count", "2", "--out", "k.npy"}) << "k.npy";
        QTest::newRow("directions --sheet") << tiny({"directions", "--count", "2", "--sheet", "k.png"}) << "k.png";
        QTest::newRow("convert") << QStringList{"convert", both, "k.safetensors"} << "k.safetensors";
        QTest::newRow("convert, the raw one") << QStringList{"convert", both, "k.safetensors"} << "k.raw.safetensors";
        QTest::newRow("bench --save") << tiny({"bench", "--threads", "1", "--seconds", "0.1", "--scale", "0",
                                               "--batches", "1", "--save", "k.safetensors"})
                                      << "k.safetensors";
    }
    void nothingIsReplacedUnasked() {
        QFETCH(QStringList, arguments);
        QFETCH(QString, name);
        for (const QString& left : QDir(m_folder.path()).entryList({"k.*", "image_samples.png"})) {
            QVERIFY(QFile::remove(file(left)));
        }
        QFile precious(file(name));
        QVERIFY(precious.open(QIODevice::WriteOnly) && precious.write("precious") == 8);
        precious.close();
        const Result refused = run(arguments);
        QCOMPARE(refused.status, 1);
        QVERIFY2(refused.err.contains(name + " is there already") && refused.err.contains("--force"),
                 qPrintable(refused.err));
        QCOMPARE(test::readAll(file(name)), QByteArray("precious"));
        QCOMPARE(QDir(m_folder.path()).entryList({"k.*", "image_samples.png"}),
                 QStringList{name});  // and nothing else made
        const Result asked = run(arguments + QStringList{"--force"});
        QVERIFY2(asked.status == 0, qPrintable(asked.err));
        QVERIFY(test::readAll(file(name)) != QByteArray("precious"));
    }

    void latentsGoOutAsTheyComeIn_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("count");
        QTest::newRow("seeds") << QStringList{"generate", "--seeds", "3-5,10"} << 4;
        QTest::newRow("batch") << QStringList{"generate", "--seed", "3", "--count", "9"} << 9;
        QTest::newRow("walk") << QStringList{"walk", "--from", "3", "--to", "4", "--frames", "5"} << 5;
        QTest::newRow("moved") << QStringList{"generate", "--seeds", "3-5", "--direction", "moves.npy:1=0.4"} << 3;
        QTest::newRow("walk, moved") << QStringList{"walk",     "--seed", "3",           "--no-endpoint",
                                                    "--frames", "3",      "--direction", "moves.npy:0=-0.4"}
                                     << 3;
    }
    void latentsGoOutAsTheyComeIn() {
        QFETCH(QStringList, arguments);
        QFETCH(int, count);
        QVERIFY(run(tiny({"directions", "--count", "2", "--out", "moves.npy", "--force"})).status == 0);
        const Result out = run(tiny(arguments + QStringList{"--save-latents", "out.npy", "--raw", "o.npy", "--force"}));
        QVERIFY2(out.status == 0, qPrintable(out.err));
        QVERIFY2(out.out.contains(QString("Wrote %1 latents to out.npy").arg(count)), qPrintable(out.out));
        QCOMPARE(readNpy(file("out.npy").toStdString()).shape, (std::vector<std::int64_t>{count, 24}));
        QVERIFY(run(tiny({"generate", "--latents", "out.npy", "--raw", "in.npy", "--force"})).status == 0);
        QCOMPARE(test::readAll(file("in.npy")), test::readAll(file("o.npy")));
        // On their own they cost no picture.
        const QByteArray latents = test::readAll(file("out.npy"));
        const Result alone = run(tiny(arguments + QStringList{"--save-latents", "out.npy", "--force"}));
        QCOMPARE(alone.status, 0);
        QVERIFY2(!alone.out.contains("image_samples") && !alone.out.contains("interpolate"), qPrintable(alone.out));
        QCOMPARE(test::readAll(file("out.npy")), latents);
    }

    void oneIsToldAsOne() {
        const Result first = run(tiny({"generate", "--seeds", "3", "--images", "one", "--save-latents", "one.npy"}));
        QVERIFY2(first.out.contains("Wrote 1 image to") && first.out.contains("Wrote 1 latent to"),
                 qPrintable(first.out));
        const Result again = run(tiny({"generate", "--seeds", "3", "--images", "one"}));
        QVERIFY2(again.out.contains("1 was there already"), qPrintable(again.out));
    }

    // Pictures that are there already are kept, but their latents are still told.
    void latentsOfKeptImagesAreWrittenToo() {
        const QStringList arguments = tiny({"generate", "--seeds", "0-5", "--shard", "2/2", "--images", "kept"});
        QVERIFY(run(arguments).status == 0);
        const Result again = run(arguments + QStringList{"--save-latents", "kept.npy"});
        QVERIFY2(again.out.contains("3 were there already"), qPrintable(again.out));
        QVERIFY(run(tiny({"generate", "--seeds", "3-5", "--save-latents", "all.npy"})).status == 0);
        QCOMPARE(test::readAll(file("kept.npy")), test::readAll(file("all.npy")));
    }

    void gridsTooLargeForARecipeSaySo() {
        const QStringList arguments =
            tiny({"generate", "--scale", "0", "--columns", "100", "--force", "--threads", "1", "--out", "g.png"});
        const Result large = run(arguments + QStringList{"--seeds", "0-10000"});
        QCOMPARE(large.status, 0);
        QCOMPARE(large.err.count('\n'), 1);
        QVERIFY2(large.err.contains("g.png will carry no recipe"), qPrintable(large.err));
        QVERIFY_EXCEPTION_THROWN(readRecipe(file("g.png").toStdString()), std::runtime_error);
        const Result small = run(arguments + QStringList{"--seeds", "0-9999"});
        QCOMPARE(small.status, 0);
        QVERIFY2(small.err.isEmpty(), qPrintable(small.err));
        QCOMPARE(readRecipe(file("g.png").toStdString()).session.anchors.size(), 10'000U);
    }

    void benchMeasuresThePrecisionThatWasAskedFor() {
        const Result result = run(tiny(
            {"bench", "--threads", "1", "--json", "--seconds", "0.1", "--batches", "1", "--precision", "float32"}));
        QVERIFY2(result.status == 0, qPrintable(result.err));
        const QJsonArray rows = QJsonDocument::fromJson(result.out.toUtf8()).object()["results"].toArray();
        QCOMPARE(rows.size(), 3);  // one for each scale
        for (const QJsonValue& row : rows) {
            QCOMPARE(row["precision"].toString(), "float32");
        }
    }

    // What a failure says, it says once, whether it is logged or not.
    void theLogCanBeAskedForAfterTheCommand() {
        const Result info = run(tiny({"generate", "--seeds", "1", "--out", "logged.png", "--log", "info"}));
        QCOMPARE(info.status, 0);
        QVERIFY2(info.err.contains("info: opened"), qPrintable(info.err));
        const Result failed = run({"info", "none.pth", "--log", "debug"});
        QCOMPARE(failed.status, 1);
        QCOMPARE(failed.err.count("none.pth"), 1);
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

LATENTWALK_TEST(TestCli, core)

}  // namespace test_cli

#include "test_cli.moc"
