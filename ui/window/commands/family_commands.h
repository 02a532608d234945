// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "ui/output/exports.h"
#include "ui/window/commands/photo_commands.h"
#include "ui/window/menus.h"
#include "ui/window/panels.h"
#include "ui/window/state/views.h"

namespace latentwalk {

// Breeding from the menu and from the gallery, and what leaves the window of a family.
class FamilyCommands : public QObject {
    Q_OBJECT

public:
    struct Context {
        Document& document;
        Panels& panels;
        Views& views;
        Exports& exports;
        PhotoCommands& photos;
        SessionFiles& files;
        MessageBar& messages;
        QWidget& window;
    };
    FamilyCommands(const Actions& actions, const Context& context);

private:
    void connectStarts(const Actions& actions);
    void connectPhotos(QAction& ownPhoto);
    void connectOutput();
    void show();
    void askForTree();

    Context m_context;
    bool m_awaitsPhoto = false;  // whose face is to start a family
    QStringList m_dropped;       // on the panel, of which it is not known yet whether they are photos
};

}  // namespace latentwalk
