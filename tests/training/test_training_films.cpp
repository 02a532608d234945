// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/message/file_error.h"
#include "core/picture/photo/photo.h"
#include "core/training/data/convert.h"
#include "core/training/data/data_report.h"
#include "tests/support/colour_film.h"
#include "tests/support/reference.h"
#include "tests/support/room.h"
#include "tests/training/training_pictures.h"

using namespace latentwalk;
using namespace latentwalk::test;
using namespace latentwalk::training;

namespace test_training_films {

// Films among the pictures of a training.
class TestTrainingFilms : public QObject {
    Q_OBJECT

private:
    std::filesystem::path at(const QString& name) const { return m_folder.filePath(name).toStdString(); }
    QByteArray content(const QString& name) const { return readAll(m_folder.filePath(name)); }
    void write(const QString& name, const QByteArray& bytes) const {
        QFile out(m_folder.filePath(name));
        QVERIFY(out.open(QFile::WriteOnly) && out.write(bytes) == bytes.size());
    }

    // How many pictures and films were opened for it.
    int convert(const QString& name, double every = 1, int stopAt = -1) {
        DataWishes wishes{16, Fit::Crop, every};
        int opened = 0, told = 0;
        const ReadPicture read = [&](const std::filesystem::path& path, std::int64_t longest) {
            ++opened;
            return readPhoto(path, longest);
        };
        const OpenFilm film = [&](const std::filesystem::path& path, std::int64_t longest) {
            ++opened;
            return openFilm(path, longest);
        };
        convertFolder(
            at("pictures"), at(name), wishes, read,
            [&](const Progress& progress) {
                if (++told == stopAt) {
                    throw Stopped();
                }
                if (progress.done >= progress.all) {
                    QFAIL("more files than there are");
                }
            },
            film);
        m_told = told;
        return opened;
    }
    QStringList names(const DataFile& data) const {
        QStringList all;
        for (std::int64_t i = 0; i < data.count(); ++i) {
            all += QString::fromStdString(data.nameOf(i));
        }
        return all;
    }
    QString said(const DataTable& table) const {
        QString text;
        for (const Message& line : linesOf(table, 9)) {
            text += QString::fromStdString(line.english()) + "\n";
        }
        return text;
    }

    QTemporaryDir m_folder;
    int m_told = 0;

private slots:
    void initTestCase() {
        writeNoise(m_folder.filePath("pictures"), 2);  // 00.png, 01.png
        writeColours(at("pictures/film.mp4"));
        // A GIF is a film to everybody, whoever could read it as a picture. Its third second is as its first.
        writeColours(at("pictures/loop.gif"), {kSeconds[0], kSeconds[1], kSeconds[0]}, 5, 40, 30);
        write("pictures/text.mp4", "no film at all\n");
        QByteArray cut = content("pictures/film.mp4");
        cut.truncate(cut.size() / 2);
        write("pictures/cut.mp4", cut);
    }

    void everySecondIsAPicture() {
        convert("all");
        const DataFile data(at("all"));
        QCOMPARE(names(data),
                 (QStringList{"00.png", "01.png", "film.mp4 at 0:00", "film.mp4 at 0:01", "film.mp4 at 0:02",
                              "film.mp4 at 0:03", "film.mp4 at 0:04", "loop.gif at 0:00", "loop.gif at 0:01"}));
        for (std::int64_t i = 0; i < 5; ++i) {
            const auto level = data.level(2 + i, 4);
            QVERIFY(distance({level[0], level[1], level[2]}, kSeconds[static_cast<std::size_t>(i)]) <= 6);
        }
        const auto& entries = data.table().entries;
        const auto same = std::ranges::find_if(entries, [](const DataEntry& each) { return !each.sameAs.empty(); });
        QVERIFY(same != entries.end());
        QCOMPARE(same->sameAs, std::string("loop.gif at 0:00"));
        QCOMPARE(nameOf(*same), std::string("loop.gif at 0:02"));
        const DataReport report = reportOf(data.table());
        QCOMPARE(report.files, 6);
        QCOMPARE(report.usable, 9);
        QCOMPARE(report.films, 2);
        QCOMPARE(report.frames, 8);
        QCOMPARE(report.same, 1);
        QCOMPARE(report.leftOut, 2);
        QCOMPARE(report.damaged, 0);
        const QString text = said(data.table());
        QVERIFY2(text.contains("6 files, 9 usable pictures\nFilms: 2; pictures taken from them, one every 1 s: 8\n"),
                 qPrintable(text));
        QVERIFY2(text.contains("cut.mp4 cannot be read as a film") && text.contains("text.mp4 is no picture"),
                 qPrintable(text));
    }

    void lookingSaysTheSame() {
        convert("all");
        DataTable looked = lookAt(at("pictures"), {16, Fit::Crop, 1}, readPhoto, {});
        QVERIFY(looked == DataFile(at("all")).table());
        looked = lookAt(at("pictures"), {16, Fit::Crop, 0.5}, readPhoto, {});
        QCOMPARE(reportOf(looked).frames, 16);
    }

    void isReadAgainOnlyForOtherTimes() {
        QVERIFY(convert("once") > 0);
        QCOMPARE(convert("once"), 0);
        QVERIFY(convert("once", 2) > 0);
        QCOMPARE(convert("once", 2), 0);
        QCOMPARE(names(DataFile(at("once"))), (QStringList{"00.png", "01.png", "film.mp4 at 0:00", "film.mp4 at 0:02",
                                                           "film.mp4 at 0:04", "loop.gif at 0:00"}));
        QVERIFY(convert("once", 1.5) > 0);
        QVERIFY(names(DataFile(at("once"))).contains("film.mp4 at 0:01.5"));
    }

    // Between any two frames.
    void goesOnWhereItWasStopped() {
        convert("whole");
        const QByteArray whole = content("whole");
        const int all = m_told;
        QVERIFY(all > 60);
        for (int stop = 1; stop <= all; stop += 7) {
            QVERIFY_EXCEPTION_THROWN(convert("stopped", 1, stop), Stopped);
            QVERIFY(!QFile::exists(m_folder.filePath("stopped")));
            convert("stopped");
            QVERIFY(content("stopped") == whole);
            QVERIFY(QFile::remove(m_folder.filePath("stopped")));
        }
        // Whatever of the journal reached the disk.
        QVERIFY_EXCEPTION_THROWN(convert("torn", 1, all - 3), Stopped);
        const QByteArray journal = content("torn.journal"), data = content("torn.part");
        QVERIFY(journal.contains("\"at\":3000"));
        for (int tenth = 0; tenth <= 10; ++tenth) {
            write("torn.journal", journal.first(journal.size() * tenth / 10));
            write("torn.part", data);
            convert("torn");
            QVERIFY(content("torn") == whole);
            QVERIFY(QFile::remove(m_folder.filePath("torn")));
        }
    }

    void anotherFilmOfTheNameIsReadAnew() {
        QVERIFY_EXCEPTION_THROWN(convert("other", 1, 40), Stopped);
        const QByteArray before = content("pictures/film.mp4");
        writeColours(at("pictures/film.mp4"), {kSeconds[4], kSeconds[3]});
        convert("other");
        QVERIFY(names(DataFile(at("other"))).contains("film.mp4 at 0:01"));
        QVERIFY(!names(DataFile(at("other"))).contains("film.mp4 at 0:02"));
        write("pictures/film.mp4", before);
        QVERIFY(convert("other") > 0);
    }

    void aDamagedFilmIsUsedAsFarAsItGoes() {
        QDir().mkpath(m_folder.filePath("damaged"));
        write("damaged/wrong.mp4", grainyMp4(m_folder.filePath("damaged/wrong.mp4"), true));
        const DataTable table = lookAt(at("damaged"), {16, Fit::Crop, 1}, readPhoto, {});
        const DataReport report = reportOf(table);
        QCOMPARE(report.files, 1);
        QCOMPARE(report.films, 1);
        QCOMPARE(report.damaged, 1);
        QCOMPARE(report.leftOut, 0);
        QVERIFY(report.usable >= 1 && report.usable < 5);
        const QString text = said(table);
        QVERIFY2(text.contains("used as far as they can be read: 1") && text.contains("wrong.mp4 is damaged at 0:"),
                 qPrintable(text));
    }

    // As openFilm() says it.
    void withoutFFmpegItIsSaid() {
        const OpenFilm missing = [](const std::filesystem::path& path,
                                    std::int64_t /*longest*/) -> std::unique_ptr<FilmReader> {
            if (!beginsAsFilm(path)) {
                return nullptr;
            }
            throw FileError(
                path, Core::about("%1 cannot be read as a film: %2")(Core::says(
                          "this needs %1, which cannot be loaded: %2")(std::string("FFmpeg"), std::string("gone"))));
        };
        const DataTable table = lookAt(at("pictures"), {16, Fit::Crop, 1}, readPhoto, {}, missing);
        const DataReport report = reportOf(table);
        QCOMPARE(report.usable, 2);
        QCOMPARE(report.leftOut, 4);
        QCOMPARE(report.films, 0);
        const QString text = said(table);
        QVERIFY2(text.contains("film.mp4 cannot be read as a film: this needs FFmpeg") &&
                     text.contains("text.mp4 is no picture"),
                 qPrintable(text));
    }

    // Of a version that did not know of films.
    void anOldFileIsRead() {
        const std::string table =
            R"({"folder":"/gone","side":16,"fit":"crop","files":[{"file":"a.png","bytes":5,"changed":7,"width":20,)"
            R"("height":20,"picture":0,"crc":1},{"file":"b.mp4","bytes":5,"changed":7,"leftOut":"b.mp4 is no picture"}]})";
        const QByteArray old = QByteArray::fromStdString(dataHeader(16, 1, table)) +
                               QByteArray(bytesOfLevels(16), 'x') + QByteArray::fromStdString(table);
        write("old", old);
        const DataFile data(at("old"));
        QCOMPARE(data.nameOf(0), std::string("a.png"));
        QCOMPARE(data.table().filmEvery, 0.0);
        const DataReport report = reportOf(data.table());
        QCOMPARE(report.files, 2);
        QCOMPARE(report.usable, 1);
        QCOMPARE(report.leftOut, 1);
    }
};

LATENTWALK_TEST(TestTrainingFilms, core)

}  // namespace test_training_films

#include "test_training_films.moc"
