// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPolygonF>
#include <QWidget>
#include <optional>
#include <vector>

#include "ui/plane/plane_map.h"
#include "ui/plane/plane_tiles.h"
#include "ui/plane/tile_painter.h"

namespace latentwalk {

// What a place of an axis is called: "Smile", and how a place on it reads.
struct PlaneAxisWords {
    QString name;  // empty: there is no such axis
    std::function<QString(double place)> textOf;
};

// The plane as a map of faces: dragged, zoomed with the wheel about the pointer, gone to by a click. Its own keys while
// it has the focus: arrows to the tile beside the shown one, with Shift to look further, + and -, Home to the middle.
class PlaneView : public QWidget {
    Q_OBJECT

public:
    // Takes pictures from `tiles`, and tells it what is in sight.
    explicit PlaneView(PlaneTiles& tiles, QWidget* parent = nullptr);

    // What is shown: which plane, how far it goes, what its axes are called.
    void setPlane(const Plane& plane, const PlaneRange& across, const PlaneRange& up);
    void setWords(PlaneAxisWords across, PlaneAxisWords up);
    // Instead of the plane, while the text is not empty.
    void setEmptyText(const QString& text);
    // Where the face of the stage is, if it is on the plane.
    void setHere(std::optional<PlanePoint> here);
    // Whether dragging draws a path instead of moving the plane.
    void setDrawing(bool drawing);

    // How it lies on the widget, as PlaneMap tells it; no tile is anywhere while there is a text instead.
    const Plane& plane() const { return m_map.plane(); }
    PlanePoint placeAt(QPointF point) const { return m_map.placeAt(point); }
    QPointF pointOf(PlanePoint place) const { return m_map.pointOf(place); }
    std::optional<PlanePoint> tilePlaceAt(QPointF point) const;
    QSize tilesInSight() const { return m_map.tilesInSight(); }
    double side() const { return m_map.side(); }
    // "Smile +0.10, Turn −0.20"
    QString describe(PlanePoint place) const;

    QSize sizeHint() const override { return {440, 440}; }
    QSize minimumSizeHint() const override { return {160, 160}; }

public slots:
    // `notches` of the wheel, about a point.
    void zoomAbout(QPointF fixed, double notches);
    void zoomIn() { zoomAbout(QRectF(rect()).center(), 1); }
    void zoomOut() { zoomAbout(QRectF(rect()).center(), -1); }

signals:
    // The user looks somewhere else: middle and zoom of plane() have changed.
    void looked();
    void placeChosen(latentwalk::PlanePoint place, bool byKey);
    void menuRequested(latentwalk::PlanePoint place, const QPoint& globalPosition);
    void middleRequested();
    // In places of the plane, as the hand went.
    void pathDrawn(const std::vector<latentwalk::PlanePoint>& path);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void moveBy(QPointF pixels);
    void look();
    void showCursor();
    void stepTo(int columns, int rows);
    PlanePoint hereOrMiddle() const;
    void paintHere(QPainter& painter) const;
    void paintAxes(QPainter& painter) const;
    void paintPath(QPainter& painter) const;

    PlaneTiles& m_tiles;
    PlaneMap m_map;
    PlaneAxisWords m_wordsAcross;
    PlaneAxisWords m_wordsUp;
    QString m_emptyText;
    std::optional<PlanePoint> m_here;
    std::vector<PlaneTile> m_inSight;
    TilePainter m_painter;
    bool m_drawing = false;
    std::optional<QPointF> m_pressed;
    QPointF m_last;
    bool m_moved = false;
    QPolygonF m_path;
    bool m_showsFocus = false;
};

}  // namespace latentwalk
