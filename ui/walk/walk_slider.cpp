// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/walk/walk_slider.h"

#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/widgets/theme.h"

namespace latentwalk {
namespace {

constexpr double kRadius = 8;  // of the handle
constexpr double kGroove = 4;

}  // namespace

WalkSlider::WalkSlider(QWidget* parent) : QSlider(Qt::Horizontal, parent) {
    setRange(0, kSteps);
    setSingleStep(kSteps / 100);
    setPageStep(kSteps / 10);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setAccessibleName(tr("Position on the walk"));
    connect(this, &QSlider::valueChanged, this, [this] {
        if (!m_settingPosition) {
            emit positionMoved(position());
        }
    });
}

void WalkSlider::setPosition(double position) {
    // A handle that the user holds is not torn away.
    if (isSliderDown()) {
        return;
    }
    m_settingPosition = true;
    setValue(static_cast<int>(std::lround(position * kSteps)));
    m_settingPosition = false;
}

void WalkSlider::setTicks(std::vector<double> positions) {
    m_ticks = std::move(positions);
    update();
}

void WalkSlider::setOnWalk(bool onWalk) {
    m_onWalk = onWalk;
    update();
}

double WalkSlider::xAt(double position, int width) {
    return kRadius + 1 + position * (width - 2 * kRadius - 2);
}

double WalkSlider::positionAt(double x, int width) {
    return std::clamp((x - kRadius - 1) / (width - 2 * kRadius - 2), 0.0, 1.0);
}

int WalkSlider::valueAt(double x) const {
    return static_cast<int>(std::lround(positionAt(x, width()) * kSteps));
}

void WalkSlider::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) {
        event->ignore();
        return;
    }
    setSliderDown(true);
    const int before = value();
    setSliderPosition(valueAt(event->position().x()));
    // A click on the place where the handle is already means: back to the walk.
    if (value() == before && !m_onWalk) {
        emit positionMoved(position());
    }
}

void WalkSlider::mouseMoveEvent(QMouseEvent* event) {
    if (isSliderDown()) {
        setSliderPosition(valueAt(event->position().x()));
    }
}

void WalkSlider::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) {
        setSliderDown(false);
    }
}

void WalkSlider::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double middle = height() / 2.0;
    const double handle = xOf(static_cast<double>(sliderPosition()) / kSteps);
    const QColor ink = palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::WindowText);
    const QColor accent = isEnabled() ? Appearance::accent() : ink;
    QColor groove = ink;
    groove.setAlpha(56);
    QColor tick = ink;
    tick.setAlpha(140);

    painter.setPen(QPen(tick, 1.5, Qt::SolidLine, Qt::RoundCap));
    for (const double position : m_ticks) {
        painter.drawLine(QPointF(xOf(position), middle - kRadius), QPointF(xOf(position), middle + kRadius));
    }
    painter.setPen(Qt::NoPen);
    const auto bar = [&](double from, double to, const QColor& colour) {
        painter.setBrush(colour);
        painter.drawRoundedRect(QRectF(from, middle - kGroove / 2, to - from, kGroove), kGroove / 2, kGroove / 2);
    };
    bar(xOf(0), xOf(1), groove);
    if (m_onWalk) {
        bar(xOf(0), handle, accent);
    }

    if (hasFocus()) {
        QColor halo = accent;
        halo.setAlpha(72);
        painter.setBrush(halo);
        painter.drawEllipse(QPointF(handle, middle), kRadius + 4, kRadius + 4);
    }
    painter.setPen(QPen(m_onWalk ? accent : ink, 2));
    painter.setBrush(m_onWalk ? (isSliderDown() || underMouse() ? accent.lighter(112) : accent)
                              : palette().color(QPalette::Window));
    painter.drawEllipse(QPointF(handle, middle), kRadius - 1, kRadius - 1);
}

}  // namespace latentwalk
