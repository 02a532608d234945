// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>
#include <optional>
#include <vector>

#include "ui/photo/points/crop_square.h"
#include "ui/photo/points/photo_map.h"

namespace latentwalk {

// A photograph with the three points that its face is aligned by, to be dragged, and the square that the model gets to
// see. Other faces that were found are framed; a click on one chooses it. Tab goes from point to point, arrows move the
// point (with Shift further), the wheel zooms, dragging beside the points moves a zoomed photograph.
class PointsView : public QWidget {
    Q_OBJECT

public:
    explicit PointsView(QWidget* parent = nullptr);

    // Where the model's faces have their points, in fractions of the sides.
    void setTarget(const faces::FacePoints& target);
    // `image` shows a photograph of `size` pixels, which may be more than it has itself; null: none. `faces` were found
    // in it.
    void setPhoto(const QImage& image, QSize size, const std::vector<faces::FacePoints>& faces,
                  const faces::FacePoints& points);
    bool shows(const QImage& image) const { return !m_image.isNull() && m_image.cacheKey() == image.cacheKey(); }
    // What is said in place of a photograph.
    void setEmptyText(const QString& text);
    const faces::FacePoints& points() const { return m_points; }
    void setPoints(const faces::FacePoints& points);
    // That keys move.
    int currentPoint() const { return m_current; }
    // Where they are seen, in the widget.
    QPointF seenAt(int point) const { return m_map.toWidget(pointOf(m_points, point)); }
    QPointF seenAt(faces::Place place) const { return m_map.toWidget(place); }

    QSize sizeHint() const override { return {480, 420}; }
    QSize minimumSizeHint() const override { return {240, 240}; }

signals:
    // By hand.
    void pointsChanged(const latentwalk::faces::FacePoints& points);
    // One of the found faces was clicked.
    void faceChosen(int face);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    const QImage& imageToPaint(QSize pixels);
    std::optional<int> pointAt(QPointF where) const;
    std::optional<int> faceAt(QPointF where) const;
    QPolygonF onWidget(const QPolygonF& square) const;
    void choose(int point);
    void put(int point, faces::Place place);
    void showCursor(QPointF where);
    void sayWhere();
    void paintFaces(QPainter& painter) const;
    void paintSquare(QPainter& painter) const;
    void paintPoints(QPainter& painter) const;

    PhotoMap m_map;
    QImage m_image;
    QImage m_reduced;  // m_image, for the size that it was painted in last
    QString m_emptyText;
    std::vector<faces::FacePoints> m_faces;
    faces::FacePoints m_points;
    faces::FacePoints m_target;
    int m_current = 0;
    std::optional<int> m_hovered;        // of the faces
    std::optional<int> m_dragged;        // of the points
    std::optional<QPointF> m_movedFrom;  // the photograph, when nothing else is under the pointer
    QPointF m_grip;                      // of the dragged point, from the pointer
};

}  // namespace latentwalk
