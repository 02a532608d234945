// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "app/cli/commands/commands.h"
#include "app/cli/commands/image_options.h"
#include "app/cli/opening/open_model.h"
#include "app/cli/options/common.h"
#include "app/cli/options/direction_steps.h"
#include "app/cli/options/label_choice.h"
#include "app/cli/options/named_steps.h"
#include "app/cli/options/seed_list.h"
#include "core/latent/latent.h"
#include "core/walk/session_walk.h"

namespace latentwalk::cli {
namespace {

struct GenerateOptions {
    CommonOptions common;
    ImageFiles files;
    std::vector<SeedRange> seeds;              // --seeds
    std::optional<std::uint64_t> seed;         // --seed
    std::int64_t count = 8;                    // --count
    std::filesystem::path latents;             // --latents
    std::vector<std::filesystem::path> faces;  // --faces
    std::vector<DirectionStep> directions;     // --direction
    std::vector<NamedStep> named;              // --named
    std::optional<Shard> shard;                // --shard
    std::vector<LabelWish> labels;             // --label
};

std::uint64_t seedAt(const std::vector<SeedRange>& ranges, std::uint64_t index) {
    for (const SeedRange& range : ranges) {
        if (index <= range.last - range.first) {
            return range.first + index;
        }
        index -= range.last - range.first + 1;
    }
    throw std::out_of_range("no such seed");
}

std::string numbered(const char* prefix, unsigned long long number) {
    char text[64];
    std::snprintf(text, sizeof text, "%s_%06llu", prefix, number);
    return text;
}

std::string numberedImage(std::int64_t index) {
    return numbered("image", static_cast<unsigned long long>(index) + 1);
}

bool isOneOfThem(const GenerateOptions& options, std::string_view name) {
    if (!options.seeds.empty()) {
        const auto seed = pictureNumber(name, "seed");
        return seed && std::any_of(options.seeds.begin(), options.seeds.end(), [&seed](const SeedRange& range) {
                   return range.first <= *seed && *seed <= range.last;
               });
    }
    const auto number = pictureNumber(name, "image");
    if (!options.faces.empty()) {
        return number && *number >= 1 && *number <= options.faces.size();
    }
    // How many latents a file holds is not known yet.
    return number && *number >= 1 && (!options.seed || *number <= static_cast<std::uint64_t>(options.count));
}

Places placesOf(const GenerateOptions& options) {
    Places places =
        placesOfImages(options.files, [&options](std::string_view name) { return isOneOfThem(options, name); });
    places.readModel(options.common.model);
    places.read.push_back(options.latents);
    places.read.insert(places.read.end(), options.faces.begin(), options.faces.end());
    for (const DirectionStep& step : options.directions) {
        places.read.push_back(step.file);
    }
    return places;
}

void generate(const GenerateOptions& options) {
    checkPlaces(placesOf(options), options.common);
    const OpenedGenerator opened = openModel(options.common);
    const std::int64_t size = opened.generator->architecture().latentSize;
    Session session = sessionOf(opened, options.common);
    auto edits = addDirections(session, options.directions, size);
    for (Edit& edit : addNamed(session, options.named, opened.checkpoint->path, options.common)) {
        edits.push_back(std::move(edit));
    }
    const Labels& labels = opened.generator->architecture().labels;
    const LabelChoice choice = choiceOf(options.labels, labels, opened.checkpoint->path);
    session.labels = choice;
    ImageList list;
    std::int64_t all = 0;
    std::function<SessionAnchor(std::int64_t)> anchorAt;
    LatentBatch batch;
    std::vector<SessionAnchor> faces;
    if (!options.seeds.empty()) {
        all = *seedCount(options.seeds);
        anchorAt = [&](std::int64_t index) {
            return SessionAnchor{"", seedAt(options.seeds, static_cast<std::uint64_t>(index)), {}, edits, choice};
        };
        list.nameOf = [&](std::int64_t index) { return numbered("seed", *anchorAt(index).seed); };
    } else if (!options.faces.empty()) {
        faces = readFaces(options.faces, opened.generator->architecture());
        all = std::ssize(faces);
        anchorAt = [&](std::int64_t index) {
            SessionAnchor face = faces[static_cast<std::size_t>(index)];
            face.edits = edits;
            return face;
        };
        list.nameOf = numberedImage;
    } else {
        batch = options.seed ? sampleBatch(*options.seed, options.count, size, labels, choice)
                             : readLatents(options.latents, size, 1);
        all = batch.count;
        anchorAt = [&](std::int64_t index) {
            const auto row = batch.row(index);
            return SessionAnchor{"", std::nullopt, {row.begin(), row.end()}, edits};
        };
        list.nameOf = numberedImage;
    }
    const ShardRange range = options.shard ? rangeOf(*options.shard, all) : ShardRange{0, all};
    list.count = range.count;
    const auto nameOf = list.nameOf;
    list.nameOf = [&](std::int64_t index) { return nameOf(range.first + index); };
    list.momentOf = [&](std::int64_t index) {
        const SessionAnchor anchor = anchorAt(range.first + index);
        return Moment{latentOf(session, anchor), {session.scale, session.alpha}, anchor.offsets.shown()};
    };
    list.sessionOf = [&](std::int64_t index) {
        Session one = session;
        one.anchors = {anchorAt(range.first + index)};
        return one;
    };
    list.gridSession = [&] {
        Session grid = session;
        for (std::int64_t i = 0; i < list.count; ++i) {
            grid.anchors.push_back(anchorAt(range.first + i));
        }
        return grid;
    };
    makeImages(opened, options.common, options.files, list, "images");
}

}  // namespace

void addGenerateCommand(CommandLine& line, Run& run) {
    auto options = std::make_shared<GenerateOptions>();
    const Command command = line.add("generate", "Make images of seeds or latents");

    const Command source = command.group("What to show", 1, 1);
    source.read(
        "--seeds", "LIST",
        [options = options.get()](const std::string& text) -> std::string {
            const auto ranges = parseSeedList(text);
            if (!ranges || !seedCount(*ranges)) {
                return "'" + text + "' is not a list of seeds such as 0-7,12 (each from 0 to 18446744073709551615)";
            }
            options->seeds = *ranges;
            return {};
        },
        "Seeds, each with a latent of its own: 0-7,12 (or with spaces between them)");
    const Option seed = source.seed("--seed", options->seed, "One seed, from which a batch of latents is drawn");
    const Option latents =
        source.path("--latents", "FILE.npy", options->latents,
                    "Latents from a .npy file, numbers of any type: shape (N, latent size) or one alone");
    const Option faces = addFacesOption(source, options->faces,
                                        "A face from a .npz file, with the offsets that it carries (several: once for "
                                        "each)");
    command.number("--count", "N", options->count, Whole{1, 10'000'000}, "How many latents to draw from --seed")
        .needs(seed)
        .withDefault();

    const Option out =
        command.path("--out", "FILE", options->files.grid,
                     "Grid of all images: .png, .jpg, .webp (default: image_samples.png, unless --images, --raw or "
                     "--save-latents is given)");
    addColumnsOption(command, options->files);
    const Option images = command.path("--images", "DIR", options->files.directory,
                                       "Folder for one PNG per image; when nothing else is asked for, complete ones "
                                       "of the same recipe are kept");
    const Option shard =
        command
            .read(
                "--shard", "I/N",
                [options = options.get()](const std::string& text) -> std::string {
                    options->shard = parseShard(text);
                    return options->shard ? "" : "'" + text + "' is not a part such as 3/16 (1/16 ... 16/16)";
                },
                "Only the I-th of N parts of the images, for job arrays; needs --images, where "
                "images that are there already are not made again")
            .needs(images)
            .excludes(out);
    addImageOptions(command, options->files, "image").excludes(shard);
    addForceOption(command, options->common);
    addDirectionOption(command, options->directions);
    addNamedOption(command, options->named);
    addLabelOption(command, options->labels).excludes(latents).excludes(faces);
    addGeneratorOptions(command, options->common);

    command.whenChosen([options, &run] {
        if (options->files.empty()) {
            options->files.grid = "image_samples.png";
        }
        run = [options] { generate(*options); };
    });
}

}  // namespace latentwalk::cli
