// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/faces/search/seed_query.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/file/base64.h"

namespace latentwalk {
namespace {

constexpr std::size_t kMostRanges = 64;
constexpr double kMostDeviations = 1000;

std::string_view withoutSpaces(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) {
        text.remove_prefix(1);
    }
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) {
        text.remove_suffix(1);
    }
    return text;
}

std::optional<double> numberOf(std::string_view text) {
    if (text.size() > 1 && text.front() == '+' && text[1] != '-') {
        text.remove_prefix(1);
    }
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || !(std::abs(number) <= kMostDeviations)) {
        return std::nullopt;
    }
    return number;
}

std::string textOf(double number) {
    char text[32];
    const auto [end, error] = std::to_chars(text, text + sizeof text, number);
    return {text, end};
}

bool isId(std::string_view text) {
    return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

ScoreRange& rangeOf(std::vector<ScoreRange>& ranges, std::string_view score) {
    const auto there =
        std::find_if(ranges.begin(), ranges.end(), [&](const ScoreRange& r) { return r.score == score; });
    return there != ranges.end() ? *there : ranges.emplace_back(ScoreRange{std::string(score)});
}

// "smile>1", "smile < 1" or "smile>=1" into `ranges`.
bool readRange(std::string_view text, std::vector<ScoreRange>& ranges) {
    const auto sign = text.find_first_of("<>");
    if (sign == std::string_view::npos) {
        return false;
    }
    const bool above = text[sign] == '>';
    const auto score = withoutSpaces(text.substr(0, sign));
    auto rest = text.substr(sign + 1);
    if (!rest.empty() && rest.front() == '=') {
        rest.remove_prefix(1);
    }
    const auto number = numberOf(withoutSpaces(rest));
    if (!isId(score) || !number) {
        return false;
    }
    ScoreRange& range = rangeOf(ranges, score);
    if (above) {
        range.least = std::max(range.least, *number);
    } else {
        range.most = std::min(range.most, *number);
    }
    return true;
}

std::string listOf(std::span<const ScorePredictor> known) {
    std::string list;
    for (const ScorePredictor& one : known) {
        list += (list.empty() ? "" : ", ") + one.id;
    }
    return list;
}

}  // namespace

std::vector<ScorePredictor> searchScores(const NamedDirections& named) {
    std::vector<ScorePredictor> scores;
    for (const NamedDirection& direction : named.directions) {
        if (const ScorePredictor* const predictor = named.predictor(direction.score)) {
            scores.push_back(*predictor);
            scores.back().id = direction.id;
        }
    }
    return scores;
}

Message problemOf(const SeedQuery& query, std::int64_t latentSize, std::span<const ScorePredictor> known) {
    if (query.last < query.first || query.last - query.first >= kMostSeeds) {
        return Core::says("between 1 and 4294967296 seeds can be searched, the first one first");
    }
    if (query.likeSeed && !query.likeLatent.empty()) {
        return Core::says("a search goes by one likeness, not by two");
    }
    if (!query.likeLatent.empty() && static_cast<std::int64_t>(query.likeLatent.size()) != latentSize) {
        return Core::says("the face to compare with has %1 components, the model's have %2")(query.likeLatent.size(),
                                                                                             latentSize);
    }
    if (!std::all_of(query.likeLatent.begin(), query.likeLatent.end(), [](float x) { return std::isfinite(x); })) {
        return Core::says("the face to compare with has components that are not finite");
    }
    for (std::size_t i = 0; i < query.ranges.size(); ++i) {
        const ScoreRange& range = query.ranges[i];
        if (std::none_of(known.begin(), known.end(), [&](const auto& one) { return one.id == range.score; })) {
            return known.empty() ? Core::says("the model has no named directions to search by: find them first")
                                 : Core::says("the model has no score '%1'; it has %2")(range.score, listOf(known));
        }
        if (!(range.least < range.most)) {
            return Core::says("no face has '%1' above %2 and below %3")(range.score, textOf(range.least),
                                                                        textOf(range.most));
        }
        if (std::any_of(query.ranges.begin(), query.ranges.begin() + static_cast<std::ptrdiff_t>(i),
                        [&](const ScoreRange& other) { return other.score == range.score; })) {
            return Core::says("'%1' is asked for twice")(range.score);
        }
    }
    if (!query.asksForLikeness() && query.ranges.empty()) {
        return Core::says("a search needs a face to compare with or a range");
    }
    return {};
}

std::optional<std::vector<ScoreRange>> parseRanges(std::string_view text) {
    std::vector<ScoreRange> ranges;
    while (true) {
        const auto comma = text.find(',');
        if (!readRange(text.substr(0, comma), ranges) || ranges.size() > kMostRanges) {
            return std::nullopt;
        }
        if (comma == std::string_view::npos) {
            return ranges;
        }
        text.remove_prefix(comma + 1);
    }
}

std::string textOf(std::span<const ScoreRange> ranges) {
    std::string text;
    for (const ScoreRange& range : ranges) {
        for (const bool above : {true, false}) {
            if (const double end = above ? range.least : range.most; std::isfinite(end)) {
                text += (text.empty() ? "" : ",") + range.score + (above ? ">" : "<") + textOf(end);
            }
        }
    }
    return text;
}

std::string toJson(const SeedQuery& query) {
    nlohmann::ordered_json json = nlohmann::ordered_json::object();
    if (query.likeSeed) {
        json["like"] = {{"seed", *query.likeSeed}};
    } else if (!query.likeLatent.empty()) {
        json["like"] = {{"components", floatsToBase64(query.likeLatent)}};
    }
    if (!query.ranges.empty()) {
        json["scores"] = textOf(std::span(query.ranges));
    }
    json["among"] = {query.first, query.last};
    return json.dump();
}

std::optional<SeedQuery> seedQueryOf(std::string_view json) {
    const auto read = nlohmann::json::parse(json.begin(), json.end(), nullptr, false);
    if (!read.is_object()) {
        return std::nullopt;
    }
    SeedQuery query;
    const auto isSeed = [](const nlohmann::json& value) { return value.is_number_unsigned(); };
    if (const auto like = read.find("like"); like != read.end()) {
        if (!like->is_object()) {
            return std::nullopt;
        }
        if (const auto seed = like->find("seed"); seed != like->end() && isSeed(*seed)) {
            query.likeSeed = seed->get<std::uint64_t>();
        } else if (const auto text = like->find("components"); text != like->end() && text->is_string()) {
            const auto components = floatsFromBase64(text->get<std::string>());
            if (!components || components->empty()) {
                return std::nullopt;
            }
            query.likeLatent = *components;
        } else {
            return std::nullopt;
        }
    }
    if (const auto scores = read.find("scores"); scores != read.end()) {
        const auto ranges = scores->is_string() ? parseRanges(scores->get<std::string>()) : std::nullopt;
        if (!ranges) {
            return std::nullopt;
        }
        query.ranges = *ranges;
    }
    const auto among = read.find("among");
    if (among == read.end() || !among->is_array() || among->size() != 2 || !isSeed(among->front()) ||
        !isSeed(among->back())) {
        return std::nullopt;
    }
    query.first = among->front().get<std::uint64_t>();
    query.last = among->back().get<std::uint64_t>();
    return query;
}

}  // namespace latentwalk
