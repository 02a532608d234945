#include "ui/walk/anchor_thumbnail.h"

#include <QApplication>
#include <QDrag>
#include <QDragEnterEvent>
#include <QMouseEvent>

#include "ui/seed_mime.h"

namespace latentwalk {
namespace {

const QString kAnchorMimeType = QStringLiteral("application/x-latentwalk-anchor");

}  // namespace

AnchorThumbnail::AnchorThumbnail(QWidget* parent) : Thumbnail(parent) {
    setAcceptDrops(true);
}

void AnchorThumbnail::setSide(int pixels) {
    m_side = pixels;
    updateGeometry();
}

std::optional<int> AnchorThumbnail::draggedAnchor(const QMimeData& data) {
    bool isNumber = false;
    const int anchor = data.data(kAnchorMimeType).toInt(&isNumber);
    return isNumber && anchor >= 0 ? std::optional(anchor) : std::nullopt;
}

void AnchorThumbnail::mousePressEvent(QMouseEvent* event) {
    m_pressed = event->pos();
    Thumbnail::mousePressEvent(event);
}

void AnchorThumbnail::mouseMoveEvent(QMouseEvent* event) {
    const bool far = (event->pos() - m_pressed).manhattanLength() >= QApplication::startDragDistance();
    if (!(event->buttons() & Qt::LeftButton) || !far || !isDown()) {
        Thumbnail::mouseMoveEvent(event);
        return;
    }
    setDown(false);  // a drag is not a click
    auto* carried = new QMimeData;
    carried->setData(kAnchorMimeType, QByteArray::number(m_anchor));
    auto* drag = new QDrag(this);
    drag->setMimeData(carried);
    drag->setPixmap(grab());
    drag->setHotSpot(m_pressed);
    drag->exec(Qt::MoveAction);
}

void AnchorThumbnail::contextMenuEvent(QContextMenuEvent* event) {
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    emit menuRequested(byMouse ? event->globalPos() : mapToGlobal(rect().center()));
}

void AnchorThumbnail::dragEnterEvent(QDragEnterEvent* event) {
    if (decodeSeed(*event->mimeData()) || draggedAnchor(*event->mimeData())) {
        event->acceptProposedAction();
    }
}

void AnchorThumbnail::dropEvent(QDropEvent* event) {
    if (const auto seed = decodeSeed(*event->mimeData())) {
        event->acceptProposedAction();
        emit seedDropped(*seed);
    } else if (const auto anchor = draggedAnchor(*event->mimeData())) {
        event->acceptProposedAction();
        emit anchorDropped(*anchor);
    }
}

}  // namespace latentwalk
