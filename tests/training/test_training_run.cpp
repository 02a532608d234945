// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>
#include <cmath>

#include "core/latent/progress.h"
#include "core/message/file_error.h"
#include "core/picture/photo/photo.h"
#include "core/training/data/convert.h"
#include "core/training/run_data.h"
#include "core/training/run_lock.h"
#include "core/training/train.h"
#include "tests/support/damaged_file.h"
#include "tests/support/full_disk.h"
#include "tests/support/reference.h"
#include "tests/support/room.h"
#include "tests/training/fake_networks.h"
#include "tests/training/tiny_run.h"
#include "tests/training/training_pictures.h"

using namespace latentwalk;
using namespace latentwalk::test;
using namespace latentwalk::training;

namespace test_training_run {
namespace {

bool sameArrays(const std::vector<NamedArray>& a, const std::vector<NamedArray>& b) {
    return a == b;
}

}  // namespace

class TestTrainingRun : public QObject {
    Q_OBJECT

private:
    std::filesystem::path at(const QString& name) const { return m_folder.filePath(name).toStdString(); }
    TrainingRun fakeRun(FakeNetworks** networks = nullptr) const {
        auto fake = std::make_unique<FakeNetworks>(tinySettings());
        if (networks != nullptr) {
            *networks = fake.get();
        }
        return TrainingRun::begin(tinySettings(), m_data, std::move(fake));
    }
    TrainingRun resumedFake(const RunState& state) const {
        return TrainingRun::resume(state, m_data, std::make_unique<FakeNetworks>(state.settings));
    }

    QTemporaryDir m_folder;
    std::shared_ptr<const DataFile> m_data;

private slots:
    void initTestCase() {
        writeNoise(m_folder.filePath("pictures"), 7);
        convertFolder(at("pictures"), at("data"), {8, Fit::Crop}, readPhoto, {});
        m_data = std::make_shared<const DataFile>(at("data"));
    }

    void oneRunIsOfOneProgram() {
        std::filesystem::create_directories(at("locked"));
        {
            const RunLock lock(at("locked"));
            QVERIFY_THROWS_EXCEPTION(FileError, RunLock(at("locked")));
        }
        const RunLock again(at("locked"));
    }

    // With LibTorch: whatever step it is resumed after, and by way of a file.
    void resumesToTheBit_data() {
        QTest::addColumn<Precision>("precision");
        QTest::newRow("float32") << Precision::Float32;
        QTest::newRow("bfloat16") << Precision::BFloat16;
    }
    void resumesToTheBit() {
        QFETCH(Precision, precision);
        TrainingSettings settings = tinySettings();
        settings.precision = precision;
        const auto finish = [&](TrainingRun run) {
            while (!run.stage().finished) {
                run.step(still);
            }
            return run.state();
        };
        const auto begun = [&] { return TrainingRun::begin(settings, m_data, makeNetworks(settings)); };
        const RunState undisturbed = finish(begun());
        QCOMPARE(undisturbed.counters.images, 120);
        for (const int after : {1, 9, 10, 11, 17, 29}) {
            TrainingRun run = begun();
            for (int i = 0; i < after; ++i) {
                run.step(still);
            }
            writeRunState(run.state(), at("state"));
            const RunState state = readRunState(at("state"));
            QVERIFY(state.settings == settings);
            const RunState end = finish(TrainingRun::resume(state, m_data, makeNetworks(state.settings)));
            QVERIFY2(sameArrays(end.arrays, undisturbed.arrays), qPrintable(QString::number(after)));
            QVERIFY(end.random == undisturbed.random && end.counters == undisturbed.counters);
        }
    }

    // Six images of the batch are of one epoch, and so on: all that a step is given goes on from the state.
    void givesTheSameInputAfterResuming() {
        TrainingRun whole = fakeRun();
        TrainingRun first = fakeRun();
        for (int i = 0; i < 30; ++i) {
            whole.step(still);
        }
        for (int i = 0; i < 30; ++i) {
            first = resumedFake(first.state());
            first.step(still);
        }
        QVERIFY(sameArrays(whole.state().arrays, first.state().arrays));
    }

    void measuringDrawsNoNumber() {
        TrainingRun plain = fakeRun(), measured = fakeRun();
        const MeasureDistance distance = [](const Images& a, const Images& b, std::uint64_t) {
            return std::vector<double>{static_cast<double>(a.count + b.count)};
        };
        for (int i = 0; i < 20; ++i) {
            plain.step(still);
            measured.step(still);
            measured.measure(distance);
            measured.fixedFaces();
        }
        QVERIFY(sameArrays(plain.state().arrays, measured.state().arrays));
        QCOMPARE(measured.curves().back().distance, 6.0);  // three of each: half of seven
        QVERIFY(std::isfinite(measured.curves().back().nearest));
    }

    void growthForgetsTheMomentsAndKeepsTheRest() {
        FakeNetworks* networks = nullptr;
        TrainingRun run = fakeRun(&networks);
        for (int i = 0; i < 10; ++i) {
            run.step(still);
        }
        QCOMPARE(networks->forgotten, 0);
        run.step(still);
        QCOMPARE(networks->forgotten, 1);
        QCOMPARE(networks->adamSteps(), 1);
        for (int i = 0; i < 10; ++i) {
            run.step(still);
        }
        QCOMPARE(networks->forgotten, 1);
        QCOMPARE(run.counters().scale, 1);
    }

    // Of the alphas that its weights were averaged over, and as often; not with the run's.
    void theAverageIsPaintedWithItsOwnAlpha() {
        FakeNetworks* networks = nullptr;
        TrainingRun run = fakeRun(&networks);
        double own = 0;
        int before = 0, later = 0;
        while (!run.stage().finished) {
            const Stage stage = run.stage();
            if (stage.scale != before) {
                own = 1;
                before = stage.scale;
            }
            const double keeps = averageDecayAt(run.settings(), stage);
            own = keeps * own + (1 - keeps) * static_cast<double>(stage.alpha);
            run.step(still);
            run.fixedFaces();
            const bool begins = run.stage().scale != before;
            QVERIFY(begins || run.stage().finished || own < 1.0 / 128 ||
                    std::abs(static_cast<double>(networks->paintedAlpha) - own) < 1e-6);
            QVERIFY(!begins || networks->paintedAlpha == 1.0F);
            later += networks->paintedAlpha > run.stage().alpha ? 1 : 0;
            QVERIFY(averageStage(run.state()).alpha == networks->paintedAlpha);
        }
        QVERIFY(later >= 8);
        QCOMPARE(networks->paintedAlpha, 0.0F);
    }

    void whatDivergesGoesBackWithHalfTheRate() {
        FakeNetworks* networks = nullptr;
        TrainingRun run = fakeRun(&networks);
        for (int i = 0; i < 4; ++i) {
            run.step(still);
        }
        const RunState good = run.state();
        run.step(still);
        networks->divergesAt = 6;
        QVERIFY(!run.step(still).finite());
        QCOMPARE(run.counters().images, 16);
        QCOMPARE(run.counters().halvings, 1);
        QCOMPARE(run.rate(), 0.0005);
        QCOMPARE(run.curves().back().restored, 1.0);
        QVERIFY(sameArrays(run.state().arrays, good.arrays));
        run.step(still);
        QCOMPARE(networks->rates.back(), 0.0005);
        // And it does not do so for ever.
        QVERIFY_EXCEPTION_THROWN(
            for (int i = 0; i < 20; ++i) {
                networks->divergesAt = static_cast<int>(networks->rates.size()) + 1;
                run.step(still);
            },
            Error);
    }

    void aSmallerSetThanABatchTrains() {
        writeNoise(m_folder.filePath("one"), 1);
        convertFolder(at("one"), at("one.data"), {8, Fit::Crop}, readPhoto, {});
        auto data = std::make_shared<const DataFile>(at("one.data"));
        QCOMPARE(data->count(), 1);
        TrainingRun run = TrainingRun::begin(tinySettings(), data, makeNetworks(tinySettings()));
        for (int i = 0; i < 12; ++i) {
            QVERIFY(run.step(still).finite());
        }
        run.measure(slicedWassersteinDistance(1));
        QVERIFY(std::isfinite(run.curves().back().distance));
    }

    // Nobody divides by a deviation of a single picture.
    void aBatchOfOneTrains() {
        TrainingSettings settings = tinySettings();
        settings.batch = 1;
        TrainingRun run = TrainingRun::begin(settings, m_data, makeNetworks(settings));
        for (int i = 0; i < 60; ++i) {
            QVERIFY(run.step(still).finite());
        }
    }

    void theLogisticLossTrains() {
        TrainingSettings settings = tinySettings();
        settings.loss = Loss::Logistic;
        TrainingRun run = TrainingRun::begin(settings, m_data, makeNetworks(settings));
        StepLosses last;
        for (int i = 0; i < 30; ++i) {
            last = run.step(still);
            QVERIFY(last.finite());
        }
        QVERIFY(last.real > 0 && last.fake > 0 && last.penalty > 0 && last.drift == 0);
    }

    void otherPicturesAreRefused() {
        RunState state = fakeRun().state();
        state.data ^= 1U;
        QVERIFY_EXCEPTION_THROWN(resumedFake(state), Error);
    }

    void anotherRunsNetworksAreGoneOnWith() {
        TrainingRun small = fakeRun();
        small.step(still);
        const RunState before = small.state();
        TrainingSettings larger = tinySettings();
        larger.side = 16;
        larger.firstScale = 1;
        convertFolder(at("pictures"), at("larger"), {16, Fit::Crop}, readPhoto, {});
        TrainingRun run = TrainingRun::begin(larger, std::make_shared<const DataFile>(at("larger")),
                                             std::make_unique<FakeNetworks>(larger), before.arrays);
        const RunState& now = run.state();
        QCOMPARE(now.arrays.front().values, before.arrays.front().values);
        QCOMPARE(run.stage().scale, 1);
        QVERIFY(find(now.arrays, "generator/scaleLayers.1.0.weight") != nullptr);
        TrainingSettings wider = tinySettings();
        wider.width = 7;
        QVERIFY_EXCEPTION_THROWN(
            TrainingRun::begin(wider, m_data, std::make_unique<FakeNetworks>(wider), before.arrays), Error);
    }

    void aStateIsReadAsItWasWritten() {
        TrainingRun run = fakeRun();
        for (int i = 0; i < 15; ++i) {
            run.step(still);
        }
        const RunState& state = run.state();
        writeRunState(state, at("state"));
        const RunState read = readRunState(at("state"));
        QVERIFY(read.settings == state.settings && read.counters == state.counters && read.random == state.random);
        QVERIFY(read.data == state.data && sameArrays(read.arrays, state.arrays));
        QCOMPARE(read.curves.size(), state.curves.size());
        QCOMPARE(read.curves.back().images, 60.0);
        QVERIFY(std::isnan(read.curves.back().distance));
        QCOMPARE(read.folder, at("pictures").string());
        QVERIFY(read.fit == Fit::Crop);
    }

    // Of a version that did not remember the folder of the pictures.
    void anOldStateIsRead() {
        const RunState old = readRunState(dataPath("fuzz/training_state/seed_8").toStdString());
        QVERIFY(old.folder.empty() && old.counters.images > 0);
        QVERIFY(old.settings.precision == Precision::Float32);
        QCOMPARE(static_cast<float>(old.counters.averageAlpha), stageAt(old.settings, old.counters.images).alpha);
    }

    // What computes with eight bits is not guessed to be float32.
    void aPrecisionThatIsNoneIsDamage() {
        TrainingRun run = fakeRun();
        run.step(still);
        writeRunState(run.state(), at("state"));
        QByteArray bytes = readAll(m_folder.filePath("state"));
        QVERIFY(bytes.contains("float32"));
        bytes.replace("float32", "floatxx");
        QFile file(m_folder.filePath("other"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        QVERIFY_EXCEPTION_THROWN(readRunState(at("other")), FileError);
    }

    // Whatever becomes of the file of the pictures, as long as their folder is there; and the other way round.
    void thePicturesOfARunAreFoundAgain() {
        const RunFiles files{at("found")};
        std::filesystem::create_directories(files.folder);
        const DataWishes wishes{8, Fit::Whole};
        convertForRun(files, at("pictures"), wishes, readPhoto, {});
        RunState state;
        state.settings = tinySettings();
        state.data = DataFile(files.pictures()).checksum();
        const auto found = [&](const PictureSource& given) {
            return picturesOf(state, files, given, readPhoto, {})->checksum() == state.data;
        };
        QVERIFY(found({}));
        QVERIFY(found({at("nowhere"), Fit::Crop}));
        std::filesystem::remove(files.pictures());
        QVERIFY_EXCEPTION_THROWN(found({}), FileError);
        QVERIFY(found({at("pictures"), Fit::Whole}));
        std::filesystem::remove(files.pictures());
        state.folder = at("pictures").string();
        state.fit = Fit::Whole;
        QVERIFY(found({}));
        std::filesystem::resize_file(files.pictures(), 100);
        QVERIFY(found({at("nowhere"), Fit::Crop}));
        std::filesystem::resize_file(files.pictures(), 100);
        state.folder = at("nowhere").string();
        QVERIFY_EXCEPTION_THROWN(found({}), FileError);
        // What runs of earlier versions remember stands in the file's header.
        convertForRun(files, at("pictures"), wishes, readPhoto, {});
        const QByteArray header = readAll(m_folder.filePath("found/pictures.latentwalk-data")).mid(32, 4);
        QVERIFY(DataFile(files.pictures()).isKnownAs(qFromLittleEndian<std::uint32_t>(header.constData())));
        QVERIFY(!DataFile(files.pictures()).isKnownAs(state.data + 1));
        // Moved, and copied by something that keeps no times.
        std::filesystem::remove(files.pictures());
        std::filesystem::copy(at("pictures"), at("moved"));
        QVERIFY(found({at("moved"), Fit::Whole}));
        // One of them is another.
        std::filesystem::remove(files.pictures());
        QVERIFY(noisePicture(20, 20, 99).save(m_folder.filePath("moved/03.png")));
        QVERIFY(!found({at("moved"), Fit::Whole}));
    }

    void aDamagedStateIsSaid() {
        TrainingRun run = fakeRun();
        run.step(still);
        writeRunState(run.state(), at("state"));
        const QByteArray whole = readAll(m_folder.filePath("state"));
        DamagedFile damaged(
            m_folder.filePath("damaged"), whole,
            [&] {
                writeRunState(readRunState(at("damaged")), at("again"));
                return readAll(m_folder.filePath("again"));
            },
            true);
        damaged.cut(whole.size());
        damaged.flip(600);
        damaged.resize(200);
        QVERIFY(damaged.refused() > 700);
    }

    void aFullDiskLeavesTheStateBefore() {
        const RunFiles files{at("run")};
        QDir().mkpath(m_folder.filePath("run"));
        TrainingRun run = fakeRun();
        saveRun(run, files);
        const QByteArray before = readAll(m_folder.filePath("run/state.safetensors"));
        run.step(still);
        QString said;
        {
            const FullDisk full(1000);
            try {
                saveRun(run, files);
            } catch (const FileError& error) {
                said = error.what();
            }
        }
        QVERIFY2(said.contains("state.safetensors cannot be written"), qPrintable(said));
        QCOMPARE(readAll(m_folder.filePath("run/state.safetensors")), before);
        QCOMPARE(QDir(m_folder.filePath("run")).entryList(QDir::Files | QDir::Hidden).size(), 2);
    }

    void savesEveryMinuteAndWhenStopped() {
        const RunFiles files{at("clocked")};
        TrainingRun run = fakeRun();
        double clock = 0;
        TrainWishes wishes;
        wishes.seconds = [&] { return clock; };
        std::vector<std::int64_t> saved;
        const auto onDisk = [&] { return readRunState(files.state()).counters.images; };
        QVERIFY_EXCEPTION_THROWN(train(run, files, wishes,
                                       [&](const TrainingRun& at) {
                                           saved.push_back(onDisk());
                                           clock += 25;
                                           if (at.counters().images == 28) {
                                               throw Stopped();
                                           }
                                       }),
                                 Stopped);
        // Steps of four images, a minute is over in the fourth and in the seventh; the stop saves the last.
        QCOMPARE(saved, (std::vector<std::int64_t>{0, 0, 0, 16, 16, 16, 28}));
        QCOMPARE(onDisk(), 28);
    }
};

LATENTWALK_TEST(TestTrainingRun, core)

}  // namespace test_training_run

#include "test_training_run.moc"
