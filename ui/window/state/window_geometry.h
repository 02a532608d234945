// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>

namespace latentwalk {

// Where the window was, and how large, when saveGeometry() was called last; a comfortable size the first time.
void restoreGeometry(QMainWindow& window);
void saveGeometry(const QMainWindow& window);

}  // namespace latentwalk
