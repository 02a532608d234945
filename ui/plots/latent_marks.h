// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>

class QPainter;

namespace latentwalk {

struct PlotColours;

// What stands for a component of a latent; both shape and colour tell one latent from another.
enum class LatentMark { Dash, Cross, Plus, Disc };

// The mark of the latent number `index` of `count`, of which the last is the one of now.
LatentMark markOf(std::size_t index, std::size_t count);

// Draws it `half` as wide and high on each side of `at`.
void drawMark(QPainter& painter, LatentMark mark, QPointF at, double half, const PlotColours& colours);

}  // namespace latentwalk
