// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/faces/likeness/likeness_in.h"

#include "core/message/file_error.h"
#include "core/recipe/recipe_reader.h"
#include "core/walk/recorded_model.h"
#include "core/walk/session_walk.h"

namespace latentwalk {

Likeness likenessIn(const std::filesystem::path& path, const ModelReference& model) {
    const Recipe recipe = readRecipe(path);
    if (recipe.content != Content::Picture && recipe.content != Content::Frame) {
        throw FileError(path, Core::about("%1 shows several faces; others can be compared with one"));
    }
    if (standingOf(model, recipe.session.model) == ModelStanding::Other) {
        throw FileError(path, Core::about("%1 was made with the model '%2', whose faces are others")(
                                  forMessage(recipe.session.model.title)));
    }
    // A seed alone says which face it is, unless labels were chosen for it.
    SharedOffsets offsets = SessionWalk(recipe.session).offsetsAt(recipe.session.position);
    if (recipe.latent.seed && recipe.latent.labels.empty() && offsets == nullptr) {
        return {recipe.latent.seed, {}};
    }
    return {std::nullopt, latentOf(recipe.session, recipe.latent), CarriedOffsets(offsets)};
}

}  // namespace latentwalk
