// SPDX-License-Identifier: GPL-3.0-or-later

#include <cstdio>
#include <memory>
#include <string>
#include <utility>

#include "app/cli/commands/commands.h"
#include "app/cli/commands/image_options.h"
#include "app/cli/opening/open_model.h"
#include "app/cli/options/common.h"
#include "app/cli/options/direction_steps.h"
#include "app/cli/options/label_choice.h"
#include "app/cli/options/named_steps.h"
#include "core/walk/session_walk.h"

namespace latentwalk::cli {
namespace {

struct WalkOptions {
    CommonOptions common;
    ImageFiles files;
    std::optional<std::uint64_t> from;
    std::optional<std::uint64_t> to;
    std::optional<std::uint64_t> seed;
    std::filesystem::path anchors;
    std::vector<std::filesystem::path> faces;  // --faces
    std::int64_t frames = 8;
    WalkPath path = WalkPath::Straight;
    bool noEndpoint = false;
    std::vector<DirectionStep> directions;
    std::vector<NamedStep> named;
    std::vector<LabelWish> labels;    // --label
    std::vector<LabelWish> toLabels;  // --to-label
};

std::vector<SessionAnchor> anchorsOf(const WalkOptions& options, const ModelReference& model,
                                     const Architecture& architecture, const std::filesystem::path& path) {
    if (!options.faces.empty()) {
        return readFaces(options.faces, architecture);
    }
    const LabelChoice choice = choiceOf(options.labels, model.labels, path);
    if (options.from) {
        const LabelChoice last = options.toLabels.empty() ? choice : choiceOf(options.toLabels, model.labels, path);
        return {{"A", *options.from, {}, {}, choice}, {"B", *options.to, {}, {}, last}};
    }
    const LatentBatch batch = options.seed ? sampleBatch(*options.seed, 2, model.latentSize, model.labels, choice)
                                           : readLatents(options.anchors, model.latentSize, 2);
    std::vector<SessionAnchor> anchors;
    for (std::int64_t i = 0; i < batch.count; ++i) {
        const auto row = batch.row(i);
        anchors.push_back({"", std::nullopt, {row.begin(), row.end()}, {}});
    }
    return anchors;
}

void makeWalk(const WalkOptions& options) {
    Places places = placesOfImages(options.files, [&options](std::string_view name) {
        const auto number = pictureNumber(name, "frame");
        return number && *number >= 1 && *number <= static_cast<std::uint64_t>(options.frames);
    });
    places.readModel(options.common.model);
    places.read.push_back(options.anchors);
    places.read.insert(places.read.end(), options.faces.begin(), options.faces.end());
    for (const DirectionStep& step : options.directions) {
        places.read.push_back(step.file);
    }
    checkPlaces(places, options.common);
    const OpenedGenerator opened = openModel(options.common);
    const std::int64_t size = opened.generator->architecture().latentSize;
    Session session = sessionOf(opened, options.common);
    session.anchors = anchorsOf(options, session.model, opened.generator->architecture(), opened.checkpoint->path);
    session.labels = choiceOf(options.labels, session.model.labels, opened.checkpoint->path);
    session.edits = addDirections(session, options.directions, size);
    for (Edit& edit : addNamed(session, options.named, opened.checkpoint->path, options.common)) {
        session.edits.push_back(std::move(edit));
    }
    session.path = options.path;
    session.film.frames = options.frames;
    const SessionWalk walk(session);
    const auto positions = Walk::positions(options.frames, !options.noEndpoint);

    ImageList list;
    list.count = options.frames;
    list.momentOf = [&](std::int64_t index) { return walk.at(positions[static_cast<std::size_t>(index)]); };
    list.nameOf = [](std::int64_t index) {
        char name[64];
        std::snprintf(name, sizeof name, "frame_%06lld", static_cast<long long>(index) + 1);
        return std::string(name);
    };
    list.sessionOf = [&](std::int64_t index) {
        Session one = session;
        one.position = positions[static_cast<std::size_t>(index)];
        return one;
    };
    list.gridSession = [&] {
        Session grid = session;
        grid.grid.cells = GridCells::Frames;
        grid.grid.steps = options.frames;
        if (options.noEndpoint) {
            // Frames of a grid go on to the last anchor; these stop before it, so each stands for itself.
            grid.grid.cells = GridCells::Anchors;
            grid.anchors.clear();
            grid.edits.clear();  // they are in these latents already
            for (std::int64_t i = 0; i < options.frames; ++i) {
                Moment moment = list.momentOf(i);
                SessionAnchor& frame = grid.anchors.emplace_back();
                frame.components = std::move(moment.latent);
                frame.offsets = CarriedOffsets(moment.offsets);
            }
        }
        return grid;
    };
    makeImages(opened, options.common, options.files, list, "frames");
}

}  // namespace

void addWalkCommand(CommandLine& line, Run& run) {
    auto options = std::make_shared<WalkOptions>();
    const Command command = line.add("walk", "Make the frames of a walk between anchors");

    const Command source = command.group("Anchors", 1, 1);
    const Option from = source.seed("--from", options->from, "Seed of the first anchor");
    const Option to = command.seed("--to", options->to, "Seed of the second anchor");
    from.needs(to);
    to.needs(from);
    source.seed("--seed", options->seed, "Both anchors from one batch of two, as the tutorial draws them");
    const Option anchors = source.path("--anchors", "FILE.npy", options->anchors,
                                       "Two or more anchors from a .npy file, shape (N, latent size)");

    const Option faces =
        addFacesOption(source, options->faces,
                       "An anchor from a .npz file, with the offsets that it carries; once for each, at least two");
    command.number("--frames", "N", options->frames, Whole{1, 10'000'000}, "How many frames, over the whole walk")
        .withDefault();
    command.choice("--path", options->path, {{"straight", WalkPath::Straight}, {"spherical", WalkPath::Spherical}},
                   "straight (default) or spherical: the same images at other moments");
    command.flag("--no-endpoint", options->noEndpoint,
                 "Leave the last anchor out: positions 0, 1/N, ... (N-1)/N, as the tutorial spaces them");
    command.path("--out", "FILE", options->files.grid,
                 "Grid of all frames: .png, .jpg, .webp (default: interpolate.png, unless --frames-dir, --raw or "
                 "--save-latents is given)");
    addColumnsOption(command, options->files);
    command.path("--frames-dir", "DIR", options->files.directory,
                 "Folder for one PNG per frame; when nothing else is asked for, complete ones of the same recipe are "
                 "kept");
    addImageOptions(command, options->files, "frame");
    addForceOption(command, options->common);
    addDirectionOption(command, options->directions);
    addNamedOption(command, options->named);
    addLabelOption(command, options->labels, "--label", "of both anchors").excludes(anchors).excludes(faces);
    addLabelOption(command, options->toLabels, "--to-label", "of the second anchor").needs(to);
    addGeneratorOptions(command, options->common);

    command.whenChosen([options, &run] {
        if (options->faces.size() == 1) {
            failMissing("a second --faces");
        }
        if (options->files.empty()) {
            options->files.grid = "interpolate.png";
        }
        run = [options] { makeWalk(*options); };
    });
}

}  // namespace latentwalk::cli
