// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTemporaryDir>
#include <QTest>
#include <functional>

#include "core/generator/generator.h"
#include "core/generator/make/make_generator.h"
#include "core/generator/torch/fitted_heads.h"
#include "core/latent/found/found_directions.h"
#include "core/latent/spectrum/spectrum.h"
#include "core/message/file_error.h"
#include "core/model/open_checkpoint.h"
#include "core/model/safetensors/safetensors.h"
#include "tests/model/torch_builder.h"
#include "tests/support/reference.h"
#include "tests/support/room.h"

using namespace latentwalk;

namespace test_changed_file {

// A model's file stays mapped while the model is open. What is done to it meanwhile, the program lives on: it says that
// the file was changed, or computes as before.
class TestChangedFile : public QObject {
    Q_OBJECT

    using Use = std::function<void(const Checkpoint&)>;

private slots:
    void initTestCase() {
        m_model = (m_folder.path() + "/model").toStdString();
        m_stream = test::readAll(test::dataPath("reference/tiny_legacy.pth"));
        writeSafetensors(openCheckpoint(test::dataPath("reference/tiny_legacy.pth").toStdString()),
                         GeneratorKind::Average, m_model, DType::Float16);
        m_safetensors = test::readAll(QString::fromStdString(m_model));
    }

    void aModelThatIsCutOffInUseIsASentence_data() {
        QTest::addColumn<bool>("safetensors");
        QTest::addColumn<int>("use");
        int use = 0;
        for (const char* name : {"generator", "generator, bfloat16", "fitted heads", "directions in the weights",
                                 "directions in images", "spectrum", "convert"}) {
            QTest::addRow("%s, .pth", name) << false << use;
            QTest::addRow("%s, .safetensors", name) << true << use++;
        }
    }
    void aModelThatIsCutOffInUseIsASentence() {
        QFETCH(bool, safetensors);
        QFETCH(int, use);
        const auto copy = std::filesystem::path(m_folder.filePath("copy").toStdString());
        const std::array<Use, 7> uses{
            [](const Checkpoint& c) { makeGenerator(c, {.device = Device::Cpu}); },
            [](const Checkpoint& c) { makeGenerator(c, {.device = Device::Cpu, .precision = Precision::Auto}); },
            [](const Checkpoint& c) { fitHeads(c.architecture, c.weights(), {}, 2); },
            [](const Checkpoint& c) { directionsInWeights(c.weights(), 4); },
            [](const Checkpoint& c) { directionsInImages(c.architecture, c.weights(), 4, {}, 64); },
            [](const Checkpoint& c) { formatSpectrum(c.weights()); },
            [&](const Checkpoint& c) { writeSafetensors(c, copy, DType::Float16); },
        };
        put(safetensors ? m_safetensors : m_stream);
        const Checkpoint checkpoint = openCheckpoint(m_model);
        const auto before = makeGenerator(checkpoint, {.device = Device::Cpu});
        const auto latent = LatentBatch::of(sampleLatent(3, checkpoint.architecture.latentSize));
        const Images image = before->generate(latent);

        std::filesystem::resize_file(m_model, 100);
        const QString message = test::errorOf([&] { uses[static_cast<std::size_t>(use)](checkpoint); });
        QCOMPARE(message, QString::fromStdString(m_model) +
                              " was changed or cut off while it was in use; open it again once it is complete");
        QVERIFY(!std::filesystem::exists(copy));
        // What had been made before works on.
        QVERIFY(before->generate(latent).values == image.values);
    }

    void aModelThatIsDeletedOrReplacedWorksOn() {
        put(m_safetensors);
        const Checkpoint checkpoint = openCheckpoint(m_model);
        const auto latent = LatentBatch::of(sampleLatent(3, checkpoint.architecture.latentSize));
        const Images image = makeGenerator(checkpoint, {.device = Device::Cpu})->generate(latent);
        std::filesystem::remove(m_model);
        QVERIFY(makeGenerator(checkpoint, {.device = Device::Cpu})->generate(latent).values == image.values);
        put("another file");
        QVERIFY(makeGenerator(checkpoint, {.device = Device::Cpu})->generate(latent).values == image.values);
    }

private:
    void put(const QByteArray& bytes) {
        std::filesystem::remove(m_model);
        QVERIFY(test::writeAll(m_model, bytes));
    }

    QTemporaryDir m_folder;
    std::filesystem::path m_model;
    QByteArray m_stream;
    QByteArray m_safetensors;
};

LATENTWALK_TEST(TestChangedFile, none)

}  // namespace test_changed_file

#include "test_changed_file.moc"
