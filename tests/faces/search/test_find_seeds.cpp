// SPDX-License-Identifier: GPL-3.0-or-later
// A search against the same done plainly: every latent sampled and multiplied in double.

#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>

#include "core/faces/search/find_seeds.h"
#include "core/faces/search/lane_kernels.h"
#include "core/latent/normals/normals.h"
#include "core/latent/progress.h"
#include "tests/support/room.h"

using namespace latentwalk;

namespace test_find_seeds {

constexpr std::int64_t kSize = 32;

Architecture architecture() {
    Architecture one;
    one.latentSize = kSize;
    one.depths = {8};
    return one;
}

// Gains that fall from 9 to 1 along the axes, in an order that is not theirs.
Spectrum spectrum(std::int64_t size = kSize) {
    Spectrum one;
    one.eigenvectors.assign(static_cast<std::size_t>(size * size), 0);
    for (std::int64_t i = 0; i < size; ++i) {
        one.eigenvalues.push_back(9.0 - 8.0 * static_cast<double>(i) / static_cast<double>(size));
        one.eigenvectors[static_cast<std::size_t>(i * size + (i * 5 + 3) % size)] = 1;
    }
    return one;
}

std::vector<ScorePredictor> predictors() {
    std::mt19937 random(3);
    std::normal_distribution<float> normal;
    std::vector<ScorePredictor> all;
    for (const char* id : {"smile", "turn", "age"}) {
        ScorePredictor one;
        one.id = id;
        one.r2 = 0.75;
        one.bias = 0.125;
        double square = 0;
        for (std::int64_t i = 0; i < kSize; ++i) {
            one.weights.push_back(normal(random));
            square += one.weights.back() * one.weights.back();
        }
        for (float& weight : one.weights) {
            weight *= static_cast<float>(std::sqrt(0.75 / square));
        }
        all.push_back(one);
    }
    return all;
}

Latent latentOf(std::uint64_t seed) {
    Latent latent(kSize);
    sampleNormals(seed, latent, torchNormalPath().value_or(NormalPath::Vectorised));
    return latent;
}

// The cosine in the spectrum's metric.
double likenessOf(const Latent& a, const Latent& b) {
    const Spectrum gains = spectrum();
    double ab = 0, aa = 0, bb = 0;
    for (std::int64_t i = 0; i < kSize; ++i) {
        const auto axis = static_cast<std::size_t>((i * 5 + 3) % kSize);
        const double gain = gains.eigenvalues[static_cast<std::size_t>(i)];
        ab += gain * a[axis] * b[axis];
        aa += gain * a[axis] * a[axis];
        bb += gain * b[axis] * b[axis];
    }
    return ab / std::sqrt(aa * bb);
}

class TestFindSeeds : public QObject {
    Q_OBJECT

private slots:
    void likenessIsTheCosineAsTheFirstLayerSeesIt() {
        SeedCatalogue catalogue(architecture(), spectrum(), {});
        const SeedQuery query{77, {}, {}, 10, 9'999};
        const auto found = findSeeds(catalogue, query, {20, 2});
        QCOMPARE(found.size(), 20U);
        std::vector<std::pair<double, std::uint64_t>> plainly;
        for (std::uint64_t seed = query.first; seed <= query.last; ++seed) {
            if (seed != 77) {
                plainly.emplace_back(likenessOf(latentOf(77), latentOf(seed)), seed);
            }
        }
        std::sort(plainly.rbegin(), plainly.rend());
        for (std::size_t i = 0; i < found.size(); ++i) {
            // Components are kept in a byte each: what is found is as like as the best, but for that.
            QVERIFY(std::abs(found[i].likeness - plainly[i].first) < 0.01);
            QVERIFY(std::abs(found[i].likeness - likenessOf(latentOf(77), latentOf(found[i].seed))) < 0.01);
            QCOMPARE(found[i].certainty, 1.0);
        }
        QCOMPARE(found[0].seed, plainly[0].second);
    }

    void aFaceIsLikeItselfWhereItIsNoSeed() {
        SeedCatalogue catalogue(architecture(), spectrum(), {});
        Latent longer = latentOf(123);
        for (float& component : longer) {
            component *= 3;  // the network makes all lengths one
        }
        const auto found = findSeeds(catalogue, {std::nullopt, longer, {}, 0, 999}, {1});
        QCOMPARE(found.front().seed, 123U);
        QVERIFY(found.front().likeness > 0.99);
        // The face itself is not like itself for those who asked for others.
        QVERIFY(findSeeds(catalogue, {123, {}, {}, 0, 999}, {1}).front().seed != 123);
    }

    void rangesAreRankedByCertainty() {
        SeedCatalogue catalogue(architecture(), spectrum(), predictors());
        const auto known = predictors();
        const SeedQuery query{std::nullopt, {}, *parseRanges("smile>1,turn<-0.5,turn>-1.5"), 0, 19'999};
        const auto chance = [&](std::uint64_t seed) {
            const double spread = std::sqrt(1 - 0.75);
            const auto normal = [&](double x) { return 0.5 * std::erfc(-x / spread / std::sqrt(2.0)); };
            const double smile = predictedScore(known[0], latentOf(seed));
            const double turn = predictedScore(known[1], latentOf(seed));
            return normal(smile - 1) * (normal(-0.5 - turn) - normal(-1.5 - turn));
        };
        const auto found = findSeeds(catalogue, query, {30, 2});
        std::vector<double> plainly;
        for (std::uint64_t seed = 0; seed <= query.last; ++seed) {
            plainly.push_back(chance(seed));
        }
        std::sort(plainly.rbegin(), plainly.rend());
        for (std::size_t i = 0; i < found.size(); ++i) {
            QVERIFY(std::abs(found[i].certainty - plainly[i]) < 0.002);
            QVERIFY(std::abs(found[i].certainty - chance(found[i].seed)) < 0.002);
            QVERIFY(i == 0 || found[i].certainty <= found[i - 1].certainty);
        }
    }

    void amongTheHopelessSomeAreBetter() {
        SeedCatalogue catalogue(architecture(), spectrum(), predictors());
        const auto found = findSeeds(catalogue, {std::nullopt, {}, *parseRanges("age>8"), 0, 4095}, {5});
        double highest = -100;
        for (std::uint64_t seed = 0; seed < 4096; ++seed) {
            highest = std::max(highest, predictedScore(predictors()[2], latentOf(seed)));
        }
        QVERIFY(std::abs(predictedScore(predictors()[2], latentOf(found.front().seed)) - highest) < 0.001);
    }

    void amongTheCertainTheLikestComeFirst() {
        SeedCatalogue catalogue(architecture(), spectrum(), predictors());
        const auto found = findSeeds(catalogue, {5, {}, *parseRanges("smile>0.5"), 0, 4095}, {4000, 2});
        std::size_t i = 1;
        for (; i < found.size() && found[i].certainty >= kCertainEnough; ++i) {
            QVERIFY(found[i].likeness <= found[i - 1].likeness);
        }
        QVERIFY(i > 50 && i < 3000);
        for (++i; i < found.size(); ++i) {
            QVERIFY(found[i].certainty < kCertainEnough);
            QVERIFY(found[i].certainty <= found[i - 1].certainty);
        }
    }

    void everySeedOfTheRangeAndNoOtherIsLookedAt() {
        SeedCatalogue catalogue(architecture(), spectrum(), {});
        for (const auto& [first, last] : {std::pair<std::uint64_t, std::uint64_t>{4090, 4100},
                                          {0, 0},
                                          {8191, 8192},
                                          {~std::uint64_t{0} - 3, ~std::uint64_t{0}}}) {
            auto found = findSeeds(catalogue, {50, {}, {}, first, last}, {100, 3});
            std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.seed < b.seed; });
            QCOMPARE(found.size(), last - first + 1);
            for (std::size_t i = 0; i < found.size(); ++i) {
                QCOMPARE(found[i].seed, first + i);
            }
        }
    }

    void threadsAndWhatIsKeptMakeNoDifference() {
        SeedCatalogue catalogue(architecture(), spectrum(), predictors());
        const SeedQuery query{9, {}, *parseRanges("age<0.3"), 100, 50'000};
        const auto once = findSeeds(catalogue, query, {100, 1});
        QVERIFY(catalogue.keptBytes() > 0);
        QVERIFY(findSeeds(catalogue, query, {100, 4, true}) == once);
        SeedCatalogue fresh(architecture(), spectrum(), predictors());
        QVERIFY(findSeeds(fresh, query, {100, 4}) == once);
    }

    void memoryIsBoundedHoweverManySeedsAreSearched() {
        Architecture small = architecture();
        small.latentSize = 16;
        SeedCatalogue catalogue(small, spectrum(16), {});
        const std::uint64_t last = (SeedCatalogue::kMostKept + 20) * SeedCatalogue::kBlockSeeds - 1;
        const auto found = findSeeds(catalogue, {3, {}, {}, 0, last}, {10, 2});
        QVERIFY(catalogue.keptBytes() <= SeedCatalogue::kMostKept * SeedCatalogue::kBlockSeeds * 16);
        QVERIFY(findSeeds(catalogue, {3, {}, {}, 0, last}, {10, 2}) == found);
    }

    void labelsAreThoseThatFollowFromTheSeed() {
        Architecture conditional = architecture();
        conditional.labels = {{"Main", {"cat", "dog", "fox", "hen"}}};
        conditional.pixelNorm = false;
        ScorePredictor fox;
        fox.id = "fox";
        fox.r2 = 1;
        fox.weights.assign(kSize, 0);
        fox.weights[kSize - 2] = 4;
        SeedCatalogue catalogue(conditional, spectrum(), {fox});
        const auto found = findSeeds(catalogue, {std::nullopt, {}, *parseRanges("fox>2"), 0, 999}, {1000});
        for (const FoundSeed& one : found) {
            Latent latent = latentOf(one.seed);
            putLabels(latent, conditional.labels);
            QCOMPARE(one.certainty > 0.5, latent[kSize - 2] == 1);
        }
    }

    void progressGoesFromNothingToAllWithTheBestSoFar() {
        SeedCatalogue catalogue(architecture(), spectrum(), {});
        std::vector<std::uint64_t> done;
        std::vector<FoundSeed> last;
        const auto found = findSeeds(catalogue, {1, {}, {}, 0, 99'999}, {7, 2}, [&](const FindProgress& told) {
            QCOMPARE(told.all, 100'000U);
            done.push_back(told.done);
            last.assign(told.best.begin(), told.best.end());
        });
        QCOMPARE(done.front(), 0U);
        QCOMPARE(done.back(), 100'000U);
        QVERIFY(std::is_sorted(done.begin(), done.end()));
        QVERIFY(last == found);
    }

    void beingStoppedComesOutAndTheCatalogueIsFitForMore() {
        SeedCatalogue catalogue(architecture(), spectrum(), {});
        const SeedQuery query{1, {}, {}, 0, 999'999'999};
        QVERIFY_EXCEPTION_THROWN(findSeeds(catalogue, query, {7, 3},
                                           [](const FindProgress& told) {
                                               if (told.done > 0) {
                                                   throw Stopped{};
                                               }
                                           }),
                                 Stopped);
        QCOMPARE(findSeeds(catalogue, {1, {}, {}, 0, 999}, {7}).size(), 7U);
    }

    void aQueryWithAProblemIsRefused() {
        SeedCatalogue catalogue(architecture(), spectrum(), {});
        QVERIFY_EXCEPTION_THROWN(findSeeds(catalogue, {}, {}), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(findSeeds(catalogue, {1, {}, {}, 0, 9}, {0}), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(SeedCatalogue(architecture(), spectrum(16), {}), std::invalid_argument);
    }

    void kernelsOfAllInstructionSetsAgree() {
        using namespace search;
        constexpr std::int64_t kRows = 29;
        std::mt19937 random(1);
        std::normal_distribution<float> normal;
        std::vector<float> matrix(kRows * kSize), latents(kSize * kLanes), weights(kSize);
        std::vector<std::int8_t> bytes(kSize * kLanes);
        for (auto* values : {&matrix, &latents, &weights}) {
            std::generate(values->begin(), values->end(), [&] { return normal(random); });
        }
        for (std::int64_t i = 0; i < kSize; ++i) {
            latents[static_cast<std::size_t>(i * kLanes + 5)] = 0;  // a lane without a direction
        }
        for (const char* name : {"portable", "avx2", "avx512"}) {
            const Kernels* kernels = search::kernels(name);
            if (!kernels) {
                continue;
            }
            QCOMPARE(kernels->name, name);
            std::vector<float> unit = latents, out(kRows * kLanes);
            kernels->normalise(unit.data(), kSize);
            kernels->multiply(matrix.data(), kRows, unit.data(), kSize, out.data());
            for (std::int64_t lane = 0; lane < kLanes; ++lane) {
                double square = 0;
                for (std::int64_t i = 0; i < kSize; ++i) {
                    square += std::pow(latents[static_cast<std::size_t>(i * kLanes + lane)], 2.0);
                }
                for (std::int64_t row = 0; row < kRows; ++row) {
                    double expected = 0;
                    for (std::int64_t i = 0; i < kSize && square > 0; ++i) {
                        expected += matrix[static_cast<std::size_t>(row * kSize + i)] *
                                    latents[static_cast<std::size_t>(i * kLanes + lane)] *
                                    std::sqrt(static_cast<double>(kSize) / square);
                    }
                    QVERIFY(std::abs(out[static_cast<std::size_t>(row * kLanes + lane)] - expected) < 1e-4);
                }
            }
            kernels->toBytes(latents.data(), kSize * kLanes, 0.02F, bytes.data());
            std::vector<std::int16_t> shorts(kSize * kLanes);
            kernels->toShorts(latents.data(), kSize * kLanes, 1e-4F, shorts.data());
            for (std::size_t i = 0; i < bytes.size(); ++i) {
                QVERIFY(std::abs(bytes[i] - std::clamp(latents[i] / 0.02, -127.0, 127.0)) <= 0.501);
                QVERIFY(std::abs(shorts[i] - std::clamp(latents[i] / 1e-4, -32767.0, 32767.0)) <= 0.51);
            }
            std::vector<float> metric(kSize, 2.0F), cosines(kLanes);
            kernels->likeness(weights.data(), metric.data(), bytes.data(), kSize, cosines.data());
            QCOMPARE(cosines[5], 0.0F);
            double dot = 0, square = 0;
            for (std::size_t i = 0; i < static_cast<std::size_t>(kSize); ++i) {
                const double value = bytes[i * kLanes + 2];
                dot += weights[i] * value;
                square += 2 * value * value;
            }
            QVERIFY(std::abs(cosines[2] - dot / std::sqrt(square)) < 1e-4);
        }
    }
};

LATENTWALK_TEST(TestFindSeeds, none)

}  // namespace test_find_seeds

#include "test_find_seeds.moc"
