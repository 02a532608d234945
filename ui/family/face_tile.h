// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QImage>

#include "core/family/family.h"

namespace latentwalk {

// A face of a family as a picture that can be looked at and ticked. A click looks at it; one on the tick, with Ctrl, or
// Space, chooses it. Arrows and the like are told, since they lead to other tiles.
class FaceTile : public QAbstractButton {
    Q_OBJECT

public:
    // What is seen of a face besides its picture.
    struct Look {
        bool chosen = false;
        bool pinned = false;
        bool star = false;
        bool shown = false;  // on the stage
        QString name = {};   // for screen readers and as a tooltip

        bool operator==(const Look&) const = default;
    };

    explicit FaceTile(QWidget* parent);

    void setFace(FaceId face) { m_face = face; }
    FaceId face() const { return m_face; }
    void setLook(const Look& look);
    const Look& look() const { return m_look; }
    void setImage(const QImage& image);
    // Its picture could not be made.
    void setFailed();
    const QImage& image() const { return m_image; }
    // Where the tick is, in its own coordinates.
    QRect tickRect() const;

    QSize sizeHint() const override { return {72, 72}; }

signals:
    void lookRequested();
    void choiceRequested(bool chosen);
    void pinRequested(bool pinned);
    void menuRequested(const QPoint& globalPosition);
    // A key that leads to another tile.
    void moveRequested(int key);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    // What a screen reader does to it.
    void nextCheckState() override { toggle(); }

private:
    void describe();
    void toggle() { emit choiceRequested(!m_look.chosen); }

    FaceId m_face = 0;
    Look m_look;
    QImage m_image;
    bool m_failed = false;
    bool m_pressed = false;     // on the picture
    bool m_showsFocus = false;  // when a key brought it
};

}  // namespace latentwalk
