// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>

namespace latentwalk {

// A photograph and the face that was found for it: side by side, or one over the other with a divider between them that
// is dragged, or moved with the arrow keys.
class PairView : public QWidget {
    Q_OBJECT

public:
    explicit PairView(QWidget* parent = nullptr);

    void setPhoto(const QImage& photo);
    // Of any scale; null while there is none.
    void setFace(const QImage& face);
    const QImage& photo() const { return m_photo; }
    const QImage& face() const { return m_face; }
    void setSplit(bool split);
    bool isSplit() const { return m_split; }
    // How much of the width shows the photograph, 0 to 1.
    double divider() const { return m_divider; }
    void setDivider(double divider);
    // Small, without words and divider.
    void setPlain(bool plain);

    // Where pictures are painted, in the widget: photograph and face; the same square when they are split.
    QRect photoRect() const { return rectOf(0); }
    QRect faceRect() const { return rectOf(1); }

    QSize minimumSizeHint() const override { return {120, 60}; }

signals:
    void dividerMoved(double divider);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    QRect rectOf(int index) const;
    int captionHeight() const;
    double dividerX() const;
    void dragTo(double x);
    bool isOwnKey(int key) const;
    void paintCaption(QPainter& painter, const QRect& square, const QString& text, Qt::Alignment side) const;
    void paintDivider(QPainter& painter) const;

    QImage m_photo;
    QImage m_face;
    QImage m_smooth;  // m_face enlarged, so that few pixels are soft and not a pattern
    bool m_split = false;
    bool m_plain = false;
    bool m_dragging = false;
    bool m_showsFocus = false;
    double m_divider = 0.5;
};

}  // namespace latentwalk
