// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QActionGroup>
#include <QList>
#include <QMainWindow>
#include <QMenu>
#include <QUndoStack>

#include "ui/widgets/theme.h"

namespace latentwalk {

// Everything that the window can be told to do by menu or key. Each has its objectName as written here.
struct Actions {
    QAction* newSession;
    QAction* openSession;
    QMenu* recent;
    QAction* openModel;
    QAction* openBuiltIn;
    QAction* getModels;
    QAction* ownPhoto;
    QAction* saveImage;
    QAction* saveGrid;
    QAction* exportFilm;
    QAction* saveSession;
    QAction* saveSessionAs;
    QAction* growOwn;
    QAction* quit;

    QAction* undo;
    QAction* redo;
    QAction* copyPicture;
    QAction* copySeed;
    QAction* copyLatent;
    QAction* pastePicture;

    QAction* zoomFit;
    QAction* zoomActual;
    QAction* zoomIn;
    QAction* zoomOut;
    QAction* smooth;      // checkable
    QAction* previews;    // checkable
    QActionGroup* views;  // data: View::name
    QMenu* panels;
    QAction* resetLayout;
    QAction* fullScreen;      // checkable
    QActionGroup* themes;     // data: Theme
    QActionGroup* languages;  // data: "", "en", "zh_CN"

    QAction* jumpToSeed;
    QAction* findFaces;
    QAction* random;
    QAction* favourite;
    QAction* breed;
    QAction* familyOfFace;
    QMenu* faceLabels;  // of a conditional model, see LabelCommands

    QAction* play;
    QAction* stepBack;
    QAction* stepForward;
    QAction* previousAnchor;
    QAction* nextAnchor;
    QAction* pinA;
    QAction* pinB;
    QAction* addAnchor;
    QAction* closedLoop;  // checkable

    QActionGroup* precisions;  // data: Precision
    QActionGroup* threads;     // data: threads on the CPU, 0 for all cores
    QActionGroup* kinds;       // data: GeneratorKind
    QMenu* labels;             // of a conditional model, see LabelCommands
    QAction* modelDetails;

    QAction* shortcuts;
    QAction* copyDiagnostics;
    QAction* about;

    // Those that need a picture, or at least a model.
    QList<QAction*> needModel() const;
    // Switches those on, or off with the reason as tooltip.
    void setModelThere(bool there) const;
};

// The one with this data(); nullptr without one.
QAction* actionWith(const QActionGroup& group, const QVariant& data);

// Makes the menu bar of `window` with all its actions and keys. Undo and redo are those of `undoStack`.
Actions makeMenus(QMainWindow& window, QUndoStack& undoStack);

}  // namespace latentwalk
