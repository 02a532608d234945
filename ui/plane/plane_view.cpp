// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plane/plane_view.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QElapsedTimer>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/widgets/theme.h"

namespace latentwalk {
namespace {

constexpr double kGap = 2;             // between tiles
constexpr double kZoomOfNotch = 0.25;  // of the wheel
constexpr qint64 kScalingTime = 6;     // milliseconds of one painting

bool isOwnKey(const QKeyEvent& event) {
    if ((event.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) != 0) {
        return false;
    }
    switch (event.key()) {
        case Qt::Key_Left:
        case Qt::Key_Right:
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_Home:
        case Qt::Key_Plus:
        case Qt::Key_Equal:
        case Qt::Key_Minus:
            return true;
        default:
            return false;
    }
}

bool isByKey(Qt::FocusReason reason) {
    return reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason;
}

}  // namespace

PlaneView::PlaneView(PlaneTiles& tiles, QWidget* parent) : QWidget(parent), m_tiles(tiles) {
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Plane of faces"));
    setAccessibleDescription(
        tr("Arrow keys go to the face beside the shown one; Shift and arrow keys look further; + and − zoom; Home goes "
           "back to the middle"));
    setAttribute(Qt::WA_OpaquePaintEvent);
    connect(&tiles, &PlaneTiles::pictureChanged, this, qOverload<>(&QWidget::update));
    showCursor();
}

void PlaneView::setPlane(const Plane& plane, const PlaneRange& across, const PlaneRange& up) {
    m_plane = plane;
    m_across = across;
    m_up = up;
    look();
}

void PlaneView::setWords(PlaneAxisWords across, PlaneAxisWords up) {
    m_wordsAcross = std::move(across);
    m_wordsUp = std::move(up);
    update();
}

void PlaneView::setEmptyText(const QString& text) {
    m_emptyText = text;
    look();
}

void PlaneView::setHere(std::optional<PlanePoint> here) {
    if (m_here != here) {
        m_here = here;
        update();
    }
}

void PlaneView::setDrawing(bool drawing) {
    m_drawing = drawing;
    m_path.clear();
    showCursor();
    update();
}

void PlaneView::showCursor() {
    setCursor(m_drawing ? Qt::CrossCursor : m_pressed && m_moved ? Qt::ClosedHandCursor : Qt::OpenHandCursor);
}

double PlaneView::side() const {
    const double ratio = devicePixelRatioF();
    const double wanted = kSide * std::exp2(m_plane.zoom - planeLevel(m_plane.zoom));
    return std::max(std::round(wanted * ratio), 1.0) / ratio;
}

double PlaneView::stepAcross() const {
    return planeStep(m_plane, m_plane.across, planeLevel(m_plane.zoom));
}

double PlaneView::stepUp() const {
    return planeStep(m_plane, m_plane.up, planeLevel(m_plane.zoom));
}

PlanePoint PlaneView::placeAt(QPointF point) const {
    const QPointF fromMiddle = point - QRectF(rect()).center();
    return {m_plane.x + fromMiddle.x() / side() * stepAcross(), m_plane.y - fromMiddle.y() / side() * stepUp()};
}

QPointF PlaneView::pointOf(PlanePoint place) const {
    return QRectF(rect()).center() +
           QPointF((place.x - m_plane.x) / stepAcross() * side(), (m_plane.y - place.y) / stepUp() * side());
}

// On whole pixels of the screen, so that pictures of the right size are copied as they are.
QRectF PlaneView::rectOf(PlanePoint place) const {
    const double ratio = devicePixelRatioF();
    const QPointF corner = pointOf(place) - QPointF(side() / 2, side() / 2);
    return {std::round(corner.x() * ratio) / ratio, std::round(corner.y() * ratio) / ratio, side(), side()};
}

std::optional<PlanePoint> PlaneView::tilePlaceAt(QPointF point) const {
    const PlanePoint at = placeAt(point);
    const PlanePoint tile{placeOfTile(tileAt(at.x, stepAcross()), stepAcross()),
                          placeOfTile(tileAt(at.y, stepUp()), stepUp())};
    const bool there = m_emptyText.isEmpty() && m_across.contains(tile.x) && m_up.contains(tile.y);
    return there ? std::optional(tile) : std::nullopt;
}

QSize PlaneView::tilesInSight() const {
    const auto count = [&](double length, double step, const PlaneRange& range) {
        const int fits = static_cast<int>(std::lround(length / side()));
        const double all = std::floor((range.last - range.first) / step + 1e-9) + 1;
        return std::max(1, all < fits ? static_cast<int>(all) : fits);
    };
    return {count(width(), stepAcross(), m_across), count(height(), stepUp(), m_up)};
}

QString PlaneView::describe(PlanePoint place) const {
    QStringList parts;
    for (const auto& [words, at] : {std::pair(&m_wordsAcross, place.x), std::pair(&m_wordsUp, place.y)}) {
        if (!words->name.isEmpty()) {
            parts.append(tr("%1 %2", "axis and place").arg(words->name, words->textOf(at)));
        }
    }
    return parts.join(tr(", ", "between axes"));
}

// The tiles that can be seen, the nearest to the middle first.
void PlaneView::look() {
    m_inSight.clear();
    update();
    if (!m_emptyText.isEmpty() || !isVisible()) {
        m_tiles.look({}, 1);
        return;
    }
    const int level = planeLevel(m_plane.zoom);
    const PlanePoint first = placeAt({0, static_cast<double>(height())});
    const PlanePoint last = placeAt({static_cast<double>(width()), 0});
    std::vector<std::pair<double, PlaneTile>> found;
    for (qint64 row = tileAt(first.y, stepUp()); row <= tileAt(last.y, stepUp()); ++row) {
        for (qint64 column = tileAt(first.x, stepAcross()); column <= tileAt(last.x, stepAcross()); ++column) {
            const PlanePoint place{placeOfTile(column, stepAcross()), placeOfTile(row, stepUp())};
            if (m_across.contains(place.x) && m_up.contains(place.y)) {
                const QPointF away = pointOf(place) - QRectF(rect()).center();
                found.emplace_back(std::hypot(away.x(), away.y()), PlaneTile::of(level, column, row));
            }
        }
    }
    std::sort(found.begin(), found.end());
    for (const auto& [away, tile] : found) {
        m_inSight.push_back(tile);
    }
    m_tiles.look(m_inSight, static_cast<int>(std::lround(side() * devicePixelRatioF())));
}

void PlaneView::moveBy(QPointF pixels) {
    m_plane.x =
        std::clamp(m_across.nearest(m_plane.x - pixels.x() / side() * stepAcross()), -kFurthestPlace, kFurthestPlace);
    m_plane.y = std::clamp(m_up.nearest(m_plane.y + pixels.y() / side() * stepUp()), -kFurthestPlace, kFurthestPlace);
    look();
    emit looked();
}

void PlaneView::zoomAbout(QPointF fixed, double notches) {
    const PlanePoint before = placeAt(fixed);
    m_plane.zoom = std::clamp(m_plane.zoom + notches * kZoomOfNotch, kLeastZoom, kMostZoom);
    const PlanePoint after = placeAt(fixed);
    m_plane.x += before.x - after.x;
    m_plane.y += before.y - after.y;
    moveBy({});
}

void PlaneView::stepTo(int columns, int rows) {
    const PlanePoint from = m_here.value_or(PlanePoint{m_plane.x, m_plane.y});
    // From between two tiles to the next one.
    const auto next = [](double place, double step, int by) {
        const double now = place / step;
        const double nearest = std::round(now);
        const bool on = std::abs(now - nearest) < 1e-6;
        return on || by == 0 ? (by == 0 ? place : placeOfTile(static_cast<qint64>(nearest) + by, step))
                             : placeOfTile(static_cast<qint64>(by > 0 ? std::ceil(now) : std::floor(now)), step);
    };
    const PlanePoint to{m_across.nearest(next(from.x, stepAcross(), columns)),
                        m_up.nearest(next(from.y, stepUp(), rows))};
    emit placeChosen(to, true);
    // The view follows what would leave it.
    const QRectF inside = QRectF(rect()).adjusted(side() / 2, side() / 2, -side() / 2, -side() / 2);
    const QPointF point = pointOf(to);
    moveBy({std::clamp(point.x(), inside.left(), std::max(inside.left(), inside.right())) - point.x(),
            std::clamp(point.y(), inside.top(), std::max(inside.top(), inside.bottom())) - point.y()});
}

bool PlaneView::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && isOwnKey(*static_cast<QKeyEvent*>(event))) {
        event->accept();  // the arrows step along the walk everywhere else in the window
        return true;
    }
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        const auto place = tilePlaceAt(help->pos());
        QToolTip::showText(help->globalPos(), place && !m_drawing ? describe(*place) : QString(), this);
        return true;
    }
    return QWidget::event(event);
}

void PlaneView::keyPressEvent(QKeyEvent* event) {
    if (!isOwnKey(*event) || !m_emptyText.isEmpty()) {
        event->ignore();
        return;
    }
    const bool looks = event->modifiers().testFlag(Qt::ShiftModifier);
    const auto step = [&](int columns, int rows) {
        looks ? moveBy(QPointF(-columns * side(), rows * side())) : stepTo(columns, rows);
    };
    switch (event->key()) {
        case Qt::Key_Left:
            step(-1, 0);
            break;
        case Qt::Key_Right:
            step(1, 0);
            break;
        case Qt::Key_Up:
            step(0, 1);
            break;
        case Qt::Key_Down:
            step(0, -1);
            break;
        case Qt::Key_Home:
            emit middleRequested();
            break;
        case Qt::Key_Minus:
            zoomOut();
            break;
        default:
            zoomIn();
    }
}

void PlaneView::focusInEvent(QFocusEvent* event) {
    m_showsFocus = isByKey(event->reason());
    QWidget::focusInEvent(event);
    update();
}

void PlaneView::focusOutEvent(QFocusEvent* event) {
    m_showsFocus = false;
    QWidget::focusOutEvent(event);
    update();
}

void PlaneView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    look();
}

void PlaneView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    look();
}

void PlaneView::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    look();
}

void PlaneView::wheelEvent(QWheelEvent* event) {
    constexpr double kNotch = 120;
    if (m_emptyText.isEmpty() && event->angleDelta().y() != 0) {
        zoomAbout(event->position(), event->angleDelta().y() / kNotch);
    }
    event->accept();
}

void PlaneView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !m_emptyText.isEmpty()) {
        event->ignore();
        return;
    }
    m_pressed = event->position();
    m_last = event->position();
    m_moved = false;
    m_path = m_drawing ? QPolygonF{event->position()} : QPolygonF();
}

void PlaneView::mouseMoveEvent(QMouseEvent* event) {
    if (!m_pressed) {
        return;
    }
    const QPointF point = event->position();
    m_moved = m_moved || (point - *m_pressed).manhattanLength() >= QApplication::startDragDistance();
    if (m_drawing) {
        m_path.append(point);
        update();
    } else if (m_moved) {
        showCursor();
        moveBy(point - m_last);
        m_last = point;
    }
}

void PlaneView::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !std::exchange(m_pressed, std::nullopt)) {
        return;
    }
    showCursor();
    if (m_drawing) {
        std::vector<PlanePoint> path;
        for (const QPointF& point : std::exchange(m_path, {})) {
            path.push_back(placeAt(point));
        }
        update();
        emit pathDrawn(path);
    } else if (const auto place = tilePlaceAt(event->position()); place && !m_moved) {
        emit placeChosen(*place, false);
    }
}

void PlaneView::contextMenuEvent(QContextMenuEvent* event) {
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const PlanePoint at = m_here.value_or(PlanePoint{m_plane.x, m_plane.y});
    const QPointF point = byKey ? pointOf(at) : QPointF(event->pos());
    if (const auto place = byKey && m_here ? m_here : tilePlaceAt(point)) {
        emit menuRequested(*place, mapToGlobal(point.toPoint()));
    }
}

QImage PlaneView::scaled(const PlaneTile& tile, const QImage& image, const QElapsedTimer& clock) {
    const int pixels = static_cast<int>(std::lround((side() - kGap) * devicePixelRatioF()));
    if (pixels != m_scaledSide) {
        m_scaledSide = pixels;
        m_scaled.clear();
    }
    const auto found = m_scaled.find(tile);
    if (found != m_scaled.end() && found->second.first == image.cacheKey()) {
        return found->second.second;
    }
    if (clock.elapsed() > kScalingTime) {
        return {};
    }
    QImage result = image.scaled(pixels, pixels, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    result.setDevicePixelRatio(devicePixelRatioF());
    m_scaled[tile] = {image.cacheKey(), result};
    return result;
}

void PlaneView::paintTiles(QPainter& painter) {
    QElapsedTimer clock;
    clock.start();
    bool later = false;
    for (const PlaneTile& tile : m_inSight) {
        const PlanePoint place = tile.place(m_plane);
        const QRectF frame = rectOf(place).adjusted(kGap / 2, kGap / 2, -kGap / 2, -kGap / 2);
        const QImage image = m_tiles.picture(tile);
        if (image.isNull()) {
            painter.fillRect(frame, Appearance::isDark() ? QColor(255, 255, 255, 12) : QColor(0, 0, 0, 16));
            continue;
        }
        const QImage ready = scaled(tile, image, clock);
        if (ready.isNull()) {
            painter.drawImage(frame, image);
            later = true;
        } else {
            painter.drawImage(frame.topLeft(), ready);
        }
    }
    std::erase_if(m_scaled, [this](const auto& one) {
        return std::find(m_inSight.begin(), m_inSight.end(), one.first) == m_inSight.end();
    });
    if (later) {
        QMetaObject::invokeMethod(this, qOverload<>(&QWidget::update), Qt::QueuedConnection);
    }
}

void PlaneView::paintHere(QPainter& painter) const {
    if (!m_here) {
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    const QRectF frame = rectOf(*m_here);
    painter.setPen(QPen(QColor(0, 0, 0, 120), 4));
    painter.drawRect(frame);
    painter.setPen(QPen(Appearance::accent(), 2));
    painter.drawRect(frame);
}

// Which way means more of what: along the lower edge and the left one.
void PlaneView::paintAxes(QPainter& painter) const {
    constexpr int kPadding = 6;
    painter.setRenderHint(QPainter::Antialiasing);
    const auto label = [&](const QString& text, bool upright) {
        if (text.isEmpty()) {
            return;
        }
        const QFontMetricsF metrics(painter.font());
        const QString shown = metrics.elidedText(text, Qt::ElideRight, (upright ? height() : width()) * 0.6);
        const QSizeF size(metrics.horizontalAdvance(shown) + 2 * kPadding, metrics.height() + kPadding);
        painter.save();
        if (upright) {
            painter.translate(4, (height() + size.width()) / 2);
            painter.rotate(-90);
        } else {
            painter.translate((width() - size.width()) / 2, height() - size.height() - 4);
        }
        const QRectF box(QPointF(0, 0), size);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(0, 0, 0, 150));
        painter.drawRoundedRect(box, 3, 3);
        painter.setPen(QColor(255, 255, 255));
        painter.drawText(box, Qt::AlignCenter, shown);
        painter.restore();
    };
    // Turned by a quarter, "further to the right" reads as "further up".
    label(m_wordsAcross.name.isEmpty() ? QString() : m_wordsAcross.name + QStringLiteral(" →"), false);
    label(m_wordsUp.name.isEmpty() ? QString() : m_wordsUp.name + QStringLiteral(" →"), true);
}

void PlaneView::paintPath(QPainter& painter) const {
    if (m_path.size() < 2) {
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor(0, 0, 0, 120), 6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(m_path);
    painter.setPen(QPen(Appearance::accent(), 3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(m_path);
}

void PlaneView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), Appearance::stage());
    if (!m_emptyText.isEmpty()) {
        constexpr int kMargin = 24;
        painter.setPen(Appearance::quiet());
        painter.drawText(rect().adjusted(kMargin, kMargin, -kMargin, -kMargin), Qt::AlignCenter | Qt::TextWordWrap,
                         m_emptyText);
    } else {
        paintTiles(painter);
        paintHere(painter);
        paintAxes(painter);
        paintPath(painter);
    }
    if (m_showsFocus) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(Appearance::accent(), 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

}  // namespace latentwalk
