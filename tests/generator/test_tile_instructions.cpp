// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "core/generator/fast/fast_generator.h"
#include "core/generator/fast/kernels/tile_kernels.h"
#include "tests/support/random_weights.h"
#include "tests/support/room.h"
#include "tests/support/tile_processor.h"

namespace latentwalk::fast::amx {
const TileKernels& kernels();  // of tile_kernels_amx.cpp, which tileKernels() gives out only where they can run
}

using namespace latentwalk;

namespace test_tile_instructions {

// The product on AMX's tiles as it was compiled, on processors that have none of its instructions: every one of them is
// taken apart and executed in software.
class TestTileInstructions : public QObject {
    Q_OBJECT

private slots:
    void theCompiledProductIsTheEmulatedOne_data() {
        QTest::addColumn<Architecture>("architecture");
        QTest::addColumn<int>("threads");
        QTest::newRow("one scale") << Architecture{24, {16}} << 1;
        QTest::newRow("odd widths") << Architecture{7, {5, 33, 40, 70}} << 1;
        QTest::newRow("one group at a time") << Architecture{40, {32, 40, 64, 96}} << 17;
        QTest::newRow("wide") << Architecture{64, {256, 288, 64, 32}} << 2;
    }
    void theCompiledProductIsTheEmulatedOne() {
        QFETCH(Architecture, architecture);
        QFETCH(int, threads);
        const test::RandomWeights random(architecture);
        const LatentBatch latents = sampleBatch(1, 2, architecture.latentSize);
        const auto with = [&](const fast::TileKernels& kernels) {
            return fast::makeTileGenerator(architecture, random.weights, kernels, threads)->generate(latents).values;
        };
        const std::vector<float> expected = with(fast::emulatedTileKernels());
        if (!test::canStandInForTiles()) {
            QSKIP("this processor has tiles, which test_fast_generator uses, or no AVX");
        }
        fast::TileKernels compiled = fast::emulatedTileKernels();  // what goes with the product needs AVX-512
        compiled.multiply = fast::amx::kernels().multiply;
        const test::TileProcessor processor;
        const std::vector<float> values = with(compiled);
        QVERIFY2(test::TileProcessor::refused() == nullptr, test::TileProcessor::refused());
        QVERIFY(test::TileProcessor::executed() > 100);
        QVERIFY(values == expected);
    }
};

LATENTWALK_TEST(TestTileInstructions, core)

}  // namespace test_tile_instructions

#include "test_tile_instructions.moc"
