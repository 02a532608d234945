// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineF>
#include <QRectF>
#include <optional>
#include <vector>

#include "core/family/family.h"

namespace latentwalk {

// Where the faces of a family lie in its tree, in units of the scene: a face is kTreeFace a side.
inline constexpr double kTreeFace = 64;
inline constexpr double kTreeGap = 8;         // from face to face
inline constexpr double kTreeRowGap = 56;     // from generation to generation, where the lines run
inline constexpr double kTreeBranchGap = 40;  // from branch to branch
inline constexpr int kTreeColumns = 24;       // a generation with more faces has several lines

// A generation: faces `first` and on of the layout, in their order.
struct PlacedGeneration {
    GenerationId id = 0;
    QRectF rect;
    std::size_t first = 0;
    std::size_t count = 0;
};

struct PlacedFace {
    FaceId id = 0;
    QRectF rect;
};

// From parents to the generation that came of them: each from its lower edge to a joint above the generation, and from
// there to the generation's upper edge.
struct TreeLine {
    FaceId parent = 0;
    GenerationId child = 0;
    QPointF from;
    QPointF joint;
    QPointF to;
};

// The tree of a family: every generation a row, below the one on whose screen it was made; branches side by side, the
// older to the left; rows of their own beside the first. A pure function of the family.
struct TreeLayout {
    std::vector<PlacedGeneration> generations;  // in the family's order
    std::vector<PlacedFace> faces;              // likewise
    std::vector<TreeLine> lines;
    QRectF bounds;

    // Null where there is none.
    const PlacedFace* face(FaceId id) const;
    const PlacedFace* faceAt(QPointF point) const;
    const PlacedGeneration* generation(GenerationId id) const;
    // Whose row it is.
    const PlacedGeneration* generationOf(FaceId id) const;
    // All that `area` touches.
    std::vector<const PlacedFace*> facesIn(const QRectF& area) const;
};

TreeLayout treeLayout(const Family& family);

}  // namespace latentwalk
