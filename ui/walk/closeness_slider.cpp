// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/walk/closeness_slider.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <cmath>

namespace latentwalk {
namespace {

constexpr int kClosenessSteps = 100;

}  // namespace

ClosenessSlider::ClosenessSlider(QWidget* parent) : QWidget(parent), m_slider(new QSlider(Qt::Horizontal, this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(new QLabel(tr("Photo"), this));
    row->addWidget(m_slider, 1);
    row->addWidget(new QLabel(tr("Free"), this));
    m_slider->setRange(0, kClosenessSteps);
    m_slider->setPageStep(kClosenessSteps / 10);
    m_slider->setMinimumWidth(72);
    m_slider->setAccessibleName(tr("Close to the photo – free to change"));
    connect(m_slider, &QSlider::valueChanged, this,
            [this](int value) { emit moved(1 - static_cast<double>(value) / kClosenessSteps); });
    connect(m_slider, &QSlider::sliderReleased, this, &ClosenessSlider::released);
}

void ClosenessSlider::setCloseness(double closeness, const QString& anchor) {
    const QSignalBlocker quiet(m_slider);
    m_slider->setValue(static_cast<int>(std::lround((1 - closeness) * kClosenessSteps)));
    const QString tip = tr("Close to the photo – free to change: how much of what the photo gave anchor %1 is kept. To "
                           "the right the face smiles, turns and ages more freely.")
                            .arg(anchor);
    setToolTip(tip);
    m_slider->setToolTip(tip);
}

}  // namespace latentwalk
