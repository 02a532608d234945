// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDockWidget>
#include <QMainWindow>
#include <QMenu>
#include <vector>

namespace latentwalk {

// The panels around the stage: each in a dock that can be moved, hidden and brought back by the Panels menu. The layout
// that they are added in is the one that reset() brings back.
class Docks {
public:
    Docks(QMainWindow& window, QMenu& menu);

    // Takes `panel` into a new dock on the left or right; those of one side stand behind each other as tabs.
    QDockWidget* add(QWidget* panel, const QString& name, const QString& title, Qt::DockWidgetArea area);
    // To be called when all have been added: sets their widths and which of each side is in front.
    void arrange();
    void reset();
    // Brings the dock of a panel into sight.
    static void reveal(QWidget* panel);
    // To be called when the window's layout was changed from outside.
    void nameTabs();

private:
    struct Entry {
        QDockWidget* dock;
        Qt::DockWidgetArea area;
    };

    QMainWindow& m_window;
    QMenu& m_menu;
    std::vector<Entry> m_entries;
};

}  // namespace latentwalk
