// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QSpinBox>

#include "core/session/session.h"

namespace latentwalk {

// How large the frames of a film become: the model's size, enlarged by a whole number, or any other.
class FrameSizeEdit : public QWidget {
    Q_OBJECT

public:
    // `pixels`: a side of the model's pictures.
    FrameSizeEdit(const FilmSettings& settings, int pixels, QWidget* parent = nullptr);

    // Writes enlarge, width and height.
    void writeTo(FilmSettings& settings) const;

signals:
    void changed();

private:
    void addFactor(int factor);
    void showOther();

    int m_pixels;
    QComboBox* m_size;
    QWidget* m_other;
    QSpinBox* m_width;
    QSpinBox* m_height;
};

}  // namespace latentwalk
