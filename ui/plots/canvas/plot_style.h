// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>
#include <QString>
#include <functional>
#include <vector>

class QCPAxis;
class QPainter;
class QRectF;

namespace latentwalk {

class PlotCanvas;

// The colours of a plot; made anew whenever the palette changes.
struct PlotColours {
    explicit PlotColours(const QPalette& palette);

    QColor around;  // behind the axes' numbers
    QColor plane;   // behind the curves
    QColor grid;
    QColor axis;
    QColor quiet;  // the axes' numbers
    QColor ink;
    QColor accent;
    QColor second;  // of a curve with an axis of its own, beside one in the accent

    static QColor faded(QColor colour, int alpha);
};

// Colours, fonts and number of ticks of `canvas`, as its size and palette want them.
void stylePlot(PlotCanvas& canvas);

// The same of one more axis of `canvas`.
void styleAxis(QCPAxis& axis, const PlotCanvas& canvas);

// One entry of the line above a plot that says what is what.
struct LegendEntry {
    QString name;
    // Draws a sample in the middle of `swatch`.
    std::function<void(QPainter& painter, const QRectF& swatch)> sample;
};

// The entries side by side from the left end of `line`; what does not fit is cut off with an ellipsis.
void drawLegend(QPainter& painter, const QRectF& line, const std::vector<LegendEntry>& entries);
// Height of that line with the font of `canvas`.
int legendHeight(const PlotCanvas& canvas);

}  // namespace latentwalk
