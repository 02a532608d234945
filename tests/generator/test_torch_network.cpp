// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "core/generator/torch/torch_generator.h"
#include "core/message/file_error.h"
#include "core/model/open_checkpoint.h"
#include "core/processor/threads.h"
#include "tests/support/reference.h"
#include "tests/support/room.h"

using namespace latentwalk;

namespace test_torch_network {

// The plain network, which the fast path and the fitted heads are held against, held against pytorch_GAN_zoo itself.
class TestTorchNetwork : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { setThreads(0); }

    void equalsGanZoo_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"tiny_legacy", "tiny_zip_blend", "tiny_old_names_tanh"}) {
            QTest::newRow(name) << name;
        }
    }
    void equalsGanZoo() {
        QFETCH(QString, name);
        const QString stem = test::dataPath("reference/" + name);
        const auto shape = test::readJson(stem + ".json")["latent_shape"].toArray();
        const LatentBatch latents{shape[0].toInt(), shape[1].toInt(), test::readFloats(stem + ".latents.f32")};
        const Checkpoint checkpoint = openCheckpoint((stem + ".pth").toStdString());
        for (const auto& [weights, ending] :
             {std::pair{&checkpoint.average, ".avgG.f32"}, {&checkpoint.raw, ".netG.f32"}}) {
            if (!*weights) {
                continue;
            }
            const auto generator = makeTorchGenerator(checkpoint.architecture, **weights, false);
            const double difference =
                test::largestDifference(generator->generate(latents).values, test::readFloats(stem + ending));
            QVERIFY2(difference < test::kRounding, qPrintable(QString::number(difference)));
        }
    }
};

LATENTWALK_TEST(TestTorchNetwork, core)

}  // namespace test_torch_network

#include "test_torch_network.moc"
