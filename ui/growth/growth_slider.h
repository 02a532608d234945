// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace latentwalk {

class WalkSlider;

// A slider over the growth levels, from 0 to the last scale, with the scales' names under their ticks. Stays at whole
// levels that it comes close to.
class GrowthSlider : public QWidget {
    Q_OBJECT

public:
    explicit GrowthSlider(QWidget* parent = nullptr);

    void setScaleCount(int count);
    // Moves the handle without levelMoved.
    void setLevel(double level);
    double level() const;
    WalkSlider* slider() const { return m_slider; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void levelMoved(double level);
    // The handle or the key that moved it was let go.
    void released();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    double last() const;

    WalkSlider* m_slider;
    int m_scaleCount = 1;
};

}  // namespace latentwalk
