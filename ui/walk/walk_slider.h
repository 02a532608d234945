// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSlider>
#include <vector>

namespace latentwalk {

// The slider over the whole walk, fine enough to look continuous, with a tick at each anchor. A click goes right there
// and can be dragged on.
class WalkSlider : public QSlider {
    Q_OBJECT

public:
    static constexpr int kSteps = 10000;

    explicit WalkSlider(QWidget* parent = nullptr);

    double position() const { return static_cast<double>(value()) / kSteps; }
    // Moves the handle without positionMoved.
    void setPosition(double position);
    // Where the anchors are, from 0 to 1.
    void setTicks(std::vector<double> positions);
    // Where `position` lies on a slider of `width` pixels; for what is aligned with it.
    static double xAt(double position, int width);
    static double positionAt(double x, int width);
    // Whether the face that is shown is on the walk; otherwise the handle is hollow.
    void setOnWalk(bool onWalk);

    QSize sizeHint() const override { return {320, 32}; }
    QSize minimumSizeHint() const override { return {96, 32}; }

signals:
    // The user has moved the handle, by mouse, wheel or key.
    void positionMoved(double position);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    double xOf(double position) const { return xAt(position, width()); }
    int valueAt(double x) const;

    std::vector<double> m_ticks = {0, 1};
    bool m_onWalk = true;
    bool m_settingPosition = false;
};

}  // namespace latentwalk
