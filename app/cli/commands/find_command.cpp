// SPDX-License-Identifier: GPL-3.0-or-later

#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "app/cli/commands/commands.h"
#include "app/cli/commands/image_options.h"
#include "app/cli/opening/open_model.h"
#include "app/cli/options/common.h"
#include "app/cli/options/likeness.h"
#include "app/cli/options/seed_list.h"
#include "app/cli/terminal/progress.h"
#include "app/cli/terminal/standard_output.h"
#include "core/diagnosis/places.h"
#include "core/faces/named/known_named.h"
#include "core/faces/search/find_seeds.h"
#include "core/model/open_checkpoint.h"
#include "core/walk/session_walk.h"

namespace latentwalk::cli {
namespace {

struct FindCommandOptions {
    CommonOptions common;
    ImageFiles files;
    std::string like;                // --like
    std::vector<ScoreRange> ranges;  // --named
    SeedRange among{0, 999'999};     // --among
    std::int64_t count = 24;         // --count
    bool json = false;               // --json
};

// What was found, with the scores that were asked for.
struct Answer {
    FoundSeed found;
    std::vector<double> scores;  // SD, one for each range
};

std::vector<ScorePredictor> scoresOf(const ModelReference& model, const std::vector<ScoreRange>& ranges) {
    if (ranges.empty()) {
        return {};
    }
    const auto named = knownNamed(model, namedFolder());
    return named ? searchScores(*named) : std::vector<ScorePredictor>();
}

std::vector<Answer> answersOf(const std::vector<FoundSeed>& found, const SeedQuery& query,
                              const SeedCatalogue& catalogue) {
    std::vector<Answer> answers;
    for (const FoundSeed& one : found) {
        const Latent latent =
            sampleLatent(one.seed, catalogue.architecture().latentSize, catalogue.architecture().labels);
        Answer answer{one, {}};
        for (const ScoreRange& range : query.ranges) {
            for (const ScorePredictor& predictor : catalogue.predictors()) {
                if (predictor.id == range.score) {
                    answer.scores.push_back(predictedScore(predictor, latent));
                }
            }
        }
        answers.push_back(answer);
    }
    return answers;
}

void printJson(const SeedQuery& query, const std::vector<Answer>& answers) {
    nlohmann::ordered_json json = nlohmann::ordered_json::object();
    json["query"] = nlohmann::ordered_json::parse(toJson(query));
    json["found"] = nlohmann::ordered_json::array();
    for (const Answer& answer : answers) {
        nlohmann::ordered_json one{{"seed", answer.found.seed}};
        if (query.asksForLikeness()) {
            one["likeness"] = answer.found.likeness;
        }
        if (!query.ranges.empty()) {
            one["certainty"] = answer.found.certainty;
            one["scores"] = nlohmann::ordered_json::object();
            for (std::size_t i = 0; i < answer.scores.size(); ++i) {
                one["scores"][query.ranges[i].score] = answer.scores[i];
            }
        }
        json["found"].push_back(std::move(one));
    }
    print(json.dump(2) + "\n");
}

void printTable(const SeedQuery& query, const std::vector<Answer>& answers) {
    const auto cell = [](const char* format, auto value) {
        char text[80];
        std::snprintf(text, sizeof text, format, value);
        return std::string(text);
    };
    std::string table = cell("%10s", "seed");
    if (query.asksForLikeness()) {
        table += cell("%10s", "likeness");
    }
    if (!query.ranges.empty()) {
        table += cell("%11s", "certainty");
    }
    for (const ScoreRange& range : query.ranges) {
        table += cell("%12s", range.score.c_str());
    }
    table += "\n";
    for (const Answer& answer : answers) {
        table += cell("%10llu", static_cast<unsigned long long>(answer.found.seed));
        if (query.asksForLikeness()) {
            table += cell("%10.3f", answer.found.likeness);
        }
        if (!query.ranges.empty()) {
            table += cell("%10.1f%%", 100 * answer.found.certainty);
        }
        for (const double score : answer.scores) {
            table += cell("%+12.2f", score);
        }
        table += "\n";
    }
    print(table);
}

void makeGrid(const FindCommandOptions& options, std::shared_ptr<Checkpoint> checkpoint,
              const std::vector<FoundSeed>& found) {
    const OpenedGenerator opened = openModel(std::move(checkpoint), options.common);
    const Session session = sessionOf(opened, options.common);
    const auto anchorAt = [&](std::int64_t index) {
        return SessionAnchor{"", found[static_cast<std::size_t>(index)].seed, {}, {}};
    };
    ImageList list;
    list.count = std::ssize(found);
    list.nameOf = [&](std::int64_t index) {
        return "seed_" + std::to_string(found[static_cast<std::size_t>(index)].seed);
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
    const auto scores = scoresOf(model, options.ranges);
    if (const Message problem = problemOf(query, checkpoint->architecture.latentSize, scores); !problem.empty()) {
        throw FileError(checkpoint->path, Core::about("%1 cannot be searched like this: %2")(problem));
    }
    SeedCatalogue catalogue(checkpoint->architecture, formatSpectrum(checkpoint->weights(options.common.kind)), scores);
    Progress progress(static_cast<std::int64_t>(query.seeds()), "seeds", !options.common.quiet);
    const auto found = findSeeds(
        catalogue, query, {options.count, options.common.threads, false}, [&progress](const FindProgress& told) {
            progress.reach(static_cast<std::int64_t>(told.done), static_cast<std::int64_t>(told.all));
        });
    const auto answers = answersOf(found, query, catalogue);
    if (options.json) {
        printJson(query, answers);
    } else if (options.files.grid.empty() || !options.common.quiet) {
        printTable(query, answers);
    }
    if (!options.files.grid.empty()) {
        makeGrid(options, checkpoint, found);
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
    command.flag("--json", options->json, "Print what was found as JSON instead of a table");
    command.path("--out", "FILE", options->files.grid, "Grid of what was found, the best first: .png, .jpg, .webp");
    addColumnsOption(command, options->files);
    addForceOption(command, options->common);
    addGeneratorOptions(command, options->common);
    command.footer(
        "No face is painted for the search: a face's likeness to another and its scores are told from its latent. The "
        "certainty says how likely it is that all that was asked for is so when the face is painted.");
    command.whenChosen([options, &run] { run = [options] { find(*options); }; });
}

}  // namespace latentwalk::cli
