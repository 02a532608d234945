// SPDX-License-Identifier: GPL-3.0-or-later

#include <memory>
#include <vector>

#include "app/cli/commands/commands.h"
#include "app/cli/commands/direction_sheet.h"
#include "app/cli/opening/open_model.h"
#include "app/cli/options/common.h"
#include "app/cli/places/endings.h"
#include "app/cli/places/places.h"
#include "app/cli/terminal/progress.h"
#include "core/faces/named/fit/find_named.h"
#include "core/faces/named/fit/linear_fit.h"
#include "core/faces/named/named_file.h"
#include "core/faces/open_face_networks.h"
#include "core/file/npy/npy.h"
#include "core/latent/found/found_directions.h"
#include "core/message/file_error.h"
#include "core/model/open_checkpoint.h"
#include "core/output/session_recipe.h"
#include "core/picture/picture_file.h"
#include "core/processor/threads.h"
#include "core/recipe/recipe.h"
#include "core/walk/session_walk.h"

namespace latentwalk::cli {
namespace {

enum class Method { Weights, Images, Named };

struct DirectionsOptions {
    CommonOptions common;
    Method method = Method::Weights;
    NamedSettings named;
    int count = 10;
    std::int64_t samples = 4096;
    std::filesystem::path out;
    std::filesystem::path sheet;
    std::optional<std::uint64_t> seed;
    double strength = kUsefulStrength;
    int steps = 7;
};

// What a Progress of a hundred parts shows, as the library asks for it.
TellProgress percentIn(Progress& progress) {
    return [&progress, shown = std::int64_t{0}](const latentwalk::Progress& told) mutable {
        const std::int64_t percent = 100 * told.done / told.all;
        progress.step(percent - shown);
        shown = percent;
    };
}

std::vector<Direction> find(const DirectionsOptions& options, const Checkpoint& checkpoint) {
    const GeneratorWeights& weights = checkpoint.weights(options.common.kind);
    if (options.method == Method::Weights) {
        return directionsInWeights(weights, options.count);
    }
    Progress progress(100, "percent", !options.common.quiet);
    return directionsInImages(checkpoint.architecture, weights, options.count, percentIn(progress), options.samples);
}

NamedDirections findNamed(const DirectionsOptions& options, const OpenedGenerator& opened) {
    const Spectrum spectrum = formatSpectrum(opened.checkpoint->weights(opened.reference.kind));
    NamedDirections named;
    makeWith(opened, [&] {
        Progress progress(100, "percent", !options.common.quiet);
        named = findNamedDirections(opened.generator->architecture(), spectrum,
                                    faceScorer(*opened.generator, faces::builtInFaceNetworks()), options.named,
                                    percentIn(progress));
    });
    named.model = opened.reference.sha256;
    named.kind = opened.reference.kind;
    return named;
}

// Beside the array lies its text, so that both names have to be free.
void makeNamed(const DirectionsOptions& options) {
    needArrayName(options.out);
    Places places{{}, {options.out, namedTextPath(options.out)}, {}, {}};
    places.readModel(options.common.model);
    checkPlaces(places, options.common);
    const OpenedGenerator opened = openModel(options.common);
    const NamedDirections named = findNamed(options, opened);
    writeNamed(named, options.out);
    std::string list;
    for (const NamedDirection& direction : named.directions) {
        list += (list.empty() ? ": " : ", ") + direction.id;
    }
    say(options.common, "Wrote " + counted(std::ssize(named.directions), "named directions") + " to " +
                            options.out.string() + " and " + namedTextPath(options.out).string() + list);
}

void writeDirections(const std::filesystem::path& path, const std::vector<Direction>& directions) {
    const std::vector<std::int64_t> shape{static_cast<std::int64_t>(directions.size()),
                                          static_cast<std::int64_t>(directions.front().components.size())};
    NpyWriter writer(path, shape);
    for (const Direction& direction : directions) {
        writer.write(direction.components);
    }
    writer.commit();
}

// Strengths in equal steps from -strength to +strength, with exactly 0 in the middle.
std::vector<double> strengthsOf(const DirectionsOptions& options) {
    const int half = options.steps / 2;
    std::vector<double> strengths;
    for (int i = -half; i <= half; ++i) {
        strengths.push_back(half > 0 ? options.strength * i / half : 0.0);
    }
    return strengths;
}

void makeDirections(const DirectionsOptions& options) {
    needArrayName(options.out);
    const PictureFormat format = options.sheet.empty() ? PictureFormat::Png : pictureFormatOrPng(options.sheet);
    Places places{{}, {options.out, options.sheet}, {}, {}};
    places.readModel(options.common.model);
    checkPlaces(places, options.common);
    setThreads(options.common.threads);
    const auto checkpoint = std::make_shared<Checkpoint>(openCheckpoint(modelPath(options.common)));
    const std::vector<Direction> directions = find(options, *checkpoint);
    const std::string found = counted(std::ssize(directions), "directions");
    if (!options.out.empty()) {
        writeDirections(options.out, directions);
        say(options.common, "Wrote " + found + " to " + options.out.string());
    }
    if (!options.sheet.empty()) {
        const OpenedGenerator opened = openModel(checkpoint, options.common);
        const std::uint64_t seed = options.seed.value_or(0);
        // A table of this kind is nothing that a session describes; its face is.
        Session face = sessionOf(opened, options.common);
        face.anchors = {{"", seed, {}, {}}};
        const Latent latent = latentOf(face, face.anchors.front());
        const auto strengths = strengthsOf(options);
        Progress progress(static_cast<std::int64_t>(directions.size()), "rows", !options.common.quiet);
        DirectionSheet sheet(strengths, static_cast<std::int64_t>(directions.size()));
        for (const Direction& direction : directions) {
            LatentBatch row{0, checkpoint->architecture.latentSize, {}};
            for (const double strength : strengths) {
                Latent shown = moved(latent, std::vector<Step>{{direction.components, strength}});
                keepLabels(shown, latent, checkpoint->architecture.labels);
                row.append(shown);
            }
            makeWith(opened, [&] {
                sheet.addRow(opened.generator->generate(row, {options.common.scale, options.common.alpha}));
            });
            progress.step();
        }
        const std::string recipe = toJson(pictureRecipe(face));
        writePicture(options.sheet, sheet.picture(), format, {95, recipe});
        say(options.common, "Wrote " + found + " x " + counted(std::ssize(strengths), "strengths") + " of seed " +
                                std::to_string(seed) + " to " + options.sheet.string());
    }
}

}  // namespace

void addDirectionsCommand(CommandLine& line, Run& run) {
    auto options = std::make_shared<DirectionsOptions>();
    const Command command = line.add("directions", "Find directions in latent space that change something");
    command.choice("--method", options->method,
                   {{"weights", Method::Weights}, {"images", Method::Images}, {"named", Method::Named}},
                   "weights (default): what the first layer amplifies most (SeFa); images: its principal components "
                   "over many latents (GANSpace); named: what changes a smile, a turn and others, fitted to faces that "
                   "are painted and measured");
    command.number("--count", "N", options->count, Whole{1, 65536}, "How many, the strongest first").withDefault();
    command.number("--samples", "N", options->samples, Whole{2, 100'000}, "How many latents --method images looks at")
        .withDefault();
    command
        .number("--faces", "N", options->named.faces, Whole{kFewestFaces, 100'000},
                "How many faces --method named is fitted to")
        .withDefault();
    command
        .number("--measured", "N", options->named.measured, Whole{8, 10'000},
                "On how many others --method named measures how far each holds and what comes along")
        .withDefault();
    command.path("--out", "FILE.npy", options->out,
                 "Directions as .npy, float32, shape (N, latent size), each of length 1 (default: dirs.npy, unless "
                 "--sheet is given); with --method named there is a .json of the same name beside it");
    command.path("--sheet", "FILE", options->sheet,
                 "Table: a row for each direction, a column for each strength: .png, .jpg, .webp. It carries the "
                 "recipe of its face, not of the table");
    command.seed("--seed", options->seed, "Whose face the table shows (default: 0)");
    command.number("--strength", "S", options->strength, Real{0, 10}, "The table goes from minus to plus this")
        .withDefault();
    command.number("--steps", "N", options->steps, Whole{1, 101}, "Columns of the table; an even number gets one more")
        .withDefault();
    addForceOption(command, options->common);
    addGeneratorOptions(command, options->common);
    command.whenChosen([options, &run] {
        if (options->out.empty() && options->sheet.empty()) {
            options->out = "dirs.npy";
        }
        run = [options] {
            if (options->method == Method::Named) {
                makeNamed(*options);
            } else {
                makeDirections(*options);
            }
        };
    });
}

}  // namespace latentwalk::cli
