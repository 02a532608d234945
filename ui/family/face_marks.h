// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QPainter>
#include <QPalette>

// How faces of a family are painted, in the panel and in the tree.
namespace latentwalk {

enum class FaceBadge { Pin, Star };

// A picture over the whole of `frame`; a quiet square, with a cross where it failed, until there is one.
void paintFace(QPainter& painter, const QRectF& frame, const QImage& image, bool failed = false);
// Around it: the accent colour, thick for a face that is shown, and for a chosen one; else the pointer's.
void paintFaceFrame(QPainter& painter, const QRectF& frame, bool chosen, bool shown, const QPalette& palette);
// What is clicked to choose; quiet where the face is not chosen and the pointer is elsewhere.
void paintTick(QPainter& painter, const QRectF& place, bool chosen, bool near);
void paintBadge(QPainter& painter, const QRectF& place, FaceBadge badge);

}  // namespace latentwalk
