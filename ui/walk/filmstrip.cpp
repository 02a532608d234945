// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/walk/filmstrip.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "ui/widgets/theme.h"
#include "ui/wording/numbers.h"

namespace latentwalk {
namespace {

constexpr double kGap = 4;

}  // namespace

Filmstrip::Filmstrip(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setAccessibleName(tr("Filmstrip"));
    setToolTip(tr("Frames of the walk from its beginning to its end; click to go there"));
}

void Filmstrip::setPositions(std::vector<double> positions) {
    if (positions == m_positions) {
        return;
    }
    m_positions = std::move(positions);
    m_frames.resize(m_positions.size());
    setStale();
    emit positionsChanged();
}

void Filmstrip::setStale() {
    for (Frame& frame : m_frames) {
        frame.stale = true;
    }
    update();
}

void Filmstrip::setFrame(int index, const QImage& image) {
    if (index < 0 || index >= static_cast<int>(m_frames.size())) {
        return;
    }
    Frame& frame = m_frames[static_cast<std::size_t>(index)];
    const int side = framePixels();
    frame.image = image.scaled(side, side, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    frame.stale = false;
    update();
}

void Filmstrip::setPosition(double position) {
    const int before = currentIndex();
    m_position = position;
    if (currentIndex() != before) {
        update();
    }
}

QRectF Filmstrip::cellOf(int index) const {
    const auto count = static_cast<double>(m_positions.size());
    const double room = width() / count;
    const double side = std::max(8.0, std::min<double>(room - kGap, height() - 4));
    // The first and the last stand flush with the strip's ends.
    const double x = count < 2 ? 0 : (width() - side - 4) * index / (count - 1) + 2;
    return {x, (height() - side) / 2, side, side};
}

int Filmstrip::framePixels() const {
    return m_positions.empty() ? 1 : std::max(1, static_cast<int>(std::ceil(cellOf(0).width() * devicePixelRatioF())));
}

int Filmstrip::indexAt(double x) const {
    int best = -1;
    double nearest = 0;
    for (int i = 0; i < static_cast<int>(m_positions.size()); ++i) {
        const double distance = std::abs(cellOf(i).center().x() - x);
        if (best < 0 || distance < nearest) {
            best = i;
            nearest = distance;
        }
    }
    return best;
}

int Filmstrip::currentIndex() const {
    const auto nearest = std::min_element(m_positions.begin(), m_positions.end(), [this](double a, double b) {
        return std::abs(a - m_position) < std::abs(b - m_position);
    });
    return static_cast<int>(nearest - m_positions.begin());
}

void Filmstrip::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    emit resized();
}

void Filmstrip::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && !m_positions.empty()) {
        emit positionChosen(m_positions[static_cast<std::size_t>(indexAt(event->position().x()))]);
    }
}

void Filmstrip::keyPressEvent(QKeyEvent* event) {
    const int by = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    if (by == 0 || event->modifiers() != Qt::NoModifier || m_positions.empty()) {
        QWidget::keyPressEvent(event);
        return;
    }
    const int next = std::clamp(currentIndex() + by, 0, static_cast<int>(m_positions.size()) - 1);
    emit positionChosen(m_positions[static_cast<std::size_t>(next)]);
}

bool Filmstrip::event(QEvent* event) {
    // The arrow keys walk the strip while it has the focus, not the window's finer steps.
    if (event->type() == QEvent::ShortcutOverride) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (key->modifiers() == Qt::NoModifier && (key->key() == Qt::Key_Left || key->key() == Qt::Key_Right)) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::ToolTip && isEnabled() && !m_positions.empty()) {
        auto* help = static_cast<QHelpEvent*>(event);
        const int index = indexAt(help->pos().x());
        QToolTip::showText(help->globalPos(),
                           tr("Frame %1 of %2, at %3 %")
                               .arg(index + 1)
                               .arg(m_positions.size())
                               .arg(fixedNumber(m_positions[static_cast<std::size_t>(index)] * 100, 1)),
                           this);
        return true;
    }
    return QWidget::event(event);
}

void Filmstrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const int current = currentIndex();
    for (int i = 0; i < static_cast<int>(m_positions.size()); ++i) {
        const QRectF cell = cellOf(i);
        const Frame& frame = m_frames[static_cast<std::size_t>(i)];
        QPainterPath shape;
        shape.addRoundedRect(cell, 3, 3);
        painter.fillPath(shape, Appearance::stage());
        if (!frame.image.isNull()) {
            painter.save();
            painter.setClipPath(shape);
            painter.setOpacity(frame.stale ? 0.35 : 1.0);
            painter.drawImage(cell, frame.image);
            painter.restore();
        }
        if (i == current && isEnabled()) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(Appearance::accent(), 2, hasFocus() ? Qt::DotLine : Qt::SolidLine));
            painter.drawRoundedRect(cell.adjusted(-1, -1, 1, 1), 4, 4);
        }
    }
}

}  // namespace latentwalk
