// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSlider>
#include <QTimer>

namespace latentwalk {

// How far to go along a direction, from -1 to +1, with 0 in the middle and the useful range marked. A click goes right
// there and can be dragged on; a double click goes back to 0. The wheel scrolls what the slider stands in, unless the
// slider has the focus.
class StrengthSlider : public QSlider {
    Q_OBJECT

public:
    static constexpr int kSteps = 100;  // to either side

    explicit StrengthSlider(QWidget* parent = nullptr);

    double strength() const { return static_cast<double>(value()) / kSteps; }
    // Moves the handle, as far as it goes, without strengthMoved.
    void setStrength(double strength);
    // What the marks stand at, to either side.
    void setUseful(double strength);
    // A handle that is dragged stops at 0 for a while.
    void setSnapping(bool snaps) { m_snaps = snaps; }
    // Where `strength` lies on a slider of `width` pixels; for what is aligned with it.
    static double xAt(double strength, int width);

    QSize sizeHint() const override { return {200, 24}; }
    QSize minimumSizeHint() const override { return {96, 24}; }

signals:
    // The user has moved the handle, by mouse, wheel or key.
    void strengthMoved(double strength);
    // What the user does with the handle next is something new. A double click is one thing with the click before.
    void letGo();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    bool event(QEvent* event) override;

private:
    int valueAt(double x) const;
    void finish();

    double m_useful;
    bool m_snaps = false;
    bool m_setting = false;
    QTimer m_letGoSoon;
};

}  // namespace latentwalk
