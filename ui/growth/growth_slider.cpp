// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/growth/growth_slider.h"

#include <QKeyEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/growth/heads_state.h"
#include "ui/walk/walk_slider.h"
#include "ui/widgets/theme.h"

namespace latentwalk {
namespace {

// As near as this to a whole level the user means the level itself, and no trace of a fade.
constexpr double kNear = 0.02;

double settled(double level) {
    const double whole = std::round(level);
    return std::abs(level - whole) <= kNear ? whole : level;
}

}  // namespace

GrowthSlider::GrowthSlider(QWidget* parent) : QWidget(parent), m_slider(new WalkSlider(this)) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_slider->setAccessibleName(tr("Growth level"));
    m_slider->installEventFilter(this);
    setFocusProxy(m_slider);
    connect(m_slider, &WalkSlider::positionMoved, this,
            [this](double position) { emit levelMoved(settled(position * last())); });
    connect(m_slider, &QSlider::sliderReleased, this, &GrowthSlider::released);
}

void GrowthSlider::setScaleCount(int count) {
    m_scaleCount = count;
    std::vector<double> ticks;
    for (int scale = 0; scale < count; ++scale) {
        ticks.push_back(scale / last());
    }
    m_slider->setTicks(std::move(ticks));
    // A key goes a twentieth of a level, a page a whole one.
    const int level = static_cast<int>(WalkSlider::kSteps / last());
    m_slider->setSingleStep(std::max(1, level / 20));
    m_slider->setPageStep(level);
    update();
}

void GrowthSlider::setLevel(double level) {
    m_slider->setPosition(level / last());
}

double GrowthSlider::level() const {
    return settled(m_slider->position() * last());
}

double GrowthSlider::last() const {
    return std::max(1, m_scaleCount - 1);
}

QSize GrowthSlider::sizeHint() const {
    return {200, m_slider->sizeHint().height() + fontMetrics().height()};
}

QSize GrowthSlider::minimumSizeHint() const {
    return {120, sizeHint().height()};
}

void GrowthSlider::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_slider->setGeometry(0, 0, width(), m_slider->sizeHint().height());
}

void GrowthSlider::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setPen(isEnabled() ? Appearance::quiet() : palette().color(QPalette::Disabled, QPalette::WindowText));
    const int top = m_slider->height();
    double free = -1;  // where the next name may begin
    for (int scale = 0; scale < m_scaleCount; ++scale) {
        const QString name = scaleName(scale);
        const double wide = fontMetrics().horizontalAdvance(name);
        const double middle = WalkSlider::xAt(scale / last(), width());
        const double left = std::clamp(middle - wide / 2, 0.0, std::max(0.0, width() - wide));
        // The last one is always said; those that would touch the one before or the last are left out.
        const double end = width() - fontMetrics().horizontalAdvance(scaleName(m_scaleCount - 1));
        const bool final = scale == m_scaleCount - 1;
        if (left > free && (final || left + wide + 4 < end)) {
            painter.drawText(QRectF(left, top, wide + 1, height() - top), Qt::AlignLeft | Qt::AlignTop, name);
            free = left + wide + 4;
        }
    }
}

bool GrowthSlider::eventFilter(QObject* watched, QEvent* event) {
    const auto isKey = [&] {
        switch (static_cast<QKeyEvent*>(event)->key()) {
            case Qt::Key_Left:
            case Qt::Key_Right:
            case Qt::Key_Up:
            case Qt::Key_Down:
            case Qt::Key_Home:
            case Qt::Key_End:
            case Qt::Key_PageUp:
            case Qt::Key_PageDown:
                return (static_cast<QKeyEvent*>(event)->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
            default:
                return false;
        }
    };
    // The window walks with these keys, but not while this slider has the focus.
    if (event->type() == QEvent::ShortcutOverride && isKey()) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::KeyRelease && isKey() && !static_cast<QKeyEvent*>(event)->isAutoRepeat()) {
        emit released();
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace latentwalk
