// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>

namespace latentwalk {

// Where the window and its docks were when saveLayout() was called last; a comfortable size the first time. To be
// called when all docks are there.
void restoreLayout(QMainWindow& window);
void saveLayout(const QMainWindow& window);

}  // namespace latentwalk
