// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/train.h"
#include "ui/output/export_queue.h"

namespace latentwalk {

// The film of a training's sixteen faces as an export that needs no model, as far as the training is when its turn
// comes. The format follows from the name's ending.
ExportJob trainingFilmJob(const QString& path, const training::RunFiles& files,
                          const training::TrainingSettings& settings);

}  // namespace latentwalk
