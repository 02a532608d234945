// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsScene>
#include <QGraphicsView>
#include <QTimer>
#include <optional>

#include "ui/family/tree/tree_item.h"

namespace latentwalk {

// The family tree: every generation a row of pictures, lines from parents to children. Dragging and the wheel move and
// zoom it, a click goes back to a face; arrows lead from face to face and from row to row. UI thread; nothing blocks.
class TreeView : public QGraphicsView {
    Q_OBJECT

public:
    static constexpr double kLeastZoom = 6 / kTreeFace;  // screen pixels for each unit of the scene
    static constexpr double kMostZoom = 4;

    explicit TreeView(RenderService& service, QWidget* parent = nullptr);

    void setCheckpoint(const CheckpointInfo& info);
    // What is new comes into sight.
    void setFamily(const Family& family);
    void setLooked(std::optional<FaceId> face);

    const TreeLayout& tree() const { return m_item->tree(); }
    TreePictures& pictures() { return m_pictures; }
    double zoom() const { return transform().m11(); }
    std::optional<FaceId> current() const { return m_item->current(); }
    // Where a face is, in the viewport's coordinates.
    QPoint placeOf(FaceId face) const;

public slots:
    void zoomIn() { zoomBy(1); }
    void zoomOut() { zoomBy(-1); }
    // All of it in sight.
    void fit();

signals:
    // A click or Enter: back to the generation of this face.
    void goRequested(latentwalk::FaceId face);
    void lookRequested(latentwalk::FaceId face);
    void choiceRequested(latentwalk::FaceId face, bool chosen);
    void menuRequested(latentwalk::FaceId face, const QPoint& globalPosition);

protected:
    bool event(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    void zoomBy(double notches);
    // As much of it in sight as there is room for, not smaller than this.
    void fitAbove(double least);
    void lookSoon();
    void look();
    void move(int key);
    void makeCurrent(FaceId face);
    std::optional<FaceId> faceAt(QPoint point) const;

    TreePictures m_pictures;
    QGraphicsScene m_scene;
    TreeItem* m_item;
    QTimer m_soon{this};
    QPoint m_pressed;
    bool m_fitted = true;  // until the user zooms
};

}  // namespace latentwalk
