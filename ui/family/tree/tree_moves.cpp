// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/family/tree/tree_moves.h"

#include <Qt>
#include <algorithm>
#include <cmath>

namespace latentwalk {
namespace {

// The face of a row that is nearest to where one comes from.
FaceId nearestIn(const TreeLayout& layout, const PlacedGeneration& row, double x) {
    const auto first = layout.faces.begin() + static_cast<std::ptrdiff_t>(row.first);
    const auto away = [x](const PlacedFace& face) { return std::abs(face.rect.center().x() - x); };
    return std::min_element(first, first + static_cast<std::ptrdiff_t>(row.count),
                            [&](const PlacedFace& a, const PlacedFace& b) { return away(a) < away(b); })
        ->id;
}

std::optional<FaceId> above(const TreeLayout& layout, const Family& family, FaceId from) {
    const Generation& row = *family.generationOf(from);
    const FamilyFace& face = *family.face(from);
    for (const FaceId parent : face.parents) {
        const PlacedGeneration* const place = layout.generationOf(parent);
        if (place != nullptr && place->id != row.id) {
            return parent;
        }
    }
    const PlacedGeneration* const before = row.from ? layout.generation(*row.from) : nullptr;
    return before == nullptr ? std::nullopt
                             : std::optional(nearestIn(layout, *before, layout.face(from)->rect.center().x()));
}

std::optional<FaceId> below(const TreeLayout& layout, const Family& family, FaceId from) {
    const GenerationId row = family.generationOf(from)->id;
    const double x = layout.face(from)->rect.center().x();
    const PlacedGeneration* next = nullptr;
    for (const auto& generation : family.generations()) {
        const bool ofIt =
            std::find(generation->parents.begin(), generation->parents.end(), from) != generation->parents.end();
        if (ofIt) {
            return nearestIn(layout, *layout.generation(generation->id), x);
        }
        if (next == nullptr && generation->from == row) {
            next = layout.generation(generation->id);
        }
    }
    return next == nullptr ? std::nullopt : std::optional(nearestIn(layout, *next, x));
}

}  // namespace

std::optional<FaceId> treeMove(const TreeLayout& layout, const Family& family, std::optional<FaceId> from, int key) {
    if (!from || layout.face(*from) == nullptr) {
        const PlacedGeneration* const shown = family.shown() ? layout.generation(*family.shown()) : nullptr;
        return shown == nullptr ? std::nullopt : std::optional(layout.faces[shown->first].id);
    }
    if (key == Qt::Key_Up) {
        return above(layout, family, *from);
    }
    if (key == Qt::Key_Down) {
        return below(layout, family, *from);
    }
    const PlacedGeneration& row = *layout.generationOf(*from);
    const std::size_t index = static_cast<std::size_t>(layout.face(*from) - layout.faces.data()) - row.first;
    if (key == Qt::Key_Left && index > 0) {
        return layout.faces[row.first + index - 1].id;
    }
    if (key == Qt::Key_Right && index + 1 < row.count) {
        return layout.faces[row.first + index + 1].id;
    }
    return std::nullopt;
}

}  // namespace latentwalk
