// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "ui/walk/anchor_thumbnail.h"

namespace latentwalk {

// The anchors that do not stand at the ends of the slider, each above its tick. As wide as the slider that it stands
// over. A face or an anchor can also be let go between two of them.
class AnchorTrack : public QWidget {
    Q_OBJECT

public:
    static constexpr int kSide = 44;

    explicit AnchorTrack(QWidget* parent = nullptr);

    struct Item {
        int anchor = 0;
        QString name;
        double position = 0;
    };
    // Shows these; pictures of anchors that were here already stay.
    void setItems(const std::vector<Item>& items);
    bool isEmpty() const { return m_items.empty(); }
    // The picture of one of the anchors here.
    AnchorThumbnail* thumbnail(int anchor) const;

    QSize sizeHint() const override { return {320, kSide}; }
    QSize minimumSizeHint() const override { return {96, kSide}; }

signals:
    // There is a new picture to be connected.
    void thumbnailAdded(latentwalk::AnchorThumbnail* thumbnail);
    void seedDroppedAt(double position, quint64 seed);
    void anchorDroppedAt(double position, int anchor);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void arrange();

    std::vector<Item> m_items;
    std::vector<AnchorThumbnail*> m_thumbnails;
};

}  // namespace latentwalk
