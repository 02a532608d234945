// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/state/window_layout.h"

#include <QScreen>
#include <QSettings>

namespace latentwalk {
namespace {

constexpr QSize kComfortable{1280, 800};
constexpr int kLayoutVersion = 1;  // of the docks; another one starts with the usual layout

const QString kGeometry = QStringLiteral("window/geometry");
const QString kState = QStringLiteral("window/state");

}  // namespace

void restoreLayout(QMainWindow& window) {
    const QSettings settings;
    if (!window.restoreGeometry(settings.value(kGeometry).toByteArray())) {
        // The window's frame is not part of its size, and is not known before the window has been shown.
        constexpr QSize kFrame(16, 48);
        window.resize(kComfortable.boundedTo(window.screen()->availableSize() - kFrame));
    }
    window.restoreState(settings.value(kState).toByteArray(), kLayoutVersion);
}

void saveLayout(const QMainWindow& window) {
    QSettings settings;
    settings.setValue(kGeometry, window.saveGeometry());
    settings.setValue(kState, window.saveState(kLayoutVersion));
}

}  // namespace latentwalk
