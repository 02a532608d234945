// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/family/tree/tree_view.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "ui/family/family_texts.h"
#include "ui/family/tree/tree_moves.h"
#include "ui/widgets/theme.h"

namespace latentwalk {
namespace {

constexpr int kSoon = 40;  // milliseconds until pictures of what came into sight are asked for
constexpr double kNotch = 1.2;
constexpr double kUsualZoom = 1;              // that fitting does not go beyond
constexpr double kSeenWell = 20 / kTreeFace;  // below which it fits only when asked to

bool isTreesKey(const QKeyEvent& event) {
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
        case Qt::Key_Space:
            return true;
        default:
            return false;
    }
}

}  // namespace

TreeView::TreeView(RenderService& service, QWidget* parent)
    : QGraphicsView(parent), m_pictures(service, this), m_item(new TreeItem(m_pictures)) {
    m_scene.addItem(m_item);
    setScene(&m_scene);
    setFrameShape(QFrame::NoFrame);
    setDragMode(QGraphicsView::ScrollHandDrag);
    setTransformationAnchor(QGraphicsView::AnchorUnderMouse);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setViewportUpdateMode(QGraphicsView::MinimalViewportUpdate);
    setOptimizationFlags(QGraphicsView::DontSavePainterState | QGraphicsView::DontAdjustForAntialiasing);
    setBackgroundRole(QPalette::Window);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(120, 120);
    setAccessibleName(tr("Family tree"));
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoon);
    connect(&m_soon, &QTimer::timeout, this, &TreeView::look);
    connect(&m_pictures, &TreePictures::pictureChanged, this, [this](FaceId face) { m_item->updateFace(face); });
}

void TreeView::setCheckpoint(const CheckpointInfo& info) {
    m_pictures.setCheckpoint(info);
    viewport()->update();
    lookSoon();
}

void TreeView::setFamily(const Family& family) {
    const std::size_t before = m_item->family().generations().size();
    const std::optional<GenerationId> shown = m_item->family().shown();
    m_pictures.keepOnly(family);
    m_pictures.look({}, TreePictures::kSmallest);  // of the one before nothing comes any more
    m_item->setFamily(family);
    m_scene.setSceneRect(m_item->boundingRect());
    const bool grown = family.generations().size() != before;
    if (m_fitted && grown) {
        fitAbove(kSeenWell);
    } else if (family.shown() && (grown || family.shown() != shown)) {
        ensureVisible(tree().generation(*family.shown())->rect, 16, 16);
    }
    lookSoon();
}

void TreeView::setLooked(std::optional<FaceId> face) {
    if (face == m_item->looked()) {
        return;  // asked at every frame
    }
    m_item->setLooked(face);
    if (face) {
        m_item->setCurrent(face);  // the keys go on from there
    }
}

QPoint TreeView::placeOf(FaceId face) const {
    const PlacedFace* const placed = tree().face(face);
    return placed == nullptr ? QPoint() : mapFromScene(placed->rect.center());
}

std::optional<FaceId> TreeView::faceAt(QPoint point) const {
    const PlacedFace* const placed = tree().faceAt(mapToScene(point));
    return placed == nullptr ? std::nullopt : std::optional(placed->id);
}

void TreeView::zoomBy(double notches) {
    m_fitted = false;
    const double next = std::clamp(zoom() * std::pow(kNotch, notches), kLeastZoom, kMostZoom);
    scale(next / zoom(), next / zoom());
    lookSoon();
}

void TreeView::fit() {
    fitAbove(kLeastZoom);
}

void TreeView::fitAbove(double least) {
    m_fitted = true;
    const QRectF all = m_item->boundingRect();
    if (all.isEmpty() || viewport()->width() < 2) {
        return;
    }
    const double fitting = std::min(viewport()->width() / all.width(), viewport()->height() / all.height());
    const double next = std::clamp(fitting, least, kUsualZoom);
    setTransform(QTransform::fromScale(next, next));
    const PlacedGeneration* shown = m_item->family().shown() ? tree().generation(*m_item->family().shown()) : nullptr;
    // What does not fit is seen from where one is.
    centerOn(fitting >= least || shown == nullptr ? all.center() : shown->rect.center());
    lookSoon();
}

void TreeView::lookSoon() {
    if (isVisible() && !m_soon.isActive()) {
        m_soon.start();
    }
}

// The nearest to the middle first.
void TreeView::look() {
    if (!isVisible()) {
        return;
    }
    const QRectF sight = mapToScene(viewport()->rect()).boundingRect();
    std::vector<const PlacedFace*> placed = tree().facesIn(sight);
    const auto away = [middle = sight.center()](const PlacedFace* face) {
        const QPointF way = face->rect.center() - middle;
        return QPointF::dotProduct(way, way);
    };
    std::sort(placed.begin(), placed.end(), [&](const auto* a, const auto* b) { return away(a) < away(b); });
    std::vector<FamilyFace> faces;
    for (const PlacedFace* one : placed) {
        faces.push_back(*m_item->family().face(one->id));
    }
    m_pictures.look(std::move(faces), static_cast<int>(std::ceil(kTreeFace * zoom() * devicePixelRatioF())));
}

void TreeView::makeCurrent(FaceId face) {
    m_item->setCurrent(face);
    setAccessibleDescription(nameOf(m_item->family(), face));
    if (const PlacedFace* placed = tree().face(face)) {
        ensureVisible(placed->rect, 16, 16);
    }
}

void TreeView::move(int key) {
    const auto to = treeMove(tree(), m_item->family(), current(), key);
    if (to) {
        makeCurrent(*to);
        emit lookRequested(*to);
    }
}

bool TreeView::event(QEvent* event) {
    // The arrows step along the walk everywhere else in the window, and Space plays it.
    if (event->type() == QEvent::ShortcutOverride && isTreesKey(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QGraphicsView::event(event);
}

bool TreeView::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        const auto face = faceAt(help->pos());
        QToolTip::showText(help->globalPos(), face ? nameOf(m_item->family(), *face) : QString(), this);
        return true;
    }
    return QGraphicsView::viewportEvent(event);
}

void TreeView::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Left:
        case Qt::Key_Right:
        case Qt::Key_Up:
        case Qt::Key_Down:
            move(event->key());
            break;
        case Qt::Key_Home:
            fit();
            break;
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            zoomIn();
            break;
        case Qt::Key_Minus:
            zoomOut();
            break;
        case Qt::Key_Space:
            if (const auto face = current()) {
                const std::vector<FaceId>& chosen = m_item->family().chosen();
                emit choiceRequested(*face, std::find(chosen.begin(), chosen.end(), *face) == chosen.end());
            }
            break;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (const auto face = current()) {
                emit goRequested(*face);
            }
            break;
        default:
            event->ignore();
    }
}

void TreeView::wheelEvent(QWheelEvent* event) {
    constexpr double kWheelNotch = 120;
    zoomBy(event->angleDelta().y() / kWheelNotch);
    event->accept();
}

void TreeView::mousePressEvent(QMouseEvent* event) {
    m_pressed = event->position().toPoint();
    QGraphicsView::mousePressEvent(event);
}

void TreeView::mouseReleaseEvent(QMouseEvent* event) {
    QGraphicsView::mouseReleaseEvent(event);
    const QPoint point = event->position().toPoint();
    const bool moved = (point - m_pressed).manhattanLength() >= QApplication::startDragDistance();
    if (event->button() != Qt::LeftButton || moved) {
        return;
    }
    if (const auto face = faceAt(point)) {
        makeCurrent(*face);
        if (event->modifiers() == Qt::ControlModifier) {
            const std::vector<FaceId>& chosen = m_item->family().chosen();
            emit choiceRequested(*face, std::find(chosen.begin(), chosen.end(), *face) == chosen.end());
        } else {
            emit goRequested(*face);
        }
    }
}

void TreeView::mouseDoubleClickEvent(QMouseEvent* event) {
    mousePressEvent(event);
}

void TreeView::contextMenuEvent(QContextMenuEvent* event) {
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    if (const auto face = byKey ? current() : faceAt(event->pos())) {
        makeCurrent(*face);
        emit menuRequested(*face, viewport()->mapToGlobal(byKey ? placeOf(*face) : event->pos()));
    }
}

void TreeView::focusInEvent(QFocusEvent* event) {
    QGraphicsView::focusInEvent(event);
    if (!current() && m_item->family().shown()) {
        m_item->setCurrent(m_item->family().generation(*m_item->family().shown())->faces.front().id);
    }
    m_item->setShowsFocus(event->reason() != Qt::MouseFocusReason);
}

void TreeView::focusOutEvent(QFocusEvent* event) {
    QGraphicsView::focusOutEvent(event);
    m_item->setShowsFocus(false);
}

void TreeView::resizeEvent(QResizeEvent* event) {
    QGraphicsView::resizeEvent(event);
    if (m_fitted) {
        fitAbove(kSeenWell);
    }
    lookSoon();
}

void TreeView::showEvent(QShowEvent* event) {
    QGraphicsView::showEvent(event);
    lookSoon();
}

void TreeView::hideEvent(QHideEvent* event) {
    QGraphicsView::hideEvent(event);
    m_pictures.look({}, 1);
}

void TreeView::scrollContentsBy(int dx, int dy) {
    QGraphicsView::scrollContentsBy(dx, dy);
    lookSoon();
}

}  // namespace latentwalk
