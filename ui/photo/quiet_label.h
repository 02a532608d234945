// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace latentwalk {

// Words of lesser importance that may need several lines.
QLabel* quietLabel(const QString& text, QWidget* parent);

}  // namespace latentwalk
