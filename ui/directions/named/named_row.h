// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDoubleSpinBox>
#include <QLabel>
#include <QToolButton>
#include <QWidget>
#include <array>

#include "ui/directions/named/named_texts.h"
#include "ui/directions/rows/strength_slider.h"
#include "ui/widgets/thumbnail.h"

namespace latentwalk {

// One named direction: its name and what is at both ends, a lock, a slider over its useful range only, with 0 in the
// middle, pictures at the slider's ends, and the number of standard deviations. Knows no document.
class NamedRow : public QWidget {
    Q_OBJECT

public:
    static constexpr int kPicturePixels = 44;  // logical ones

    NamedRow(const NamedDirection& direction, const NamedTexts& texts, QWidget* parent = nullptr);

    const NamedDirection& direction() const { return m_direction; }
    // Of the picture at an end: 0 low, 1 high.
    double deviationsAt(int end) const { return m_ends.at(static_cast<std::size_t>(end)); }

    // Shows it without telling it on.
    void setDeviations(double deviations);
    void setHeld(bool held);
    void setMovable(bool movable);
    void setPicture(int end, const QImage& image);

    StrengthSlider* slider() const { return m_slider; }
    QDoubleSpinBox* number() const { return m_number; }
    QToolButton* lock() const { return m_lock; }
    Thumbnail* picture(int end) const { return m_pictures.at(static_cast<std::size_t>(end)); }

signals:
    void moved(double deviations);
    // The next move is a step of its own.
    void letGo();
    void holdToggled(bool held);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void compose(const NamedTexts& texts);
    void choose(double deviations);

    NamedDirection m_direction;
    std::array<double, 2> m_ends;
    double m_deviations = 0;
    StrengthSlider* m_slider;
    QDoubleSpinBox* m_number;
    QToolButton* m_lock;
    std::array<Thumbnail*, 2> m_pictures{};
};

}  // namespace latentwalk
