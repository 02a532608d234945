// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>
#include <vector>

namespace latentwalk {

// A number of frames of the walk side by side, from its beginning to its end; a click goes to a frame. Keys: left and
// right go from frame to frame.
class Filmstrip : public QWidget {
    Q_OBJECT

public:
    static constexpr int kFewest = 2;
    static constexpr int kMost = 48;

    explicit Filmstrip(QWidget* parent = nullptr);

    // The position of each frame. Pictures stay, dimmed, until their frames are there anew.
    void setPositions(std::vector<double> positions);
    const std::vector<double>& positions() const { return m_positions; }
    // Marks all pictures as those of a walk that is not there any more.
    void setStale();
    // Without effect on a frame that is not there any more.
    void setFrame(int index, const QImage& image);
    // The frame nearest to it is framed.
    void setPosition(double position);
    // Side of a picture, in pixels of the device.
    int framePixels() const;

    QSize sizeHint() const override { return {320, 56}; }
    QSize minimumSizeHint() const override { return {96, 56}; }

signals:
    void positionChosen(double position);
    void resized();
    // There are other frames than before, or they are elsewhere.
    void positionsChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Frame {
        QImage image;  // of the size that it is painted in
        bool stale = true;
    };

    QRectF cellOf(int index) const;
    int indexAt(double x) const;
    int currentIndex() const;

    std::vector<double> m_positions;
    std::vector<Frame> m_frames;
    double m_position = 0;
};

}  // namespace latentwalk
