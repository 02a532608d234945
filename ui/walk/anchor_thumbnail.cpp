// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/walk/anchor_thumbnail.h"

#include <QApplication>
#include <QDrag>
#include <QDragEnterEvent>
#include <QMouseEvent>
#include <QPainter>

#include "ui/widgets/seed_mime.h"

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

// The anchor's name stands on its picture.
void AnchorThumbnail::paintEvent(QPaintEvent* event) {
    Thumbnail::paintEvent(event);
    if (image().isNull() || text().isEmpty()) {
        return;
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont small = font();
    small.setBold(true);
    small.setPointSizeF(small.pointSizeF() * 0.8);
    painter.setFont(small);
    const QFontMetrics metrics(small);
    const QString name = metrics.elidedText(text(), Qt::ElideRight, width() - 16);
    const QRectF plate(5, height() - 5 - metrics.height(), metrics.horizontalAdvance(name) + 8, metrics.height());
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 150));
    painter.drawRoundedRect(plate, 3, 3);
    painter.setPen(Qt::white);
    painter.drawText(plate, Qt::AlignCenter, name);
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
