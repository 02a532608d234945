// SPDX-License-Identifier: GPL-3.0-or-later
// Against LibTorch itself: whatever it gives on this processor, our sampler gives.

#include <QTest>

#include <algorithm>
#include <cstring>
#include <numeric>
#include <random>

#include "core/latent/normals/normal_kernels.h"
#include "core/latent/normals/normals.h"
#include "core/torch/torch_functions.h"
#include "tests/support/room.h"

using namespace latentwalk;

namespace test_normals {

// Bits, so that -0 is not 0.
bool same(std::span<const float> a, std::span<const float> b) {
    return a.size() == b.size() && (a.empty() || std::memcmp(a.data(), b.data(), a.size_bytes()) == 0);
}

class TestNormals : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        if (!torchNormalPath()) {
            QSKIP("what LibTorch does on this processor is not known");
        }
    }

    void tenMillionNumbersEqualLibTorchs() {
        std::vector<float> ours(10000);
        for (std::uint64_t seed = 0; seed < 1000; ++seed) {
            sampleNormals(seed * 65537, ours, *torchNormalPath());
            QVERIFY2(same(ours, torchFunctions().normals(seed * 65537, 10000)),
                     qPrintable(QString::number(seed * 65537)));
        }
    }

    void everySmallCountEqualsLibTorchs() {
        for (std::int64_t count = 0; count <= 40; ++count) {
            for (std::uint64_t seed = 0; seed < 50; ++seed) {
                std::vector<float> ours(static_cast<std::size_t>(count));
                sampleNormals(seed, ours, *torchNormalPath());
                QVERIFY2(same(ours, torchFunctions().normals(seed, count)), qPrintable(QString::number(count)));
            }
        }
    }

    // Around the ends of the generator's states of 624 words.
    void countsAtTheEndsOfStatesEqualLibTorchs() {
        for (const std::int64_t count : {607, 608, 609, 623, 624, 625, 640, 1231, 1232, 1247, 1248, 1249, 1250, 1873}) {
            std::vector<float> ours(static_cast<std::size_t>(count));
            sampleNormals(5, ours, *torchNormalPath());
            QVERIFY2(same(ours, torchFunctions().normals(5, count)), qPrintable(QString::number(count)));
        }
    }

    void ofLargeSeedsTheLowerHalfCounts() {
        for (const std::uint64_t seed : {(std::uint64_t{1} << 32) + 3, std::uint64_t{0xffffffff}, ~std::uint64_t{0},
                                         (std::uint64_t{7} << 40) + 12345}) {
            std::vector<float> ours(512), lower(512);
            sampleNormals(seed, ours, *torchNormalPath());
            sampleNormals(seed & 0xffffffff, lower, *torchNormalPath());
            QVERIFY(same(ours, torchFunctions().normals(seed, 512)));
            QVERIFY(same(ours, lower));
        }
    }

    void seedsSideBySideAreThoseOneByOne() {
        for (const NormalPath path : {NormalPath::Vectorised, NormalPath::Scalar}) {
            for (const std::size_t count : {1, 15, 16, 17, 100, 512, 620, 1000}) {
                for (const std::uint64_t first : {std::uint64_t{0}, std::uint64_t{0xfffffff8}, std::uint64_t{999984}}) {
                    std::vector<float> together(count * kSeedsAtOnce), alone(count), row(count);
                    sampleSeeds(first, static_cast<std::int64_t>(count), together, path);
                    for (std::size_t s = 0; s < static_cast<std::size_t>(kSeedsAtOnce); ++s) {
                        sampleNormals(first + s, alone, path);
                        for (std::size_t i = 0; i < count; ++i) {
                            row[i] = together[i * kSeedsAtOnce + s];
                        }
                        QVERIFY(same(row, alone));
                    }
                }
            }
        }
    }

    // Every 61st of the 2^24 values that a uniform number can have, as radius and as angle, at both ends too.
    void kernelsOfAllInstructionSetsGiveTheSameBits() {
        std::vector<float> uniform;
        for (int i = 0; i < 1 << 24; i += 61) {
            uniform.push_back(static_cast<float>(i) * 0x1p-24F);
        }
        uniform.insert(uniform.end(), {0x1p-24F, 0.5F, 0.125F, 0.25F, 0.375F, 0.75F, 0.875F, 0xffffffp-24F});
        uniform.resize(uniform.size() / 16 * 16);
        std::vector<float> radii = uniform;
        std::shuffle(radii.begin(), radii.end(), std::mt19937(1));
        radii.insert(radii.end(), uniform.begin(), uniform.end());
        const auto half = static_cast<std::int64_t>(uniform.size());
        std::vector<float> expected = radii;
        normals::kernels("portable")->transform(expected.data(), half);
        for (const char* name : {"avx2", "avx512"}) {
            if (const normals::Kernels* kernels = normals::kernels(name)) {
                QCOMPARE(kernels->name, name);
                std::vector<float> numbers = radii;
                kernels->transform(numbers.data(), half);
                QVERIFY2(same(numbers, expected), name);
            }
        }
        QVERIFY(std::all_of(expected.begin(), expected.end(), [](float x) { return std::abs(x) < 6; }));
    }

    void generatorsOfAllInstructionSetsGiveTheSameWords() {
        std::vector<std::uint32_t> seeds(normals::kLanes);
        std::iota(seeds.begin(), seeds.end(), 4294967290U);
        for (const char* name : {"portable", "avx2", "avx512"}) {
            const normals::Kernels* kernels = normals::kernels(name);
            if (!kernels) {
                continue;
            }
            std::vector<std::uint32_t> one(normals::kStateWords), lanes(normals::kStateWords * normals::kLanes);
            kernels->seedLanes(seeds.data(), lanes.data());
            kernels->seedOne(&seeds[3], one.data());
            std::mt19937 expected(seeds[3]);
            for (const int words : {624, 624, 100}) {
                kernels->stepLanes(lanes.data(), words);
                kernels->stepOne(one.data(), words);
                for (std::size_t i = 0; i < static_cast<std::size_t>(words); ++i) {
                    const std::uint32_t word = expected();
                    for (const std::uint32_t state : {one[i], lanes[i * normals::kLanes + 3]}) {
                        float ours = 0;
                        kernels->uniforms(&state, 1, &ours);
                        QCOMPARE(ours, static_cast<float>(word & 0xffffffU) * 0x1p-24F);
                    }
                }
            }
        }
    }

    void roomOfAnotherSizeIsRefused() {
        std::vector<float> numbers(31);
        QVERIFY_EXCEPTION_THROWN(sampleSeeds(0, 2, numbers, NormalPath::Vectorised), std::invalid_argument);
    }
};

LATENTWALK_TEST(TestNormals, none)

}  // namespace test_normals

#include "test_normals.moc"
