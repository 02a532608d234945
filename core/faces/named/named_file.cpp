// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/faces/named/named_file.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>

#include "core/faces/named/names.h"
#include "core/file/atomic_file.h"
#include "core/file/mapped_file.h"
#include "core/file/npy/npy.h"
#include "core/message/file_error.h"
#include "core/model/builtin_model.h"
#include "core/session/json_fields.h"

namespace latentwalk {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kNamedFormat = "latentwalk-named-directions";
constexpr int kNamedVersion = 1;
constexpr std::size_t kMostRows = 1024;  // of each kind; far more than anybody could name
constexpr std::int64_t kLongestLatent = 65'536;
constexpr double kMostStrength = 10;
constexpr double kMostScore = 1e9;
const std::vector<std::string_view> kNamedKinds{"average", "raw"};

bool isId(std::string_view id) {
    return !id.empty() && id.size() <= 64 && std::all_of(id.begin(), id.end(), [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-';
    });
}

std::string idOf(const JsonFields& fields, const char* key) {
    std::string id = fields.text(key, "");
    if (!isId(id)) {
        fields.fail(key, Core::says("it is not a word of a-z, 0-9 and -"));
    }
    return id;
}

// A number that has to be there.
double numberOf(const JsonFields& fields, const char* key, double least, double most) {
    if (!fields.has(key)) {
        fields.fail(key, Core::says("it is missing"));
    }
    return fields.number(key, 0, least, most);
}

double positive(const JsonFields& fields, const char* key) {
    const double value = numberOf(fields, key, 0, kMostScore);
    if (!(value > 0)) {
        fields.fail(key, Core::says("it is not positive"));
    }
    return value;
}

NamedDirection directionOf(const JsonFields& fields) {
    NamedDirection direction;
    direction.id = idOf(fields, "id");
    direction.score = idOf(fields, "score");
    direction.least = numberOf(fields, "least", -kMostStrength, 0);
    direction.most = numberOf(fields, "most", 0, kMostStrength);
    if (!(direction.least < 0 && direction.most > 0)) {
        fields.fail("most", Core::says("its range does not lie around 0"));
    }
    direction.sdPerUnit = positive(fields, "sdPerUnit");
    direction.r2 = numberOf(fields, "r2", -kMostScore, 1);
    direction.right = numberOf(fields, "right", 0, 1);
    for (const JsonFields& held : fields.objects("held", kMostRows)) {
        direction.held.push_back(idOf(held, "score"));
    }
    for (const JsonFields& effect : fields.objects("sideEffects", kMostRows)) {
        direction.sideEffects.push_back(
            {idOf(effect, "score"), numberOf(effect, "perDeviation", -kMostScore, kMostScore)});
    }
    return direction;
}

ScorePredictor predictorOf(const JsonFields& fields) {
    return {idOf(fields, "id"),
            numberOf(fields, "mean", -kMostScore, kMostScore),
            positive(fields, "deviation"),
            numberOf(fields, "bias", -kMostScore, kMostScore),
            numberOf(fields, "r2", -kMostScore, 1),
            {}};
}

template <class All>
void needDifferentIds(const std::filesystem::path& path, const All& all) {
    std::set<std::string> seen;
    for (const auto& one : all) {
        if (!seen.insert(one.id).second) {
            throw FileError::damaged(path, Core::says("it holds %1 twice")(one.id));
        }
    }
}

bool isSha256(std::string_view text) {
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

NamedDirections textOf(const std::filesystem::path& path, std::string_view text) {
    const nlohmann::json json = parseUntrusted(path, text, 8);
    const JsonFields fields(path, json);
    if (fields.text("format", "") != kNamedFormat) {
        throw FileError(path, Core::about("%1 does not describe named directions: %2")(
                                  Core::says("it does not say \"format\": \"%1\"")(kNamedFormat)));
    }
    const std::int64_t version = fields.integer("version", 0, 1, std::int64_t{1} << 31);
    if (version > kNamedVersion) {
        throw FileError(path, Core::about("%1 was written by a newer Latentwalk (version %2 of %3, this one knows %4); "
                                          "update the program to open it")(version, kNamedFormat, kNamedVersion));
    }
    NamedDirections named;
    named.model = fields.text("model", "");
    if (!isSha256(named.model)) {
        fields.fail("model", Core::says("it is not a SHA-256 of 64 lower-case digits"));
    }
    named.kind = static_cast<GeneratorKind>(fields.choice("generator", 0, kNamedKinds));
    named.latentSize = fields.integer("latentSize", 0, 1, kLongestLatent);
    named.faces = fields.integer("faces", 0, 0, std::int64_t{1} << 40);
    named.measured = fields.integer("measured", 0, 0, std::int64_t{1} << 40);
    for (const JsonFields& one : fields.objects("directions", kMostRows)) {
        named.directions.push_back(directionOf(one));
    }
    for (const JsonFields& one : fields.objects("scores", kMostRows)) {
        named.predictors.push_back(predictorOf(one));
    }
    needDifferentIds(path, named.directions);
    needDifferentIds(path, named.predictors);
    return named;
}

void takeRows(const std::filesystem::path& path, NamedDirections& named) {
    const NpyArray array = readNpy(path);
    const auto rows = static_cast<std::int64_t>(named.directions.size() + named.predictors.size());
    if (array.shape != std::vector<std::int64_t>{rows, named.latentSize}) {
        throw FileError(path, Core::about("%1 has shape %2, but %3 beside it describes shape %4")(
                                  shapeText(array.shape), namedTextPath(path).filename().string(),
                                  shapeText(std::vector<std::int64_t>{rows, named.latentSize})));
    }
    auto next = array.values.begin();
    const auto row = [&next, &named] {
        const auto first = next;
        next += named.latentSize;
        return Latent(first, next);
    };
    for (NamedDirection& direction : named.directions) {
        direction.components = row();
        double squares = 0;
        for (const float value : direction.components) {
            squares += static_cast<double>(value) * value;
        }
        if (!(std::abs(std::sqrt(squares) - 1) < 1e-3)) {
            throw FileError::damaged(path, Core::says("the direction '%1' is not of length 1")(direction.id));
        }
    }
    for (ScorePredictor& predictor : named.predictors) {
        predictor.weights = row();
    }
}

Json directionJson(const NamedDirection& direction) {
    Json json{{"id", direction.id}};
    if (const Name* const name = findName(direction.id)) {
        json["label"] = name->label.english();
        json["minus"] = name->minus.english();
        json["plus"] = name->plus.english();
    }
    json["score"] = direction.score;
    json["least"] = direction.least;
    json["most"] = direction.most;
    json["sdPerUnit"] = direction.sdPerUnit;
    json["r2"] = direction.r2;
    json["right"] = direction.right;
    json["held"] = Json::array();
    for (const std::string& score : direction.held) {
        json["held"].push_back(Json{{"score", score}});
    }
    json["sideEffects"] = Json::array();
    for (const SideEffect& effect : direction.sideEffects) {
        json["sideEffects"].push_back(Json{{"score", effect.score}, {"perDeviation", effect.perDeviation}});
    }
    return json;
}

std::string textOf(const NamedDirections& named) {
    Json json{{"format", kNamedFormat},         {"version", kNamedVersion},
              {"model", named.model},           {"generator", kNamedKinds.at(static_cast<std::size_t>(named.kind))},
              {"latentSize", named.latentSize}, {"faces", named.faces},
              {"measured", named.measured},     {"directions", Json::array()},
              {"scores", Json::array()}};
    for (const NamedDirection& direction : named.directions) {
        json["directions"].push_back(directionJson(direction));
    }
    for (const ScorePredictor& predictor : named.predictors) {
        json["scores"].push_back(Json{{"id", predictor.id},
                                      {"mean", predictor.mean},
                                      {"deviation", predictor.deviation},
                                      {"bias", predictor.bias},
                                      {"r2", predictor.r2}});
    }
    return json.dump(1) + '\n';
}

}  // namespace

std::filesystem::path namedTextPath(const std::filesystem::path& npy) {
    return std::filesystem::path(npy).replace_extension(".json");
}

NamedDirections readNamed(const std::filesystem::path& npy) {
    const std::filesystem::path text = namedTextPath(npy);
    const auto file = MappedFile::open(text);
    NamedDirections named = textOf(text, asText(file->bytes()));
    file->checkUnchanged();
    takeRows(npy, named);
    return named;
}

void writeNamed(const NamedDirections& named, const std::filesystem::path& npy) {
    const std::string text = textOf(named);
    try {
        textOf(namedTextPath(npy), text);
    } catch (const FileError& error) {
        throw std::invalid_argument(error.what());
    }
    const std::vector<std::int64_t> shape{std::ssize(named.directions) + std::ssize(named.predictors),
                                          named.latentSize};
    NpyWriter array(npy, shape);
    for (const NamedDirection& direction : named.directions) {
        array.write(direction.components);
    }
    for (const ScorePredictor& predictor : named.predictors) {
        array.write(predictor.weights);
    }
    array.commit();
    AtomicFile file(namedTextPath(npy));
    file.write(text);
    file.commit();
}

NamedDirections builtinNamedDirections() {
    return readNamed(builtInModelPath().replace_extension(".named.npy"));
}

std::filesystem::path namedPath(const std::filesystem::path& folder, std::string_view sha256, GeneratorKind kind) {
    return folder / (std::string(sha256) + "-" + std::string(kNamedKinds.at(static_cast<std::size_t>(kind))) + ".npy");
}

}  // namespace latentwalk
