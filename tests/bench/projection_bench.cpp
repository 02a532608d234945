// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "core/faces/align/face_finder.h"
#include "core/faces/align/target_points.h"
#include "core/faces/named/known_named.h"
#include "core/generator/make/make_generator.h"
#include "core/generator/make/make_gradient.h"
#include "core/latent/walk.h"
#include "core/model/builtin_model.h"
#include "core/model/open_checkpoint.h"
#include "core/picture/photo/photo.h"
#include "core/picture/picture_file.h"
#include "core/processor/threads.h"
#include "core/projection/feature_loss.h"
#include "core/projection/find_face.h"
#include "core/projection/kept_starts.h"

// How near to photographs the search for a face comes, and in what time, on the built-in model:
//
//     projection_bench [--steps N | --seconds S] [--offsets 2] [--generated 5] [--seed 0] [--precision float32]
//                      [--threads N] [--starts FILE] [--out DIR] [--plan 16:60,32:15,128:14] [PHOTO...]
//
// --starts keeps the small pictures that a search begins at. --out gets a sheet of each target: what was looked for,
// what was found, and that edited and on a walk. --plan names the steps at each size instead of the usual schedule.
// Held against (two cores): after 30 s at least 25 dB of the astronaut in tests/data and 20.5 of Grace Hopper in
// python-matplotlib-data, after 10 s 22 and 18.5; generated targets at least 25 dB on average in 30 s. CPU seconds are
// of all threads together, and do not count what others do meanwhile.
using namespace latentwalk;
using namespace latentwalk::projection;

namespace {

struct Wishes {
    FindFaceOptions find;
    int generated = 0;
    Precision precision = Precision::Auto;
    int threads = 0;
    std::filesystem::path starts;
    std::filesystem::path out;
    std::vector<std::string> photos;
};

struct Clock {
    std::chrono::steady_clock::time_point begin = std::chrono::steady_clock::now();
    std::clock_t cpu = std::clock();

    double wall() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(); }
    double processor() const { return static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC; }
};

Schedule planOf(const std::string& text, int offsets) {
    Schedule plan;
    plan.offsets = offsets;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(',', at), text.size());
        const std::string part = text.substr(at, end - at);
        const int side = std::atoi(part.c_str());
        const int steps = std::atoi(part.substr(part.find(':') + 1).c_str());
        int scale = 0;
        while (Architecture::resolution(scale) < side) {
            ++scale;
        }
        if (side == 128) {
            plan.full = steps;
        } else if (side == 1) {
            plan.starts = steps;  // 1:3 begins at three seeds
        } else {
            plan.coarse.push_back({scale, steps});
        }
        at = end + 1;
    }
    return plan;
}

Wishes wishesOf(int argc, char** argv) {
    Wishes wishes;
    std::string plan;
    for (int i = 1; i < argc; ++i) {
        const std::string name = argv[i];
        if (!name.starts_with("--")) {
            wishes.photos.push_back(name);
            continue;
        }
        const std::string value = i + 1 < argc ? argv[++i] : "";
        if (name == "--steps") {
            wishes.find.steps = std::atoi(value.c_str());
        } else if (name == "--seconds") {
            wishes.find.seconds = std::atof(value.c_str());
        } else if (name == "--offsets") {
            wishes.find.offsets = std::atoi(value.c_str());
        } else if (name == "--seed") {
            wishes.find.seed = std::strtoull(value.c_str(), nullptr, 10);
        } else if (name == "--generated") {
            wishes.generated = std::atoi(value.c_str());
        } else if (name == "--precision") {
            wishes.precision = value == "float32" ? Precision::Float32 : Precision::BFloat16;
        } else if (name == "--threads") {
            wishes.threads = std::atoi(value.c_str());
        } else if (name == "--starts") {
            wishes.starts = value;
        } else if (name == "--out") {
            wishes.out = value;
        } else if (name == "--plan") {
            plan = value;
        } else {
            std::fprintf(stderr, "unknown: %s\n", name.c_str());
            std::exit(2);
        }
    }
    if (!plan.empty()) {
        wishes.find.schedule = planOf(plan, wishes.find.offsets);
    }
    return wishes;
}

struct Target {
    std::string name;
    Picture picture;
};

std::vector<Target> targetsOf(const Wishes& wishes, Generator& generator) {
    std::vector<Target> targets;
    faces::FaceFinder finder(faces::builtInFinderNetworks());
    for (const std::string& path : wishes.photos) {
        const Picture photo = readPhoto(path);
        const auto found = finder.find(photo);
        if (found.empty()) {
            std::fprintf(stderr, "%s: no face\n", path.c_str());
            continue;
        }
        targets.push_back({std::filesystem::path(path).stem().string(),
                           faces::alignedFace(photo, found.front().points, faces::kBuiltInPoints,
                                              generator.architecture().fullResolution())});
    }
    for (int i = 0; i < wishes.generated; ++i) {
        const std::uint64_t seed = 5001 + static_cast<std::uint64_t>(i);  // beyond those that a search begins at
        const Latent latent = sampleLatent(seed, generator.architecture().latentSize);
        targets.push_back({"seed " + std::to_string(seed), generator.pictures(LatentBatch::of(latent)).front()});
    }
    return targets;
}

// One beside the other: what was looked for, what was found, that with a smile, turned and older by so many standard
// deviations, and on its way to seed 12; all painted from what was found.
Picture sheetOf(Generator& generator, const NamedDirections& named, const Target& target, const FaceOfPhoto& found) {
    std::vector<Picture> pictures{target.picture, found.picture};
    double squares = 0;
    for (const float value : found.face.latent) {
        squares += static_cast<double>(value) * value;
    }
    const auto paint = [&](const Latent& latent, const SharedOffsets& offsets) {
        pictures.push_back(generator.pictures(LatentBatch::of(latent, offsets)).front());
    };
    const SharedOffsets offsets = found.face.offsets.shown();
    for (const auto& [id, deviations] : {std::pair("smile", 2.0), std::pair("smile", -2.0), std::pair("turn", 2.0),
                                         std::pair("turn", -2.0), std::pair("age", 2.0), std::pair("look", 2.0)}) {
        if (const NamedDirection* direction = named.direction(id)) {
            Latent latent = found.face.latent;
            const double strength = direction->strengthOf(deviations) * std::sqrt(squares);
            for (std::size_t i = 0; i < latent.size(); ++i) {
                latent[i] += static_cast<float>(strength) * direction->components[i];
            }
            paint(latent, offsets);
        }
    }
    const Latent other = sampleLatent(12, static_cast<std::int64_t>(found.face.latent.size()));
    for (const double t : {0.25, 0.5, 0.75, 1.0}) {
        paint(interpolate(found.face.latent, other, t, WalkPath::Straight), between(offsets, {}, t));
    }
    Picture sheet{target.picture.width * static_cast<std::int64_t>(pictures.size()), target.picture.height, {}};
    for (std::int64_t y = 0; y < sheet.height; ++y) {
        for (const Picture& picture : pictures) {
            const auto row = picture.rgb.begin() + y * picture.width * 3;
            sheet.rgb.insert(sheet.rgb.end(), row, row + picture.width * 3);
        }
    }
    return sheet;
}

void run(const Wishes& wishes) {
    const Checkpoint checkpoint = openCheckpoint(builtInModelPath());
    const GeneratorSettings settings{{}, Device::Cpu, wishes.precision, {}, Heads::Fitted};
    const auto generator = makeGenerator(checkpoint, settings);
    const auto gradient = makeImageGradient(checkpoint, settings);
    const auto features = builtInFeatures();
    ModelReference model;
    model.sha256 = kBuiltInModelSha256;
    model.latentSize = checkpoint.architecture.latentSize;
    model.precision = generator->precision();
    Starts starts = wishes.starts.empty() ? Starts() : keptStarts(wishes.starts, model);
    if (starts.count() == 0) {
        const Clock clock;
        makeStarts(*generator, starts);
        std::printf("small pictures: %.1f s, %.1f CPU s\n", clock.wall(), clock.processor());
        if (!wishes.starts.empty()) {
            keepStarts(wishes.starts, model, starts);
        }
    }
    const NamedDirections named = knownNamed(model, {}).value();
    const std::vector<Target> targets = targetsOf(wishes, *generator);
    std::printf("%d threads, %s\n", threads(), std::string(nameOf(generator->precision())).c_str());
    std::printf("%-16s %6s %6s %6s %8s %8s %6s  steps\n", "target", "s", "CPU s", "dB", "L1 32", "features", "seed");
    double sum = 0;
    for (const Target& target : targets) {
        const Clock clock;
        const FaceOfPhoto found = findFace(*gradient, target.picture, starts, features.get(), wishes.find);
        sum += found.psnr;
        std::printf("%-16s %6.1f %6.1f %6.2f %8.4f %8.4f %6llu ", target.name.c_str(), clock.wall(), clock.processor(),
                    found.psnr, found.difference, found.featureLoss, static_cast<unsigned long long>(found.startSeed));
        for (const auto& [scale, steps] : found.schedule.coarse) {
            std::printf(" %lldx%d", static_cast<long long>(Architecture::resolution(scale)), steps);
        }
        std::printf(" full x%d, %d starts\n", found.schedule.full, found.schedule.starts);
        std::fflush(stdout);
        if (!wishes.out.empty()) {
            std::filesystem::create_directories(wishes.out);
            writePicture(wishes.out / (target.name + ".png"), sheetOf(*generator, named, target, found),
                         PictureFormat::Png);
        }
    }
    if (!targets.empty()) {
        std::printf("mean %.2f dB\n", sum / static_cast<double>(targets.size()));
    }
}

}  // namespace

int main(int argc, char** argv) {
    try {
        Wishes wishes = wishesOf(argc, argv);
        setThreads(wishes.threads);
        if (wishes.photos.empty() && wishes.generated == 0) {
            wishes.photos = {LATENTWALK_ASTRONAUT};
            wishes.generated = 5;
        }
        run(wishes);
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
