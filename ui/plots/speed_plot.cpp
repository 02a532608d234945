// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plots/speed_plot.h"

#include <cmath>
#include <numeric>

#include "ui/plots/canvas/plot_canvas.h"
#include "ui/plots/canvas/plot_style.h"
#include "ui/plots/percentile.h"
#include "ui/wording/numbers.h"

namespace latentwalk {
namespace {

constexpr double kArrow = 4;
constexpr double kCap = 2;  // of a bar

QString duration(double milliseconds) {
    if (milliseconds >= 999.5) {
        return SpeedPlot::tr("%1 s").arg(fixedNumber(milliseconds / 1000, 2));
    }
    return SpeedPlot::tr("%1 ms").arg(fixedNumber(milliseconds, milliseconds < 9.95 ? 1 : 0));
}

// How many pictures ago.
class AgoTicker : public QCPAxisTicker {
protected:
    double getTickStep(const QCPRange&) override { return tickCount() < 5 ? 100 : 50; }
    QString getTickLabel(double tick, const QLocale&, QChar, int) override {
        return qRound(tick) == 0 ? SpeedPlot::tr("now") : fixedNumber(tick, 0);
    }
};

}  // namespace

SpeedPlot::SpeedPlot(QWidget* parent) : PlotPanel(parent) {
    canvas().xAxis->setTicker(QSharedPointer<AgoTicker>::create());
    canvas().xAxis->setRange(0.5 - kFrames, 0.5);
    new PlotDrawing(&canvas(), QStringLiteral("overlay"), [this](QCPPainter& painter) { drawTimes(painter); });
    new PlotDrawing(&canvas(), QStringLiteral("legend"), [this](QCPPainter& painter) { drawLegendLine(painter); });
    translate();
    clear();
}

void SpeedPlot::translate() {
    setAccessibleName(tr("Time for each picture"));
    setToolTip(tr("How long the generator took for each of the last %1 pictures").arg(kFrames));
}

void SpeedPlot::add(double milliseconds) {
    if (!std::isfinite(milliseconds) || milliseconds < 0) {
        return;
    }
    m_times.push_back(milliseconds);
    if (m_times.size() > kFrames) {
        m_times.pop_front();
    }
    const bool sameHeight = !fitHeight();
    if (isEmpty()) {
        setMessage({});
    } else if (sameHeight) {
        refreshOverlay();
    } else {
        refresh();
    }
    sayUnderPointer();
}

void SpeedPlot::clear() {
    m_times.clear();
    m_pointer = -1;
    m_top = 0;
    setMessage(tr("No picture has been made yet."));
}

double SpeedPlot::median() const {
    return percentile({m_times.begin(), m_times.end()}, 0.5);
}

double SpeedPlot::percentile95() const {
    return percentile({m_times.begin(), m_times.end()}, 0.95);
}

PlotPanel::Words SpeedPlot::words() const {
    const double mean = std::accumulate(m_times.begin(), m_times.end(), 0.0) / std::max<double>(1, frames());
    const QString times = tr("Median %1, 95th percentile %2").arg(duration(median()), duration(percentile95()));
    if (mean <= 0) {
        return {tr("%1.").arg(times), {}};
    }
    const double rate = 1000 / mean;
    return {tr("%1, %2 pictures a second.").arg(times, rate < 9.95 ? fixedNumber(rate, 1) : fixedNumber(rate, 0)), {}};
}

// A single slow picture, as the first one is, must not flatten the rest: arrows stand for what is above. The height
// follows upwards at once and downwards late, so that it is calm.
bool SpeedPlot::fitHeight() {
    const double most = *std::max_element(m_times.begin(), m_times.end());
    const double top = std::min(most, 1.5 * percentile95()) * 1.1;
    if (top <= 0 || (top <= m_top && top >= m_top / 2)) {
        return false;
    }
    m_top = top;
    canvas().yAxis->setRange(0, m_top);
    return true;
}

void SpeedPlot::prepare() {
    const bool roomy = canvas().width() >= 360 && canvas().height() >= 220;
    canvas().xAxis->setLabel(roomy ? tr("Pictures ago") : QString());
    canvas().yAxis->setLabel(roomy ? tr("Time in ms") : QString());
}

// A bar for each picture, from filled boxes: strokes are ten times as slow, and this happens with every picture.
void SpeedPlot::drawTimes(QCPPainter& painter) const {
    if (m_times.empty()) {
        return;
    }
    const PlotColours colours(canvas().palette());
    const QColor body = PlotColours::faded(colours.accent, 110);
    const QRectF plane = canvas().axisRect()->rect();
    const double width = canvas().xAxis->coordToPixel(1) - canvas().xAxis->coordToPixel(0);
    const double right = canvas().xAxis->coordToPixel(0.5);
    const double zero = canvas().yAxis->coordToPixel(0);
    const double scale = canvas().yAxis->coordToPixel(1) - zero;
    std::vector<double> above;
    // There is nothing below to be mixed with on this layer; without mixing it is several times as fast.
    painter.setCompositionMode(QPainter::CompositionMode_Source);
    for (std::size_t i = 0; i < m_times.size(); ++i) {
        const double x = right - width * static_cast<double>(m_times.size() - i);
        const double y = std::max(zero + scale * std::min(m_times[i], 2 * m_top), plane.top());
        painter.fillRect(QRectF(x, y, width, zero - y), body);
        painter.fillRect(QRectF(x, y, width, std::min(kCap, zero - y)), colours.accent);
        if (m_times[i] > m_top) {
            above.push_back(x + width / 2);
        }
    }
    painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
    const auto line = [&](double value, Qt::PenStyle style) {
        const double y = zero + scale * std::min(value, 2 * m_top);
        painter.setPen(QPen(colours.ink, 1, style));
        painter.drawLine(QLineF(plane.left(), y, plane.right(), y));
    };
    line(median(), Qt::DashLine);
    line(percentile95(), Qt::DotLine);
    painter.setAntialiasing(true);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.accent);
    for (const double x : above) {
        const double y = plane.top() + 1;
        painter.drawPolygon(QPolygonF({{x, y}, {x + kArrow, y + 1.5 * kArrow}, {x - kArrow, y + 1.5 * kArrow}}));
    }
}

void SpeedPlot::drawLegendLine(QCPPainter& painter) const {
    const PlotColours colours(canvas().palette());
    const auto sample = [](const QPen& pen) {
        return [pen](QPainter& target, const QRectF& swatch) {
            target.setPen(pen);
            target.drawLine(QLineF(swatch.left(), swatch.center().y(), swatch.right(), swatch.center().y()));
        };
    };
    const QRect plane = canvas().axisRect()->rect();
    painter.setFont(canvas().font());
    painter.setPen(colours.quiet);
    drawLegend(painter, QRectF(plane.left(), 0, canvas().width() - plane.left(), legendHeight(canvas()) - 2),
               {{tr("median"), sample(QPen(colours.ink, 1, Qt::DashLine))},
                {tr("95th percentile"), sample(QPen(colours.ink, 1, Qt::DotLine))}});
}

void SpeedPlot::sayUnderPointer() {
    const int ago = m_pointer < 0 ? -1 : -qRound(canvas().xAxis->pixelToCoord(m_pointer));
    if (ago < 0 || ago >= frames()) {
        setReadout({});
        return;
    }
    const QString time = duration(m_times[m_times.size() - 1 - static_cast<std::size_t>(ago)]);
    setReadout(ago == 0 ? tr("the last picture: %1").arg(time) : tr("%n pictures ago: %1", nullptr, ago).arg(time),
               m_pointer);
}

void SpeedPlot::pointerMoved(QPointF place) {
    m_pointer = place.x();
    sayUnderPointer();
}

void SpeedPlot::pointerLeft() {
    m_pointer = -1;
    setReadout({});
}

bool SpeedPlot::takeKey(int, Qt::KeyboardModifiers, bool) {
    return false;
}

}  // namespace latentwalk
