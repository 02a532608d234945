// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/cli/commands/commands.h"
#include "app/cli/commands/find_answers.h"
#include "app/cli/commands/image_options.h"
#include "app/cli/opening/open_model.h"
#include "app/cli/options/common.h"
#include "app/cli/options/likeness.h"
#include "app/cli/options/seed_list.h"
#include "app/cli/terminal/progress.h"
#include "core/diagnosis/places.h"
#include "core/faces/named/known_named.h"
#include "core/faces/open_face_networks.h"
#include "core/faces/search/check_seeds.h"
#include "core/model/open_checkpoint.h"
#include "core/walk/session_walk.h"

namespace latentwalk::cli {
namespace {

struct FindCommandOptions {
    CommonOptions common;
    ImageFiles files;
    std::string like;                   // --like
    std::vector<ScoreRange> ranges;     // --named
    SeedRange among{0, 999'999};        // --among
    std::int64_t count = 24;            // --count
    std::optional<std::int64_t> check;  // --check
    bool drop = false;                  // --drop
    bool json = false;                  // --json
};

std::vector<ScorePredictor> scoresOf(const ModelReference& model, const FindCommandOptions& options) {
    if (options.ranges.empty() && !options.check) {
        return {};
    }
    const auto named = knownNamed(model, namedFolder());
    return named ? searchScores(*named) : std::vector<ScorePredictor>();
}

void makeGrid(const FindCommandOptions& options, const OpenedGenerator& opened, const std::vector<CheckedSeed>& found) {
    const Session session = sessionOf(opened, options.common);
    const auto anchorAt = [&](std::int64_t index) {
        return SessionAnchor{"", found[static_cast<std::size_t>(index)].found.seed, {}, {}};
    };
    ImageList list;
    list.count = std::ssize(found);
    list.nameOf = [&](std::int64_t index) {
        return "seed_" + std::to_string(found[static_cast<std::size_t>(index)].found.seed);
    };
    list.momentOf = [&](std::int64_t index) {
        return Moment{latentOf(session, anchorAt(index)), {session.scale, session.alpha}};
    };
    list.sessionOf = [&](std::int64_t index) {
        Session one = session;
        one.anchors = {anchorAt(index)};
        return one;
    };
    list.gridSession = [&] {
        Session grid = session;
        for (std::int64_t i = 0; i < list.count; ++i) {
            grid.anchors.push_back(anchorAt(i));
        }
        return grid;
    };
    makeImages(opened, options.common, options.files, list, "images");
}

CheckedSeeds check(const FindCommandOptions& options, const OpenedGenerator& opened,
                   const std::vector<FoundSeed>& found, const SeedQuery& query, const SeedCatalogue& catalogue) {
    Progress progress(std::ssize(found), "faces", !options.common.quiet);
    CheckedSeeds checked;
    makeWith(opened, [&] {
        checked = checkSeeds(found, query, catalogue.architecture(), catalogue.predictors(),
                             faceScorer(*opened.generator, faces::builtInFaceNetworks()),
                             {*options.check, options.drop}, countingIn(progress));
    });
    return checked;
}

CheckedSeeds unchecked(const std::vector<FoundSeed>& found) {
    CheckedSeeds seeds;
    for (const FoundSeed& one : found) {
        seeds.seeds.push_back({one, false, false, {}, 0});
    }
    return seeds;
}

void find(const FindCommandOptions& options) {
    Places places = placesOfImages(options.files, {});
    places.readModel(options.common.model);
    if (!parseSeed(options.like)) {
        places.read.push_back(options.like);
    }
    checkPlaces(places, options.common);
    const auto checkpoint = std::make_shared<Checkpoint>(openCheckpoint(modelPath(options.common)));
    const ModelReference model = referenceTo(*checkpoint, options.common.kind);
    SeedQuery query{std::nullopt, {}, options.ranges, options.among.first, options.among.last};
    if (!options.like.empty()) {
        takeLikeness(options.like, model, query);
    }
    const auto scores = scoresOf(model, options);
    Message problem = problemOf(query, checkpoint->architecture.latentSize, scores);
    if (problem.empty() && options.check) {
        problem = problemOfCheck(query, scores);
    }
    if (!problem.empty()) {
        throw FileError(checkpoint->path, Core::about("%1 cannot be searched like this: %2")(problem));
    }
    SeedCatalogue catalogue(checkpoint->architecture, formatSpectrum(checkpoint->weights(options.common.kind)), scores);
    std::vector<FoundSeed> found;
    {
        Progress progress(static_cast<std::int64_t>(query.seeds()), "seeds", !options.common.quiet);
        found = findSeeds(catalogue, query,
                          {std::max(options.count, options.check.value_or(0)), options.common.threads, false},
                          [&progress](const FindProgress& told) {
                              progress.reach(static_cast<std::int64_t>(told.done), static_cast<std::int64_t>(told.all));
                          });
    }
    std::optional<OpenedGenerator> opened;
    if (options.check || !options.files.grid.empty()) {
        opened = openModel(checkpoint, options.common);
    }
    CheckedSeeds best = options.check ? check(options, *opened, found, query, catalogue) : unchecked(found);
    best.seeds.resize(std::min(best.seeds.size(), static_cast<std::size_t>(options.count)));
    const auto count = options.check ? std::optional(best.count) : std::nullopt;
    const auto answers = answersOf(best.seeds, query, catalogue);
    if (options.json) {
        printJson(query, answers, count);
    } else if (options.files.grid.empty() || !options.common.quiet) {
        printTable(query, answers, count);
    }
    if (!options.files.grid.empty()) {
        if (best.seeds.empty()) {
            throw FileError(options.files.grid,
                            Core::about("%1 was not made: none of the faces found is as asked for"));
        }
        makeGrid(options, *opened, best.seeds);
    }
}

}  // namespace

void addFindCommand(CommandLine& line, Run& run) {
    auto options = std::make_shared<FindCommandOptions>();
    const Command command = line.add("find", "Find seeds whose faces are like one, or smile, or look to the left");
    const Command wish = command.group("What to find", 1, 2);
    wish.text("--like", "FACE", options->like,
              "Faces like this one: a seed, a .npy file with one latent, or a picture that Latentwalk made");
    wish.read(
        "--named", "RANGES",
        [options = options.get()](const std::string& text) -> std::string {
            const auto ranges = parseRanges(text);
            if (!ranges) {
                return "'" + text + "' is not a list of ranges such as smile>1,turn<-1";
            }
            options->ranges = *ranges;
            return {};
        },
        "Faces of which something is above or below so many standard deviations: smile>1,turn<-1. Names as for "
        "--named of generate");
    command.read(
        "--among", "FIRST-LAST",
        [options = options.get()](const std::string& text) -> std::string {
            const auto ranges = parseSeedList(text);
            if (!ranges || ranges->size() != 1 || ranges->front().last - ranges->front().first >= kMostSeeds) {
                return "'" + text + "' is not one range of at most 4294967296 seeds such as 0-999999";
            }
            options->among = ranges->front();
            return {};
        },
        "Among these seeds (default: 0-999999)");
    command.number("--count", "N", options->count, Whole{1, 10'000}, "How many to find").withDefault();
    const Option check =
        command
            .number("--check", "N", options->check, Whole{1, kMostChecked},
                    "Paint and measure the best N of what was found: those that hold come first, as measured")
            .orAlone(std::to_string(kMostChecked));
    command.flag("--drop", options->drop, "With --check, leave out those that turn out not to hold").needs(check);
    command.flag("--json", options->json, "Print what was found as JSON instead of a table");
    command.path("--out", "FILE", options->files.grid, "Grid of what was found, the best first: .png, .jpg, .webp");
    addColumnsOption(command, options->files);
    addForceOption(command, options->common);
    addGeneratorOptions(command, options->common);
    command.footer(
        "No face is painted for the search: a face's likeness to another and its scores are told from its latent. The "
        "certainty says how likely it is that all that was asked for is so when the face is painted. --check paints "
        "the "
        "best and measures them, which takes some seconds.");
    command.whenChosen([options, &run] { run = [options] { find(*options); }; });
}

}  // namespace latentwalk::cli
