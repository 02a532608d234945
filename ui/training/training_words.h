// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QString>

#include "ui/training/training_job.h"

namespace latentwalk {

// "8×8, fading in (40 %)", "32×32": what grows at the moment.
QString stageWords(const TrainingStatus& status);
// What the training does, with the time left: "12,000 of 350,000 pictures, about 1 h 20 min left".
QString progressWords(const TrainingJob& job);
// One line about how it goes: health in plain words, or what went wrong.
QString healthWords(const TrainingJob& job);
// "64×64"
QString sizeWords(std::int64_t side);
// "about 2 h 10 min"
QString durationWords(double seconds);
// A label for sentences, which can be selected.
QLabel* makeWords(const QString& name, QWidget* parent);

}  // namespace latentwalk
