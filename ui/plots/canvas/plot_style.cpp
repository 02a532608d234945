// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plots/canvas/plot_style.h"

#include <algorithm>
#include <cmath>

#include "ui/plots/canvas/plot_canvas.h"
#include "ui/widgets/theme.h"

namespace latentwalk {
namespace {

constexpr double kSwatch = 18;
constexpr double kSampleGap = 5;  // between a sample and its name
constexpr double kBetween = 14;   // between entries
constexpr int kTickSpacing = 36;  // least distance of numbers on the upright axis
constexpr int kWideSpacing = 56;  // and on the level one

void styleAxis(QCPAxis& axis, const PlotColours& colours, const QFont& font) {
    axis.setBasePen(QPen(colours.axis, 1));
    axis.setTickPen(QPen(colours.axis, 1));
    axis.setSubTicks(false);
    axis.setTickLengthIn(0);
    axis.setTickLengthOut(3);
    axis.setTickLabelPadding(3);
    axis.setTickLabelColor(colours.quiet);
    axis.setTickLabelFont(font);
    axis.setLabelColor(colours.quiet);
    axis.setLabelFont(font);
    axis.setLabelPadding(3);
    axis.setNumberFormat(QStringLiteral("gb"));
    axis.grid()->setPen(QPen(colours.grid, 1));
    axis.grid()->setZeroLinePen(QPen(colours.grid, 1));
}

}  // namespace

PlotColours::PlotColours(const QPalette& palette)
    : around(palette.color(QPalette::Window)),
      plane(palette.color(QPalette::Base)),
      grid(faded(palette.color(QPalette::Text), 28)),
      axis(faded(palette.color(QPalette::Text), 110)),
      quiet(Appearance::quiet()),
      ink(palette.color(QPalette::Text)),
      accent(Appearance::accent()),
      second(Appearance::isDark() ? 0xffa95cU : 0xb85300U) {}

QColor PlotColours::faded(QColor colour, int alpha) {
    colour.setAlpha(alpha);
    return colour;
}

void styleAxis(QCPAxis& axis, const PlotCanvas& canvas) {
    styleAxis(axis, PlotColours(canvas.palette()), Appearance::tabular(canvas.font()));
    axis.ticker()->setTickCount(std::clamp(canvas.height() / kTickSpacing, 2, 6));
}

void stylePlot(PlotCanvas& canvas) {
    const PlotColours colours(canvas.palette());
    canvas.setBackground(QBrush(colours.around));
    canvas.axisRect()->setBackground(QBrush(colours.plane));
    const QFont font = Appearance::tabular(canvas.font());
    styleAxis(*canvas.xAxis, colours, font);
    styleAxis(*canvas.yAxis, colours, font);
    canvas.xAxis->ticker()->setTickCount(std::clamp(canvas.width() / kWideSpacing, 2, 8));
    canvas.yAxis->ticker()->setTickCount(std::clamp(canvas.height() / kTickSpacing, 2, 6));
    // Room for half of the last number, which stands under the end of the axis.
    const int right = QFontMetrics(font).horizontalAdvance(QStringLiteral("100 %")) / 2 + 2;
    canvas.axisRect()->setMinimumMargins(QMargins(0, legendHeight(canvas), right, 0));
}

void drawLegend(QPainter& painter, const QRectF& line, const std::vector<LegendEntry>& entries) {
    const QFontMetricsF metrics(painter.font());
    double x = line.left();
    for (const LegendEntry& entry : entries) {
        const double room = line.right() - x - kSwatch - kSampleGap;
        if (room < metrics.horizontalAdvance(u'…')) {
            return;
        }
        painter.save();
        entry.sample(painter, QRectF(x, line.top(), kSwatch, line.height()));
        painter.restore();
        const QString name = metrics.elidedText(entry.name, Qt::ElideRight, room);
        painter.drawText(QRectF(x + kSwatch + kSampleGap, line.top(), room, line.height()),
                         Qt::AlignVCenter | Qt::AlignLeft, name);
        x += kSwatch + kSampleGap + metrics.horizontalAdvance(name) + kBetween;
    }
}

int legendHeight(const PlotCanvas& canvas) {
    return canvas.fontMetrics().height() + 4;
}

}  // namespace latentwalk
