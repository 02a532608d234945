// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plots/scores/score_curve.h"

#include <cmath>

#include "core/faces/named/names.h"
#include "ui/plots/canvas/plot_canvas.h"
#include "ui/plots/canvas/plot_style.h"
#include "ui/stage/measured_text.h"
#include "ui/wording/message_text.h"

namespace latentwalk {
namespace {

constexpr double kPointSize = 3.5;
constexpr double kMarkRadius = 4;
constexpr int kFaint = 90;

// Differences that are nothing to speak of, in the score's unit.
double littleOf(const ScoreSeries& series) {
    if (series.inDeviations) {
        return 0.3;
    }
    const bool large = series.score == faces::Score::Age || series.score == faces::Score::Tilt;
    return large ? 2 : 0.03;
}

// With a true minus sign.
class ScoreTicker : public QCPAxisTicker {
protected:
    QString getTickLabel(double tick, const QLocale& locale, QChar format, int precision) override {
        return QCPAxisTicker::getTickLabel(tick, locale, format, precision).replace(u'-', QStringLiteral("−"));
    }
};

}  // namespace

ScoreCurve::ScoreCurve(PlotCanvas& canvas, std::function<void()> changed)
    : m_canvas(canvas), m_changed(std::move(changed)), m_graph(canvas.addGraph(canvas.xAxis, canvas.yAxis2)) {
    canvas.yAxis2->setTicker(QSharedPointer<ScoreTicker>::create());
}

void ScoreCurve::take(faces::Score score, State state) {
    if (score != m_series.score || m_state == State::None) {
        m_series = {score, false, {}, {}};
        m_isNew = true;
    }
    m_state = state;
}

void ScoreCurve::show(ScoreSeries series) {
    m_series = std::move(series);
    m_summary = summaryOfScore(m_series.positions, m_series.values, littleOf(m_series));
    m_state = State::Measured;
    m_isNew = true;
    m_changed();
}

void ScoreCurve::setMeasuring(faces::Score score, double progress) {
    take(score, State::Measuring);
    m_progress = std::isfinite(progress) ? std::clamp(progress, 0.0, 1.0) : 0;
    m_changed();
}

void ScoreCurve::fail(faces::Score score, const QString& why) {
    m_state = State::None;  // nothing of before stays
    take(score, State::Failed);
    m_failure = why;
    m_changed();
}

void ScoreCurve::clear() {
    if (m_state != State::None) {
        m_state = State::None;
        m_changed();
    }
}

QString ScoreCurve::name() const {
    const Name* known = findName(faces::idOf(m_series.score));
    return known == nullptr ? QString() : textOf(known->label);
}

QString ScoreCurve::number(double value) const {
    return measuredNumber(m_series.score, value, m_series.inDeviations);
}

QString ScoreCurve::sentence() const {
    switch (m_state) {
        case State::None:
            return {};
        case State::Measuring:
            return tr("%1: measuring… %2 %").arg(name()).arg(static_cast<int>(m_progress * 100));
        case State::Failed:
            return tr("%1 could not be measured: %2").arg(name(), m_failure);
        case State::Measured:
            break;
    }
    if (m_summary.read == 0) {
        return tr("%1: no face could be read along this walk.").arg(name());
    }
    const int gaps = m_summary.places - m_summary.read;
    if (gaps == 0) {
        return course();
    }
    return tr("%1 %2").arg(course(),
                           tr("At %n of %1 places no face could be read.", nullptr, gaps).arg(m_summary.places));
}

QString ScoreCurve::course() const {
    const ScoreSummary& all = m_summary;
    const auto percent = [](double position) { return QString::number(qRound(position * 100)); };
    switch (all.course) {
        case ScoreCourse::Grows:
            return tr("%1: grows from %2 to %3; most of it by %4 %.")
                .arg(name(), number(all.first), number(all.last), percent(all.mostlyBy));
        case ScoreCourse::Falls:
            return tr("%1: falls from %2 to %3; most of it by %4 %.")
                .arg(name(), number(all.first), number(all.last), percent(all.mostlyBy));
        case ScoreCourse::GrowsThenFalls:
            return tr("%1: grows from %2 to %3 at %4 %, then falls to %5.")
                .arg(name(), number(all.first), number(all.most), percent(all.mostAt), number(all.last));
        case ScoreCourse::FallsThenGrows:
            return tr("%1: falls from %2 to %3 at %4 %, then grows to %5.")
                .arg(name(), number(all.first), number(all.least), percent(all.leastAt), number(all.last));
        case ScoreCourse::Wavers:
            return tr("%1: goes up and down between %2 and %3.").arg(name(), number(all.least), number(all.most));
        case ScoreCourse::Steady:
        case ScoreCourse::Unread:
            break;
    }
    return tr("%1: hardly changes; it stays near %2.").arg(name(), number(all.mean));
}

std::optional<double> ScoreCurve::valueAt(double position) const {
    if (m_state != State::Measured) {
        return std::nullopt;
    }
    const std::size_t count = std::min(m_series.positions.size(), m_series.values.size());
    for (std::size_t i = 0; i < count; ++i) {
        const double from = m_series.positions[i];
        const double value = m_series.values[i];
        if (position == from && std::isfinite(value)) {
            return value;
        }
        if (i + 1 < count && position > from && position < m_series.positions[i + 1]) {
            const double t = (position - from) / (m_series.positions[i + 1] - from);
            const double between = value + t * (m_series.values[i + 1] - value);
            return std::isfinite(between) ? std::optional(between) : std::nullopt;
        }
    }
    return std::nullopt;
}

QString ScoreCurve::textAt(double position) const {
    if (m_state != State::Measured) {
        return {};
    }
    const auto value = valueAt(position);
    if (!value) {
        return tr("%1: not read here").arg(name());
    }
    const QString text = number(*value);
    return tr("%1 %2", "a score and its value")
        .arg(name(), m_series.inDeviations ? tr("%1 SD", "standard deviations").arg(text) : text);
}

void ScoreCurve::fillGraph() {
    QVector<QCPGraphData> points;
    const std::size_t count = std::min(m_series.positions.size(), m_series.values.size());
    for (std::size_t i = 0; i < count; ++i) {
        if (std::isfinite(m_series.positions[i])) {
            const bool read = std::isfinite(m_series.values[i]);
            points.append({m_series.positions[i], read ? m_series.values[i] : qQNaN()});  // the line is broken there
        }
    }
    m_graph->data()->set(points);
    // So high that what hardly changes looks so.
    const double middle = (m_summary.least + m_summary.most) / 2;
    const double half = std::max((m_summary.most - m_summary.least) / 2, 2 * littleOf(m_series)) * 1.1;
    m_canvas.yAxis2->setRange(middle - half, middle + half);
}

void ScoreCurve::prepare(bool roomy) {
    const bool drawn = m_state != State::None && !m_series.values.empty();
    m_canvas.yAxis2->setVisible(drawn);
    m_graph->setVisible(drawn);
    if (!drawn) {
        return;
    }
    if (m_isNew) {
        fillGraph();
        m_isNew = false;
    }
    const PlotColours colours(m_canvas.palette());
    const QColor colour = PlotColours::faded(colours.second, m_state == State::Measured ? 255 : kFaint);
    m_graph->setPen(QPen(colour, 2));
    m_graph->setScatterStyle({QCPScatterStyle::ssDisc, colour, kPointSize});
    QCPAxis& axis = *m_canvas.yAxis2;
    styleAxis(axis, m_canvas);
    axis.setTickLabelColor(colours.second);
    axis.setLabelColor(colours.second);
    axis.setLabel(roomy ? (m_series.inDeviations ? tr("%1 (standard deviations)").arg(name()) : name()) : QString());
    // One's own grid would cross the other axis's; only where the model's average lies there is a line.
    axis.grid()->setVisible(m_series.inDeviations);
    axis.grid()->setPen(Qt::NoPen);
    axis.grid()->setZeroLinePen(QPen(PlotColours::faded(colours.second, kFaint), 1, Qt::DashLine));
}

void ScoreCurve::drawMarker(QCPPainter& painter, double position) const {
    const auto value = valueAt(position);
    if (!value) {
        return;
    }
    const PlotColours colours(m_canvas.palette());
    const QPointF at(m_canvas.xAxis->coordToPixel(position), m_canvas.yAxis2->coordToPixel(*value));
    painter.setAntialiasing(true);
    painter.setPen(QPen(colours.plane, 1.5));
    painter.setBrush(colours.second);
    painter.drawEllipse(at, kMarkRadius, kMarkRadius);
}

}  // namespace latentwalk
