// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/output/session_recipe.h"

#include <stdexcept>
#include <string>

#include "core/walk/session_walk.h"

namespace latentwalk {
namespace {

Recipe recipeOf(const Session& session, Content content) {
    if (const Message problem = problemOf(session); !problem.empty()) {
        throw std::invalid_argument("the session has " + problem.english());
    }
    Recipe recipe{"latentwalk " LATENTWALK_VERSION, content, session, {}, 1, 0, 0};
    recipe.session.model.path.clear();
    recipe.session.view = "{}";
    // It may be large, and most files show nothing of it.
    if (content != Content::Grid || session.grid.cells != GridCells::Family) {
        recipe.session.family = {};
    }
    return recipe;
}

}  // namespace

Recipe pictureRecipe(const Session& session, int enlarge) {
    Recipe recipe = recipeOf(session, Content::Picture);
    recipe.enlarge = enlarge;
    const SessionWalk walk(session);
    const SessionAnchor& first = session.anchors.front();
    if (session.anchors.size() == 1 && first.seed && first.edits.empty() && session.edits.empty()) {
        recipe.latent.seed = first.seed;
        recipe.latent.labels = first.labels;
    } else {
        recipe.latent.components = walk.latentAt(session.position);
    }
    return recipe;
}

Recipe gridRecipe(const Session& session) {
    return recipeOf(session, Content::Grid);
}

Recipe filmRecipe(const Session& session) {
    return recipeOf(session, Content::Film);
}

Recipe sequenceRecipe(const Session& session, std::int64_t frames) {
    Recipe recipe = recipeOf(session, Content::Frame);
    recipe.session.position = 0;  // each frame has its own
    recipe.frames = frames;
    return recipe;
}

Recipe frameRecipe(const Recipe& sequence, std::int64_t index, double position, const Latent& latent) {
    Recipe recipe = sequence;
    recipe.session.position = position;
    recipe.latent.components = latent;
    recipe.frame = index;
    return recipe;
}

}  // namespace latentwalk
