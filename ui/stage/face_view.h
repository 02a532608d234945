// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>

namespace latentwalk {

// The stage: one picture on neutral grey, as large as fits, never stretched and never blank. The wheel zooms about the
// pointer; dragging moves a picture that is larger than the stage, and so do the arrow keys.
class FaceView : public QWidget {
    Q_OBJECT

public:
    explicit FaceView(QWidget* parent = nullptr);

    // Shows `image` in the place of a picture of `size` pixels; without a size of its own.
    void setImage(const QImage& image, QSize size = {});
    // Of the picture that the stage stands for.
    QSize pictureSize() const { return m_size; }
    const QImage& image() const { return m_image; }
    // What the stage says while it has no picture: what is going on, or what to do.
    void setEmptyText(const QString& text);
    // Frames the stage and says that a file can be let go here.
    void setDropHint(const QString& text);

    // Whether the picture always fits the stage; otherwise zoom() stays as the stage changes.
    bool isFitted() const { return m_fitted; }
    // Screen pixels (of the device, not Qt's) per picture pixel.
    double zoom() const;
    bool isSmooth() const { return m_smooth; }
    // Where the picture is painted, in widget coordinates; empty without a picture.
    QRectF imageRect() const;

    QSize sizeHint() const override { return {640, 560}; }
    QSize minimumSizeHint() const override { return {160, 160}; }

public slots:
    void fit();
    // Shows the picture at `zoom` screen pixels per picture pixel, limited to sensible values, with the middle of the
    // stage in its place.
    void setZoom(double zoom);
    void zoomIn();
    void zoomOut();
    // Smooth, or every pixel of the picture as a sharp square.
    void setSmooth(bool smooth);

signals:
    void zoomChanged();
    // An image has been painted where there was none before.
    void firstPainted();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    double fittingZoom() const;
    void zoomAbout(QPointF fixed, double zoom);
    void keepInSight();
    bool canPan() const;
    void pan(QPointF by);
    const QImage& imageToPaint();
    void paintMessage(QPainter& painter, const QString& text) const;

    QImage m_image;
    QSize m_size;
    QImage m_enlarged;  // m_image at twice its size, once it has been needed
    QString m_emptyText;
    QString m_dropHint;
    bool m_fitted = true;
    bool m_smooth = true;
    bool m_painted = false;  // an image, once
    double m_zoom = 1;
    QPointF m_offset;  // of the picture's middle from the stage's
    QPointF m_dragStart;
    bool m_dragging = false;
    bool m_showsFocus = false;  // when a key brought it: whoever clicks knows where the focus is
};

}  // namespace latentwalk
