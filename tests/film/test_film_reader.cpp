// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

#include "core/film/film_reader.h"
#include "core/latent/progress.h"
#include "core/message/file_error.h"
#include "tests/support/colour_film.h"
#include "tests/support/decoded_film.h"
#include "tests/support/reference.h"
#include "tests/support/room.h"

using namespace latentwalk;
using namespace latentwalk::test;

namespace test_film_reader {

class TestFilmReader : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString file(const QString& name) const { return m_folder.filePath(name); }
    std::filesystem::path at(const QString& name) const { return file(name).toStdString(); }

    // Somebody else's film, by FFmpeg's own program.
    void make(const QString& name, const QStringList& arguments) const {
        QProcess process;
        process.start("ffmpeg", QStringList{"-v", "error", "-y"} + arguments + QStringList{file(name)});
        QVERIFY(process.waitForFinished(60'000));
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError());
    }
    std::unique_ptr<FilmReader> open(const QString& name, std::int64_t longest = 1024) const {
        return openFilm(at(name), longest);
    }
    Picture firstOf(const QString& name, std::int64_t longest = 1024) const {
        const auto film = open(name, longest);
        return film->next(0, {}).value().picture;
    }
    QString refusal(const QString& name) const {
        try {
            if (const auto film = open(name)) {
                while (film->next(0, {})) {
                }
            }
        } catch (const FileError& error) {
            return error.what();
        }
        return {};
    }
    void write(const QString& name, const QByteArray& bytes) const {
        QFile out(file(name));
        QVERIFY(out.open(QFile::WriteOnly) && out.write(bytes) == bytes.size());
    }
    // The corners are red, green, blue and white: top left, top right, bottom left, bottom right.
    static Picture corners() {
        QImage image(64, 32, QImage::Format_RGB888);
        for (int y = 0; y < 32; ++y) {
            for (int x = 0; x < 64; ++x) {
                image.setPixel(x, y, y < 16 ? (x < 32 ? 0xFFFF0000 : 0xFF00FF00) : (x < 32 ? 0xFF0000FF : 0xFFFFFFFF));
            }
        }
        Picture picture{64, 32, {}};
        for (int y = 0; y < 32; ++y) {
            picture.rgb.insert(picture.rgb.end(), image.constScanLine(y), image.constScanLine(y) + 64 * 3);
        }
        return picture;
    }
    static QString letters(const Picture& picture) {
        QString text;
        for (const auto& [x, y] :
             {std::pair(0.1, 0.1), std::pair(0.9, 0.1), std::pair(0.1, 0.9), std::pair(0.9, 0.9)}) {
            const Colour colour = colourAt(picture, x, y);
            text += colour[0] > 128 ? (colour[1] > 128 ? 'w' : 'r') : colour[1] > 128 ? 'g' : 'b';
        }
        return text;
    }

private slots:
    void initTestCase() {
        writeColours(at("ours.mp4"));
        writeColours(at("ours.webm"));
        writeColours(at("ours.gif"));
    }

    void aPictureASecond_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("made");
        // What these containers have no place to say.
        const QStringList kTelevision{"-vf", "scale=in_color_matrix=bt709:out_color_matrix=bt601"};
        QTest::newRow("mp4") << "ours.mp4" << QStringList();
        QTest::newRow("webm") << "ours.webm" << QStringList();
        QTest::newRow("gif") << "ours.gif" << QStringList();
        QTest::newRow("mov") << "a.mov" << QStringList{"-i", file("ours.mp4"), "-c", "copy"};
        QTest::newRow("mkv without an index or a length")
            << "a.mkv" << QStringList{"-i", file("ours.mp4"), "-c", "copy", "-live", "1"};
        QTest::newRow("avi") << "a.avi"
                             << QStringList{"-i", file("ours.mp4"), "-c:v", "mpeg4", "-q:v", "2"} + kTelevision;
        QTest::newRow("ts that begins late")
            << "a.ts" << QStringList{"-i", file("ours.mp4"), "-c:v", "mpeg2video",        "-r",
                                     "25", "-q:v",           "2",    "-output_ts_offset", "5000"};
        QTest::newRow("mpg with sound before it")
            << "a.mpg" << QStringList{"-i",   file("ours.mp4"), "-f", "lavfi", "-i",   "sine=d=5",
                                      "-c:v", "mpeg2video",     "-r", "25",    "-q:v", "2"};
        QTest::newRow("mp4 in fragments")
            << "b.mp4" << QStringList{"-i", file("ours.mp4"), "-c", "copy", "-movflags", "frag_keyframe+empty_moov"};
        QTest::newRow("motion jpeg") << "b.mov"
                                     << QStringList{"-i", file("ours.mp4"), "-c:v", "mjpeg", "-q:v", "2"} + kTelevision;
        QTest::newRow("bare h264") << "a.h264" << QStringList{"-i", file("ours.mp4"), "-c", "copy"};
    }
    void aPictureASecond() {
        QFETCH(QString, name);
        QFETCH(QStringList, made);
        if (!made.isEmpty()) {
            make(name, made);
        }
        const auto film = open(name);
        QVERIFY(film != nullptr);
        for (std::size_t i = 0; i < kSeconds.size(); ++i) {
            const auto next = film->next(static_cast<double>(i), {});
            QVERIFY(next.has_value());
            QVERIFY2(std::abs(next->seconds - static_cast<double>(i)) < 0.045,
                     qPrintable(QString::number(next->seconds)));
            QCOMPARE(next->picture.width, 64);
            QCOMPARE(next->picture.height, 48);
            const Colour seen = colourAt(next->picture, 0.5, 0.5);
            QVERIFY2(distance(seen, kSeconds[i]) <= 6,
                     qPrintable(QString("%1: %2 %3 %4").arg(i).arg(int{seen[0]}).arg(int{seen[1]}).arg(int{seen[2]})));
        }
        QVERIFY(!film->next(5, {}).has_value());
        QVERIFY(!film->next(0, {}).has_value());
    }

    // Half a second, then a long while.
    void framesMayLastAsTheyLike() {
        make("uneven.mkv", {"-f", "lavfi", "-i", "testsrc=r=1:d=3:s=32x32", "-vf",
                            "settb=1/1000,setpts='if(eq(N,0),0,if(eq(N,1),500,7250))'", "-vsync", "passthrough",
                            "-enc_time_base", "1/1000"});
        const auto film = open("uneven.mkv");
        QCOMPARE(film->next(0, {}).value().seconds, 0.0);
        QCOMPARE(film->next(0, {}).value().seconds, 0.5);
        QCOMPARE(film->next(0.6, {}).value().seconds, 7.25);
        QVERIFY(!film->next(0, {}).has_value());
        QCOMPARE(open("uneven.mkv")->next(1, {}).value().seconds, 7.25);
    }

    void everyFrameCanBeHad() {
        const auto film = open("ours.gif");
        int frames = 0;
        while (const auto next = film->next(frames * 0.1, {})) {
            QVERIFY(std::abs(next->seconds - frames * 0.1) < 0.006);
            ++frames;
        }
        QCOMPARE(frames, 50);
    }

    void isUpright_data() {
        QTest::addColumn<QList<int>>("matrix");  // a b, c d
        QTest::addColumn<QString>("seen");
        QTest::newRow("as it is") << QList<int>{1, 0, 0, 1} << "rgbw";
        QTest::newRow("a quarter to the right") << QList<int>{0, 1, -1, 0} << "brwg";
        QTest::newRow("upside down") << QList<int>{-1, 0, 0, -1} << "wbgr";
        QTest::newRow("a quarter to the left") << QList<int>{0, -1, 1, 0} << "gwrb";
        QTest::newRow("mirrored") << QList<int>{-1, 0, 0, 1} << "grwb";
        QTest::newRow("mirrored, upside down") << QList<int>{1, 0, 0, -1} << "bwrg";
        QTest::newRow("transposed") << QList<int>{0, 1, 1, 0} << "rbgw";
        QTest::newRow("transposed the other way") << QList<int>{0, -1, -1, 0} << "wgbr";
    }
    void isUpright() {
        QFETCH(QList<int>, matrix);
        QFETCH(QString, seen);
        writeFilm(at("turned.mp4"), {corners(), corners()}, 2);
        QByteArray bytes = readAll(file("turned.mp4"));
        constexpr qsizetype kMatrix = 4 + 40;  // behind the name of the box, ISO 14496-12
        const qsizetype head = bytes.indexOf("tkhd") + kMatrix;
        for (const auto& [place, value] :
             {std::pair(0, matrix[0]), std::pair(1, matrix[1]), std::pair(3, matrix[2]), std::pair(4, matrix[3])}) {
            const auto number = static_cast<quint32>(value) << 16U;
            for (int i = 0; i < 4; ++i) {
                bytes[head + 4 * place + i] = static_cast<char>(number >> (24 - 8 * i) & 0xFFU);
            }
        }
        write("turned.mp4", bytes);
        const Picture picture = firstOf("turned.mp4");
        QCOMPARE(letters(picture), seen);
        QCOMPARE(picture.width, matrix[0] == 0 ? 32 : 64);
        QCOMPARE(picture.height, matrix[0] == 0 ? 64 : 32);
    }

    void pixelsAreSquare() {
        const QStringList source{"-f", "lavfi", "-i", "testsrc=r=2:d=1:s=96x64", "-vf"};
        make("wide.mp4", source + QStringList{"setsar=2"});
        Picture picture = firstOf("wide.mp4");
        QCOMPARE(picture.width, 192);
        QCOMPARE(picture.height, 64);
        picture = firstOf("wide.mp4", 48);
        QCOMPARE(picture.width, 48);
        QCOMPARE(picture.height, 16);
        make("high.mkv", source + QStringList{"setsar=2/3"});
        picture = firstOf("high.mkv");
        QCOMPARE(picture.width, 96);
        QCOMPARE(picture.height, 96);
    }

    void largeOnesAreReduced() {
        writeColours(at("large.mp4"), {kSeconds[0]}, 2, 320, 200);
        const Picture picture = firstOf("large.mp4", 100);
        QCOMPARE(picture.width, 80);
        QCOMPARE(picture.height, 50);
        QVERIFY(distance(colourAt(picture, 0.5, 0.5), kSeconds[0]) <= 6);
    }

    void coloursAreTheFilms_data() {
        QTest::addColumn<QString>("matrix");
        QTest::addColumn<QString>("range");
        QTest::addColumn<QStringList>("said");
        const auto row = [](const char* name, const char* matrix, const char* range, const QStringList& said) {
            QTest::newRow(name) << matrix << range << said;
        };
        row("709", "bt709", "tv", {"-colorspace", "bt709", "-color_range", "tv"});
        row("709, all values", "bt709", "pc", {"-colorspace", "bt709", "-color_range", "pc"});
        row("601", "bt601", "tv", {"-colorspace", "smpte170m", "-color_range", "tv"});
        row("601, all values", "bt601", "pc", {"-colorspace", "bt470bg", "-color_range", "pc"});
        row("2020", "bt2020", "tv", {"-colorspace", "bt2020nc", "-color_range", "tv"});
        row("not said", "bt601", "tv", {});
    }
    void coloursAreTheFilms() {
        QFETCH(QString, matrix);
        QFETCH(QString, range);
        QFETCH(QStringList, said);
        make("colours.mkv", QStringList{"-f", "lavfi", "-i", "color=c=0xC83C28:r=2:d=1:s=64x64,format=rgb24", "-vf",
                                        "scale=flags=accurate_rnd:out_color_matrix=" + matrix + ":out_range=" + range +
                                            ",format=yuv444p",
                                        "-c:v", "ffv1"} +
                                said);
        const Colour seen = colourAt(firstOf("colours.mkv"), 0.5, 0.5);
        QVERIFY2(distance(seen, {200, 60, 40}) <= 2,
                 qPrintable(QString("%1 %2 %3").arg(int{seen[0]}).arg(int{seen[1]}).arg(int{seen[2]})));
    }

    void isOverWhite() {
        make("through.mov", {"-f", "lavfi", "-i", "color=c=0xFF0000@0.5:r=2:d=1:s=32x32,format=rgba", "-c:v", "qtrle"});
        const Colour seen = colourAt(firstOf("through.mov"), 0.5, 0.5);
        QVERIFY2(distance(seen, {255, 127, 127}) <= 2, qPrintable(QString::number(seen[1])));
    }

    void greyAndDeepOnesAreRead() {
        make("grey.mkv", {"-f", "lavfi", "-i", "color=c=gray:r=2:d=1:s=32x32,format=gray", "-c:v", "ffv1"});
        QVERIFY(distance(colourAt(firstOf("grey.mkv"), 0.5, 0.5), {128, 128, 128}) <= 3);
        make("deep.mkv", {"-f", "lavfi", "-i", "color=c=0xC83C28:r=2:d=1:s=32x32,format=gbrp10", "-c:v", "ffv1"});
        QVERIFY(distance(colourAt(firstOf("deep.mkv"), 0.5, 0.5), {200, 60, 40}) <= 2);
    }

    void whatIsNoFilmIsNone() {
        write("text.mp4", "These are words, and no film at all.\n");
        write("list.m3u8", "#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\nours.mp4\n#EXT-X-ENDLIST\n");
        write("list.txt", "ffconcat version 1.0\nfile ours.mp4\n");
        write("empty.mp4", {});
        write("brand.heic", QByteArray("\0\0\0\x18"
                                       "ftypheic\0\0\0\0mif1heic",
                                       24));
        QVERIFY(QImage(20, 20, QImage::Format_RGB888).save(file("picture.png")));
        QVERIFY(QImage(20, 20, QImage::Format_RGB888).save(file("picture.bmp")));
        make("sound.mp3", {"-f", "lavfi", "-i", "sine=d=1", "-c:a", "mp2", "-f", "mp2"});
        for (const char* name : {"text.mp4", "list.m3u8", "list.txt", "empty.mp4", "brand.heic", "picture.png",
                                 "picture.bmp", "sound.mp3"}) {
            QVERIFY2(open(name) == nullptr, name);
        }
        QVERIFY(refusal("missing.mp4").contains("cannot be opened"));
    }

    void whatHasNoPicturesIsSaid() {
        make("sound.m4a", {"-f", "lavfi", "-i", "sine=d=1"});
        QVERIFY2(refusal("sound.m4a").endsWith("has no pictures in it"), qPrintable(refusal("sound.m4a")));
        // Its cover is no film.
        make("cover.m4a", {"-f", "lavfi", "-i", "sine=d=1", "-i", file("picture.png"), "-map", "0", "-map", "1", "-c:v",
                           "png", "-disposition:v", "attached_pic"});
        QVERIFY2(refusal("cover.m4a").endsWith("has no pictures in it"), qPrintable(refusal("cover.m4a")));
    }

    void whatIsTooLargeIsRefused() {
        make("huge.mkv", {"-f", "lavfi", "-i", "color=s=9000x9000:r=1:d=1", "-c:v", "mjpeg"});
        QVERIFY2(refusal("huge.mkv").contains("9000 x 9000 pixels"), qPrintable(refusal("huge.mkv")));
        QByteArray bytes = readAll(file("ours.gif"));
        bytes.replace(6, 4, "\xFF\xFF\xFF\xFF");
        write("huge.gif", bytes);
        QVERIFY2(refusal("huge.gif").contains("cannot be read as a film"), qPrintable(refusal("huge.gif")));
    }

    void canBeStoppedBetweenFrames() {
        const auto film = open("ours.mp4");
        int pauses = 0;
        QVERIFY_THROWS_EXCEPTION(Stopped, film->next(4, [&] {
            if (++pauses == 10) {
                throw Stopped();
            }
        }));
        QCOMPARE(pauses, 10);
        QCOMPARE(film->next(4, {}).value().seconds, 4.0);  // and gone on with
    }

    void timesAreAsPlayersShowThem() {
        QCOMPARE(clockText(0), std::string("0:00"));
        QCOMPARE(clockText(12'500), std::string("0:12.5"));
        QCOMPARE(clockText(70'042), std::string("1:10.042"));
        QCOMPARE(clockText(600'000), std::string("10:00"));
        QCOMPARE(clockText(3'723'000), std::string("1:02:03"));
    }

    void aFilmIsKnownByItsContent() {
        QVERIFY(beginsAsFilm(at("ours.mp4")) && beginsAsFilm(at("ours.webm")) && beginsAsFilm(at("ours.gif")));
        QVERIFY(!beginsAsFilm(at("a.avi")) && !beginsAsFilm(at("text.mp4")) && !beginsAsFilm(at("picture.png")));
    }
};

LATENTWALK_TEST(TestFilmReader, core)

}  // namespace test_film_reader

#include "test_film_reader.moc"
