// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plots/latent_plot.h"

#include <cmath>

#include "ui/plots/canvas/plot_canvas.h"
#include "ui/plots/canvas/plot_style.h"
#include "ui/plots/latent_marks.h"
#include "ui/wording/numbers.h"

namespace latentwalk {
namespace {

constexpr int kFewest = 8;  // components in sight
constexpr double kKeyZoom = 0.7;
// Marks get shapes of their own where components are this many pixels apart; closer, they are dots.
constexpr double kShapesFrom = 5;

// Numbers of components are whole.
class WholeTicker : public QCPAxisTicker {
protected:
    double getTickStep(const QCPRange& range) override { return std::max(1.0, QCPAxisTicker::getTickStep(range)); }
};

class ValueTicker : public QCPAxisTicker {
protected:
    QString getTickLabel(double tick, const QLocale& locale, QChar format, int precision) override {
        return QCPAxisTicker::getTickLabel(tick, locale, format, precision).replace(u'-', QStringLiteral("−"));
    }
};

// The next of 1, 1.5, 2, 3, 4, 5, 6, 8, 10 times a power of ten.
double roundUp(double value) {
    if (value <= 0) {
        return 1;
    }
    const double power = std::pow(10, std::floor(std::log10(value)));
    for (const double step : {1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0}) {
        if (value <= step * power) {
            return step * power;
        }
    }
    return 10 * power;
}

}  // namespace

LatentPlot::LatentPlot(QWidget* parent) : PlotPanel(parent) {
    canvas().xAxis->setTicker(QSharedPointer<WholeTicker>::create());
    canvas().yAxis->setTicker(QSharedPointer<ValueTicker>::create());
    canvas().setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    canvas().axisRect()->setRangeDrag(Qt::Horizontal);
    canvas().axisRect()->setRangeZoom(Qt::Horizontal);
    new PlotDrawing(&canvas(), QStringLiteral("legend"), [this](QCPPainter& painter) { drawLegendLine(painter); });
    new PlotDrawing(&canvas(), QStringLiteral("main"), [this](QCPPainter& painter) { drawAnchors(painter); });
    new PlotDrawing(&canvas(), QStringLiteral("overlay"), [this](QCPPainter& painter) { drawNow(painter); });
    connect(canvas().xAxis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this, &LatentPlot::limitRange);
    connect(&canvas(), &QCustomPlot::mouseDoubleClick, this, [this] {
        canvas().xAxis->setRange(-0.5, m_count - 0.5);
        canvas().refresh();
    });
    translate();
    clear();
}

void LatentPlot::translate() {
    setAccessibleName(tr("Components of the latent"));
    setToolTip(
        tr("The components of the anchors' latents and of the one that is shown. The wheel zooms, a drag moves, "
           "a double click shows all; the arrow keys read one component after the other."));
}

void LatentPlot::setLatents(std::vector<Series> latents) {
    // Whether only the latent of now is another.
    bool same = latents.size() == m_latents.size();
    for (std::size_t i = 0; same && i < latents.size(); ++i) {
        same = latents[i].name == m_latents[i].name &&
               (i + 1 == latents.size() || latents[i].components == m_latents[i].components);
    }
    m_latents = std::move(latents);
    int count = 0;
    for (const Series& series : m_latents) {
        count = std::max(count, static_cast<int>(series.components.size()));
    }
    if (count == 0) {
        clear();
        return;
    }
    if (count != m_count) {
        m_count = count;
        m_component = -1;
        canvas().xAxis->setRange(-0.5, m_count - 0.5);
        same = false;
    }
    same = !fitHeight() && same;
    if (isEmpty()) {
        setMessage({});
    } else if (same) {
        refreshOverlay();
    } else {
        refresh();
    }
    if (m_component >= 0) {
        pointAt(m_component);
    }
}

void LatentPlot::setMeasured(const QString& text) {
    m_measured = text;
    refreshWords();
}

void LatentPlot::clear(const QString& why) {
    m_latents.clear();
    m_count = 0;
    m_height = 0;
    m_component = -1;
    setMessage(why.isEmpty() ? tr("Open a model to see the components of its latents.") : why);
}

// Grows with the values at once, but shrinks late: an axis that follows every frame could not be read.
bool LatentPlot::fitHeight() {
    double largest = 0;
    for (const Series& series : m_latents) {
        for (const float value : series.components) {
            // A comparison with NaN is false; infinities are cut off by the frame.
            if (std::abs(value) > largest && std::isfinite(value)) {
                largest = std::abs(value);
            }
        }
    }
    const double wanted = roundUp(largest);
    if (wanted <= m_height && wanted > m_height / 3) {
        return false;
    }
    m_height = wanted;
    canvas().yAxis->setRange(-m_height * 1.04, m_height * 1.04);
    return true;
}

void LatentPlot::limitRange(const QCPRange& range) {
    const double lowest = -0.5;
    const double highest = std::max(m_count, 1) - 0.5;
    const double size = std::clamp(range.size(), std::min<double>(kFewest, highest - lowest), highest - lowest);
    const double lower = std::clamp(range.center() - size / 2, lowest, highest - size);
    const QCPRange limited(lower, lower + size);
    if (std::abs(limited.lower - range.lower) > 1e-9 || std::abs(limited.upper - range.upper) > 1e-9) {
        canvas().xAxis->setRange(limited);
    }
    canvas().refresh();
}

std::pair<int, int> LatentPlot::shownComponents() const {
    const QCPRange range = canvas().xAxis->range();
    return {std::max(0, static_cast<int>(std::ceil(range.lower))),
            std::min(m_count - 1, static_cast<int>(std::floor(range.upper)))};
}

void LatentPlot::zoom(double factor) {
    const double centre = m_component >= 0 ? m_component : canvas().xAxis->range().center();
    canvas().xAxis->scaleRange(factor, centre);
}

PlotPanel::Words LatentPlot::words() const {
    QStringList lengths;
    for (const Series& series : m_latents) {
        double squares = 0;
        for (const float value : series.components) {
            squares += static_cast<double>(value) * value;
        }
        lengths.append(QStringLiteral("%1 %2").arg(series.name, fixedNumber(std::sqrt(squares), 1)));
    }
    const QString components = tr("%1 components.").arg(m_count);
    return {tr("Length: %1.").arg(lengths.join(tr(", "))),
            m_measured.isEmpty() ? components : components + u'\n' + m_measured};
}

QString LatentPlot::textOf(int component) const {
    QStringList values;
    for (const Series& series : m_latents) {
        if (component < static_cast<int>(series.components.size())) {
            values.append(QStringLiteral("%1 %2").arg(
                series.name, fixedNumber(series.components[static_cast<std::size_t>(component)], 2)));
        }
    }
    return tr("component %1: %2").arg(component).arg(values.join(tr(", ")));
}

void LatentPlot::pointAt(int component) {
    m_component = std::clamp(component, 0, m_count - 1);
    setReadout(textOf(m_component), canvas().xAxis->coordToPixel(m_component));
    canvas().refreshOverlay();
}

void LatentPlot::pointerMoved(QPointF place) {
    if (m_count > 0) {
        const auto [first, last] = shownComponents();
        pointAt(std::clamp(qRound(canvas().xAxis->pixelToCoord(place.x())), first, last));
    }
}

void LatentPlot::pointerLeft() {
    PlotPanel::pointerLeft();
    m_component = -1;
    canvas().refreshOverlay();
}

bool LatentPlot::takeKey(int key, Qt::KeyboardModifiers modifiers, bool dry) {
    // Plus is above another key on most keyboards.
    if ((modifiers & ~Qt::ShiftModifier) != 0 ||
        (modifiers != 0 && key != Qt::Key_Plus && key != Qt::Key_Left && key != Qt::Key_Right)) {
        return false;
    }
    const auto read = [&](int steps) {
        if (dry) {
            return;
        }
        const auto [first, last] = shownComponents();
        pointAt(m_component < 0 ? (steps > 0 ? first : last) : m_component + steps);
        const QCPRange range = canvas().xAxis->range();
        if (!range.contains(m_component)) {
            canvas().xAxis->moveRange(m_component - range.center());
        }
    };
    const int stride = modifiers == Qt::ShiftModifier ? 10 : 1;
    switch (key) {
        case Qt::Key_Left:
            read(-stride);
            return true;
        case Qt::Key_Right:
            read(stride);
            return true;
        case Qt::Key_Plus:
        case Qt::Key_Equal:
        case Qt::Key_Minus:
            if (!dry) {
                zoom(key == Qt::Key_Minus ? 1 / kKeyZoom : kKeyZoom);
            }
            return true;
        case Qt::Key_0:
            if (!dry) {
                canvas().xAxis->setRange(-0.5, m_count - 0.5);
            }
            return true;
        case Qt::Key_Escape:
            if (m_component < 0) {
                return false;
            }
            if (!dry) {
                pointerLeft();
            }
            return true;
        default:
            return false;
    }
}

void LatentPlot::prepare() {
    const bool roomy = canvas().width() >= 360 && canvas().height() >= 220;
    canvas().xAxis->setLabel(roomy ? tr("Component") : QString());
    canvas().yAxis->setLabel(roomy ? tr("Value") : QString());
    canvas().yAxis->grid()->setZeroLinePen(QPen(PlotColours(canvas().palette()).axis, 1));
}

void LatentPlot::drawLegendLine(QCPPainter& painter) const {
    const PlotColours colours(canvas().palette());
    const QRect plane = canvas().axisRect()->rect();
    std::vector<LegendEntry> entries;
    for (std::size_t i = 0; i < m_latents.size(); ++i) {
        const LatentMark mark = markOf(i, m_latents.size());
        entries.push_back({m_latents[i].name, [mark, &colours](QPainter& target, const QRectF& swatch) {
                               drawMark(target, mark, swatch.center(), 4, colours);
                           }});
    }
    painter.setFont(canvas().font());
    painter.setPen(colours.quiet);
    drawLegend(painter, QRectF(plane.left(), 0, canvas().width() - plane.left(), legendHeight(canvas()) - 2), entries);
}

// Where components and values are on the canvas.
struct LatentPlot::Scale {
    double origin;
    double spacing;  // of components
    double zero;
    double unit;  // of values; upwards is less
    double limit;
    int first;  // components in sight, and those of which half a mark is
    int last;

    double xOf(int component) const { return origin + spacing * component; }
    double yOf(float value) const { return zero + unit * std::clamp<double>(value, -limit, limit); }
    bool hasShapes() const { return spacing >= kShapesFrom; }
};

LatentPlot::Scale LatentPlot::scale() const {
    const QCPAxis& across = *canvas().xAxis;
    const QCPAxis& up = *canvas().yAxis;
    const auto [first, last] = shownComponents();
    return {across.coordToPixel(0),
            across.coordToPixel(1) - across.coordToPixel(0),
            up.coordToPixel(0),
            up.coordToPixel(1) - up.coordToPixel(0),
            2 * m_height,
            std::max(0, first - 1),
            std::min(m_count - 1, last + 1)};
}

// Everything that there can be many of is a filled box: strokes are ten times as slow on screens of high resolution.
void LatentPlot::drawSeries(QPainter& painter, std::size_t index, const Scale& to) const {
    const PlotColours colours(canvas().palette());
    const QColor dot = PlotColours::faded(colours.ink, 150);
    const LatentMark mark = markOf(index, m_latents.size());
    const std::vector<float>& values = m_latents[index].components;
    const double half = std::clamp(to.spacing * 0.35, 1.5, 5.0);
    for (int i = to.first; i <= to.last && i < static_cast<int>(values.size()); ++i) {
        const float value = values[static_cast<std::size_t>(i)];
        if (std::isnan(value)) {
            continue;
        }
        const QPointF at(to.xOf(i), to.yOf(value));
        if (to.hasShapes()) {
            drawMark(painter, mark, at, half, colours);
        } else if (mark == LatentMark::Disc) {
            painter.fillRect(QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half), colours.accent);
        } else if (mark == LatentMark::Dash) {
            painter.fillRect(QRectF(at.x() - 1, at.y() - 0.5, 2, 1), dot);
        } else {
            painter.fillRect(QRectF(at.x() - 0.5, at.y() - 1, 1, 2), dot);
        }
    }
}

// The anchors, and lines over what lies between them; not drawn again while only the latent of now changes.
void LatentPlot::drawAnchors(QCPPainter& painter) const {
    if (m_latents.size() < 2) {
        return;
    }
    painter.setClipRect(canvas().axisRect()->rect(), Qt::IntersectClip);
    const Scale to = scale();
    const QColor between = PlotColours::faded(PlotColours(canvas().palette()).ink, to.hasShapes() ? 70 : 40);
    for (int i = to.first; i <= to.last; ++i) {
        float low = INFINITY;
        float high = -INFINITY;
        for (std::size_t s = 0; s + 1 < m_latents.size(); ++s) {
            const std::vector<float>& values = m_latents[s].components;
            if (i < static_cast<int>(values.size())) {
                low = std::fmin(low, values[static_cast<std::size_t>(i)]);
                high = std::fmax(high, values[static_cast<std::size_t>(i)]);
            }
        }
        if (low < high) {
            painter.fillRect(QRectF(to.xOf(i) - 0.5, to.yOf(high), 1, to.yOf(low) - to.yOf(high)), between);
        }
    }
    for (std::size_t s = 0; s + 1 < m_latents.size(); ++s) {
        drawSeries(painter, s, to);
    }
}

void LatentPlot::drawNow(QCPPainter& painter) const {
    if (m_latents.empty()) {
        return;
    }
    const QRect plane = canvas().axisRect()->rect();
    painter.setClipRect(plane, Qt::IntersectClip);
    const Scale to = scale();
    if (m_component >= 0) {
        painter.fillRect(QRectF(to.xOf(m_component) - 0.5, plane.top(), 1, plane.height()),
                         PlotColours::faded(PlotColours(canvas().palette()).ink, 110));
    }
    drawSeries(painter, m_latents.size() - 1, to);
}

}  // namespace latentwalk
