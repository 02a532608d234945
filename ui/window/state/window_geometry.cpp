// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/state/window_geometry.h"

#include <QScreen>
#include <QSettings>

namespace latentwalk {
namespace {

constexpr QSize kComfortable{1280, 800};

const QString kGeometry = QStringLiteral("window/geometry");

}  // namespace

void restoreGeometry(QMainWindow& window) {
    const QSettings settings;
    if (!window.restoreGeometry(settings.value(kGeometry).toByteArray())) {
        // The window's frame is not part of its size, and is not known before the window has been shown.
        constexpr QSize kFrame(16, 48);
        window.resize(kComfortable.boundedTo(window.screen()->availableSize() - kFrame));
    }
}

void saveGeometry(const QMainWindow& window) {
    QSettings settings;
    settings.setValue(kGeometry, window.saveGeometry());
}

}  // namespace latentwalk
