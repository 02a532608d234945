// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

#include "core/generator/generator.h"
#include "core/generator/make/make_generator.h"
#include "core/generator/torch/torch_generator.h"
#include "core/message/file_error.h"
#include "core/model/open_checkpoint.h"
#include "core/model/safetensors/safetensors.h"
#include "core/processor/threads.h"
#include "tests/support/reference.h"
#include "tests/support/room.h"

using namespace latentwalk;

namespace test_torch_generator {

namespace {

LatentBatch latentsOf(const QJsonObject& about, const QString& folder, const QString& name) {
    const auto shape = about["latent_shape"].toArray();
    return {shape[0].toInt(), shape[1].toInt(), test::readFloats(folder + name + ".latents.f32")};
}

Checkpoint legacy() {
    return openCheckpoint(test::dataPath("reference/tiny_legacy.pth").toStdString());
}

}  // namespace

class TestTorchGenerator : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { setThreads(0); }

    // Every checkpoint of tests/data/reference and tests/data/variants, raw and average, from the .pth and from its
    // float32 safetensors.
    void equalsGanZoo_data() {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("name");
        int count = 0;
        for (const QString& folder : {test::dataPath("reference/"), test::dataPath("variants/")}) {
            QDirIterator files(folder, {"*.pth"}, QDir::Files);
            while (files.hasNext()) {
                const QString name = QFileInfo(files.next()).completeBaseName();
                QTest::newRow(qPrintable(name)) << folder << name;
                ++count;
            }
        }
        QVERIFY(count >= 8);
    }
    void equalsGanZoo() {
        QFETCH(QString, folder);
        QFETCH(QString, name);
        const QJsonObject about = test::readJson(folder + name + ".json");
        const LatentBatch latents = latentsOf(about, folder, name);
        const Checkpoint original = openCheckpoint((folder + name + ".pth").toStdString());
        QTemporaryDir temporary;
        const auto converted = temporary.filePath("converted.safetensors").toStdString();
        writeSafetensors(original, converted, DType::Float32);

        int compared = 0;
        for (const auto& [kind, suffix] :
             {std::pair{GeneratorKind::Average, ".avgG.f32"}, std::pair{GeneratorKind::Raw, ".netG.f32"}}) {
            if (!QFile::exists(folder + name + suffix)) {
                QVERIFY_EXCEPTION_THROWN(makeGenerator(original, {kind, Device::Cpu}), FileError);
                continue;
            }
            const auto expected = test::readFloats(folder + name + suffix);
            for (const Checkpoint& checkpoint : {original, openCheckpoint(converted)}) {
                const auto generator = makeGenerator(checkpoint, {kind, Device::Cpu});
                const Images images = generator->generate(latents);
                const auto shape = about["image_shape"].toArray();
                QCOMPARE(images.count, shape[0].toInt());
                QCOMPARE(images.channels, shape[1].toInt());
                QCOMPARE(images.height, shape[2].toInt());
                QCOMPARE(images.width, shape[3].toInt());
                const double difference = test::largestDifference(images.values, expected);
                QVERIFY2(difference < test::kRounding, qPrintable(QString::number(difference)));
                ++compared;
            }
        }
        QVERIFY(compared >= 2);
    }

    void theSameLatentGivesTheSameBytesInAnyBatch() {
        const auto generator = makeGenerator(legacy(), {{}, Device::Cpu});
        const LatentBatch latents = sampleBatch(4, 5, 24);
        const Images all = generator->generate(latents);
        const auto size = static_cast<std::ptrdiff_t>(all.values.size()) / 5;
        for (int i = 4; i >= 0; --i) {
            const Images one = generator->generate(latents.slice(i, 1));
            QVERIFY(std::equal(one.values.begin(), one.values.end(), all.values.begin() + i * size));
        }
    }

    void theLengthOfALatentDoesNotMatter() {
        const auto generator = makeGenerator(legacy(), {{}, Device::Cpu});
        Latent latent = sampleLatent(1, 24);
        const Images before = generator->generate(LatentBatch::of(latent));
        for (float& value : latent) {
            value *= 3;
        }
        QVERIFY(test::largestDifference(generator->generate(LatentBatch::of(latent)).values, before.values) <
                test::kRounding);
    }

    // The image at alpha is the blend of the image without it and the previous scale's, upsampled to nearest.
    void alphaIsTheWeightOfThePreviousScale() {
        const auto generator = makeGenerator(legacy(), {{}, Device::Cpu});
        const LatentBatch latents = sampleBatch(2, 1, 24);
        const int last = generator->architecture().scaleCount() - 1;
        const Images full = generator->generate(latents, {last, 0.0F});
        const Images previous = generator->generate(latents, {last - 1, 0.0F});
        QCOMPARE(previous.height * 2, full.height);
        Images expected = full;
        for (std::int64_t c = 0; c < full.channels; ++c) {
            for (std::int64_t y = 0; y < full.height; ++y) {
                for (std::int64_t x = 0; x < full.width; ++x) {
                    const auto at = static_cast<std::size_t>((c * full.height + y) * full.width + x);
                    const auto from = static_cast<std::size_t>((c * previous.height + y / 2) * previous.width + x / 2);
                    expected.values[at] = 0.3F * previous.values[from] + 0.7F * full.values[at];
                }
            }
        }
        const Images blended = generator->generate(latents, {{}, 0.3F});
        QVERIFY(test::largestDifference(blended.values, expected.values) < 1e-5);
        QVERIFY(test::largestDifference(blended.values, full.values) > 1e-3);
    }

    void everyScaleHasItsResolution() {
        const auto generator = makeGenerator(legacy(), {{}, Device::Cpu});
        for (int scale = 0; scale < generator->architecture().scaleCount(); ++scale) {
            QVERIFY(generator->hasHead(scale));
            QCOMPARE(generator->generate(sampleBatch(0, 2, 24), {scale, {}}).height, 4 << scale);
        }
        QVERIFY(!generator->hasHead(-1));
        QVERIFY(!generator->hasHead(generator->architecture().scaleCount()));
    }

    void requestsThatCannotBeMetAreSentences_data() {
        QTest::addColumn<int>("components");
        QTest::addColumn<int>("scale");
        QTest::addColumn<float>("alpha");
        QTest::addColumn<QString>("says");
        QTest::newRow("components") << 512 << 2 << 0.0F << "takes 24";
        QTest::newRow("scale above") << 24 << 3 << 0.0F << "scales 0 to 2";
        QTest::newRow("scale below") << 24 << -1 << 0.0F << "scales 0 to 2";
        QTest::newRow("alpha above") << 24 << 2 << 1.5F << "alpha";
        QTest::newRow("alpha not a number") << 24 << 2 << NAN << "alpha";
    }
    void requestsThatCannotBeMetAreSentences() {
        QFETCH(int, components);
        QFETCH(int, scale);
        QFETCH(float, alpha);
        QFETCH(QString, says);
        const auto generator = makeGenerator(legacy(), {{}, Device::Cpu});
        try {
            generator->generate(sampleBatch(0, 1, components), {scale, alpha});
            QFAIL("no error");
        } catch (const GeneratorError& error) {
            QVERIFY2(QString(error.what()).contains(says), error.what());
        }
        QCOMPARE(generator->generate(sampleBatch(0, 1, 24)).count, 1);  // and it goes on working
    }

    void aScaleWithoutAHeadIsASentence() {
        Checkpoint checkpoint = legacy();
        checkpoint.average->heads[1].reset();
        const auto generator = makeGenerator(checkpoint, {{}, Device::Cpu});
        const LatentBatch latents = sampleBatch(0, 1, 24);
        QVERIFY(!generator->hasHead(1));
        QVERIFY_EXCEPTION_THROWN(generator->generate(latents, {1, {}}), GeneratorError);
        QVERIFY_EXCEPTION_THROWN(generator->generate(latents, {2, 0.5F}), GeneratorError);
        QCOMPARE(generator->generate(latents, {2, 0.0F}).height, 16);
    }

    void theFirstScaleHasNothingToBlendWith() {
        const auto generator = makeGenerator(legacy(), {{}, Device::Cpu});
        const LatentBatch latents = sampleBatch(0, 1, 24);
        QVERIFY(generator->generate(latents, {0, 0.5F}).values == generator->generate(latents, {0, 0.0F}).values);
    }

    void cudaIsRefusedWhereThereIsNone() {
        if (!cudaAvailable()) {
            QVERIFY_EXCEPTION_THROWN(makeGenerator(legacy(), {{}, Device::Cuda}), GeneratorError);
            QVERIFY(makeGenerator(legacy(), {{}, Device::Auto})->device().english().starts_with("CPU"));
            return;
        }
        const LatentBatch latents = sampleBatch(0, 4, 24);
        const auto onCard = makeGenerator(legacy(), {{}, Device::Cuda})->generate(latents);
        const auto onCpu = makeGenerator(legacy(), {{}, Device::Cpu})->generate(latents);
        QVERIFY(test::largestDifference(onCard.values, onCpu.values) < 1e-4);
    }

    void threadsDefaultToThePhysicalCores() {
        setThreads(1);
        QCOMPARE(threads(), 1);
        setThreads(0);
        QCOMPARE(threads(), physicalCores());
    }
};

LATENTWALK_TEST(TestTorchGenerator, core)

}  // namespace test_torch_generator

#include "test_torch_generator.moc"
