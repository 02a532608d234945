// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/directions/rows/strength_slider.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "core/latent/direction.h"
#include "ui/widgets/theme.h"

namespace latentwalk {
namespace {

constexpr double kRadius = 7;  // of the handle
constexpr double kGroove = 4;
constexpr int kSnap = 5;  // steps

bool isReset(const QKeyEvent& event) {
    return event.modifiers() == Qt::NoModifier &&
           (event.key() == Qt::Key_Backspace || event.key() == Qt::Key_Delete || event.key() == Qt::Key_0);
}

bool isMove(const QKeyEvent& event) {
    switch (event.key()) {
        case Qt::Key_Left:
        case Qt::Key_Right:
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_PageUp:
        case Qt::Key_PageDown:
        case Qt::Key_Home:
        case Qt::Key_End:
            return event.modifiers() == Qt::NoModifier;
        default:
            return false;
    }
}

}  // namespace

StrengthSlider::StrengthSlider(QWidget* parent) : QSlider(Qt::Horizontal, parent), m_useful(kUsefulStrength) {
    setRange(-kSteps, kSteps);
    setSingleStep(kSteps / 50);
    setPageStep(kSteps / 10);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    connect(this, &QSlider::valueChanged, this, [this] {
        if (!m_setting) {
            emit strengthMoved(strength());
        }
    });
    m_letGoSoon.setSingleShot(true);
    connect(&m_letGoSoon, &QTimer::timeout, this, &StrengthSlider::letGo);
}

void StrengthSlider::setStrength(double strength) {
    // A handle that the user holds is not torn away.
    if (isSliderDown()) {
        return;
    }
    m_setting = true;
    setValue(static_cast<int>(std::lround(std::clamp(strength, -1.0, 1.0) * kSteps)));
    m_setting = false;
}

void StrengthSlider::setUseful(double strength) {
    m_useful = strength;
    update();
}

double StrengthSlider::xAt(double strength, int width) {
    return kRadius + 1 + (strength + 1) / 2 * (width - 2 * kRadius - 2);
}

int StrengthSlider::valueAt(double x) const {
    const double place = (x - kRadius - 1) / std::max(1.0, width() - 2 * kRadius - 2);
    const auto value = static_cast<int>(std::lround((std::clamp(place, 0.0, 1.0) * 2 - 1) * kSteps));
    return m_snaps && std::abs(value) <= kSnap ? 0 : value;
}

void StrengthSlider::finish() {
    if (m_letGoSoon.isActive()) {
        m_letGoSoon.stop();
        emit letGo();
    }
}

void StrengthSlider::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) {
        event->ignore();
        return;
    }
    finish();
    setSliderDown(true);
    setSliderPosition(valueAt(event->position().x()));
}

void StrengthSlider::mouseMoveEvent(QMouseEvent* event) {
    if (isSliderDown()) {
        setSliderPosition(valueAt(event->position().x()));
    }
}

void StrengthSlider::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && isSliderDown()) {
        setSliderDown(false);
        m_letGoSoon.start(QApplication::doubleClickInterval());
    }
}

void StrengthSlider::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) {
        m_letGoSoon.start(QApplication::doubleClickInterval());
        setValue(0);
    }
}

void StrengthSlider::keyPressEvent(QKeyEvent* event) {
    if (isReset(*event)) {
        setValue(0);
    } else {
        QSlider::keyPressEvent(event);
    }
}

void StrengthSlider::keyReleaseEvent(QKeyEvent* event) {
    QSlider::keyReleaseEvent(event);
    if (!event->isAutoRepeat() && (isReset(*event) || isMove(*event))) {
        emit letGo();
    }
}

void StrengthSlider::focusOutEvent(QFocusEvent* event) {
    finish();
    QSlider::focusOutEvent(event);
}

void StrengthSlider::wheelEvent(QWheelEvent* event) {
    if (hasFocus()) {
        QSlider::wheelEvent(event);
        m_letGoSoon.start(QApplication::doubleClickInterval());
    } else {
        event->ignore();
    }
}

bool StrengthSlider::event(QEvent* event) {
    // While the slider has the focus these keys are its own, not the window's.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (isReset(*key) || isMove(*key)) {
            event->accept();
            return true;
        }
    }
    return QSlider::event(event);
}

void StrengthSlider::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double middle = height() / 2.0;
    const double zero = xAt(0, width());
    const double handle = xAt(static_cast<double>(sliderPosition()) / kSteps, width());
    const QColor ink = palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::WindowText);
    const QColor accent = isEnabled() ? Appearance::accent() : ink;
    const auto faint = [&ink](int alpha) {
        QColor colour = ink;
        colour.setAlpha(alpha);
        return colour;
    };

    painter.setPen(QPen(faint(110), 1.5, Qt::SolidLine, Qt::RoundCap));
    for (const double strength : {-m_useful, 0.0, m_useful}) {
        const double x = xAt(strength, width());
        const double reach = strength == 0 ? kRadius : kRadius - 2;
        painter.drawLine(QPointF(x, middle - reach), QPointF(x, middle + reach));
    }
    painter.setPen(Qt::NoPen);
    const auto bar = [&](double from, double to, const QColor& colour) {
        painter.setBrush(colour);
        painter.drawRoundedRect(QRectF(from, middle - kGroove / 2, to - from, kGroove), kGroove / 2, kGroove / 2);
    };
    bar(xAt(-1, width()), xAt(1, width()), faint(36));
    bar(xAt(-m_useful, width()), xAt(m_useful, width()), faint(40));
    bar(std::min(zero, handle), std::max(zero, handle), accent);

    if (hasFocus()) {
        QColor halo = accent;
        halo.setAlpha(72);
        painter.setBrush(halo);
        painter.drawEllipse(QPointF(handle, middle), kRadius + 3, kRadius + 3);
    }
    // Hollow while nothing is changed.
    const bool moved = sliderPosition() != 0;
    painter.setPen(QPen(moved ? accent : faint(150), 2));
    painter.setBrush(moved ? (isSliderDown() || underMouse() ? accent.lighter(112) : accent)
                           : palette().color(underMouse() ? QPalette::Button : QPalette::Window));
    painter.drawEllipse(QPointF(handle, middle), kRadius - 1, kRadius - 1);
}

}  // namespace latentwalk
