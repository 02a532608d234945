// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "core/file/base64.h"
#include "core/message/file_error.h"
#include "core/recipe/recipe.h"
#include "core/session/session_json.h"

namespace latentwalk {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kRecipeFormat = "latentwalk-recipe";
constexpr int kRecipeVersion = 1;  // without offsets
constexpr std::int64_t kMostFrames = 100'000'000;

const std::vector<std::string_view> kContents{"picture", "grid", "frame", "film"};

bool hasLatent(Content content) {
    return content == Content::Picture || content == Content::Frame;
}

// What is wrong apart from the session, like problemOf(Session).
Message problemOfRest(const Recipe& recipe) {
    const bool components =
        static_cast<std::int64_t>(recipe.latent.components.size()) == recipe.session.model.latentSize &&
        std::all_of(recipe.latent.components.begin(), recipe.latent.components.end(),
                    [](float value) { return std::isfinite(value); });
    const bool seed = recipe.latent.seed && recipe.latent.components.empty() && recipe.session.model.latentSize > 0 &&
                      fits(recipe.latent.labels, recipe.session.model.labels);
    if (hasLatent(recipe.content) &&
        !(seed || (!recipe.latent.seed && components && !recipe.session.anchors.empty()))) {
        return Core::says("a latent that is neither a seed nor finite components of the latent size");
    }
    if (recipe.enlarge < 1 || recipe.enlarge > 64) {
        return Core::says("an enlargement outside of 1 to 64");
    }
    if (recipe.content == Content::Frame &&
        !(recipe.frames >= 1 && recipe.frames <= kMostFrames && recipe.frame >= 0 && recipe.frame < recipe.frames)) {
        return Core::says("a frame number that is not below the count of frames");
    }
    return {};
}

}  // namespace

std::string toJson(const Recipe& recipe) {
    for (const Message& problem : {problemOf(recipe.session), problemOfRest(recipe)}) {
        if (!problem.empty()) {
            throw std::invalid_argument("the recipe has " + problem.english());
        }
    }
    Json json{{"format", kRecipeFormat},
              {"version", versionOf(recipe.session, kRecipeVersion)},
              {"program", recipe.program},
              {"content", kContents[static_cast<std::size_t>(recipe.content)]}};
    if (recipe.latent.seed) {
        json["latent"] = Json{{"seed", *recipe.latent.seed}};
        if (!recipe.latent.labels.empty()) {
            json["latent"]["labels"] = recipe.latent.labels;
        }
    } else if (hasLatent(recipe.content)) {
        json["latent"] = Json{{"components", floatsToBase64(recipe.latent.components)}};
    }
    if (recipe.content == Content::Frame) {
        json["frame"] = Json{{"index", recipe.frame}, {"count", recipe.frames}};
    }
    json["enlarge"] = recipe.enlarge;
    json.update(sessionFields(recipe.session));
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Recipe parseRecipe(const std::filesystem::path& path, std::string_view text) {
    const nlohmann::json value = parseUntrusted(path, text);
    const JsonFields fields(path, value);
    checkVersion(path, fields, kRecipeFormat, kRecipeVersion + 1);
    Recipe recipe;
    recipe.program = fields.text("program", "");
    recipe.content = static_cast<Content>(fields.choice("content", 0, kContents));
    recipe.session = sessionOf(path, fields);
    if (hasLatent(recipe.content)) {
        const JsonFields latent = fields.object("latent");
        if (latent.has("seed")) {
            recipe.latent.seed = latent.seed("seed");
            recipe.latent.labels = latent.choices("labels");
        } else {
            recipe.latent.components = latent.floats("components");
        }
    }
    if (recipe.content == Content::Frame) {
        const JsonFields frame = fields.object("frame");
        recipe.frame = frame.integer("index", 0, 0, kMostFrames);
        recipe.frames = frame.integer("count", 0, 0, kMostFrames);
    }
    recipe.enlarge = static_cast<int>(fields.integer("enlarge", 1, 1, 64));
    if (const Message problem = problemOfRest(recipe); !problem.empty()) {
        throw FileError(path, Core::about("%1 cannot be used: %2")(Core::says("its recipe has %1")(problem)));
    }
    return recipe;
}

}  // namespace latentwalk
