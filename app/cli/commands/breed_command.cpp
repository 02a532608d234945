// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "app/cli/commands/commands.h"
#include "app/cli/commands/image_options.h"
#include "app/cli/opening/open_model.h"
#include "app/cli/options/common.h"
#include "app/cli/options/held.h"
#include "app/cli/options/label_choice.h"
#include "app/cli/options/parents.h"
#include "app/cli/terminal/interrupts.h"
#include "core/family/breed_generation.h"
#include "core/message/error.h"
#include "core/session/family_faces.h"

namespace latentwalk::cli {
namespace {

struct BreedOptions {
    CommonOptions common;
    ImageFiles files;
    std::vector<ParentsWish> parents;  // --parents
    std::int64_t generations = 1;      // --generations
    FamilySettings settings;           // --count, --variation
    std::optional<std::uint64_t> seed;
    std::vector<std::string> held;  // --hold
    std::vector<LabelWish> labels;  // --label
};

std::string numberedChild(std::int64_t index) {
    char text[64];
    std::snprintf(text, sizeof text, "child_%06lld", static_cast<long long>(index) + 1);
    return text;
}

Places placesOf(const BreedOptions& options) {
    Places places = placesOfImages(options.files, [&options](std::string_view name) {
        const auto number = pictureNumber(name, "child");
        return number && *number >= 1 && *number <= static_cast<std::uint64_t>(options.settings.count);
    });
    places.readModel(options.common.model);
    for (const ParentsWish& wish : options.parents) {
        places.read.push_back(wish.file);
    }
    return places;
}

// The family of the parents, with as many generations as were asked for: each is bred from all faces of the last.
Family bred(const BreedOptions& options, const OpenedGenerator& opened, const HeldNames& held) {
    const Architecture& architecture = opened.generator->architecture();
    const LabelChoice labels = choiceOf(options.labels, architecture.labels, opened.checkpoint->path);
    const Breeder breeder(opened.checkpoint->weights(opened.reference.kind), architecture);
    const TellProgress tell = [](const latentwalk::Progress&) { stopIfInterrupted(); };
    const std::uint64_t seed = options.seed.value_or(0);
    FamilySettings settings = options.settings;
    settings.held = held.ids;
    Family family = Family().withSettings(settings);
    std::int64_t made = 0;
    if (options.parents.empty()) {
        family = family.with(spreadGeneration(breeder, settings, seed, labels, tell));
        ++made;
    } else {
        family = family.with(foundersOf(parentsOf(options.parents, opened, labels)));
    }
    for (; made < options.generations; ++made) {
        std::vector<FaceId> parents;
        for (const FamilyFace& face : family.generation(*family.shown())->faces) {
            parents.push_back(face.id);
        }
        const auto next = seed + static_cast<std::uint64_t>(made);
        family = family.choosing(parents);
        family = family.with(breedGeneration(breeder, family, parents, next, held.vectors, tell));
    }
    return family;
}

void breed(const BreedOptions& options) {
    checkPlaces(placesOf(options), options.common);
    const OpenedGenerator opened = openModel(options.common);
    const HeldNames held = heldOf(options.held, opened.reference, opened.checkpoint->path);
    Session session = sessionOf(opened, options.common);
    session.family = bred(options, opened, held);
    session.grid.cells = GridCells::Family;
    for (const FamilyFace& face : session.family.generations().front()->faces) {
        session.anchors.push_back(anchorOf(face));
    }
    const std::vector<FamilyFace>& children = session.family.generation(*session.family.shown())->faces;
    ImageList list;
    list.count = std::ssize(children);
    list.nameOf = numberedChild;
    const auto child = [&](std::int64_t index) -> const FamilyFace& {
        return children[static_cast<std::size_t>(index)];
    };
    list.momentOf = [&](std::int64_t index) {
        return Moment{child(index).face.latent, {session.scale, session.alpha}, offsetsOf(child(index).face).shown()};
    };
    list.sessionOf = [&](std::int64_t index) {
        Session one = session;
        one.family = {};
        one.grid.cells = GridCells::Anchors;
        one.anchors = {anchorOf(child(index))};
        return one;
    };
    list.gridSession = [&] { return session; };
    makeImages(opened, options.common, options.files, list, "children");
}

}  // namespace

void addBreedCommand(CommandLine& line, Run& run) {
    auto options = std::make_shared<BreedOptions>();
    const Command command = line.add("breed", "Make children of faces, as the Family panel does");
    command.readEach(
        "--parents", "FACES",
        [options = options.get()](const std::string& text) -> std::string {
            if (text.empty()) {
                return "seeds or a file are needed";
            }
            options->parents.push_back(parentsWishOf(text));
            return {};
        },
        "Seeds (3,17,42), latents (.npy), a face (.npz), or a picture that Latentwalk made (several: once for each; "
        "default: none, which gives a first generation as diverse as can be)");
    command
        .number("--generations", "N", options->generations, Whole{1, 100},
                "How many generations, each bred from all faces of the last; the last one is shown")
        .withDefault();
    command
        .number("--count", "N", options->settings.count, Whole{kLeastScreen, kMostScreen}, "Children of a generation")
        .withDefault();
    command
        .number("--variation", "V", options->settings.variation, Real{0, 1},
                "How far children go from their parents: 0 hardly more than mixes them, 1 leaves nothing of them")
        .withDefault();
    command.seed("--seed", options->seed, "What the children are drawn from; the same gives the same (default: 0)");
    addHoldOption(command, options->held);
    addLabelOption(command, options->labels);
    command.path("--out", "FILE", options->files.grid,
                 "Grid of the children: .png, .jpg, .webp (default: children.png, unless --images, --raw or "
                 "--save-latents is given)");
    addColumnsOption(command, options->files);
    command.path("--images", "DIR", options->files.directory, "Folder for one PNG per child");
    addImageOptions(command, options->files, "child");
    addForceOption(command, options->common);
    addGeneratorOptions(command, options->common);
    command.whenChosen([options, &run] {
        if (options->files.empty()) {
            options->files.grid = "children.png";
        }
        run = [options] { breed(*options); };
    });
}

}  // namespace latentwalk::cli
