// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/training/face_sheet.h"

#include <QPainter>
#include <algorithm>

#include "ui/widgets/theme.h"

namespace latentwalk {
namespace {

constexpr int kAcross = 4;
constexpr int kGap = 4;

}  // namespace

FaceSheet::FaceSheet(QWidget* parent) : QWidget(parent) {
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setSizePolicy(policy);
    setAccessibleName(tr("Sixteen faces of the growing network"));
    setToolTip(tr("What the network paints of sixteen latents that are always the same: redrawn every few seconds"));
}

void FaceSheet::setFaces(const QList<QImage>& faces) {
    m_faces = faces;
    setAccessibleDescription(
        faces.isEmpty() ? QString() : tr("%1 by %2 pixels").arg(faces.first().width()).arg(faces.first().height()));
    update();
}

QRect FaceSheet::faceRect(int index) const {
    const int side = std::max(1, (std::min(width(), height()) - (kAcross - 1) * kGap) / kAcross);
    const int all = kAcross * side + (kAcross - 1) * kGap;
    const QPoint corner((width() - all) / 2, (height() - all) / 2);
    return {corner + QPoint(index % kAcross, index / kAcross) * (side + kGap), QSize(side, side)};
}

void FaceSheet::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    for (int i = 0; i < kAcross * kAcross; ++i) {
        const QRect place = faceRect(i);
        if (i < m_faces.size()) {
            const bool smaller = m_faces.at(i).width() > place.width() * devicePixelRatioF();
            painter.setRenderHint(QPainter::SmoothPixmapTransform, smaller);
            painter.drawImage(place, m_faces.at(i));
        } else {
            painter.fillRect(place, Appearance::stage());
        }
    }
}

}  // namespace latentwalk
