// SPDX-License-Identifier: GPL-3.0-or-later

#include <sys/resource.h>

#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/faces/face_reader.h"
#include "core/faces/named/named_file.h"
#include "core/faces/open_face_networks.h"
#include "core/faces/search/find_seeds.h"
#include "core/generator/make/make_generator.h"
#include "core/model/builtin_model.h"
#include "core/model/open_checkpoint.h"
#include "core/processor/threads.h"

// What a search among the built-in model's faces costs and what it is worth, one line of JSON each. The first argument
// chooses a part (without it all of them), the second the number of threads:
// times      opening the model with its spectrum and named directions, then searches of the same million seeds one
// after
//            the other: seconds, the most memory so far in MB, what the catalogue keeps of it;
// precision  of the first fifty found for a range, how many have the score that was asked for when they are painted and
//            read; and how many of fifty seeds as they come;
// likeness   of some seeds, how well a score goes with the mean of their ten likest among the million (correlation),
// and
//            with that of ten seeds as they come.
using namespace latentwalk;
using faces::Score;

namespace {

constexpr std::uint64_t kSeeds = 1'000'000;
constexpr std::int64_t kPopulation = 1000;  // painted to know the mean and the deviation of each score
constexpr std::int64_t kFound = 50;
constexpr std::int64_t kAsked = 120;  // seeds whose likest are looked at
constexpr std::int64_t kLikest = 10;

double now() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double peakMegabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1000;
}

double correlation(const std::vector<double>& a, const std::vector<double>& b) {
    double meanA = 0, meanB = 0, ab = 0, aa = 0, bb = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        meanA += a[i] / static_cast<double>(a.size());
        meanB += b[i] / static_cast<double>(a.size());
    }
    for (std::size_t i = 0; i < a.size(); ++i) {
        ab += (a[i] - meanA) * (b[i] - meanB);
        aa += (a[i] - meanA) * (a[i] - meanA);
        bb += (b[i] - meanB) * (b[i] - meanB);
    }
    return ab / std::sqrt(aa * bb);
}

class Bench {
public:
    explicit Bench(int threads) : m_threads(threads) {
        const double begin = now();
        const auto scores = searchScores(builtinNamedDirections());
        m_catalogue =
            std::make_unique<SeedCatalogue>(m_checkpoint.architecture, formatSpectrum(m_checkpoint.weights()), scores);
        std::printf("{\"part\": \"prepare\", \"seconds\": %.3f, \"peak_mb\": %.0f}\n", now() - begin, peakMegabytes());
    }

    void times() {
        const auto ranges = *parseRanges("smile>1,turn<-1");
        time("first", {std::nullopt, {}, *parseRanges("smile>1"), 0, kSeeds - 1});
        time("ranges", {std::nullopt, {}, ranges, 0, kSeeds - 1});
        time("like", {12, {}, {}, 0, kSeeds - 1});
        time("both", {12, {}, ranges, 0, kSeeds - 1});
    }

    void precision() {
        learnPopulation();
        // As many SD from the mean as was asked for, and on which side.
        const auto part = [this](const char* text, Score score, double sign) {
            const SeedQuery query{std::nullopt, {}, *parseRanges(text), 0, kSeeds - 1};
            std::vector<std::uint64_t> found;
            for (const FoundSeed& one : findSeeds(*m_catalogue, query, {kFound, m_threads})) {
                found.push_back(one.seed);
            }
            const Counted hits = count(found, score, sign);
            const Counted chance = count(firstSeeds(2'000'000, kFound), score, sign);
            std::printf(
                "{\"part\": \"precision\", \"query\": \"%s\", \"of\": %lld, \"true\": %d, \"unreadable\": %d, "
                "\"mean_sd\": %.2f, \"by_chance\": %d}\n",
                text, static_cast<long long>(kFound), hits.right, hits.unreadable, hits.mean, chance.right);
            std::fflush(stdout);
        };
        part("smile>1", Score::Smile, 1);
        part("turn<-1", Score::Turn, -1);
        part("look>1", Score::Look, 1);
        part("age>1", Score::Age, 1);
        part("background<-1", Score::Background, -1);
    }

    void likeness() {
        constexpr Score kScores[] = {Score::Age,        Score::Look, Score::Smile,     Score::Turn,
                                     Score::Brightness, Score::Top,  Score::Background};
        std::vector<std::vector<double>> own(faces::kScoreCount), likest(faces::kScoreCount),
            others(faces::kScoreCount);
        for (std::uint64_t seed = 3'000'000; seed < 3'000'000 + kAsked; ++seed) {
            std::vector<std::uint64_t> found;
            for (const FoundSeed& one : findSeeds(*m_catalogue, {seed, {}, {}, 0, kSeeds - 1}, {kLikest, m_threads})) {
                found.push_back(one.seed);
            }
            const auto self = read({seed}), like = read(found),
                       chance = read(firstSeeds(4'000'000 + kLikest * (seed - 3'000'000), kLikest));
            for (const Score score : kScores) {
                const double a = meanOf(self, score), b = meanOf(like, score), c = meanOf(chance, score);
                if (std::isfinite(a) && std::isfinite(b) && std::isfinite(c)) {
                    own[faces::indexOf(score)].push_back(a);
                    likest[faces::indexOf(score)].push_back(b);
                    others[faces::indexOf(score)].push_back(c);
                }
            }
        }
        for (const Score score : kScores) {
            const std::size_t i = faces::indexOf(score);
            std::printf(
                "{\"part\": \"likeness\", \"score\": \"%s\", \"seeds\": %zu, \"correlation\": %.2f, "
                "\"by_chance\": %.2f}\n",
                std::string(faces::idOf(score)).c_str(), own[i].size(), correlation(own[i], likest[i]),
                correlation(own[i], others[i]));
        }
    }

private:
    struct Counted {
        int right = 0;
        int unreadable = 0;
        double mean = 0;  // SD
    };

    void time(const char* name, const SeedQuery& query) {
        const double begin = now();
        const auto found = findSeeds(*m_catalogue, query, {kFound, m_threads});
        std::printf(
            "{\"part\": \"times\", \"search\": \"%s\", \"seconds\": %.3f, \"peak_mb\": %.0f, \"kept_mb\": "
            "%.1f, \"best\": %llu}\n",
            name, now() - begin, peakMegabytes(), static_cast<double>(m_catalogue->keptBytes()) / 1e6,
            static_cast<unsigned long long>(found.front().seed));
        std::fflush(stdout);
    }

    static std::vector<std::uint64_t> firstSeeds(std::uint64_t first, std::int64_t count) {
        std::vector<std::uint64_t> seeds;
        for (std::int64_t i = 0; i < count; ++i) {
            seeds.push_back(first + static_cast<std::uint64_t>(i));
        }
        return seeds;
    }

    std::vector<faces::FaceScores> read(const std::vector<std::uint64_t>& seeds) {
        std::vector<faces::FaceScores> scores;
        for (const std::uint64_t seed : seeds) {
            const Latent latent = sampleLatent(seed, m_checkpoint.architecture.latentSize);
            scores.push_back(m_reader.read(m_generator->pictures(LatentBatch::of(latent)).front()));
        }
        return scores;
    }

    // Of those that could be read.
    static double meanOf(const std::vector<faces::FaceScores>& all, Score score) {
        double sum = 0;
        int count = 0;
        for (const faces::FaceScores& one : all) {
            if (one.has(score)) {
                sum += one[score];
                ++count;
            }
        }
        return sum / count;
    }

    void learnPopulation() {
        const auto all = read(firstSeeds(1'500'000, kPopulation));
        for (std::size_t i = 0; i < faces::kScoreCount; ++i) {
            const Score score = faces::scoreAt(i);
            const double mean = meanOf(all, score);
            double square = 0;
            int count = 0;
            for (const faces::FaceScores& one : all) {
                if (one.has(score)) {
                    square += std::pow(one[score] - mean, 2);
                    ++count;
                }
            }
            m_mean.push_back(mean);
            m_deviation.push_back(std::sqrt(square / count));
        }
    }

    Counted count(const std::vector<std::uint64_t>& seeds, Score score, double sign) {
        Counted counted;
        int readable = 0;
        for (const faces::FaceScores& one : read(seeds)) {
            if (!one.has(score)) {
                ++counted.unreadable;
                continue;
            }
            const std::size_t i = faces::indexOf(score);
            const double deviations = (one[score] - m_mean[i]) / m_deviation[i];
            counted.right += sign * deviations > 1;
            counted.mean += deviations;
            ++readable;
        }
        counted.mean /= readable;
        return counted;
    }

    int m_threads;
    Checkpoint m_checkpoint = openCheckpoint(builtInModelPath());
    std::unique_ptr<SeedCatalogue> m_catalogue;
    std::unique_ptr<Generator> m_generator = makeGenerator(m_checkpoint, {{}, Device::Cpu, Precision::Auto, {}});
    faces::FaceReader m_reader{faces::builtInFaceNetworks()};
    std::vector<double> m_mean;
    std::vector<double> m_deviation;
};

}  // namespace

int main(int argc, char** argv) {
    try {
        setThreads(0);
        const std::string_view part = argc > 1 ? argv[1] : "";
        Bench bench(argc > 2 ? std::atoi(argv[2]) : 0);
        if (part.empty() || part == "times") {
            bench.times();
        }
        if (part.empty() || part == "precision") {
            bench.precision();
        }
        if (part.empty() || part == "likeness") {
            bench.likeness();
        }
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
