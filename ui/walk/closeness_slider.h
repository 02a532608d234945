// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSlider>
#include <QWidget>

namespace latentwalk {

// How close to its photograph a face stays: at the left end as close as it was found, at the right one free to change.
class ClosenessSlider : public QWidget {
    Q_OBJECT

public:
    explicit ClosenessSlider(QWidget* parent = nullptr);

    // From 0 to 1, as CarriedOffsets has it; tells nobody. `anchor` is whose, for the tooltip.
    void setCloseness(double closeness, const QString& anchor);

signals:
    // The user moves it; then lets go.
    void moved(double closeness);
    void released();

private:
    QSlider* m_slider;
};

}  // namespace latentwalk
