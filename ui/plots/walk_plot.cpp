// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plots/walk_plot.h"

#include <QContextMenuEvent>
#include <cmath>

#include "ui/plots/canvas/plot_canvas.h"
#include "ui/plots/canvas/plot_style.h"
#include "ui/plots/scores/score_chooser.h"
#include "ui/plots/scores/score_curve.h"
#include "ui/wording/numbers.h"

namespace latentwalk {
namespace {

constexpr double kKeyStep = 0.01;  // as the slider's
constexpr double kPageStep = 0.1;
constexpr double kHandle = 5;

// 0 %, 25 %, 50 %...
class PercentTicker : public QCPAxisTicker {
protected:
    double getTickStep(const QCPRange&) override { return tickCount() < 5 ? 0.5 : 0.25; }
    QString getTickLabel(double tick, const QLocale&, QChar, int) override {
        return WalkPlot::tr("%1 %").arg(qRound(tick * 100));
    }
};

}  // namespace

WalkPlot::WalkPlot(QWidget* parent)
    : PlotPanel(parent),
      m_steps(canvas().addGraph()),
      m_largest(canvas().addGraph()),
      m_score(std::make_unique<ScoreCurve>(canvas(), [this] { refresh(); })),
      m_chooser(new ScoreChooser(this)) {
    setHeader(m_chooser);
    canvas().xAxis->setTicker(QSharedPointer<PercentTicker>::create());
    canvas().xAxis->setRange(0, 1);
    new PlotDrawing(&canvas(), QStringLiteral("main"), [this](QCPPainter& painter) { drawLines(painter); });
    new PlotDrawing(&canvas(), QStringLiteral("legend"), [this](QCPPainter& painter) { drawAnchors(painter); });
    new PlotDrawing(&canvas(), QStringLiteral("overlay"), [this](QCPPainter& painter) { drawMarker(painter); });
    canvas().setCursor(Qt::PointingHandCursor);
    connect(&canvas(), &QCustomPlot::mousePress, this, [this](QMouseEvent* event) {
        if (event->button() == Qt::LeftButton) {
            m_dragging = true;
            choose(positionAt(event->position().x()));
        }
    });
    connect(&canvas(), &QCustomPlot::mouseRelease, this, [this](QMouseEvent* event) {
        if (event->button() == Qt::LeftButton) {
            m_dragging = false;
        }
    });
    translate();
    clear();
}

WalkPlot::~WalkPlot() = default;

void WalkPlot::translate() {
    m_chooser->translate();
    setAccessibleName(tr("Change along the walk"));
    setToolTip(tr("How much the picture changes with each step along the walk. Click or drag to go there."));
}

void WalkPlot::setSteps(std::vector<double> positions, std::vector<double> changes) {
    m_positions = std::move(positions);
    m_changes = std::move(changes);
    m_summary = summaryOf(m_positions, m_changes);
    m_measuring = false;
    m_stepsAreNew = true;
    setMessage(m_summary.steps == 0 ? tr("There are no steps to show.") : QString());
}

void WalkPlot::setAnchors(std::vector<std::pair<double, QString>> anchors) {
    std::erase_if(anchors, [](const auto& anchor) { return !std::isfinite(anchor.first); });
    m_anchors = std::move(anchors);
    refresh();
}

void WalkPlot::setPosition(double position) {
    if (m_dragging || !std::isfinite(position)) {
        return;
    }
    position = std::clamp(position, 0.0, 1.0);
    if (position != m_position) {
        m_position = position;
        canvas().refreshOverlay();
    }
}

void WalkPlot::setMeasuring(double progress) {
    const bool began = !m_measuring;
    m_measuring = true;
    m_progress = std::isfinite(progress) ? std::clamp(progress, 0.0, 1.0) : 0;
    if (m_summary.steps == 0) {
        setMessage(stepWords().first);
    } else if (began) {
        refresh();
    } else {
        refreshWords();
    }
}

void WalkPlot::clear(const QString& why) {
    m_positions.clear();
    m_changes.clear();
    m_summary = {};
    m_measuring = false;
    m_dragging = false;
    m_stepsAreNew = true;
    setMessage(why.isEmpty() ? tr("Open a model to see how much the picture changes along the walk.") : why);
}

// The score first, as somebody has asked for it.
PlotPanel::Words WalkPlot::words() const {
    const Words steps = stepWords();
    const QString score = m_score->sentence();
    if (score.isEmpty()) {
        return steps;
    }
    return {score, steps.rest.isEmpty() ? steps.first : tr("%1 %2").arg(steps.first, steps.rest)};
}

PlotPanel::Words WalkPlot::stepWords() const {
    if (m_measuring) {
        return {tr("Measuring… %1 %").arg(static_cast<int>(m_progress * 100)), {}};
    }
    if (m_summary.largest <= 0) {
        return {tr("Nothing changes along this walk: all its pictures are the same."), {}};
    }
    if (m_summary.steps == 1) {
        return {tr("One step only: it changes the picture by %1.").arg(shortNumber(m_summary.mean)), {}};
    }
    return {tr("Mean step %1, largest %2 (%3× the mean) at %4 %.")
                .arg(shortNumber(m_summary.mean), shortNumber(m_summary.largest), fixedNumber(m_summary.ratio, 1))
                .arg(qRound(m_summary.largestAt * 100)),
            m_summary.isEven() ? tr("Even: no step is more than twice the mean.")
                               : tr("Uneven: %n of %1 steps are more than twice the mean.", nullptr, m_summary.uneven)
                                     .arg(m_summary.steps)};
}

void WalkPlot::fillGraphs() {
    QVector<QCPGraphData> steps;
    QVector<QCPGraphData> largest;
    steps.reserve(static_cast<qsizetype>(m_changes.size()) + 1);
    double top = 2 * m_summary.mean;
    bool gap = true;
    for (std::size_t i = 0; i < m_changes.size(); ++i) {
        if (!isMeasured(m_positions, m_changes, i)) {
            gap = true;
            continue;
        }
        const double from = m_positions[i];
        const double to = m_positions[i + 1];
        if (gap && !steps.isEmpty()) {
            steps.append({steps.last().key, qQNaN()});
        }
        gap = false;
        steps.append({from, m_changes[i]});
        steps.append({to, m_changes[i]});
        if (largest.isEmpty() && m_changes[i] == m_summary.largest) {
            largest = {{from, m_changes[i]}, {to, m_changes[i]}};
        }
        top = std::max(top, m_changes[i]);
    }
    m_steps->data()->set(steps, true);
    m_largest->data()->set(largest, true);
    m_largest->setVisible(m_summary.steps > 1 && m_summary.largest > 0);
    canvas().yAxis->setRange(0, top > 0 ? top * 1.08 : 1);
}

void WalkPlot::prepare() {
    if (m_stepsAreNew) {
        fillGraphs();
        m_stepsAreNew = false;
    }
    const PlotColours colours(canvas().palette());
    const int strength = m_measuring ? 90 : 255;
    m_steps->setPen(QPen(PlotColours::faded(colours.accent, strength), 1.5));
    m_steps->setBrush(PlotColours::faded(colours.accent, strength / 5));
    m_largest->setPen(Qt::NoPen);
    m_largest->setBrush(PlotColours::faded(colours.accent, strength / 2));
    const bool roomy = canvas().width() >= 360 && canvas().height() >= 220;
    canvas().xAxis->setLabel(roomy ? tr("Position on the walk") : QString());
    canvas().yAxis->setLabel(roomy ? tr("Change of picture") : QString());
    m_score->prepare(roomy);
}

double WalkPlot::positionAt(double x) const {
    const double position = canvas().xAxis->pixelToCoord(x);
    return std::isfinite(position) ? std::clamp(position, 0.0, 1.0) : m_position;
}

void WalkPlot::choose(double position) {
    position = std::clamp(position, 0.0, 1.0);
    if (position != m_position) {
        m_position = position;
        canvas().refreshOverlay();
    }
    emit positionChosen(position);
}

void WalkPlot::pointerMoved(QPointF place) {
    const double position = positionAt(place.x());
    if (m_dragging && position != m_position) {
        choose(position);
    }
    setReadout(textAt(position), place.x());
}

QString WalkPlot::textAt(double position) const {
    const QString score = m_score->textAt(position);
    for (std::size_t i = 0; i < m_changes.size(); ++i) {
        if (isMeasured(m_positions, m_changes, i) && position >= m_positions[i] && position <= m_positions[i + 1]) {
            const QString step = tr("%1 %: change %2").arg(qRound(position * 100)).arg(shortNumber(m_changes[i]));
            return score.isEmpty() ? step : tr("%1 · %2", "two things at one place").arg(step, score);
        }
    }
    return score.isEmpty() ? QString() : tr("%1 %: %2").arg(qRound(position * 100)).arg(score);
}

void WalkPlot::contextMenuEvent(QContextMenuEvent* event) {
    if (!isEmpty()) {
        m_chooser->menu()->popup(event->globalPos());
    }
}

// The release of the button would go elsewhere.
void WalkPlot::hideEvent(QHideEvent* event) {
    m_dragging = false;
    PlotPanel::hideEvent(event);
}

bool WalkPlot::takeKey(int key, Qt::KeyboardModifiers modifiers, bool dry) {
    double to = m_position;
    const bool toAnchor = modifiers == Qt::ShiftModifier && (key == Qt::Key_Left || key == Qt::Key_Right);
    if (modifiers != Qt::NoModifier && !toAnchor) {
        return false;
    }
    // Further than rounding is away.
    constexpr double kApart = 1e-6;
    switch (key) {
        case Qt::Key_Left:
            to = toAnchor ? 0 : m_position - kKeyStep;
            for (const auto& [position, name] : m_anchors) {
                to = toAnchor && position < m_position - kApart ? std::max(to, position) : to;
            }
            break;
        case Qt::Key_Right:
            to = toAnchor ? 1 : m_position + kKeyStep;
            for (const auto& [position, name] : m_anchors) {
                to = toAnchor && position > m_position + kApart ? std::min(to, position) : to;
            }
            break;
        case Qt::Key_PageDown:
            to = m_position - kPageStep;
            break;
        case Qt::Key_PageUp:
            to = m_position + kPageStep;
            break;
        case Qt::Key_Home:
            to = 0;
            break;
        case Qt::Key_End:
            to = 1;
            break;
        default:
            return false;
    }
    if (!dry) {
        choose(to);
    }
    return true;
}

// The mean, and twice the mean, which an even walk stays below.
void WalkPlot::drawLines(QCPPainter& painter) const {
    if (m_summary.steps < 2 || m_summary.mean <= 0 || m_measuring) {
        return;
    }
    const PlotColours colours(canvas().palette());
    const QRect plane = canvas().axisRect()->rect();
    painter.setFont(canvas().font());
    const auto line = [&](double value, Qt::PenStyle style, const QString& name) {
        const double y = canvas().yAxis->coordToPixel(value);
        painter.setPen(QPen(colours.quiet, 1, style));
        painter.drawLine(QLineF(plane.left(), y, plane.right(), y));
        // Above the line, where there is room, as the curve is more often below.
        const int height = painter.fontMetrics().height();
        const QRectF text(plane.left(), y - height >= plane.top() ? y - height : y, plane.width() - 4, height);
        if (plane.height() >= 64) {
            painter.drawText(text, Qt::AlignRight | Qt::AlignVCenter, name);
        }
    };
    line(m_summary.mean, Qt::DashLine, {});
    line(WalkSummary::kEven * m_summary.mean, Qt::DotLine, tr("twice the mean"));
}

void WalkPlot::drawAnchors(QCPPainter& painter) const {
    const PlotColours colours(canvas().palette());
    const QRect plane = canvas().axisRect()->rect();
    painter.setFont(canvas().font());
    const QFontMetrics metrics(canvas().font());
    const auto xOf = [&](std::size_t i) {
        return canvas().xAxis->coordToPixel(std::clamp(m_anchors[i].first, 0.0, 1.0));
    };
    double taken = 0;  // up to here there is a name already
    for (std::size_t i = 0; i < m_anchors.size(); ++i) {
        const double x = xOf(i);
        painter.setPen(QPen(PlotColours::faded(colours.ink, 150), 1));
        painter.drawLine(QLineF(x, plane.top() - 3, x, plane.bottom()));
        double room = canvas().width();
        room = i > 0 ? std::min(room, x - xOf(i - 1)) : room;
        room = i + 1 < m_anchors.size() ? std::min(room, xOf(i + 1) - x) : room;
        const QString text = metrics.elidedText(m_anchors[i].second, Qt::ElideRight, static_cast<int>(room) - 6);
        const double width = metrics.horizontalAdvance(text);
        const double left = std::clamp(x - width / 2, 0.0, std::max(0.0, canvas().width() - width));
        if (left < taken || text == QStringLiteral("…")) {
            continue;
        }
        painter.setPen(colours.ink);
        painter.drawText(QRectF(left, plane.top() - 3 - metrics.height(), width + 1, metrics.height()), Qt::AlignCenter,
                         text);
        taken = left + width + 4;
    }
}

void WalkPlot::drawMarker(QCPPainter& painter) const {
    const PlotColours colours(canvas().palette());
    const QRect plane = canvas().axisRect()->rect();
    const double x = canvas().xAxis->coordToPixel(m_position);
    painter.setPen(QPen(colours.ink, 2));
    painter.drawLine(QLineF(x, plane.top(), x, plane.bottom()));
    painter.setAntialiasing(true);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.ink);
    const double y = plane.bottom() + 1;
    painter.drawPolygon(QPolygonF({{x, y - kHandle}, {x + kHandle, y + kHandle}, {x - kHandle, y + kHandle}}));
    m_score->drawMarker(painter, m_position);
}

}  // namespace latentwalk
