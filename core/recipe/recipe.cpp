// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/recipe/recipe.h"

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace latentwalk {
namespace {

// A frame's recipe with everything at its default that shows in no frame.
Recipe visible(Recipe recipe) {
    Session& session = recipe.session;
    recipe.program.clear();
    session.model.title.clear();
    session.model.path.clear();
    session.view = Session().view;
    session.grid = {};
    session.plane.reset();
    session.family = {};
    const FilmSettings usual;
    session.film.rateNumerator = usual.rateNumerator;
    session.film.rateDenominator = usual.rateDenominator;
    session.film.loops = usual.loops;
    session.film.quality = usual.quality;
    if (session.timing == Timing::Even) {
        session.pace.reset();
    }
    std::set<std::string> used;
    const auto use = [&](const std::vector<Edit>& edits) {
        for (const Edit& edit : edits) {
            used.insert(edit.direction);
        }
    };
    use(session.edits);
    for (SessionAnchor& anchor : session.anchors) {
        anchor.name.clear();
        use(anchor.edits);
    }
    std::erase_if(session.directions, [&](const SessionDirection& direction) { return !used.contains(direction.id); });
    for (SessionDirection& direction : session.directions) {
        direction.name.clear();
    }
    return recipe;
}

}  // namespace

bool isSameFrame(const Recipe& a, const Recipe& b) {
    return visible(a) == visible(b);
}

}  // namespace latentwalk
