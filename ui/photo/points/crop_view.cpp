// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/photo/points/crop_view.h"

#include <QPainter>
#include <algorithm>

#include "ui/widgets/theme.h"

namespace latentwalk {

CropView::CropView(QWidget* parent) : QWidget(parent) {
    setAccessibleName(tr("What the model gets to see"));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void CropView::setCrop(const QImage& crop) {
    m_crop = crop;
    update();
}

void CropView::setGhost(const QImage& ghost) {
    m_ghost = ghost;
    update();
}

void CropView::setGhostShare(double share) {
    m_share = std::clamp(share, 0.0, 1.0);
    update();
}

void CropView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const int side = std::min(width(), height());
    const QRect square((width() - side) / 2, (height() - side) / 2, side, side);
    painter.fillRect(square, Appearance::stage());
    if (m_crop.isNull()) {
        return;
    }
    painter.drawImage(square, m_crop);
    if (!m_ghost.isNull() && m_share > 0) {
        painter.setOpacity(m_share);
        painter.drawImage(square, m_ghost);
    }
}

}  // namespace latentwalk
