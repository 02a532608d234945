// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/training/training_plot.h"

#include <QLocale>
#include <algorithm>
#include <cmath>

#include "ui/plots/canvas/plot_canvas.h"
#include "ui/plots/canvas/plot_style.h"
#include "ui/wording/numbers.h"

namespace latentwalk {
namespace {

using training::CurvePoint;

constexpr double kThousand = 1000;
constexpr int kRoomyWidth = 320;
constexpr int kRoomyHeight = 200;

double newest(const training::Curves& curves, double CurvePoint::*value) {
    for (auto point = curves.rbegin(); point != curves.rend(); ++point) {
        if (std::isfinite((*point).*value)) {
            return (*point).*value;
        }
    }
    return training::kNotMeasured;
}

}  // namespace

TrainingPlot::TrainingPlot(Kind kind, QWidget* parent) : PlotPanel(parent), m_kind(kind) {
    new PlotDrawing(&canvas(), QStringLiteral("background"), [this](QCPPainter& painter) { drawFades(painter); });
    new PlotDrawing(&canvas(), QStringLiteral("main"), [this](QCPPainter& painter) { drawLines(painter); });
    new PlotDrawing(&canvas(), QStringLiteral("legend"), [this](QCPPainter& painter) { drawLegendLine(painter); });
    translate();
    setMessage(nothingYet());
}

void TrainingPlot::translate() {
    switch (m_kind) {
        case Kind::Distance:
            setAccessibleName(tr("Distance to your pictures"));
            setToolTip(
                tr("Sliced Wasserstein distance of the network's pictures to yours: lower is better. The noise "
                   "is that of your pictures to each other. Shades: how much of the size before is still "
                   "blended in"));
            break;
        case Kind::Losses:
            setAccessibleName(tr("Losses"));
            setToolTip(
                tr("Losses of both networks, and the penalty. They tell whether training is stable, not how good "
                   "its pictures are"));
            break;
        case Kind::Speed:
            setAccessibleName(tr("Speed of the training"));
            setToolTip(tr("Pictures that a second of training shows to the network"));
            break;
    }
}

QString TrainingPlot::nothingYet() const {
    return m_kind == Kind::Distance ? tr("The distance to your pictures has not been measured yet.")
                                    : tr("Nothing has been trained yet.");
}

std::vector<TrainingPlot::Line> TrainingPlot::lines() const {
    const PlotColours colours(canvas().palette());
    switch (m_kind) {
        case Kind::Distance:
            return {{tr("distance"), &CurvePoint::distance, colours.accent},
                    {tr("noise"), &CurvePoint::noise, colours.ink, Qt::DotLine}};
        case Kind::Losses:
            return {{tr("discriminator"), &CurvePoint::discriminatorLoss, colours.accent},
                    {tr("generator"), &CurvePoint::generatorLoss, colours.second},
                    {tr("penalty"), &CurvePoint::penalty, colours.ink, Qt::DotLine}};
        case Kind::Speed:
            break;
    }
    return {{tr("pictures a second"), &CurvePoint::imagesPerSecond, colours.accent}};
}

void TrainingPlot::setCurves(const training::Curves& curves, double all) {
    m_curves = curves;
    m_all = std::max(1.0, all);
    const bool anything = std::isfinite(newest(m_curves, lines().front().value));
    setMessage(anything ? QString() : nothingYet());
}

PlotPanel::Words TrainingPlot::words() const {
    const double first = newest(m_curves, lines().front().value);
    switch (m_kind) {
        case Kind::Distance:
            return {
                tr("Distance %1, noise %2.").arg(shortNumber(first), shortNumber(newest(m_curves, &CurvePoint::noise))),
                {}};
        case Kind::Losses:
            return {tr("Discriminator %1, generator %2, penalty %3.")
                        .arg(shortNumber(first), shortNumber(newest(m_curves, &CurvePoint::generatorLoss)),
                             shortNumber(newest(m_curves, &CurvePoint::penalty))),
                    {}};
        case Kind::Speed:
            break;
    }
    return {tr("%1 pictures a second.").arg(shortNumber(first)), {}};
}

void TrainingPlot::fitHeight() {
    double low = 0;
    double high = 0;
    for (const Line& line : lines()) {
        for (const CurvePoint& point : m_curves) {
            if (const double value = point.*line.value; std::isfinite(value)) {
                low = std::min(low, value);
                high = std::max(high, value);
            }
        }
    }
    const double room = std::max(1e-6, (high - low) * 0.08);
    canvas().yAxis->setRange(low < 0 ? low - room : 0, high + room);
}

void TrainingPlot::prepare() {
    const bool roomy = canvas().width() >= kRoomyWidth && canvas().height() >= kRoomyHeight;
    canvas().xAxis->setLabel(roomy ? tr("Pictures shown, in thousands") : QString());
    const double last = m_curves.empty() ? 1 : m_curves.back().images;
    // What is to come is no empty plain: half of it at most.
    canvas().xAxis->setRange(0, std::max(1.0, std::min(m_all, last * 1.5)) / kThousand);
    fitHeight();
}

void TrainingPlot::drawFades(QCPPainter& painter) const {
    const PlotColours colours(canvas().palette());
    const QRect plane = canvas().axisRect()->rect();
    const auto x = [&](double images) { return canvas().xAxis->coordToPixel(images / kThousand); };
    painter.setPen(Qt::NoPen);
    painter.setBrush(PlotColours::faded(colours.ink, 24));
    for (std::size_t i = 1; i < m_curves.size(); ++i) {
        const CurvePoint& before = m_curves[i - 1];
        const CurvePoint& point = m_curves[i];
        if (point.alpha > 0) {
            const double begin = before.scale == point.scale ? before.alpha : 1;
            const double bottom = plane.bottom() + 1;
            painter.drawPolygon(QPolygonF({{x(before.images), bottom},
                                           {x(before.images), bottom - begin * plane.height()},
                                           {x(point.images), bottom - point.alpha * plane.height()},
                                           {x(point.images), bottom}}));
        }
    }
    painter.setPen(QPen(colours.axis, 1, Qt::DotLine));
    for (std::size_t i = 1; i < m_curves.size(); ++i) {
        if (m_curves[i].scale > m_curves[i - 1].scale) {
            const double at = x(m_curves[i - 1].images);
            painter.drawLine(QLineF(at, plane.top(), at, plane.bottom()));
        }
    }
}

void TrainingPlot::drawLines(QCPPainter& painter) const {
    painter.setAntialiasing(true);
    const double images = kThousand;
    for (const Line& line : lines()) {
        QPolygonF path;
        for (const CurvePoint& point : m_curves) {
            const double value = point.*line.value;
            if (std::isfinite(value)) {
                path.append({canvas().xAxis->coordToPixel(point.images / images), canvas().yAxis->coordToPixel(value)});
            }
        }
        painter.setPen(QPen(line.colour, 1.5, line.style));
        painter.drawPolyline(path);
        if (path.size() == 1) {
            painter.setBrush(line.colour);
            painter.drawEllipse(path.first(), 2, 2);
        }
    }
}

void TrainingPlot::drawLegendLine(QCPPainter& painter) const {
    std::vector<LegendEntry> entries;
    for (const Line& line : lines()) {
        entries.push_back(
            {line.name, [pen = QPen(line.colour, 1.5, line.style)](QPainter& target, const QRectF& swatch) {
                 target.setPen(pen);
                 target.drawLine(QLineF(swatch.left(), swatch.center().y(), swatch.right(), swatch.center().y()));
             }});
    }
    const QRect plane = canvas().axisRect()->rect();
    painter.setFont(canvas().font());
    painter.setPen(PlotColours(canvas().palette()).quiet);
    drawLegend(painter, QRectF(plane.left(), 0, canvas().width() - plane.left(), legendHeight(canvas()) - 2), entries);
}

void TrainingPlot::pointerMoved(QPointF place) {
    const double images = canvas().xAxis->pixelToCoord(place.x()) * kThousand;
    const CurvePoint* nearest = nullptr;
    const std::vector<Line> all = lines();
    for (const CurvePoint& point : m_curves) {
        if (std::isfinite(point.*all.front().value) &&
            (nearest == nullptr || std::abs(point.images - images) < std::abs(nearest->images - images))) {
            nearest = &point;
        }
    }
    if (nearest == nullptr) {
        setReadout({});
        return;
    }
    QStringList said;
    for (const Line& line : all) {
        said.append(tr("%1 %2").arg(line.name, shortNumber(nearest->*line.value)));
    }
    setReadout(tr("%1 pictures: %2")
                   .arg(QLocale().toString(static_cast<qlonglong>(nearest->images)), said.join(QStringLiteral(", "))),
               place.x());
}

bool TrainingPlot::takeKey(int, Qt::KeyboardModifiers, bool) {
    return false;
}

}  // namespace latentwalk
