// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>

#include "ui/plots/canvas/plot_panel.h"

class QCPPainter;

namespace latentwalk {

// The time that each of the last pictures took, with the median and the 95th percentile. UI thread only.
class SpeedPlot : public PlotPanel {
    Q_OBJECT

public:
    static constexpr int kFrames = 200;

    explicit SpeedPlot(QWidget* parent = nullptr);

    // One more picture has taken so long; the oldest is forgotten after kFrames. Not a time (negative, not finite): no
    // effect.
    void add(double milliseconds);
    void clear();

    int frames() const { return static_cast<int>(m_times.size()); }
    // See percentile.
    double median() const;
    double percentile95() const;

protected:
    Words words() const override;
    void prepare() override;
    void translate() override;
    void pointerMoved(QPointF place) override;
    void pointerLeft() override;
    bool takeKey(int key, Qt::KeyboardModifiers modifiers, bool dry) override;

private:
    void sayUnderPointer();
    bool fitHeight();
    void drawTimes(QCPPainter& painter) const;
    void drawLegendLine(QCPPainter& painter) const;

    std::deque<double> m_times;
    double m_pointer = -1;  // x on the canvas
    double m_top = 0;       // of the upright axis
};

}  // namespace latentwalk
