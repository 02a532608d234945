// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <memory>
#include <numeric>
#include <string>
#include <vector>

#include "core/generator/make/make_generator.h"
#include "core/latent/breed/breeder.h"
#include "core/model/builtin_model.h"
#include "core/model/open_checkpoint.h"

// Whether choosing finds a face. A chooser has a hidden target and takes, round after round, the three faces on the
// screen that are nearest to it, by their pictures.
//   breed_bench [choose [TARGETS [SCALE]]]   every way of mixing, held against random seeds; 50 targets, pictures of
//                                            32 x 32 (scale 3)
//   breed_bench likeness [GENERATIONS]       how well Breeder::distance() tells the difference of pictures, and how
//   near
//                                            to each other the pictures of siblings come
namespace {

using namespace latentwalk;

constexpr int kRounds = 6;
constexpr int kScreen = 12;
constexpr std::size_t kChosen = 3;
constexpr int kPool = 500;

struct Contestant {
    std::string name;
    Mixing mixing;
    std::vector<double> variation;  // of the second round and on
    bool keep = false;              // the best so far stay on the screen, pinned
};

// Pictures of one size, clamped to what a screen shows.
class Painter {
public:
    Painter(Generator& generator, int scale) : m_generator(generator), m_scale(scale) {}

    std::vector<std::vector<float>> paint(const std::vector<BredFace>& faces) const {
        LatentBatch batch{0, m_generator.architecture().latentSize, {}};
        for (const BredFace& face : faces) {
            batch.append(face.latent, offsetsOf(face).shown());
        }
        GenerateOptions options;
        options.scale = m_scale;
        const Images images = m_generator.generate(batch, options);
        const std::size_t each = images.values.size() / faces.size();
        std::vector<std::vector<float>> result;
        for (std::size_t i = 0; i < faces.size(); ++i) {
            auto& one = result.emplace_back(each);
            std::transform(images.values.begin() + static_cast<std::ptrdiff_t>(i * each),
                           images.values.begin() + static_cast<std::ptrdiff_t>((i + 1) * each), one.begin(),
                           [](float value) { return std::clamp(value, -1.0F, 1.0F); });
        }
        return result;
    }

private:
    Generator& m_generator;
    int m_scale;
};

double distance(const std::vector<float>& a, const std::vector<float>& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        sum += (static_cast<double>(a[i]) - b[i]) * (static_cast<double>(a[i]) - b[i]);
    }
    return std::sqrt(sum / static_cast<double>(a.size()));
}

BredFace seedFace(std::uint64_t seed, std::int64_t size) {
    return {sampleLatent(seed, size)};
}

struct Seen {
    BredFace face;
    double distance = 0;
};

// The best distance after each round.
std::vector<double> choose(const Breeder& breeder, const Painter& painter, const std::vector<float>& target,
                           const Contestant& way, std::uint64_t seed, const std::vector<Seen>& first) {
    std::vector<double> best;
    std::vector<Seen> chosen;
    double least = HUGE_VAL;
    for (int round = 0; round < kRounds; ++round) {
        std::vector<BredFace> screen;
        if (round == 0) {
            chosen = first;
        } else {
            std::vector<BredFace> parents;
            for (const Seen& one : chosen) {
                parents.push_back(one.face);
            }
            BreedWishes wishes;
            wishes.count = kScreen;
            wishes.variation = way.variation[static_cast<std::size_t>(round - 1)];
            wishes.mixing = way.mixing;
            for (BredChild& child : breeder.children(parents, wishes, seed * 100 + static_cast<std::uint64_t>(round))) {
                screen.push_back(std::move(child.face));
            }
        }
        if (!way.keep && round > 0) {
            chosen.clear();
        }
        const auto pictures = screen.empty() ? std::vector<std::vector<float>>() : painter.paint(screen);
        for (std::size_t i = 0; i < screen.size(); ++i) {
            chosen.push_back({screen[i], distance(pictures[i], target)});
        }
        std::ranges::sort(chosen, {}, &Seen::distance);
        chosen.resize(kChosen);
        least = std::min(least, chosen.front().distance);
        best.push_back(least);
    }
    return best;
}

std::vector<double> falling(double from, double to) {
    std::vector<double> result;
    for (int i = 0; i < kRounds - 1; ++i) {
        result.push_back(from + (to - from) * i / (kRounds - 2));
    }
    return result;
}

// What is shipped, and what it was held against.
std::vector<Contestant> contestants() {
    using enum Mixing::Basis;
    return {{"shares for each group", {}, falling(0.4, 0.2)},
            {"one parent a component", {Components, 1, 8, true}, falling(0.4, 0.2)},
            {"mean and noise", {Seen, 4, 0, true}, falling(0.4, 0.2)},
            {"one parent a group", {Seen, 4, 8, true}, falling(0.4, 0.2)},
            {"shares, shorter", {Seen, 4, 1, false}, falling(0.4, 0.2)},
            {"shares, 0.4 throughout", {}, falling(0.4, 0.4)},
            {"shares, best pinned", {}, falling(0.4, 0.2), true}};
}

double meanOf(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

struct Opened {
    Checkpoint checkpoint = openCheckpoint(builtInModelPath());
    std::unique_ptr<Generator> generator = makeGenerator(checkpoint, fastest());
    Breeder breeder{checkpoint.weights(), checkpoint.architecture};
    std::int64_t size = checkpoint.architecture.latentSize;

    static GeneratorSettings fastest() {
        GeneratorSettings settings;
        settings.precision = Precision::Auto;
        return settings;
    }
};

void compare(int targets, int scale) {
    const Opened opened;
    const Painter painter(*opened.generator, scale);
    std::vector<BredFace> hidden, pool;
    for (int i = 0; i < targets; ++i) {
        hidden.push_back(seedFace(7'000'000 + static_cast<std::uint64_t>(i), opened.size));
    }
    for (int i = 0; i < kPool; ++i) {
        pool.push_back(seedFace(8'000'000 + static_cast<std::uint64_t>(i), opened.size));
    }
    const auto targetPictures = painter.paint(hidden);
    const auto poolPictures = painter.paint(pool);
    std::vector<double> few, many;
    for (int t = 0; t < targets; ++t) {
        double best = HUGE_VAL;
        for (int i = 0; i < kPool; ++i) {
            best = std::min(best, distance(targetPictures[static_cast<std::size_t>(t)],
                                           poolPictures[static_cast<std::size_t>((i + t * 72) % kPool)]));
            if (i + 1 == kRounds * kScreen) {
                few.push_back(best);
            }
        }
        many.push_back(best);
    }
    std::printf("%d targets, pictures of %d x %d: best of 72 seeds %.4f, of 500 %.4f\n", targets, 4 << scale,
                4 << scale, meanOf(few), meanOf(many));
    std::fflush(stdout);
    std::vector<std::vector<Seen>> first;
    for (int t = 0; t < targets; ++t) {
        std::vector<BredFace> faces;
        for (const std::uint64_t one : opened.breeder.spread(kScreen, 1000 + static_cast<std::uint64_t>(t))) {
            faces.push_back(seedFace(one, opened.size));
        }
        const auto pictures = painter.paint(faces);
        auto& screen = first.emplace_back();
        for (std::size_t i = 0; i < faces.size(); ++i) {
            screen.push_back({faces[i], distance(pictures[i], targetPictures[static_cast<std::size_t>(t)])});
        }
    }
    for (const Contestant& way : contestants()) {
        std::vector<double> sums(kRounds);
        int nearer = 0, nearerThanMany = 0;
        for (int t = 0; t < targets; ++t) {
            const auto best = choose(opened.breeder, painter, targetPictures[static_cast<std::size_t>(t)], way,
                                     1000 + static_cast<std::uint64_t>(t), first[static_cast<std::size_t>(t)]);
            for (std::size_t i = 0; i < best.size(); ++i) {
                sums[i] += best[i] / targets;
            }
            nearer += best.back() < few[static_cast<std::size_t>(t)] ? 1 : 0;
            nearerThanMany += best.back() < many[static_cast<std::size_t>(t)] ? 1 : 0;
        }
        std::printf("%-24s", way.name.c_str());
        for (const double value : sums) {
            std::printf(" %.4f", value);
        }
        std::printf("  nearer than 72: %3.0f %%, than 500: %3.0f %%\n", 100.0 * nearer / targets,
                    100.0 * nearerThanMany / targets);
        std::fflush(stdout);
    }
}

double correlation(const std::vector<double>& a, const std::vector<double>& b) {
    const double meanA = meanOf(a), meanB = meanOf(b);
    double ab = 0, aa = 0, bb = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        ab += (a[i] - meanA) * (b[i] - meanB);
        aa += (a[i] - meanA) * (a[i] - meanA);
        bb += (b[i] - meanB) * (b[i] - meanB);
    }
    return ab / std::sqrt(aa * bb);
}

std::vector<double> ranksOf(const std::vector<double>& values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&](std::size_t i) { return values[i]; });
    std::vector<double> ranks(values.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        ranks[order[i]] = static_cast<double>(i);
    }
    return ranks;
}

void likeness(int generations) {
    const Opened opened;
    const Painter painter(*opened.generator, 3);
    std::vector<double> told, painted, least, strangers;
    for (int g = 0; g < generations; ++g) {
        std::vector<BredFace> faces;
        for (int i = 0; i <= g % 3; ++i) {
            faces.push_back(seedFace(static_cast<std::uint64_t>(100 + 3 * g + i), opened.size));
        }
        const std::size_t parents = faces.size();
        BreedWishes wishes;
        wishes.variation = 0.1 * (g % 9);
        for (BredChild& child : opened.breeder.children(faces, wishes, static_cast<std::uint64_t>(g))) {
            faces.push_back(std::move(child.face));
        }
        const auto pictures = painter.paint(faces);
        double nearest = HUGE_VAL;
        for (std::size_t i = 0; i < faces.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                const double apart = distance(pictures[i], pictures[j]);
                if (i < parents) {
                    strangers.push_back(apart);
                    continue;
                }
                told.push_back(opened.breeder.distance(faces[i], faces[j]));
                painted.push_back(apart);
                nearest = std::min(nearest, apart);
            }
        }
        least.push_back(nearest);
    }
    std::printf("%zu pairs of %d generations: correlation %.3f, of ranks %.3f\n", told.size(), generations,
                correlation(told, painted), correlation(ranksOf(told), ranksOf(painted)));
    std::ranges::sort(least);
    std::printf("nearest two pictures of a generation: least %.3f, median %.3f; two seeds: %.3f in the mean\n",
                least.front(), least[least.size() / 2], meanOf(strangers));
}

int run(const std::vector<std::string>& words) {
    const auto number = [&words](std::size_t at, int otherwise) {
        return at < words.size() ? std::atoi(words[at].c_str()) : otherwise;
    };
    if (words.empty() || words[0] == "choose") {
        compare(number(1, 50), number(2, 3));
    } else if (words[0] == "likeness") {
        likeness(number(1, 90));
    } else {
        std::fprintf(stderr, "breed_bench [choose|likeness ...]\n");
        return 2;
    }
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return run({argv + 1, argv + argc});
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
