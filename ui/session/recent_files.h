// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>
#include <QObject>
#include <functional>

namespace latentwalk {

// The files that were opened or saved last, in the settings and as a menu.
class RecentFiles : public QObject {
    Q_OBJECT

public:
    explicit RecentFiles(QObject* parent = nullptr);

    static QStringList paths();
    // Without effect for what is no file, and for the built-in model, which has a menu entry of its own.
    static void add(const QString& path);
    static void clear();
    // Fills `menu` each time it opens. `open` is called with the path that was chosen.
    void fill(QMenu& menu, std::function<void(const QString&)> open);
};

}  // namespace latentwalk
