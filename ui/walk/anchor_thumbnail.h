// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMimeData>
#include <optional>

#include "ui/widgets/thumbnail.h"

namespace latentwalk {

// An anchor's picture: clicked it goes there; dragged it takes the anchor to another place; a face or an anchor can be
// let go on it; the context menu is asked for by signal.
class AnchorThumbnail : public Thumbnail {
    Q_OBJECT

public:
    explicit AnchorThumbnail(QWidget* parent = nullptr);

    // Which anchor this is, and its side in pixels.
    void setAnchor(int anchor) { m_anchor = anchor; }
    int anchor() const { return m_anchor; }
    void setSide(int pixels);

    QSize sizeHint() const override { return {m_side, m_side}; }

    // The anchor that is dragged, in what came along with a drag.
    static std::optional<int> draggedAnchor(const QMimeData& data);

signals:
    void menuRequested(QPoint globalPosition);
    void seedDropped(quint64 seed);
    void anchorDropped(int anchor);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    int m_anchor = 0;
    int m_side = 72;
    QPoint m_pressed;
};

}  // namespace latentwalk
