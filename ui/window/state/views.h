// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QActionGroup>
#include <QHash>
#include <QMainWindow>
#include <QObject>
#include <optional>
#include <vector>

#include "ui/window/docks.h"

namespace latentwalk {

// What one does in the window: a layout of its panels over the same session. Stage, walk and undo stay.
struct View {
    const char* name;   // that it is remembered under
    const char* title;  // with the letter of the menu; to be translated in the context "Views"
    const char* tip;
    Qt::Key key;
    DockLayout layout;  // at first
};

// All there are; another one is another entry here.
const std::vector<View>& views();

// The view that the window is in. Each remembers its layout, from one run to the next as well. UI thread.
class Views : public QObject {
    Q_OBJECT

public:
    // The group has an action for each view, with its name as data; that of the present one is checked.
    Views(QMainWindow& window, Docks& docks, QActionGroup& actions);

    const View& present() const { return *m_present; }
    void show(const QString& name);
    // Brings the present one's first layout back.
    void reset();
    // Gives one dock the whole window, over the whole screen, but for the walk; with none the window is divided as it
    // was before, and divided() is told.
    void fill(QDockWidget* dock);

    // As it was when save() was called last. The layout that there was before there were views is that of the first. To
    // be called when all docks are there.
    void restore();
    void save();

signals:
    void divided();

private:
    struct Filled {
        QDockWidget* dock;
        QByteArray state;  // from before
        bool fullScreen;
    };
    struct Kept {
        QByteArray state;
        QStringList docks;  // that there were
    };

    void keep();
    void bring();
    void yieldKeys(const QWidget* focus);

    QMainWindow& m_window;
    Docks& m_docks;
    QActionGroup& m_actions;
    const View* m_present;
    std::optional<Filled> m_filled;
    QHash<QString, Kept> m_kept;
};

}  // namespace latentwalk
