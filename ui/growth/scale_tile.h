// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QImage>

namespace latentwalk {

// The face at one scale, its pixels as squares, with its size under it; a click chooses the scale.
class ScaleTile : public QAbstractButton {
    Q_OBJECT

public:
    ScaleTile(int scale, QWidget* parent);

    int scale() const { return m_scale; }
    void setImage(const QImage& image);
    const QImage& image() const { return m_image; }
    // How much of the picture on the stage is this scale's, from 0 to 1: framed accordingly.
    void setShare(double share);
    double share() const { return m_share; }

    QSize sizeHint() const override { return {104, heightFor(104)}; }
    // The height that goes with a width.
    int heightFor(int width) const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    int m_scale;
    QImage m_image;
    QImage m_shown;  // m_image in the pixels of the screen
    double m_share = 0;
};

// `image` at `side` pixels a side: enlarged with sharp edges between its pixels, also where `side` is no multiple of
// its own; made smaller smoothly.
QImage crisp(const QImage& image, int side);

}  // namespace latentwalk
