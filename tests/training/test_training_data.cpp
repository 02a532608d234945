// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/message/file_error.h"
#include "core/picture/photo/photo.h"
#include "core/training/data/convert.h"
#include "core/training/data/data_report.h"
#include "tests/support/damaged_file.h"
#include "tests/support/full_disk.h"
#include "tests/support/reference.h"
#include "tests/support/room.h"
#include "tests/training/training_pictures.h"

using namespace latentwalk;
using namespace latentwalk::test;
using namespace latentwalk::training;

namespace test_training_data {

class TestTrainingData : public QObject {
    Q_OBJECT

private:
    std::filesystem::path at(const QString& name) const { return m_folder.filePath(name).toStdString(); }
    QByteArray content(const QString& name) const { return readAll(m_folder.filePath(name)); }
    // How many pictures were decoded for it.
    int convert(const QString& name, std::int64_t side = 16, int stopAt = -1) {
        int decoded = 0;
        const ReadPicture read = [&](const std::filesystem::path& path, std::int64_t longest) {
            ++decoded;
            return readPhoto(path, longest);
        };
        convertFolder(at("pictures"), at(name), {side, Fit::Crop}, read, [&](const Progress&) {
            if (decoded == stopAt) {
                throw Stopped();
            }
        });
        return decoded;
    }

    QTemporaryDir m_folder;

private slots:
    void initTestCase() {
        writeNoise(m_folder.filePath("pictures"), 6);
        writeNoise(m_folder.filePath("pictures/below"), 7);  // six of them are the same as those above
        noisePicture(40, 10, 99).save(m_folder.filePath("pictures/wide.jpg"));
        noisePicture(9, 8, 98).convertToFormat(QImage::Format_Grayscale16).save(m_folder.filePath("pictures/grey.png"));
        QFile text(m_folder.filePath("pictures/notes.txt"));
        QVERIFY(text.open(QFile::WriteOnly) && text.write("no picture") > 0);
        QVERIFY(QFile::copy(m_folder.filePath("pictures/00.png"), m_folder.filePath("pictures/.hidden.png")));
        QFile whole(m_folder.filePath("pictures/01.png")), cut(m_folder.filePath("pictures/cut.png"));
        QVERIFY(whole.open(QFile::ReadOnly) && cut.open(QFile::WriteOnly) && cut.write(whole.read(300)) == 300);
    }

    void isOfEveryPictureOnce() {
        convert("all");
        const DataFile data(at("all"));
        const DataReport report = reportOf(data.table());
        QCOMPARE(report.files, 17);
        QCOMPARE(report.usable, 9);
        QCOMPARE(data.count(), 9);
        QCOMPARE(report.same, 6);
        QCOMPARE(report.leftOut, 2);
        QCOMPARE(report.notSquare, 2);
        QCOMPARE(report.smaller, 2);
        QCOMPARE(report.shortest, 8);
        QCOMPARE(report.sensible, 16);
        QCOMPARE(data.table().folder, at("pictures").string());
        QString said;
        for (const Message& line : linesOf(data.table(), 5)) {
            said += QString::fromStdString(line.english()) + "\n";
        }
        QVERIFY2(said.contains("17 files, 9 usable pictures"), qPrintable(said));
        QVERIFY2(said.contains("cut.png cannot be read as PNG") && said.contains("notes.txt is no picture"),
                 qPrintable(said));
        // Pictures and files belong together: the same levels as by hand.
        for (std::int64_t i = 0; i < data.count(); ++i) {
            const Picture square = squared(readPhoto(at("pictures") / data.nameOf(i), 1024), Fit::Crop, 16);
            const auto levels = levelsOf(square);
            QVERIFY(std::ranges::equal(data.level(i, 16), square.rgb));
            QVERIFY(std::ranges::equal(data.level(i, 4), std::span(levels).last(4 * 4 * 3)));
        }
    }

    // Why a file is left out is kept as its parts, so that a window can say it in its own language.
    void reasonsAreKeptAsTheirParts() {
        const DataTable seen = lookAt(at("pictures"), {16, Fit::Crop}, readPhoto, {});
        convert("reasons");
        const DataFile data(at("reasons"));
        QVERIFY(data.table().entries == seen.entries);
        int reasons = 0;
        for (const DataEntry& entry : data.table().entries) {
            QCOMPARE(entry.reason.english(), entry.leftOut);
            reasons += entry.reason.text() != nullptr ? 1 : 0;
        }
        QCOMPARE(reasons, 2);
        // Files of older versions have none.
        const DataEntry old = readEntry("old", R"({"file": "a.png", "leftOut": "a.png is no picture"})");
        QCOMPARE(linesOf(DataTable{"", 16, Fit::Crop, 1, {old}}, 1).back().english(),
                 std::string("a.png is no picture"));
        QVERIFY_EXCEPTION_THROWN(readEntry("new", R"({"file": "a.png", "reason": [1]})"), FileError);
        QVERIFY_EXCEPTION_THROWN(readEntry("new", R"({"file": "a.png", "reason": {}})"), FileError);
    }

    void isNeverDecodedAgain() {
        QCOMPARE(convert("once"), 17);
        QCOMPARE(convert("once"), 0);
        QCOMPARE(convert("once", 8), 17);  // of another size it is another
    }

    void goesOnWhereItWasStopped() {
        convert("whole");
        for (int stop = 0; stop < 17; ++stop) {
            const QString name = QString("stopped%1").arg(stop);
            QVERIFY_EXCEPTION_THROWN(convert(name, 16, stop), Stopped);
            QVERIFY(!QFile::exists(m_folder.filePath(name)));
            QCOMPARE(convert(name), 17 - stop);
            QVERIFY(content(name) == content("whole"));
            QVERIFY(!QFile::exists(m_folder.filePath(name + ".part")));
            QVERIFY(!QFile::exists(m_folder.filePath(name + ".journal")));
        }
    }

    // Whatever of journal and pictures reached the disk before the power went.
    void goesOnFromWhateverWasWritten() {
        convert("whole");
        QVERIFY_EXCEPTION_THROWN(convert("torn", 16, 10), Stopped);
        const QByteArray data = content("torn.part"), journal = content("torn.journal");
        for (int tenth = 0; tenth <= 10; ++tenth) {
            for (const bool ofData : {false, true}) {
                QByteArray cutData = data, cutJournal = journal;
                (ofData ? cutData : cutJournal).truncate((ofData ? data : journal).size() * tenth / 10);
                QFile dataFile(m_folder.filePath("torn.part")), journalFile(m_folder.filePath("torn.journal"));
                QVERIFY(dataFile.open(QFile::WriteOnly) && dataFile.write(cutData) == cutData.size());
                QVERIFY(journalFile.open(QFile::WriteOnly) && journalFile.write(cutJournal) == cutJournal.size());
                dataFile.close();
                journalFile.close();
                convert("torn");
                QVERIFY(content("torn") == content("whole"));
                QVERIFY(QFile::remove(m_folder.filePath("torn")));
            }
        }
    }

    void aFullDiskIsSaid() {
        QString said;
        {
            const FullDisk full(2000);
            try {
                convert("full");
            } catch (const FileError& error) {
                said = error.what();
            }
        }
        QVERIFY2(said.contains("full.part cannot be written"), qPrintable(said));
        convert("full");
        QVERIFY(content("full") == content("whole"));
    }

    void damageIsSaid() {
        convert("whole");
        DamagedFile damaged(m_folder.filePath("damaged"), content("whole"), [&] {
            const DataFile data(at("damaged"));
            // All of it can be reached.
            QByteArray all;
            for (std::int64_t i = 0; i < data.count(); ++i) {
                const auto level = data.level(i, 4);
                all += QByteArray(reinterpret_cast<const char*>(level.data()), static_cast<qsizetype>(level.size()));
                all += data.nameOf(i).c_str();
            }
            return all;
        });
        damaged.cut(content("whole").size());
        damaged.flip(600);
        damaged.resize(300);
        QVERIFY(damaged.refused() > 200);
    }

    void mirroredIsTheOtherWayRound() {
        const Picture square = squared(readPhoto(at("pictures/00.png"), 1024), Fit::Crop, 4);
        std::vector<float> planes(48), mirrored(48);
        putPlanes(square.rgb, 4, false, planes.data());
        putPlanes(square.rgb, 4, true, mirrored.data());
        for (std::size_t i = 0; i < 48; ++i) {
            QCOMPARE(mirrored[i], planes[i / 4 * 4 + 3 - i % 4]);
            QVERIFY(planes[i] >= -1 && planes[i] <= 1);
        }
        QCOMPARE(planes[16], static_cast<float>(square.rgb[1]) / 127.5F - 1);  // green's first
    }

    void wholeHasWhiteBesideIt() {
        const Picture wide{8, 2, std::vector<std::uint8_t>(48, 10)};
        const Picture square = squared(wide, Fit::Whole, 8);
        QCOMPARE(square.rgb.front(), std::uint8_t{255});
        QCOMPARE(square.rgb[8 * 3 * 4], std::uint8_t{10});
        QCOMPARE(square.rgb.back(), std::uint8_t{255});
    }

    void fewPicturesAreSaid() {
        const auto said = [](std::int64_t usable) {
            DataReport report;
            report.files = usable;
            report.usable = usable;
            const auto warning = warningOf(report, 16);
            return warning ? QString::fromStdString(warning->english()) : QString();
        };
        QVERIFY(said(1).contains("one picture only"));
        QVERIFY(said(5).contains("fewer than the 16 of a step"));
        QVERIFY(said(100).contains("may learn them by heart"));
        QVERIFY(said(5000).isEmpty());
        QVERIFY_EXCEPTION_THROWN(said(0), Error);
    }

    void aFolderThatIsNotThereIsSaid() { QVERIFY_EXCEPTION_THROWN(filesIn(at("nowhere")), FileError); }
};

LATENTWALK_TEST(TestTrainingData, core)

}  // namespace test_training_data

#include "test_training_data.moc"
