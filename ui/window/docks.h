// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDockWidget>
#include <QMainWindow>
#include <QMenu>
#include <QStringList>
#include <vector>

namespace latentwalk {

// Which docks are shown on each side of the stage, by their names: one behind the other as tabs, the first in front.
struct DockLayout {
    QStringList left;
    QStringList right;
    int leftWidth = 256;
    int rightWidth = 336;
};

// The panels around the stage: each in a dock that can be moved, hidden and brought back by the Panels menu.
class Docks {
public:
    Docks(QMainWindow& window, QMenu& menu);

    // Takes `panel` into a new dock, which comes up on this side where no layout says another.
    QDockWidget* add(QWidget* panel, const QString& name, const QString& title, Qt::DockWidgetArea home);
    // Brings all docks to where `layout` has them; those that it does not name are hidden.
    void arrange(const DockLayout& layout);
    // Brings back what QMainWindow::saveState() has given when there were the docks `known`; others, which are newer,
    // are where `layout` has them. Without effect, and false, when `state` is none.
    bool restore(const QByteArray& state, int version, const QStringList& known, const DockLayout& layout);
    QStringList names() const;
    // Brings the dock of a panel into sight.
    static void reveal(QWidget* panel);
    // To be called when the window's layout was changed from outside.
    void nameTabs();

private:
    struct Entry {
        QDockWidget* dock;
        Qt::DockWidgetArea home;
    };

    Qt::DockWidgetArea areaOf(const Entry& entry, const DockLayout& layout) const;
    // Behind the others of its side.
    void place(const Entry& entry, const DockLayout& layout);

    QMainWindow& m_window;
    QMenu& m_menu;
    std::vector<Entry> m_entries;
};

}  // namespace latentwalk
