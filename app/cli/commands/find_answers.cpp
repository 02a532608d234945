// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands/find_answers.h"

#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <string>

#include "app/cli/terminal/standard_output.h"

namespace latentwalk::cli {
namespace {

// Numbers that a picture does not tell are null.
nlohmann::ordered_json measuredJson(const SeedQuery& query, const CheckedSeed& seed) {
    const auto number = [](double value) {
        return std::isnan(value) ? nlohmann::ordered_json() : nlohmann::ordered_json(value);
    };
    nlohmann::ordered_json json{{"holds", seed.holds}};
    if (query.asksForLikeness()) {
        json["distance"] = number(seed.distance);
    }
    if (!query.ranges.empty()) {
        json["scores"] = nlohmann::ordered_json::object();
        for (std::size_t i = 0; i < seed.scores.size(); ++i) {
            json["scores"][query.ranges[i].score] = number(seed.scores[i]);
        }
    }
    return json;
}

std::string cell(const char* format, auto value) {
    char text[80];
    std::snprintf(text, sizeof text, format, value);
    return text;
}

// A measured number, or a dash where there is none.
std::string measuredCell(const CheckedSeed& seed, const char* format, double value) {
    return seed.isChecked && !std::isnan(value) ? cell(format, value) : cell("%12s", "-");
}

}  // namespace

std::vector<Answer> answersOf(const std::vector<CheckedSeed>& found, const SeedQuery& query,
                              const SeedCatalogue& catalogue) {
    std::vector<Answer> answers;
    for (const CheckedSeed& one : found) {
        const Latent latent =
            sampleLatent(one.found.seed, catalogue.architecture().latentSize, catalogue.architecture().labels);
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

void printJson(const SeedQuery& query, const std::vector<Answer>& answers, const std::optional<CheckCount>& count) {
    nlohmann::ordered_json json = nlohmann::ordered_json::object();
    json["query"] = nlohmann::ordered_json::parse(toJson(query));
    if (count) {
        json["checked"] = {{"faces", count->checked}, {"hold", count->holding}};
    }
    json["found"] = nlohmann::ordered_json::array();
    for (const Answer& answer : answers) {
        const FoundSeed& found = answer.seed.found;
        nlohmann::ordered_json one{{"seed", found.seed}};
        if (query.asksForLikeness()) {
            one["likeness"] = found.likeness;
        }
        if (!query.ranges.empty()) {
            one["certainty"] = found.certainty;
            one["scores"] = nlohmann::ordered_json::object();
            for (std::size_t i = 0; i < answer.scores.size(); ++i) {
                one["scores"][query.ranges[i].score] = answer.scores[i];
            }
        }
        if (answer.seed.isChecked) {
            one["measured"] = measuredJson(query, answer.seed);
        }
        json["found"].push_back(std::move(one));
    }
    print(json.dump(2) + "\n");
}

void printTable(const SeedQuery& query, const std::vector<Answer>& answers, const std::optional<CheckCount>& count) {
    std::string table = cell("%10s", "seed");
    if (query.asksForLikeness()) {
        table += cell("%10s", "likeness");
    }
    if (!query.ranges.empty()) {
        table += cell("%11s", "certainty");
    }
    for (const ScoreRange& range : query.ranges) {
        table += cell("%12s", range.score.c_str()) + (count ? cell("%12s", "measured") : "");
    }
    if (count) {
        table += (query.asksForLikeness() ? cell("%12s", "distance") : "") + cell("%7s", "holds");
    }
    table += "\n";
    for (const Answer& answer : answers) {
        const FoundSeed& found = answer.seed.found;
        table += cell("%10llu", static_cast<unsigned long long>(found.seed));
        if (query.asksForLikeness()) {
            table += cell("%10.3f", found.likeness);
        }
        if (!query.ranges.empty()) {
            table += cell("%10.1f%%", 100 * found.certainty);
        }
        for (std::size_t i = 0; i < answer.scores.size(); ++i) {
            table += cell("%+12.2f", answer.scores[i]);
            if (count) {
                table += measuredCell(answer.seed, "%+12.2f", answer.seed.isChecked ? answer.seed.scores[i] : 0);
            }
        }
        if (count) {
            table += query.asksForLikeness() ? measuredCell(answer.seed, "%12.2f", answer.seed.distance) : "";
            table += cell("%7s", !answer.seed.isChecked ? "-" : answer.seed.holds ? "yes" : "no");
        }
        table += "\n";
    }
    if (count) {
        table += "Of the best " + std::to_string(count->checked) + ", painted and measured, " +
                 std::to_string(count->holding) + " hold.\n";
    }
    print(table);
}

}  // namespace latentwalk::cli
