// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QSpinBox>

#include "ui/output/wishes/wishes.h"

namespace latentwalk {

// Asks as what kind of file, and how large, to save one picture.
class ImageDialog : public QDialog {
    Q_OBJECT

public:
    // `pixels`: the picture's size.
    ImageDialog(const ImageWish& wish, const QSize& pixels, QWidget* parent = nullptr);

    ImageWish wish() const;

private:
    void showWish();

    QSize m_pixels;
    QComboBox* m_format;
    QSpinBox* m_enlarge;
    QSpinBox* m_quality;
    QLabel* m_size;
};

}  // namespace latentwalk
