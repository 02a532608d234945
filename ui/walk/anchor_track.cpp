// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/walk/anchor_track.h"

#include <QDragEnterEvent>
#include <QMimeData>
#include <cmath>

#include "ui/walk/walk_slider.h"
#include "ui/widgets/seed_mime.h"

namespace latentwalk {

AnchorTrack::AnchorTrack(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAcceptDrops(true);
}

void AnchorTrack::setItems(const std::vector<Item>& items) {
    m_items = items;
    while (m_thumbnails.size() > items.size()) {
        m_thumbnails.back()->deleteLater();
        m_thumbnails.back()->hide();
        m_thumbnails.pop_back();
    }
    while (m_thumbnails.size() < items.size()) {
        auto* thumbnail = new AnchorThumbnail(this);
        thumbnail->setSide(kSide);
        m_thumbnails.push_back(thumbnail);
        emit thumbnailAdded(thumbnail);
        thumbnail->show();
    }
    for (std::size_t i = 0; i < items.size(); ++i) {
        m_thumbnails[i]->setAnchor(items[i].anchor);
        m_thumbnails[i]->setText(items[i].name);
        m_thumbnails[i]->setAccessibleName(tr("Go to anchor %1").arg(items[i].name));
        m_thumbnails[i]->setToolTip(
            tr("Anchor %1: click to go there, drag to take it elsewhere, right-click for more").arg(items[i].name));
    }
    arrange();
}

AnchorThumbnail* AnchorTrack::thumbnail(int anchor) const {
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        if (m_items[i].anchor == anchor) {
            return m_thumbnails[i];
        }
    }
    return nullptr;
}

void AnchorTrack::arrange() {
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        const double x = WalkSlider::xAt(m_items[i].position, width()) - kSide / 2.0;
        m_thumbnails[i]->setGeometry(std::clamp(static_cast<int>(std::lround(x)), 0, std::max(0, width() - kSide)), 0,
                                     kSide, kSide);
        m_thumbnails[i]->raise();  // where they overlap, each shows its beginning
    }
}

void AnchorTrack::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

void AnchorTrack::dragEnterEvent(QDragEnterEvent* event) {
    if (decodeSeed(*event->mimeData()) || AnchorThumbnail::draggedAnchor(*event->mimeData())) {
        event->acceptProposedAction();
    }
}

void AnchorTrack::dropEvent(QDropEvent* event) {
    const double position = WalkSlider::positionAt(event->position().x(), width());
    if (const auto seed = decodeSeed(*event->mimeData())) {
        event->acceptProposedAction();
        emit seedDroppedAt(position, *seed);
    } else if (const auto anchor = AnchorThumbnail::draggedAnchor(*event->mimeData())) {
        event->acceptProposedAction();
        emit anchorDroppedAt(position, *anchor);
    }
}

}  // namespace latentwalk
