#include <sys/resource.h>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>

#include "core/file/file_error.h"
#include "core/output/exporter.h"
#include "core/output/recipe_reader.h"
#include "tests/support/full_disk.h"
#include "tests/support/reference.h"
#include "tests/support/sessions.h"
#include "tests/support/wave_generator.h"

using namespace latentwalk;

namespace {

Session filmSession(std::int64_t frames) {
    Session session = test::seedSession({1, 2, 3});
    session.closed = true;
    session.film.frames = frames;
    session.film.quality = 90;
    return session;
}

QByteArray output(const QString& program, const QStringList& arguments) {
    QProcess process;
    process.start(program, arguments);
    process.waitForFinished(60'000);
    return process.exitCode() == 0 ? process.readAllStandardOutput() : QByteArray();
}

}  // namespace

class TestFilm : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString file(const QString& name) const { return m_folder.filePath(name); }

    // What ffprobe counts and reads in the first stream.
    QJsonObject probe(const QString& name) const {
        const QByteArray json = output(
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
        QVERIFY(exportFilm(generator, session, path, *filmFormatOf(path)) == Outcome::Finished);
        const QJsonObject stream = probe(name);
        QCOMPARE(stream["codec_name"].toString(), codec);
        QCOMPARE(stream["nb_read_frames"].toString(), "50");
        QCOMPARE(stream["width"].toInt(), 32);
        const double rate = static_cast<double>(numerator) / denominator;
        if (codec == "apng") {  // 1/24 s a frame; ffprobe turns it into a decimal
            const QByteArray png = test::readAll(file(name));
            QCOMPARE(png.mid(png.indexOf("fcTL") + 4 + 20, 4), QByteArray("\0\x01\0\x18", 4));
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
        const QByteArray raw =
            output("ffmpeg", {"-v", "error", "-i", file(name), "-vsync", "passthrough", "-f", "rawvideo", "-vf",
                              "scale=in_color_matrix=bt709:flags=bicubic+accurate_rnd+full_chroma_int", "-pix_fmt",
                              "rgb24", "-"});
        QCOMPARE(raw.size(), 24 * 32 * 32 * 3);
        const SessionWalk walk(session);
        for (int i = 0; i < 24; ++i) {
            const Picture picture =
                toPicture(generator.generate(LatentBatch::of(walk.latentAt(framePosition(session, i, 24))), {}), 0);
            double sum = 0;
            for (std::size_t k = 0; k < picture.rgb.size(); ++k) {
                const double difference =
                    static_cast<unsigned char>(
                        raw[static_cast<qsizetype>(picture.rgb.size()) * i + static_cast<int>(k)]) -
                    static_cast<double>(picture.rgb[k]);
                sum += difference * difference;
            }
            const double psnr = 10 * std::log10(255 * 255 / (sum / static_cast<double>(picture.rgb.size())));
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
            const auto outcome = exportFilm(generator, filmSession(200), path, *filmFormatOf(path),
                                            [](std::int64_t done, std::int64_t) { return done < 80; });
            QVERIFY(outcome == Outcome::Cancelled);
            QVERIFY(QString(name) == "old.mp4" || !QFile::exists(file(name)));
        }
        QCOMPARE(test::readAll(file("old.mp4")), QByteArray("mine"));
        QCOMPARE(QDir(m_folder.path()).entryList({".*"}, QDir::Files | QDir::Hidden).size(), 0);
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

QTEST_GUILESS_MAIN(TestFilm)
#include "test_film.moc"
