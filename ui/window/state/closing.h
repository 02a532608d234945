// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QWidget>
#include <functional>

#include "ui/output/exports.h"
#include "ui/session/session_files.h"

namespace latentwalk {

// The end of the window: asks about everything that could be lost by it, one thing after the other, and closes the
// window once it may go.
class Closing : public QObject {
    Q_OBJECT

public:
    Closing(QWidget& window, Exports& exports, SessionFiles& files);

    // A search whose end loses something: whether it runs, and how it is ended with what it shows being kept.
    void setSearch(std::function<bool()> isRunning, std::function<void()> keep);
    bool isSearching() const { return m_isSearching && m_isSearching(); }

    // Whether the window may close now. If not, the user is being asked.
    bool isAllowed();
    // Gives up what is being exported, and calls `then` once that has ended.
    void stopExports(std::function<void()> then);

private:
    void askAboutExports();
    void askAboutSearch();

    QWidget& m_window;
    Exports& m_exports;
    SessionFiles& m_files;
    std::function<bool()> m_isSearching;
    std::function<void()> m_keepFound;
    bool m_agreed = false;  // everything that could be lost was asked about
};

}  // namespace latentwalk
