// SPDX-License-Identifier: GPL-3.0-or-later

#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "core/generator/make/make_generator.h"
#include "core/generator/torch/fitted_heads.h"
#include "core/model/builtin_model.h"
#include "core/model/open_checkpoint.h"
#include "core/model/safetensors/safetensors.h"
#include "core/output/exporter.h"
#include "core/processor/threads.h"
#include "core/recipe/recipe_reader.h"
#include "core/session/session.h"
#include "tests/support/places.h"
#include "tests/support/reference.h"
#include "tests/support/room.h"
#include "tests/support/sessions.h"

using namespace latentwalk;

namespace test_render {

namespace {

struct Result {
    int status = -1;
    QString err;
};

}  // namespace

// Sessions in, films, frames, grids and pictures out, and back again from what they carry.
class TestRender : public QObject {
    Q_OBJECT

private:
    // With the model of a.latentwalk where no other is named.
    Result run(const QStringList& arguments) const {
        const bool named = arguments.contains("--model") || arguments[0] != "render";
        return runAsIs(named ? arguments : arguments + QStringList{"--model", m_model});
    }

    Result runAsIs(const QStringList& arguments) const {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("XDG_CACHE_HOME", file("cache"));
        process.setProcessEnvironment(environment);
        process.start(test::commandLineProgram(), arguments + QStringList{"--quiet", "--threads", "1"});
        if (!process.waitForFinished(120'000) || process.exitStatus() != QProcess::NormalExit) {
            return {};
        }
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardError())};
    }

    QString file(const QString& name) const { return m_folder.filePath(name); }
    QByteArray bytes(const QString& name) const { return test::readAll(file(name)); }

    // What a picture shows, without what it carries.
    QImage pixels(const QString& name) const { return QImage(file(name)).convertToFormat(QImage::Format_RGB888); }

    QTemporaryDir m_folder;
    QString m_model = test::dataPath("reference/tiny_legacy.pth");
    QString m_otherModel = test::dataPath("reference/tiny_zip_blend.pth");

private slots:
    void initTestCase() {
        Session session = test::seedSession({1, 2, 3});
        session.model = referenceTo(openCheckpoint(m_model.toStdString()));
        session.position = 0.3;
        session.film.frames = 12;
        session.film.rateNumerator = 10;
        session.timing = Timing::ConstantSpeed;
        session.easing = Easing::Smooth;
        session.directions = {{"d", "", sampleLatent(9, 24)}};
        session.anchors[1].edits = {{"d", 0.3}};
        session.edits = {{"d", -0.1}};
        writeSession(file("a.latentwalk").toStdString(), session);
    }

    void everyKindOfOutputIsMadeAgainFromItself_data() {
        QTest::addColumn<QString>("option");
        QTest::addColumn<QString>("name");
        for (const char* name : {"p.png", "p.jpg", "p.webp"}) {
            QTest::newRow(name) << "--picture" << name;
        }
        for (const char* name : {"g.png", "g.jpg", "g.webp"}) {
            QTest::newRow(name) << "--out" << name;
        }
        for (const char* name : {"v.mp4", "v.webm", "v.gif", "v.apng", "v2.webp"}) {
            QTest::newRow(name) << "--video" << name;
        }
    }
    void everyKindOfOutputIsMadeAgainFromItself() {
        QFETCH(QString, option);
        QFETCH(QString, name);
        const Result first = run({"render", "a.latentwalk", option, name});
        QVERIFY2(first.status == 0, qPrintable(first.err));
        const Result again = run({"reproduce", name, "--out", "again-" + name, "--model", m_model});
        QVERIFY2(again.status == 0, qPrintable(again.err));
        QCOMPARE(bytes("again-" + name), bytes(name));
    }

    void framesAreThoseOfTheFilmAndResume() {
        QVERIFY(run({"render", "a.latentwalk", "--frames-dir", "frames"}).status == 0);
        QCOMPARE(QDir(file("frames")).entryList({"*.png"}).size(), 12);
        QVERIFY(run({"reproduce", "frames/frame_000005.png", "--out", "five.png", "--model", m_model}).status == 0);
        QCOMPARE(bytes("five.png"), bytes("frames/frame_000005.png"));
        QVERIFY(QFile::remove(file("frames/frame_000005.png")));
        QVERIFY(run({"render", "a.latentwalk", "--frames-dir", "frames"}).status == 0);
        QCOMPARE(bytes("five.png"), bytes("frames/frame_000005.png"));
        const Result other = run({"render", "a.latentwalk", "--frames-dir", "frames", "--frames", "13"});
        QCOMPARE(other.status, 1);
        QVERIFY2(other.err.contains("another walk"), qPrintable(other.err));
        // An animated PNG's first frame is what other readers see.
        QVERIFY(run({"render", "a.latentwalk", "--video", "film.png"}).status == 0);
        QCOMPARE(pixels("film.png"), pixels("frames/frame_000001.png"));
    }

    void whatGenerateAndWalkWriteCarriesRecipesToo_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("name");
        QTest::newRow("seed") << QStringList{"generate", "--seeds", "5-6", "--images", "s"} << "s/seed_000006.png";
        QTest::newRow("batch") << QStringList{"generate", "--seed", "5", "--count", "3", "--images", "b"}
                               << "b/image_000002.png";
        QTest::newRow("seed grid") << QStringList{"generate",  "--seeds", "5-9",          "--out",   "sg.png",
                                                  "--columns", "2",       "--scale-each", "--scale", "1"}
                                   << "sg.png";
        QTest::newRow("walk") << QStringList{"walk",     "--from", "1",        "--to",   "2",
                                             "--frames", "7",      "--out",    "wg.png", "--frames-dir",
                                             "w",        "--path", "spherical"}
                              << "w/frame_000003.png";
        QTest::newRow("walk grid") << QStringList{"walk",     "--from", "1",     "--to",  "2",
                                                  "--frames", "7",      "--out", "wh.png"}
                                   << "wh.png";
        QTest::newRow("walk without end")
            << QStringList{"walk", "--seed", "1", "--no-endpoint", "--out", "wn.png"} << "wn.png";
    }
    void whatGenerateAndWalkWriteCarriesRecipesToo() {
        QFETCH(QStringList, arguments);
        QFETCH(QString, name);
        const Result first = run(arguments + QStringList{"--model", m_model});
        QVERIFY2(first.status == 0, qPrintable(first.err));
        const Result again = run({"reproduce", name, "--out", "again.png", "--model", m_model, "--force"});
        QVERIFY2(again.status == 0, qPrintable(again.err));
        QCOMPARE(bytes("again.png"), bytes(name));
    }

    void shardsAreDisjointCompleteAndResumable() {
        QSet<QString> seen;
        for (int i = 1; i <= 3; ++i) {
            const QStringList arguments{"generate", "--seeds", "0-9",     "--shard", QString("%1/3").arg(i),
                                        "--images", "shards",  "--model", m_model};
            QVERIFY(run(arguments).status == 0);
            const auto files = QDir(file("shards")).entryList({"*.png"});
            QVERIFY(files.size() == seen.size() + (i == 1 ? 4 : 3));
            seen = QSet<QString>(files.begin(), files.end());
        }
        QVERIFY(run({"generate", "--seeds", "0-9", "--images", "all", "--model", m_model}).status == 0);
        for (const QString& name : QDir(file("all")).entryList({"*.png"})) {
            QCOMPARE(bytes("shards/" + name), bytes("all/" + name));
        }
        QCOMPARE(seen.size(), 10);
        // What is there is kept; what is damaged or of another model is made again.
        const QDateTime old = QDateTime::fromSecsSinceEpoch(1'000'000'000);
        for (const QString& name : seen) {
            QFile one(file("shards/" + name));
            QVERIFY(one.open(QIODevice::ReadWrite) && one.setFileTime(old, QFileDevice::FileModificationTime));
        }
        QVERIFY(QFile::resize(file("shards/seed_000008.png"), 100));
        const QStringList last{"generate", "--seeds", "0-9", "--shard", "3/3", "--images", "shards"};
        QVERIFY(run(last + QStringList{"--model", m_model}).status == 0);
        QCOMPARE(bytes("shards/seed_000008.png"), bytes("all/seed_000008.png"));
        QCOMPARE(QFileInfo(file("shards/seed_000009.png")).lastModified(), old);
        QVERIFY(run(last + QStringList{"--model", m_otherModel}).status == 0);
        QVERIFY(bytes("shards/seed_000009.png") != bytes("all/seed_000009.png"));
        QCOMPARE(QFileInfo(file("shards/seed_000001.png")).lastModified(), old);
    }

    void nothingIsReplacedUnasked() {
        QVERIFY(run({"render", "a.latentwalk", "--picture", "keep.png"}).status == 0);
        const QByteArray before = bytes("keep.png");
        const Result again = run({"render", "a.latentwalk", "--out", "keep.png"});
        QCOMPARE(again.status, 1);
        QVERIFY2(again.err.contains("--force"), qPrintable(again.err));
        QCOMPARE(run({"reproduce", "keep.png", "--out", "keep.png", "--model", m_model}).status, 1);
        QCOMPARE(bytes("keep.png"), before);
        QVERIFY(run({"render", "a.latentwalk", "--out", "keep.png", "--force"}).status == 0);
        QVERIFY(bytes("keep.png") != before);
    }

    void anotherModelIsRefusedUnlessAskedFor() {
        const Result refused = run({"render", "a.latentwalk", "--picture", "o.png", "--model", m_otherModel});
        QCOMPARE(refused.status, 1);
        QVERIFY2(refused.err.contains("tiny_legacy") && refused.err.contains("tiny_zip_blend"),
                 qPrintable(refused.err));
        QVERIFY(!QFile::exists(file("o.png")));
        QVERIFY2(refused.err.contains("--other-model"), qPrintable(refused.err));
        // To replace a file is not to take any model.
        QCOMPARE(run({"render", "a.latentwalk", "--picture", "o.png", "--model", m_otherModel, "--force"}).status, 1);
        QVERIFY(!QFile::exists(file("o.png")));
        const Result taken =
            run({"render", "a.latentwalk", "--picture", "o.png", "--model", m_otherModel, "--other-model"});
        QCOMPARE(taken.status, 0);
        QCOMPARE(taken.err.count('\n'), 1);
        QVERIFY2(taken.err.contains("tiny_legacy") && taken.err.contains("tiny_zip_blend"), qPrintable(taken.err));
        // The new picture says what it was really made with.
        QVERIFY(readRecipe(file("o.png").toStdString()).session.model.sha256 ==
                referenceTo(openCheckpoint(m_otherModel.toStdString())).sha256);
        // A recipe knows no path: the built-in model is tried, and is another.
        const Result builtIn = run({"reproduce", "o.png", "--out", "o2.png"});
        QCOMPARE(builtIn.status, 1);
        QVERIFY2(builtIn.err.contains("--model"), qPrintable(builtIn.err));
    }

    // The same faces as with the model that is there now, and one line that says why they look otherwise.
    void whatAnEarlierBuiltInModelMadeIsMadeWithTheOneOfNow_data() {
        QTest::addColumn<QString>("former");
        for (const std::string_view former : {kFormerBuiltInModels.front(), kFormerBuiltInModels.back()}) {
            QTest::addRow("%.8s", former.data()) << QString::fromLatin1(former.data(), 64);
        }
    }
    void whatAnEarlierBuiltInModelMadeIsMadeWithTheOneOfNow() {
        QFETCH(QString, former);
        Session session = test::seedSession({1, 2});
        session.model = referenceTo(openCheckpoint(builtInModelPath()));
        session.position = 0.4;
        session.film.frames = 3;
        session.timing = Timing::ConstantSpeed;
        writeSession(file("now.latentwalk").toStdString(), session);
        QVERIFY(runAsIs({"render", "now.latentwalk", "--picture", "now.png", "--video", "now.gif", "--force"}).status ==
                0);
        const auto made = [this](const QString& name) { return readRecipe(file(name).toStdString()); };
        const Recipe now = made("now.png");

        // As it was written then: with the pace of the model of then.
        session.model.sha256 = former.toStdString();
        session.model.path = "/usr/share/latentwalk/models/celeba-128.safetensors";
        session.pace = Pace{SessionWalk(session).paceFingerprint(), 2, {0, 0.1, 1}};
        writeSession(file("then.latentwalk").toStdString(), session);
        const auto isToldOnce = [](const Result& result) {
            return result.status == 0 && result.err.count('\n') == 1 && result.err.contains("softer");
        };
        const Result rendered = runAsIs({"render", "then.latentwalk", "--picture", "then.png", "--force"});
        QVERIFY2(isToldOnce(rendered), qPrintable(rendered.err));
        QVERIFY(rendered.err.contains("then.latentwalk"));
        const Recipe then = made("then.png");
        QVERIFY(then.session.model == now.session.model);
        QCOMPARE(then.latent.components, SessionWalk(session).latentAt(0.4));
        QCOMPARE(then.session.pace->cumulative, session.pace->cumulative);
        QVERIFY(!SessionWalk(then.session).needsPace());

        // The same for what carries a recipe.
        for (Recipe recipe : {now, made("now.gif")}) {
            const bool film = recipe.content == Content::Film;
            recipe.session.model.sha256 = former.toStdString();
            if (film) {
                recipe.session.timing = Timing::Even;
                recipe.session.pace.reset();
                const auto generator = makeGenerator(openCheckpoint(builtInModelPath()));
                exportFilm(*generator, recipe.session, file("old.gif").toStdString(), FilmFormat::Gif);
            } else {
                const Picture picture{4, 4, std::vector<std::uint8_t>(48)};
                writePicture(file("old.png").toStdString(), picture, PictureFormat::Png, {95, toJson(recipe)});
            }
            const QString old = film ? "old.gif" : "old.png";
            const QString again = film ? "again.gif" : "again.png";
            const Result result = runAsIs({"reproduce", old, "--out", again, "--force"});
            QVERIFY2(isToldOnce(result), qPrintable(result.err));
            QVERIFY(made(again).session.model == now.session.model);
            if (!film) {
                QCOMPARE(bytes(again), bytes("now.png"));
            }
            // What it makes is of now.
            const Result third = runAsIs({"reproduce", again, "--out", "third" + again, "--force"});
            QVERIFY2(third.status == 0 && third.err.isEmpty(), qPrintable(third.err));
        }
    }

    // It is no later file of others, nor is any other one of it.
    void anotherModelIsNoLaterFile() {
        Session session = test::seedSession({1});
        session.model = referenceTo(openCheckpoint(m_model.toStdString()));
        session.model.sha256 = std::string(kFormerBuiltInModels.front());
        writeSession(file("former.latentwalk").toStdString(), session);
        QCOMPARE(run({"render", "former.latentwalk", "--picture", "f.png", "--model", m_model}).status, 1);
        session.model.latentSize = 512;
        session.model.sha256 = std::string(64, 'a');
        writeSession(file("stranger.latentwalk").toStdString(), session);
        QCOMPARE(runAsIs({"render", "stranger.latentwalk", "--picture", "f.png"}).status, 1);
    }

    void scalesBelowTheLastArePaintedByTheRecordedHeads_data() {
        QTest::addColumn<QString>(
            "stored");  // what the model's file has: trained, both, or last (the last scale's only)
        QTest::addColumn<QString>("heads");
        QTest::addColumn<bool>("grows");
        for (const char* heads : {"auto", "trained", "fitted"}) {
            QTest::addRow("both, %s", heads) << "both" << heads << false;
        }
        QTest::newRow("growth, both, fitted") << "both"
                                              << "fitted" << true;
        QTest::newRow("fitted ones are missing") << "trained"
                                                 << "fitted" << false;
        QTest::newRow("all are missing") << "last"
                                         << "auto" << false;
        QTest::newRow("growth, all are missing") << "last"
                                                 << "auto" << true;
    }
    void scalesBelowTheLastArePaintedByTheRecordedHeads() {
        QFETCH(QString, stored);
        QFETCH(QString, heads);
        QFETCH(bool, grows);
        setThreads(1);
        const std::string model = file(stored + ".safetensors").toStdString();
        Checkpoint checkpoint = openCheckpoint(m_model.toStdString());
        checkpoint.raw.reset();
        if (stored == "last") {
            std::fill(checkpoint.average->heads.begin(), checkpoint.average->heads.end() - 1, std::nullopt);
        }
        const auto fitted = fitHeads(checkpoint.architecture, *checkpoint.average);
        if (stored == "both") {
            checkpoint.average->fittedHeads = fitted;
        }
        writeSafetensors(checkpoint, model, DType::Float32);

        checkpoint = openCheckpoint(model);
        Session session = test::seedSession({4});
        session.model = referenceTo(checkpoint);
        const Heads choice = heads == "trained" ? Heads::Trained : heads == "fitted" ? Heads::Fitted : Heads::Auto;
        session.model.heads = choice;
        if (grows) {
            session.growth = Growth{0, 2};
            session.position = 0.2;
        } else {
            session.scale = 1;
        }
        writeSession(file("heads.latentwalk").toStdString(), session);
        const Result result = run({"render", "heads.latentwalk", "--picture", "heads.png", "--force", "--model",
                                   QString::fromStdString(model)});
        QVERIFY2(result.status == 0, qPrintable(result.err));
        const Recipe recipe = readRecipe(file("heads.png").toStdString());
        QCOMPARE(recipe.session.model.heads, choice);

        checkpoint.average->fittedHeads = fitted;
        GeneratorSettings settings;
        settings.heads = choice;
        const Picture expected = renderPicture(*makeGenerator(checkpoint, settings), recipe);
        QVERIFY(pixels("heads.png") == QImage(expected.rgb.data(), int(expected.width), int(expected.height),
                                              int(expected.width * 3), QImage::Format_RGB888));
        // Fitting takes seconds with a model of real size: once is enough, and the window finds them too.
        QCOMPARE(QDir(file("cache/latentwalk/latentwalk/heads")).exists(), stored != "both");
        QDir(file("cache")).removeRecursively();
    }

    // Whoever asks for a lower scale or for a blend gets it, whatever heads the file has.
    void generateFitsHeadsThatAreMissing_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("scale") << QStringList{"generate", "--seeds", "4", "--scale", "1"};
        QTest::newRow("alpha") << QStringList{"generate", "--seeds", "4", "--alpha", "0.5"};
        QTest::newRow("walk") << QStringList{"walk", "--seed", "4", "--frames", "2", "--scale", "1"};
    }
    void generateFitsHeadsThatAreMissing() {
        QFETCH(QStringList, arguments);
        const QString model = file("top.safetensors");
        Checkpoint checkpoint = openCheckpoint(m_model.toStdString());
        checkpoint.raw.reset();
        auto& heads = checkpoint.average->heads;
        std::fill(heads.begin(), heads.end() - 1, std::nullopt);
        writeSafetensors(checkpoint, model.toStdString(), DType::Float32);
        const Result made = run(arguments + QStringList{"--out", "top.png", "--force", "--model", model});
        QVERIFY2(made.status == 0, qPrintable(made.err));
        QDir(file("cache")).removeRecursively();
        const Result again = run({"reproduce", "top.png", "--out", "top2.png", "--force", "--model", model});
        QVERIFY2(again.status == 0, qPrintable(again.err));
        QVERIFY(pixels("top.png") == pixels("top2.png"));

        // Where no scale is asked for, none is fitted.
        QDir(file("cache")).removeRecursively();
        QVERIFY(run({"generate", "--seeds", "4", "--out", "top.png", "--force", "--model", model}).status == 0);
        QVERIFY(!QDir(file("cache/latentwalk/latentwalk/heads")).exists());
    }

    // As in the window, a film at another rate is as long as before: 12 frames at 10 a second are 72 at 60.
    void anotherRateKeepsTheDuration_data() {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<int>("frames");
        QTest::newRow("faster") << QStringList{"--fps", "60"} << 72;
        QTest::newRow("a fraction") << QStringList{"--fps", "30000/1001"} << 36;
        QTest::newRow("television's decimals") << QStringList{"--fps", "59.94"} << 72;
        QTest::newRow("other decimals") << QStringList{"--fps", "12.5"} << 15;
        QTest::newRow("frames are counted") << QStringList{"--fps", "60", "--frames", "5"} << 5;
        QTest::newRow("duration") << QStringList{"--fps", "60", "--duration", "0.5"} << 30;
        QTest::newRow("duration alone") << QStringList{"--duration", "0.5"} << 5;
    }
    void anotherRateKeepsTheDuration() {
        QFETCH(QStringList, options);
        QFETCH(int, frames);
        const Result result = run(QStringList{"render", "a.latentwalk", "--video", "rate.mp4", "--force"} + options);
        QVERIFY2(result.status == 0, qPrintable(result.err));
        const Session made = readRecipe(file("rate.mp4").toStdString()).session;
        QCOMPARE(made.film.frames, frames);
        // What the window's export does with these settings.
        setThreads(1);
        const auto generator = makeGenerator(openCheckpoint(m_model.toStdString()));
        exportFilm(*generator, made, file("window.mp4").toStdString(), FilmFormat::Mp4);
        QCOMPARE(bytes("rate.mp4"), bytes("window.mp4"));
    }

    void picturesAreNotEnlargedAsTheFilmIs() {
        Session session = readSession(file("a.latentwalk").toStdString());
        session.film.enlarge = 3;
        writeSession(file("large.latentwalk").toStdString(), session);
        QVERIFY(run({"render", "large.latentwalk", "--picture", "small.png"}).status == 0);
        QCOMPARE(pixels("small.png").size(), QSize(16, 16));
        QVERIFY(run({"render", "large.latentwalk", "--picture", "twice.png", "--enlarge", "2"}).status == 0);
        QCOMPARE(pixels("twice.png").size(), QSize(32, 32));
    }

    // A session from a stranger must not make the program read what it names.
    void theSessionsPathIsToldAndNeverOpened() {
        const Result result = runAsIs({"render", "a.latentwalk", "--picture", "path.png"});
        QCOMPARE(result.status, 1);
        QVERIFY2(result.err.contains("--model (it was in " + m_model + ")"), qPrintable(result.err));
        QVERIFY(!QFile::exists(file("path.png")));
    }

    void theSessionComesBackOutOfAPicture() {
        QVERIFY(run({"render", "a.latentwalk", "--picture", "s.png"}).status == 0);
        QVERIFY(run({"reproduce", "s.png", "--session", "back.latentwalk"}).status == 0);
        Session session = readSession(file("a.latentwalk").toStdString());
        Session back = readSession(file("back.latentwalk").toStdString());
        QVERIFY(back.pace);  // measured when the picture was made
        session.model.path.clear();
        session.model.precision = back.model.precision;
        back.pace.reset();
        QVERIFY(back == session);
    }

    void wrongUsageIsTwo_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("nothing to make") << QStringList{"render", "a.latentwalk"};
        QTest::newRow("no film") << QStringList{"render", "a.latentwalk", "--video", "a.txt"};
        QTest::newRow("rate") << QStringList{"render", "a.latentwalk", "--video", "a.mp4", "--fps", "0"};
        QTest::newRow("a comma") << QStringList{"render", "a.latentwalk", "--video", "a.mp4", "--fps", "29,97"};
        QTest::newRow("size") << QStringList{"render", "a.latentwalk", "--video", "a.mp4", "--size", "512"};
        QTest::newRow("shard 0") << QStringList{"generate", "--seeds", "1", "--images", "d", "--shard", "0/3"};
        QTest::newRow("shard 4/3") << QStringList{"generate", "--seeds", "1", "--images", "d", "--shard", "4/3"};
        QTest::newRow("shard of a grid") << QStringList{"generate", "--seeds", "1",     "--images", "d",
                                                        "--shard",  "1/3",     "--out", "a.png"};
        QTest::newRow("reproduce what for") << QStringList{"reproduce", "a.png"};
    }
    void wrongUsageIsTwo() {
        QFETCH(QStringList, arguments);
        QCOMPARE(run(arguments).status, 2);
    }

    void failuresAreOneLine_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("no session") << QStringList{"render", "none.latentwalk", "--video", "a.mp4"};
        QTest::newRow("no recipe") << QStringList{"reproduce", test::dataPath("grids/eight_each.png"), "--out",
                                                  "a.png"};
        QTest::newRow("no picture") << QStringList{"reproduce", "a.latentwalk", "--out", "a.png"};
        QTest::newRow("missing folder") << QStringList{"render", "a.latentwalk", "--video", "no/a.mp4"};
        QTest::newRow("too fast") << QStringList{"render", "a.latentwalk", "--video", "a.gif", "--fps", "60"};
        QTest::newRow("name too long") << QStringList{"render", "a.latentwalk", "--video", QString(300, 'x') + ".mp4"};
    }
    void failuresAreOneLine() {
        QFETCH(QStringList, arguments);
        const Result result = run(arguments);
        QCOMPARE(result.status, 1);
        QCOMPARE(result.err.count('\n'), 1);
    }
};

LATENTWALK_TEST(TestRender, core)

}  // namespace test_render

#include "test_render.moc"
