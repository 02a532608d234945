// SPDX-License-Identifier: GPL-3.0-or-later

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>
#include <cmath>

#include "core/film/make_film_sink.h"
#include "core/film/scratch_file.h"
#include "core/generator/make/make_generator.h"
#include "core/message/file_error.h"
#include "core/model/open_checkpoint.h"
#include "core/output/exporter.h"
#include "core/output/session_recipe.h"
#include "core/processor/threads.h"
#include "core/recipe/recipe_reader.h"
#include "tests/support/decoded_film.h"
#include "tests/support/full_disk.h"
#include "tests/support/places.h"
#include "tests/support/reference.h"
#include "tests/support/room.h"
#include "tests/support/sessions.h"
#include "tests/support/stopping.h"
#include "tests/support/wave_generator.h"

using namespace latentwalk;

namespace test_film {

namespace {

Session filmSession(std::int64_t frames) {
    Session session = test::seedSession({1, 2, 3});
    session.closed = true;
    session.film.frames = frames;
    session.film.quality = 90;
    return session;
}

// The inodes of the files without a name that this process has open on the file system of `folder`.
QList<ino_t> namelessFilesOn(const std::filesystem::path& folder) {
    struct stat place {};
    ::stat(folder.c_str(), &place);
    QList<ino_t> found;
    for (int descriptor = 3; descriptor < 200; ++descriptor) {
        struct stat status {};
        if (::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && status.st_nlink == 0 &&
            status.st_dev == place.st_dev) {
            found.append(status.st_ino);
        }
    }
    return found;
}

}  // namespace

class TestFilm : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString file(const QString& name) const { return m_folder.filePath(name); }

    // What ffprobe counts and reads in the first stream.
    QJsonObject probe(const QString& name) const {
        const QByteArray json = test::outputOf(
            "ffprobe", {"-v", "error", "-count_frames", "-show_streams", "-show_format", "-of", "json", file(name)});
        QJsonObject result = QJsonDocument::fromJson(json).object()["streams"].toArray()[0].toObject();
        result["seconds"] = QJsonDocument::fromJson(json).object()["format"].toObject()["duration"];
        return result;
    }

private slots:
    void filmsHaveTheRightCountRateAndDuration_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("numerator");
        QTest::addColumn<int>("denominator");
        QTest::addColumn<QString>("codec");
        QTest::newRow("mp4 60") << "a.mp4" << 60 << 1 << "h264";
        QTest::newRow("mp4 ntsc") << "b.mp4" << 30000 << 1001 << "h264";
        QTest::newRow("webm") << "a.webm" << 25 << 1 << "vp9";
        QTest::newRow("gif") << "a.gif" << 30 << 1 << "gif";
        QTest::newRow("apng") << "a.apng" << 24 << 1 << "apng";
        QTest::newRow("mp4 12.5") << "c.mp4" << 25 << 2 << "h264";
        QTest::newRow("gif 12.5") << "b.gif" << 25 << 2 << "gif";
        QTest::newRow("apng ntsc") << "b.apng" << 30000 << 1001 << "apng";
    }
    void filmsHaveTheRightCountRateAndDuration() {
        QFETCH(QString, name);
        QFETCH(int, numerator);
        QFETCH(int, denominator);
        QFETCH(QString, codec);
        Session session = filmSession(50);
        session.film.rateNumerator = numerator;
        session.film.rateDenominator = denominator;
        test::WaveGenerator generator;
        const std::string path = file(name).toStdString();
        exportFilm(generator, session, path, *filmFormatOf(path));
        const QJsonObject stream = probe(name);
        QCOMPARE(stream["codec_name"].toString(), codec);
        QCOMPARE(stream["nb_read_frames"].toString(), "50");
        QCOMPARE(stream["width"].toInt(), 32);
        const double rate = static_cast<double>(numerator) / denominator;
        if (codec == "apng") {  // 1/24 s a frame; ffprobe turns it into a decimal
            const QByteArray png = test::readAll(file(name));
            const auto delay = static_cast<quint32>(denominator << 16 | numerator);
            QCOMPARE(qFromBigEndian<quint32>(png.constData() + png.indexOf("fcTL") + 4 + 20), delay);
        } else if (codec != "gif") {  // its times are whole hundredths
            QCOMPARE(stream["r_frame_rate"].toString(), QString("%1/%2").arg(numerator).arg(denominator));
        }
        if (codec != "apng") {  // its length is the sum of its frames', which ffprobe does not tell
            QVERIFY2(std::abs(stream["seconds"].toString().toDouble() - 50 / rate) < 0.011,
                     qPrintable(stream["seconds"].toString()));
        }
        if (codec == "h264" || codec == "vp9") {
            QCOMPARE(stream["color_space"].toString(), "bt709");
            QCOMPARE(stream["color_range"].toString(), "tv");
        }
        QVERIFY(readRecipe(path) == filmRecipe(session));
        QCOMPARE(QDir(m_folder.path()).entryList({".*"}, QDir::Files | QDir::Hidden).size(), 0);
    }

    void aMovingWebPIsWhole() {
        test::WaveGenerator generator;
        const Session session = filmSession(20);
        const std::string path = file("a.webp").toStdString();
        exportFilm(generator, session, path, FilmFormat::WebP);
        const QByteArray bytes = test::readAll(file("a.webp"));
        QCOMPARE(bytes.count("ANMF"), 20);
        quint32 size = 0;
        std::memcpy(&size, bytes.constData() + 4, 4);
        QCOMPARE(static_cast<qsizetype>(size) + 8, bytes.size());
        QVERIFY(readRecipe(path) == filmRecipe(session));
    }

    void decodedFramesAreTheFrames_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("quality");
        QTest::addColumn<bool>("colourful");
        QTest::newRow("mp4") << "p.mp4" << 94 << false;
        QTest::newRow("webm") << "p.webm" << 94 << false;
        QTest::newRow("mp4, every colour") << "p.mp4" << 95 << true;
        QTest::newRow("webm, every colour") << "p.webm" << 95 << true;
    }
    void decodedFramesAreTheFrames() {
        QFETCH(QString, name);
        QFETCH(int, quality);
        QFETCH(bool, colourful);
        test::WaveGenerator generator(4, colourful);
        Session session = filmSession(24);
        session.film.quality = quality;
        exportFilm(generator, session, file(name).toStdString(), *filmFormatOf(name.toStdString()));
        QCOMPARE(probe(name)["pix_fmt"].toString(), quality >= 95 ? "yuv444p" : "yuv420p");
        const auto frames = test::decodedFrames(file(name), 32, 32);
        QCOMPARE(frames.size(), 24U);
        const SessionWalk walk(session);
        for (std::size_t i = 0; i < frames.size(); ++i) {
            const double position = framePosition(session, static_cast<std::int64_t>(i), 24);
            const Picture picture = toPicture(generator.generate(LatentBatch::of(walk.latentAt(position)), {}), 0);
            const double psnr = test::psnrOf(frames[i], picture);
            QVERIFY2(psnr >= 40, qPrintable(QString("frame %1: %2 dB").arg(i).arg(psnr)));
        }
    }

    // Faces have what waves have not: sharp edges and noise.
    void facesOfTheBuiltInModelComeBackFromAFilm() {
        setThreads(0);
        const auto generator =
            makeGenerator(openCheckpoint(test::modelPath(QStringLiteral("celeba-128.safetensors")).toStdString()));
        Session session;
        session.model.latentSize = generator->architecture().latentSize;
        session.anchors = {{"", 12, {}, {}}, {"", 30, {}, {}}};
        session.film.frames = 6;
        session.film.quality = 95;
        const QString folder = file("faces");
        exportSequence(*generator, session, folder.toStdString());
        exportFilm(*generator, session, file("faces.mp4").toStdString(), FilmFormat::Mp4);
        const auto frames = test::decodedFrames(file("faces.mp4"), 128, 128);
        QCOMPARE(frames.size(), 6U);
        for (std::size_t i = 0; i < frames.size(); ++i) {
            const QImage png = QImage(folder + QString("/frame_00000%1.png").arg(i + 1));
            QCOMPARE(png.size(), QSize(128, 128));
            Picture exact{128, 128, {}};
            const QImage rgb = png.convertToFormat(QImage::Format_RGB888);
            for (int y = 0; y < 128; ++y) {
                exact.rgb.insert(exact.rgb.end(), rgb.constScanLine(y), rgb.constScanLine(y) + 128 * 3);
            }
            const double psnr = test::psnrOf(frames[i], exact);
            QVERIFY2(psnr >= 40, qPrintable(QString("frame %1: %2 dB").arg(i).arg(psnr)));
        }
    }

    void positionsAreExactFunctionsOfTheIndex() {
        Session session = filmSession(5);
        QCOMPARE(framePosition(session, 2, 4), 0.5);
        QCOMPARE(framePosition(session, 3, 4), 0.75);  // closed: position 1 would be frame 0 again
        session.closed = false;
        QCOMPARE(framePosition(session, 3, 4), 1.0);
        QCOMPARE(framePosition(session, 0, 1), 0.0);
        session.film.pingPong = true;
        QCOMPARE(framePosition(session, 1, 4), 0.5);
        QCOMPARE(framePosition(session, 2, 4), 1.0);
        QCOMPARE(framePosition(session, 3, 4), 0.5);
        QCOMPARE(framesOf(2.5, {30000, 1001}), 75);
    }

    void sizesAreMadeEvenForVideoOnly() {
        test::WaveGenerator generator;
        Session session = filmSession(3);
        session.film.width = 45;
        session.film.height = 31;
        exportFilm(generator, session, file("odd.mp4").toStdString(), FilmFormat::Mp4);
        QCOMPARE(probe("odd.mp4")["width"].toInt(), 46);
        QCOMPARE(probe("odd.mp4")["height"].toInt(), 32);
        exportFilm(generator, session, file("odd.gif").toStdString(), FilmFormat::Gif);
        QCOMPARE(probe("odd.gif")["width"].toInt(), 45);
    }

    void loopsAreCountedOrPlayed() {
        test::WaveGenerator generator;
        Session session = filmSession(10);
        session.film.loops = 3;
        exportFilm(generator, session, file("loop.mp4").toStdString(), FilmFormat::Mp4);
        QCOMPARE(probe("loop.mp4")["nb_read_frames"].toString(), "30");
        exportFilm(generator, session, file("loop.apng").toStdString(), FilmFormat::Apng);
        const QByteArray png = test::readAll(file("loop.apng"));
        const auto at = png.indexOf("acTL");
        QCOMPARE(png.mid(at + 4, 8), QByteArray("\0\0\0\x0a\0\0\0\x03", 8));
    }

    void growingFilmsHaveOneSize() {
        test::WaveGenerator generator;
        Session session = filmSession(12);
        session.growth = Growth{0, 3};
        exportFilm(generator, session, file("grow.mp4").toStdString(), FilmFormat::Mp4);
        QCOMPARE(probe("grow.mp4")["width"].toInt(), 32);
        QCOMPARE(probe("grow.mp4")["nb_read_frames"].toString(), "12");
    }

    void cancellingLeavesNothing() {
        test::WaveGenerator generator;
        QFile old(file("old.mp4"));
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.write("mine");
        old.close();
        for (const char* name : {"old.mp4", "c.gif", "c.webm", "c.apng", "c.webp"}) {
            const std::string path = file(name).toStdString();
            QVERIFY_EXCEPTION_THROWN(
                exportFilm(generator, filmSession(200), path, *filmFormatOf(path), test::stoppingAt(80)), Stopped);
            QVERIFY(QString(name) == "old.mp4" || !QFile::exists(file(name)));
        }
        QCOMPARE(test::readAll(file("old.mp4")), QByteArray("mine"));
        QCOMPARE(QDir(m_folder.path()).entryList({".*"}, QDir::Files | QDir::Hidden).size(), 0);
    }

    void whatAKilledExportLeftGoesWithTheNext() {
        QTemporaryDir folder;
        for (const char* name : {"k.apng", "k.mp4", "k.webp"}) {
            const std::string path = folder.filePath(name).toStdString();
            const auto format = *filmFormatOf(path);
            int status = 0;
            const pid_t child = fork();
            if (child == 0) {
                test::WaveGenerator own;
                exportFilm(own, filmSession(64), path, format, [](const Progress& progress) {
                    if (progress.done >= 32) {
                        ::raise(SIGKILL);
                    }
                });
                _exit(0);
            }
            waitpid(child, &status, 0);
            QVERIFY(WIFSIGNALED(status));
            QVERIFY(!QFile::exists(folder.filePath(name)));
            test::WaveGenerator generator;
            exportFilm(generator, filmSession(8), path, format);
            QVERIFY(readRecipe(path) == filmRecipe(filmSession(8)));
        }
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 3);
    }

    // A film of 10 GB needs 10 GB of the disk, not 20.
    void aFilmIsMovedToItsPlaceNotCopied() {
        QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath("a.bin").toStdString();
        ScratchFile scratch(path);
        scratch.writeAt(0, std::as_bytes(std::span("whole", 5)));
        const auto nameless = namelessFilesOn(path.parent_path());
        if (nameless.isEmpty()) {
            QSKIP("this file system has no nameless files");
        }
        scratch.moveToFinal();
        struct stat status {};
        QCOMPARE(::stat(path.c_str(), &status), 0);
        QVERIFY(nameless.contains(status.st_ino));
        QCOMPARE(test::readAll(folder.filePath("a.bin")), QByteArray("whole"));
    }

    void aFilmGoesToAnotherDiskThroughALink() {
        QTemporaryDir here;
        QTemporaryDir there("/dev/shm/test_film-XXXXXX");
        struct stat first {};
        struct stat second {};
        ::stat(here.path().toUtf8().constData(), &first);
        if (!there.isValid() || ::stat(there.path().toUtf8().constData(), &second) != 0 ||
            first.st_dev == second.st_dev) {
            QSKIP("this computer has no second file system at /dev/shm");
        }
        QVERIFY(QFile::link(there.filePath("film.webp"), here.filePath("film.webp")));
        test::WaveGenerator generator;
        const std::string path = here.filePath("film.webp").toStdString();
        exportFilm(generator, filmSession(8), path, FilmFormat::WebP);
        QVERIFY(readRecipe(there.filePath("film.webp").toStdString()) == filmRecipe(filmSession(8)));
        QVERIFY(QFileInfo(here.filePath("film.webp")).isSymLink());
        QCOMPARE(QDir(there.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
    }

    void aFullDiskIsASentenceAndLeavesNothing() {
        for (const char* name : {"full.mp4", "full.webm", "full.gif", "full.apng", "full.webp"}) {
            const std::string path = file(name).toStdString();
            test::WaveGenerator generator;
            QString said;
            try {
                const test::FullDisk disk(4000);
                exportFilm(generator, filmSession(100), path, *filmFormatOf(path));
            } catch (const FileError& error) {
                said = error.what();
            }
            QVERIFY2(said.startsWith(file(name) + " cannot be written: File too large"), qPrintable(said));
            QVERIFY(!QFile::exists(file(name)));
        }
        QCOMPARE(QDir(m_folder.path()).entryList({".*"}, QDir::Files | QDir::Hidden).size(), 0);
    }

    void theEncodersOfThisComputerAreThere() {
        for (const auto format :
             {FilmFormat::Mp4, FilmFormat::WebM, FilmFormat::Gif, FilmFormat::Apng, FilmFormat::WebP}) {
            QVERIFY2(hasEncoder(format), nameOf(format).c_str());
        }
    }

    void impossibleWishesAreSentencesBeforeAnyWork() {
        test::WaveGenerator generator;
        Session fast = filmSession(10);
        fast.film.rateNumerator = 60;
        QVERIFY_EXCEPTION_THROWN(exportFilm(generator, fast, file("f.gif").toStdString(), FilmFormat::Gif), FileError);
        QVERIFY_EXCEPTION_THROWN(
            exportFilm(generator, filmSession(10), file("no/f.mp4").toStdString(), FilmFormat::Mp4), FileError);
        QVERIFY_EXCEPTION_THROWN(
            exportFilm(generator, filmSession(10), (file(QString(300, 'x')) + ".mp4").toStdString(), FilmFormat::Mp4),
            FileError);
        QCOMPARE(generator.made.load(), 0);
    }

    void damagedFilmsAreRefused() {
        test::WaveGenerator generator;
        for (const char* name : {"d.mp4", "d.webm", "d.gif", "d.apng", "d.webp"}) {
            const std::string path = file(name).toStdString();
            exportFilm(generator, filmSession(4), path, *filmFormatOf(path));
            const QByteArray good = test::readAll(file(name));
            for (int i = 0; i < 300; ++i) {
                QByteArray bad = good;
                if (i % 2 == 0) {
                    bad.truncate(bad.size() * i / 300);
                } else {
                    bad[(bad.size() - 1) * i / 300] = static_cast<char>(bad[(bad.size() - 1) * i / 300] ^ (1 << i % 8));
                }
                QFile damaged(file("damaged"));
                QVERIFY(damaged.open(QIODevice::WriteOnly));
                damaged.write(bad);
                damaged.close();
                try {
                    readRecipe(damaged.fileName().toStdString());  // damage in the pictures leaves the recipe whole
                } catch (const FileError&) {
                }
            }
        }
    }
};

LATENTWALK_TEST(TestFilm, core)

}  // namespace test_film

#include "test_film.moc"
