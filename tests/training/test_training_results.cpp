// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include "core/generator/torch/torch_generator.h"
#include "core/model/open_checkpoint.h"
#include "core/model/weights/weight_values.h"
#include "core/training/run_results.h"
#include "core/training/train.h"
#include "core/training/values/schedule.h"
#include "tests/support/reference.h"
#include "tests/support/room.h"

using namespace latentwalk;
using namespace latentwalk::test;
using namespace latentwalk::training;

namespace test_training_results {
namespace {

// A run that has come to 16x16, fading, with weights that were drawn.
RunState fadingState() {
    RunState state;
    state.settings.side = 32;
    state.settings.depths = {16, 16, 8, 8};
    state.settings.width = 16;
    state.settings.latentSize = 24;
    state.settings.phaseImages = 100;
    state.settings.threads = 1;
    state.counters.images = 360;
    state.counters.scale = 2;
    state.counters.averageAlpha = 0.55;  // the run's is 0.4
    Random random(5);
    state.arrays = initialArrays(state.settings, random);
    // Raw and average differ, as they do.
    for (NamedArray& array : state.arrays) {
        if (array.name.starts_with(kAverage)) {
            array.values.front() += 1;
        }
    }
    state.random = random.state();
    return state;
}

}  // namespace

class TestTrainingResults : public QObject {
    Q_OBJECT

private:
    std::filesystem::path at(const QString& name) const { return m_folder.filePath(name).toStdString(); }

    QTemporaryDir m_folder;

private slots:
    void areModelsWithTheHeadOfEveryScale() {
        const RunState state = fadingState();
        writeAverage(state, at("average.safetensors"));
        const Checkpoint checkpoint = openCheckpoint(at("average.safetensors"));
        QCOMPARE(checkpoint.architecture.depths, (std::vector<std::int64_t>{16, 16, 8}));
        QVERIFY(std::abs(checkpoint.architecture.alpha - 0.55F) < 1e-6F);
        QVERIFY(checkpoint.average && !checkpoint.raw);
        for (const auto& head : checkpoint.average->heads) {
            QVERIFY(head.has_value());
        }
        // The explorer paints what the run paints.
        const auto networks = makeNetworks(state.settings);
        networks->set(state.arrays, 0);
        Random random(1);
        const Latent latent = random.normals(24);
        const Images wanted = networks->paint(latent, 1, 2, 0.55F);
        const auto generator = makeTorchGenerator(checkpoint.architecture, *checkpoint.average, false);
        const Images found = generator->generate(LatentBatch::of(latent));
        QVERIFY2(largestDifference(found.values, wanted.values) < 1e-4,
                 qPrintable(QString::number(largestDifference(found.values, wanted.values))));
    }

    void areGanZoosToo() {
        const RunState state = fadingState();
        writeGanZooResult(state, at("average.pth"));
        const Checkpoint read = openCheckpoint(at("average.pth"));
        const Checkpoint written = checkpointOf(state);
        QVERIFY(read.architecture == written.architecture && read.format == CheckpointFormat::GanZooZip);
        QVERIFY(!read.assumed);
        for (const GeneratorKind kind : {GeneratorKind::Average, GeneratorKind::Raw}) {
            const auto ours = namedTensors(written.architecture, written.weights(kind));
            const auto theirs = namedTensors(read.architecture, read.weights(kind));
            QCOMPARE(theirs.size(), ours.size());
            for (std::size_t i = 0; i < ours.size(); ++i) {
                QCOMPARE(theirs[i].name, ours[i].name);
                QVERIFY(theirs[i].tensor->shape == ours[i].tensor->shape);
                QVERIFY(std::ranges::equal(theirs[i].tensor->bytes, ours[i].tensor->bytes));
            }
        }
    }

    // GNet and DNet load a state dict strictly: the names and shapes have to be theirs, no more and no fewer. Those of
    // the golden steps are theirs, and of the same networks.
    void haveGanZoosNamesAndShapes() {
        RunState state = fadingState();
        state.settings.side = 16;
        state.settings.depths = {16, 16, 8};
        const QJsonObject tensors = readJson(dataPath("training/steps_16x16_fade.json"))["tensors"].toObject();
        const auto check = [&](const QString& prefix, const std::vector<LayerSpec>& layers) {
            std::size_t theirs = 0;
            for (const QString& name : tensors.keys()) {
                theirs += name.startsWith(prefix) ? 1 : 0;
            }
            QCOMPARE(2 * layers.size(), theirs);
            for (const LayerSpec& layer : layers) {
                const QString name = prefix + QString::fromStdString(layer.name) + ".module.weight";
                std::vector<std::int64_t> shape;
                for (const auto size : tensors[name].toObject()["shape"].toArray()) {
                    shape.push_back(size.toInt());
                }
                QVERIFY2(shape == layer.shape, qPrintable(name));
            }
        };
        check("before.netG.", generatorLayers(state.settings));
        check("before.netD.", discriminatorLayers(state.settings));
    }
};

LATENTWALK_TEST(TestTrainingResults, core)

}  // namespace test_training_results

#include "test_training_results.moc"
