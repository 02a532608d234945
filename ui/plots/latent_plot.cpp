#include "ui/plots/latent_plot.h"

#include <cmath>

#include "ui/plots/plot_canvas.h"
#include "ui/plots/plot_style.h"

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

// How the latent number `index` of `count` is drawn; shape and colour both tell it from the others.
enum class Mark { Dash, Cross, Plus, Disc };

Mark markOf(std::size_t index, std::size_t count) {
    if (index + 1 == count) {
        return Mark::Disc;
    }
    return index == 0 ? Mark::Dash : index == 1 ? Mark::Cross : Mark::Plus;
}

void addMark(QVector<QLineF>& lines, Mark mark, double x, double y, double half) {
    switch (mark) {
        case Mark::Dash:
            lines.append(QLineF(x - half, y, x + half, y));
            break;
        case Mark::Cross:
            lines.append(QLineF(x - half, y - half, x + half, y + half));
            lines.append(QLineF(x - half, y + half, x + half, y - half));
            break;
        case Mark::Plus:
            lines.append(QLineF(x - half, y, x + half, y));
            lines.append(QLineF(x, y - half, x, y + half));
            break;
        case Mark::Disc:
            break;
    }
}

}  // namespace

LatentPlot::LatentPlot(QWidget* parent) : PlotPanel(parent) {
    canvas().xAxis->setTicker(QSharedPointer<WholeTicker>::create());
    canvas().yAxis->setTicker(QSharedPointer<ValueTicker>::create());
    canvas().setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    canvas().axisRect()->setRangeDrag(Qt::Horizontal);
    canvas().axisRect()->setRangeZoom(Qt::Horizontal);
    new PlotDrawing(&canvas(), QStringLiteral("legend"), [this](QCPPainter& painter) { drawLegendLine(painter); });
    new PlotDrawing(&canvas(), QStringLiteral("overlay"), [this](QCPPainter& painter) { drawMarks(painter); });
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
    bool same = latents.size() == m_latents.size();
    for (std::size_t i = 0; same && i < latents.size(); ++i) {
        same = latents[i].name == m_latents[i].name;
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
    return {tr("Length: %1.").arg(lengths.join(QStringLiteral(", "))), tr("%1 components.").arg(m_count)};
}

QString LatentPlot::textOf(int component) const {
    QStringList values;
    for (const Series& series : m_latents) {
        if (component < static_cast<int>(series.components.size())) {
            values.append(QStringLiteral("%1 %2").arg(
                series.name, fixedNumber(series.components[static_cast<std::size_t>(component)], 2)));
        }
    }
    return tr("component %1: %2").arg(component).arg(values.join(QStringLiteral(", ")));
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
        entries.push_back(
            {m_latents[i].name, [mark = markOf(i, m_latents.size()), &colours](QPainter& pen, QRectF swatch) {
                 pen.setRenderHint(QPainter::Antialiasing);
                 if (mark == Mark::Disc) {
                     pen.setPen(Qt::NoPen);
                     pen.setBrush(colours.accent);
                     pen.drawEllipse(swatch.center(), 3.5, 3.5);
                     return;
                 }
                 QVector<QLineF> lines;
                 addMark(lines, mark, swatch.center().x(), swatch.center().y(), 4);
                 pen.setPen(QPen(colours.ink, mark == Mark::Dash ? 2 : 1.5));
                 pen.drawLines(lines);
             }});
    }
    painter.setFont(canvas().font());
    painter.setPen(colours.quiet);
    drawLegend(painter, QRectF(plane.left(), 0, canvas().width() - plane.left(), legendHeight(canvas()) - 2), entries);
}

// Everything here goes in batches of lines and boxes without antialiasing: it happens with every frame of a walk.
void LatentPlot::drawMarks(QCPPainter& painter) {
    if (m_count == 0) {
        return;
    }
    const PlotColours colours(canvas().palette());
    const QRect plane = canvas().axisRect()->rect();
    painter.setClipRect(plane, Qt::IntersectClip);
    const double origin = canvas().xAxis->coordToPixel(0);
    const double spacing = canvas().xAxis->coordToPixel(1) - origin;
    const double zero = canvas().yAxis->coordToPixel(0);
    const double scale = canvas().yAxis->coordToPixel(1) - zero;
    const auto [first, last] = shownComponents();
    const auto valueAt = [](const Series& series, int i) {
        return i < static_cast<int>(series.components.size()) ? series.components[static_cast<std::size_t>(i)] : NAN;
    };
    const auto yOf = [&](float value) { return zero + scale * std::clamp<double>(value, -2 * m_height, 2 * m_height); };

    if (m_component >= 0) {
        const double x = origin + spacing * m_component;
        painter.setPen(QPen(PlotColours::faded(colours.ink, 90), 1));
        painter.drawLine(QLineF(x, plane.top(), x, plane.bottom()));
    }
    // What lies between the anchors.
    m_lines.clear();
    for (int i = std::max(0, first - 1); m_latents.size() > 2 && i <= std::min(last + 1, m_count - 1); ++i) {
        float low = INFINITY;
        float high = -INFINITY;
        for (std::size_t s = 0; s + 1 < m_latents.size(); ++s) {
            const float value = valueAt(m_latents[s], i);
            low = std::fmin(low, value);
            high = std::fmax(high, value);
        }
        if (low <= high) {
            m_lines.append(QLineF(origin + spacing * i, yOf(low), origin + spacing * i, yOf(high)));
        }
    }
    painter.setPen(QPen(PlotColours::faded(colours.ink, spacing < kShapesFrom ? 40 : 70), 1));
    painter.drawLines(m_lines);

    const double half = std::clamp(spacing * 0.35, 1.5, 5.0);
    for (std::size_t s = 0; s < m_latents.size(); ++s) {
        const Mark mark = markOf(s, m_latents.size());
        m_lines.clear();
        m_boxes.clear();
        for (int i = std::max(0, first - 1); i <= std::min(last + 1, m_count - 1); ++i) {
            const float value = valueAt(m_latents[s], i);
            if (std::isnan(value)) {
                continue;
            }
            const double x = origin + spacing * i;
            if (mark == Mark::Disc) {
                m_boxes.append(QRectF(x - half, yOf(value) - half, 2 * half, 2 * half));
            } else if (spacing < kShapesFrom) {
                const bool level = mark == Mark::Dash;
                m_lines.append(QLineF(x - level, yOf(value) - !level, x + level, yOf(value) + !level));
            } else {
                addMark(m_lines, mark, x, yOf(value), half);
            }
        }
        if (mark != Mark::Disc) {
            painter.setPen(QPen(PlotColours::faded(colours.ink, spacing < kShapesFrom ? 150 : 255),
                                mark == Mark::Dash && spacing >= kShapesFrom ? 2 : 1));
            painter.drawLines(m_lines);
            continue;
        }
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.accent);
        if (spacing < 2 * kShapesFrom) {
            painter.drawRects(m_boxes);
            continue;
        }
        painter.setAntialiasing(true);  // few enough now
        for (const QRectF& box : std::as_const(m_boxes)) {
            painter.drawEllipse(box);
        }
    }
}

}  // namespace latentwalk
