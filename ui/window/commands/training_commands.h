// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

#include "ui/output/exports.h"
#include "ui/training/training_dialog.h"
#include "ui/window/menus.h"
#include "ui/window/panels.h"
#include "ui/window/state/views.h"

namespace latentwalk {

// Growing a network of one's own, from the menu, the panel, or a dropped folder; what is trained in the explorer; and
// what becomes of a training when the window goes.
class TrainingCommands : public QObject {
    Q_OBJECT

public:
    struct Context {
        Panels& panels;
        Views& views;
        SessionFiles& files;
        Exports& exports;
        MessageBar& messages;
        QWidget& window;
    };
    TrainingCommands(const Actions& actions, const Context& context);
    ~TrainingCommands() override;

    TrainingJob& job() { return m_context.panels.training().job(); }
    // Shows the dialog, with these pictures, or this run, where there are any.
    void show(const QString& folder = {});
    // A training that was under way when the window was closed last can be gone on with.
    void offerLeft();
    // Ends it, saved, at once: before the window goes.
    void keep();
    // Makes the film of what is trained, or was last; its format follows from the ending.
    void saveFilm(const QString& path);
    // As another window left it: it goes on; a paused one is only offered.
    void resume(const QString& run);
    // The run that is under way now; empty where there is none.
    QString underWay();

signals:
    void openRequested(const QString& path);

private:
    void makeDialog();
    void start(const TrainingOrder& order);
    void startIn(const QString& run);
    void open();
    void openAverage();
    // Asks where to.
    void exportFilm();
    void noteStart();
    void noteEnd();
    void reveal();

    Context m_context;
    QPointer<TrainingDialog> m_dialog;
    bool m_opening = false;  // once it is saved
    quint64 m_question = 0;  // whether to go on
};

}  // namespace latentwalk
