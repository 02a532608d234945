// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/photo/photo_choices.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSettings>
#include <QStyle>
#include <QVBoxLayout>
#include <algorithm>
#include <array>

#include "ui/photo/quiet_label.h"

namespace latentwalk {
namespace {

constexpr std::array kSeconds{10, 30, 120};
constexpr int kUsualSeconds = 30;
const QString kSecondsKey = QStringLiteral("photo/seconds");
const QString kCloserKey = QStringLiteral("photo/closer");

QString timeText(int seconds) {
    return seconds < 120 ? PhotoChoices::tr("%1 seconds").arg(seconds)
                         : PhotoChoices::tr("%1 minutes").arg(seconds / 60);
}

}  // namespace

PhotoChoices::PhotoChoices(QWidget* parent)
    : QWidget(parent), m_time(new QComboBox(this)), m_closer(new QCheckBox(tr("&Closer to the photo"), this)) {
    for (const int seconds : kSeconds) {
        m_time->addItem(timeText(seconds), seconds);
    }
    m_time->setToolTip(tr("How long to look for the face; you can stop earlier and keep what you see"));
    m_time->setAccessibleName(tr("Time"));
    auto* label = new QLabel(tr("&Time"), this);
    label->setBuddy(m_time);
    m_closer->setToolTip(tr("Takes finer features from the photo, too"));
    auto* cost = quietLabel(tr("changes it less freely afterwards"), this);
    cost->setContentsMargins(
        style()->pixelMetric(QStyle::PM_IndicatorWidth) + style()->pixelMetric(QStyle::PM_CheckBoxLabelSpacing), 0, 0,
        0);
    auto* time = new QHBoxLayout;
    time->setSpacing(8);
    time->addWidget(label);
    time->addWidget(m_time, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(time);
    column->addSpacing(4);
    column->addWidget(m_closer);
    column->addWidget(cost);

    const QSettings settings;
    m_time->setCurrentIndex(std::max(0, m_time->findData(settings.value(kSecondsKey, kUsualSeconds).toInt())));
    m_closer->setChecked(settings.value(kCloserKey, false).toBool());
}

void PhotoChoices::save() const {
    QSettings settings;
    settings.setValue(kSecondsKey, m_time->currentData());
    settings.setValue(kCloserKey, m_closer->isChecked());
}

}  // namespace latentwalk
