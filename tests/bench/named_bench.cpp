// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/faces/named/fit/along.h"
#include "core/faces/named/fit/find_named.h"
#include "core/faces/named/named_file.h"
#include "core/faces/open_face_networks.h"
#include "core/file/npy/npy.h"
#include "core/generator/make/make_generator.h"
#include "core/latent/direction.h"
#include "core/latent/spectrum/spectrum.h"
#include "core/model/builtin_model.h"
#include "core/model/open_checkpoint.h"
#include "core/picture/picture_file.h"

// What named directions do to faces that nobody has fitted or measured them on, with the built-in model.
//   named_bench table NAMED.npy [FIRST COUNT]      from one end of the range to the other, held against what they have
//   to
//                                                  be (core/faces/named/fit/plan.h); seeds 5000 to 5099 unless told
//   named_bench sheet NAMED.npy FOLDER [FIRST]     a picture for each: eight faces at five strengths
//   named_bench scores FIRST COUNT OUT.npy         raw scores, a row for each seed, for fits elsewhere; how long one
//   takes named_bench find SCORES.npy MEASURED OUT.npy   finds directions with the scores of seeds 0, 1 ... from such a
//   file
namespace {

using namespace latentwalk;

struct Opened {
    Checkpoint checkpoint = openCheckpoint(builtInModelPath());
    std::unique_ptr<Generator> generator = makeGenerator(checkpoint);
    ScoreFaces score = faceScorer(*generator, faces::builtInFaceNetworks());

    LatentBatch seeds(std::int64_t first, std::int64_t count) const {
        LatentBatch batch{0, checkpoint.architecture.latentSize, {}};
        for (std::int64_t i = 0; i < count; ++i) {
            batch.append(sampleLatent(static_cast<std::uint64_t>(first + i), batch.size));
        }
        return batch;
    }
};

int table(const NamedDirections& named, std::int64_t first, std::int64_t count) {
    const Opened opened;
    const LatentBatch latents = opened.seeds(first, count);
    const auto still = opened.score(latents);
    const std::vector<NamePlan> plans = namePlans(true);
    bool all = true;
    std::printf("%-11s %6s %6s %6s %6s %6s  %s\n", "name", "least", "most", "SD", "right", "held",
                "side effects (SD per SD)");
    for (const NamedDirection& direction : named.directions) {
        const auto plan = std::find_if(plans.begin(), plans.end(),
                                       [&](const NamePlan& one) { return idOf(one.score) == direction.score; });
        if (plan == plans.end()) {
            continue;
        }
        const Along along = paintAlong(latents, still, direction.components, {direction.least, 0, direction.most}, {},
                                       opened.score, {});
        const Effect effect = effectOf(along, 0, 2, plan->score, named.predictors);
        const double worst = effect.worstHeld(*plan);
        const bool holds = effect.change >= kLeastChange && effect.right >= plan->right && worst <= kMostLeak;
        all = all && holds;
        std::printf("%-11s %6.3f %6.3f %6.2f %6.2f %6.2f  %s", direction.id.c_str(), direction.least, direction.most,
                    effect.change, effect.right, worst, holds ? "" : "DOES NOT HOLD ");
        for (std::size_t k = 0; k < faces::kScoreCount; ++k) {
            if (faces::scoreAt(k) != plan->score && std::abs(effect.perDeviation[k]) >= 0.1) {
                const bool held =
                    std::find(plan->held.begin(), plan->held.end(), faces::scoreAt(k)) != plan->held.end();
                std::printf("%s%s %+.2f, ", std::string(idOf(faces::scoreAt(k))).c_str(), held ? "*" : "",
                            effect.perDeviation[k]);
            }
        }
        std::printf("\n");
        std::fflush(stdout);
    }
    std::printf("%s\n", all ? "all hold" : "some do not hold");
    return all ? 0 : 1;
}

void sheets(const NamedDirections& named, const std::filesystem::path& folder, std::int64_t first) {
    constexpr std::int64_t kFaces = 8;
    const Opened opened;
    const LatentBatch latents = opened.seeds(first, kFaces);
    for (const NamedDirection& direction : named.directions) {
        const std::vector<double> strengths{direction.least, direction.least / 2, 0, direction.most / 2,
                                            direction.most};
        Picture sheet;
        for (std::int64_t row = 0; row < kFaces; ++row) {
            for (std::size_t column = 0; column < strengths.size(); ++column) {
                const Latent latent =
                    moved(latents.row(row), std::vector<Step>{{direction.components, strengths[column]}});
                const Picture face = opened.generator->pictures(LatentBatch::of(latent)).front();
                if (sheet.rgb.empty()) {
                    sheet = face;
                    sheet.width = face.width * static_cast<std::int64_t>(strengths.size());
                    sheet.height = face.height * kFaces;
                    sheet.rgb.assign(static_cast<std::size_t>(sheet.width * sheet.height * 3), 0);
                }
                const auto line = static_cast<std::size_t>(face.width * 3);
                for (std::int64_t y = 0; y < face.height; ++y) {
                    const auto to =
                        static_cast<std::size_t>(row * face.height + y) * line * strengths.size() + column * line;
                    std::copy_n(face.rgb.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(y) * line),
                                line, sheet.rgb.begin() + static_cast<std::ptrdiff_t>(to));
                }
            }
        }
        writePicture(folder / (direction.id + ".jpg"), sheet, PictureFormat::Jpeg, {90, ""});
    }
}

std::vector<float> valuesOf(const std::vector<faces::FaceScores>& scores) {
    std::vector<float> values;
    for (const faces::FaceScores& one : scores) {
        for (const float value : one.values) {
            values.push_back(std::isnan(value) ? -1000 : value);  // arrays hold finite numbers only
        }
        values.push_back(one.readable ? 1.0F : 0.0F);
    }
    return values;
}

void scores(std::int64_t first, std::int64_t count, const std::filesystem::path& out) {
    const Opened opened;
    const auto start = std::chrono::steady_clock::now();
    const std::vector<float> values = valuesOf(opened.score(opened.seeds(first, count)));
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    const std::vector<std::int64_t> shape{count, static_cast<std::int64_t>(faces::kScoreCount) + 1};
    NpyWriter writer(out, shape);
    writer.write(values);
    writer.commit();
    std::printf("{\"faces\": %lld, \"seconds\": %.1f}\n", static_cast<long long>(count), took.count());
}

void find(const std::filesystem::path& known, std::int64_t measured, const std::filesystem::path& out) {
    const Opened opened;
    const NpyArray array = readNpy(known);
    const auto columns = faces::kScoreCount + 1;
    const auto count = static_cast<std::int64_t>(array.values.size() / columns);
    std::int64_t next = 0;
    const ScoreFaces score = [&](const LatentBatch& latents) {
        if (next + latents.count > count) {
            next = count;
            return opened.score(latents);
        }
        std::vector<faces::FaceScores> result(static_cast<std::size_t>(latents.count));
        for (faces::FaceScores& one : result) {
            const float* const row = array.values.data() + static_cast<std::size_t>(next++) * columns;
            std::copy_n(row, faces::kScoreCount, one.values.begin());
            std::replace(one.values.begin(), one.values.end(), -1000.0F, std::nanf(""));
            one.readable = row[faces::kScoreCount] > 0;
        }
        return result;
    };
    const Architecture& architecture = opened.checkpoint.architecture;
    NamedDirections named = findNamedDirections(architecture, formatSpectrum(opened.checkpoint.weights()), score,
                                                {count, measured}, [](const Progress& progress) {
                                                    if (progress.done % 64 == 0) {
                                                        std::fprintf(stderr, "\r%lld of %lld ",
                                                                     (long long)progress.done, (long long)progress.all);
                                                    }
                                                });
    named.model = kBuiltInModelSha256;
    writeNamed(named, out);
}

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> words(argv + 1, argv + argc);
    const auto number = [&words](std::size_t at, std::int64_t otherwise) {
        return at < words.size() ? std::atoll(words[at].c_str()) : otherwise;
    };
    try {
        if (words.size() >= 2 && words[0] == "table") {
            return table(readNamed(words[1]), number(2, 5000), number(3, 100));
        }
        if (words.size() >= 3 && words[0] == "sheet") {
            sheets(readNamed(words[1]), words[2], number(3, 5000));
        } else if (words.size() == 4 && words[0] == "scores") {
            scores(number(1, 0), number(2, 1), words[3]);
        } else if (words.size() == 4 && words[0] == "find") {
            find(words[1], number(2, 24), words[3]);
        } else {
            std::fprintf(stderr, "named_bench table|sheet|scores|find ...\n");
            return 2;
        }
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
