#pragma once

#include <QAction>
#include <QActionGroup>
#include <QList>
#include <QMainWindow>

#include "ui/theme.h"

namespace latentwalk {

// Everything that the window can be told to do by menu or key. Each has its objectName as written here.
struct Actions {
    QAction* openModel;
    QAction* openBuiltIn;
    QAction* saveImage;
    QAction* saveGrid;
    QAction* quit;
    QAction* copyPicture;
    QAction* copyLatent;
    QAction* zoomFit;
    QAction* zoomActual;
    QAction* zoomIn;
    QAction* zoomOut;
    QAction* smooth;       // checkable
    QActionGroup* themes;  // data: Theme
    QAction* play;
    QAction* stepBack;
    QAction* stepForward;
    QAction* previousAnchor;
    QAction* nextAnchor;
    QAction* pinA;
    QAction* pinB;
    QAction* random;
    QAction* about;

    // Those that need a picture, or at least a model.
    QList<QAction*> needModel() const;
    // Switches those on, or off with the reason as tooltip.
    void setModelThere(bool there) const;
};

// Makes the menu bar of `window` with all its actions and keys.
Actions makeMenus(QMainWindow& window);

}  // namespace latentwalk
