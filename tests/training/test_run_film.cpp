// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>
#include <numeric>

#include "core/film/film_plan.h"
#include "core/latent/progress.h"
#include "core/message/file_error.h"
#include "core/recipe/recipe_reader.h"
#include "core/training/run_film.h"
#include "core/training/run_pictures.h"
#include "core/training/values/schedule.h"
#include "tests/support/reference.h"
#include "tests/support/room.h"

using namespace latentwalk;
using namespace latentwalk::test;
using namespace latentwalk::training;

namespace test_run_film {
namespace {

TrainingSettings settingsFor(std::int64_t phaseImages) {
    TrainingSettings settings;
    settings.side = 8;
    settings.width = 6;
    settings.latentSize = 5;
    settings.phaseImages = phaseImages;
    settings.threads = 1;
    return settings;
}

// The numbers of images at which steps of so many leave a frame.
std::vector<std::int64_t> dueAt(const TrainingSettings& settings, std::int64_t batch, std::int64_t from = 0) {
    std::vector<std::int64_t> due;
    for (std::int64_t images = from; images < totalImages(settings); images += batch) {
        if (isFrameDue(settings, images, images + batch)) {
            due.push_back(images + batch);
        }
    }
    return due;
}

Picture grey(std::int64_t side, std::uint8_t value) {
    return {side, side, std::vector<std::uint8_t>(static_cast<std::size_t>(side * side * 3), value)};
}

}  // namespace

class TestRunFilm : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    RunFiles m_files;

private slots:
    void initTestCase() {
        m_files.folder = m_folder.filePath("run").toStdString();
        RunState state;
        state.settings = settingsFor(100);
        state.settings.side = 16;
        Random random(5);
        state.arrays = expectedArrays(state.settings);
        for (NamedArray& array : state.arrays) {
            array.values.resize(static_cast<std::size_t>(
                std::accumulate(array.shape.begin(), array.shape.end(), std::int64_t{1}, std::multiplies<>())));
        }
        state.random = random.state();
        state.counters.images = 70;
        writeRunFrame(m_files.frames(), 0, grey(16, 10));
        writeRunFrame(m_files.frames(), 40, grey(16, 90));
        writeRunFrame(m_files.frames(), 120, grey(32, 170));
        writeRunState(state, m_files.state());
    }

    void framesComeSomeFiftyTimesAPhase() {
        const TrainingSettings settings = settingsFor(10'000);
        const auto due = dueAt(settings, 8);
        QCOMPARE(due.size(), std::size_t{48 * 3});
        QCOMPARE(due.back(), totalImages(settings));
        // More of them where most happens.
        QVERIFY(std::count_if(due.begin(), due.end(), [](auto at) { return at <= 2'504; }) == 24);
        QVERIFY(due.front() <= 8);
    }

    // Whatever step it is resumed at.
    void framesDependOnImagesAlone() {
        const TrainingSettings settings = settingsFor(500);
        const auto whole = dueAt(settings, 4);
        for (const std::int64_t from : {4, 60, 500, 996}) {
            auto rest = whole;
            std::erase_if(rest, [&](std::int64_t at) { return at <= from; });
            QVERIFY(dueAt(settings, 4, from) == rest);
        }
        QVERIFY(dueAt(settings, 1'000).size() == 2);  // a step that is longer than all frames of a phase
    }

    void aSheetHasSixteen() {
        Images images{16, 3, 2, 2, std::vector<float>(16 * 3 * 4)};
        for (std::size_t i = 0; i < images.values.size(); ++i) {
            images.values[i] = i / 12 == 6 ? 1.0F : -1.0F;
        }
        const Picture sheet = sheetOf(images);
        QCOMPARE(sheet.width, sheetSide(2));
        const auto at = [&](int x, int y) { return sheet.rgb[static_cast<std::size_t>((y * sheet.width + x) * 3)]; };
        QCOMPARE(int(at(4, 2)), 255);  // the third of the second row
        QCOMPARE(int(at(5, 3)), 255);
        QCOMPARE(int(at(3, 2)) + int(at(6, 2)) + int(at(4, 1)) + int(at(4, 4)), 0);
    }

    void theFilmGrows() {
        const std::filesystem::path path = m_folder.filePath("film.apng").toStdString();
        const RunState state = readRunState(m_files.state());
        RunFilm film = suggestedFilm(state.settings, FilmFormat::Apng);
        QCOMPARE(film.settings.enlarge, 12);
        film.settings.enlarge = 1;
        film.settings.rateNumerator = 4;
        std::vector<std::int64_t> told;
        exportRunFilm(m_files, path, film, [&](const Progress& at) { told.push_back(at.done); });
        QCOMPARE(told.back(), 3 + 8);  // the last one stands for two seconds
        const QByteArray bytes = readAll(m_folder.filePath("film.apng"));
        QCOMPARE(bytes.count("fcTL"), 3 + 8);
        // The first frame is as large as the last scale's will be, IHDR says.
        QCOMPARE(qFromBigEndian<quint32>(bytes.constData() + 16), quint32(sheetSide(16)));
    }

    void itsRecordIsNoRecipe() {
        const std::filesystem::path path = m_folder.filePath("record.webp").toStdString();
        exportRunFilm(m_files, path, {FilmFormat::WebP, {}}, {});
        QVERIFY(readRecipeText(path)->starts_with(R"({"format":"latentwalk-training")"));
        QVERIFY_THROWS_EXCEPTION(FileError, readRecipe(path));
    }

    void whatIsWrongIsSaid() {
        const std::filesystem::path path = m_folder.filePath("none.apng").toStdString();
        const RunFilm film{FilmFormat::Apng, {}};
        QVERIFY_THROWS_EXCEPTION(FileError, exportRunFilm({m_folder.filePath("other").toStdString()}, path, film, {}));
        writeRunFrame(m_files.frames(), 130, grey(24, 1));
        try {
            exportRunFilm(m_files, path, film, {});
            QFAIL("a frame of another size went into the film");
        } catch (const FileError& error) {
            QVERIFY(std::string(error.what()).find("000000000130.png") != std::string::npos);
        }
        QVERIFY(!std::filesystem::exists(path));
        dropFramesAfter(m_files.frames(), 129);
        QCOMPARE(runFrames(m_files.frames()).size(), std::size_t{3});
        QVERIFY_THROWS_EXCEPTION(Stopped, exportRunFilm(m_files, path, film, [](const Progress&) { throw Stopped(); }));
        QVERIFY(!std::filesystem::exists(path));
    }

    void otherFilesAreNoFrames() {
        QFile notes(QString::fromStdString((m_files.frames() / "notes.png").string()));
        QVERIFY(notes.open(QFile::WriteOnly));
        QCOMPARE(runFrames(m_files.frames()).size(), std::size_t{3});
        dropFramesAfter(m_files.frames(), -1);
        QVERIFY(notes.exists() && runFrames(m_files.frames()).empty());
    }
};

LATENTWALK_TEST(TestRunFilm, core)

}  // namespace test_run_film

#include "test_run_film.moc"
