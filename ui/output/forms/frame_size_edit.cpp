// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/output/forms/frame_size_edit.h"

#include <QHBoxLayout>
#include <QLabel>

namespace latentwalk {
namespace {

constexpr int kFactors[] = {1, 2, 3, 4, 6, 8, 12, 16};
constexpr int kOther = 0;  // in the place of a factor
constexpr int kLargestOffered = 8192;
constexpr int kLargestSide = 16'384;

}  // namespace

FrameSizeEdit::FrameSizeEdit(const FilmSettings& settings, int pixels, QWidget* parent)
    : QWidget(parent),
      m_pixels(pixels),
      m_size(new QComboBox(this)),
      m_other(new QWidget(this)),
      m_width(new QSpinBox(m_other)),
      m_height(new QSpinBox(m_other)) {
    m_size->setAccessibleName(tr("Size of the frames"));
    m_size->setToolTip(
        tr("Enlarged by a whole number, every pixel stays a sharp square; other sizes are scaled smoothly"));
    for (const int factor : kFactors) {
        if (factor == 1 || m_pixels * factor <= kLargestOffered) {
            addFactor(factor);
        }
    }
    const bool other = settings.width > 0;
    if (!other && m_size->findData(settings.enlarge) < 0) {
        addFactor(settings.enlarge);
    }
    m_size->addItem(tr("Other…"), kOther);
    m_size->setCurrentIndex(m_size->findData(other ? kOther : settings.enlarge));
    for (QSpinBox* side : {m_width, m_height}) {
        side->setRange(1, kLargestSide);
        side->setSuffix(tr(" px"));
    }
    m_width->setValue(static_cast<int>(other ? settings.width : m_pixels));
    m_height->setValue(static_cast<int>(other ? settings.height : m_pixels));
    m_width->setAccessibleName(tr("Width in pixels"));
    m_width->setToolTip(tr("Frames are scaled smoothly to this width"));
    m_height->setAccessibleName(tr("Height in pixels"));
    m_height->setToolTip(tr("Frames are scaled smoothly to this height"));
    setFocusProxy(m_size);

    auto* sides = new QHBoxLayout(m_other);
    sides->setContentsMargins(0, 0, 0, 0);
    sides->setSpacing(8);
    sides->addWidget(m_width);
    sides->addWidget(new QLabel(QStringLiteral("×"), m_other));
    sides->addWidget(m_height);
    sides->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_size);
    column->addWidget(m_other);
    showOther();

    connect(m_size, &QComboBox::currentIndexChanged, this, [this] {
        showOther();
        emit changed();
    });
    connect(m_width, &QSpinBox::valueChanged, this, &FrameSizeEdit::changed);
    connect(m_height, &QSpinBox::valueChanged, this, &FrameSizeEdit::changed);
}

void FrameSizeEdit::addFactor(int factor) {
    const int pixels = m_pixels * factor;
    m_size->addItem(
        factor == 1 ? tr("The model's (%1 × %1)").arg(pixels) : tr("%2 times (%1 × %1)").arg(pixels).arg(factor),
        factor);
}

void FrameSizeEdit::showOther() {
    m_other->setVisible(m_size->currentData().toInt() == kOther);
}

void FrameSizeEdit::writeTo(FilmSettings& settings) const {
    const int factor = m_size->currentData().toInt();
    settings.enlarge = factor == kOther ? 1 : factor;
    settings.width = factor == kOther ? m_width->value() : 0;
    settings.height = factor == kOther ? m_height->value() : 0;
}

}  // namespace latentwalk
