// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>
#include <optional>

#include "ui/document/document.h"
#include "ui/models/model_details.h"
#include "ui/models/models_dialog.h"
#include "ui/output/exports.h"
#include "ui/render/render_service.h"
#include "ui/session/autosave.h"
#include "ui/session/recent_files.h"
#include "ui/session/session_files.h"
#include "ui/stage/face_view.h"
#include "ui/stage/live_face.h"
#include "ui/walk/playback.h"
#include "ui/walk/walk_bar.h"
#include "ui/walk/walk_pictures.h"
#include "ui/widgets/job_bar.h"
#include "ui/widgets/message_bar.h"
#include "ui/window/diagnostics.h"
#include "ui/window/menus.h"
#include "ui/window/panels.h"
#include "ui/window/status_line.h"

namespace latentwalk {

// The window: joins the document, the generator's thread and the widgets. From the top: messages, progress, the stage,
// the status line; under them, over the whole width, the walk; left and right of the stage the panels. No function
// waits for the generator.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    MainWindow(GeneratorFactory factory, Appearance& appearance, QWidget* parent = nullptr);
    ~MainWindow() override;

    Document& document() { return m_document; }
    RenderService& service() { return m_service; }
    SessionFiles& files() { return *m_files; }
    Exports& exports() { return *m_exports; }
    Autosave& autosave() { return *m_autosave; }

    // What the menu does, without asking for a file. Opens a model with the options that are chosen in the menu.
    void openModel(const QString& path);
    // The same with others.
    void openModel(const QString& path, const OpenOptions& options);
    // Any file: a session, a picture or film with a recipe, latents, a model.
    void openFile(const QString& path) { m_files->open(path); }
    void saveImageTo(const QString& path);
    void saveGridTo(const QString& path, const GridWish& wish);
    // What the command line has chosen goes before what the menu has remembered, and is not remembered itself.
    struct Choices {
        std::optional<Precision> precision;
        std::optional<int> threads;
    };
    void useChoices(const Choices& choices);
    // What another window needs to show the same as this one.
    struct Handover {
        QString model;
        OpenOptions options;
        Session session;
        QString path;
        bool changed = false;
        std::optional<SessionAnchor> aside;  // the face that is shown, where it is not on the walk
    };
    // For a window that is about to be replaced; remembers its layout.
    Handover handOver();
    void takeOver(const Handover& handover);
    // Offers what a crashed program left; after the answer the next, when there is more.
    void offerLeftSession();

public slots:
    void openBuiltInModel();

signals:
    // Another language was chosen ("" is the system's); the window has to be made anew for it.
    void languageChosen(const QString& language);

protected:
    void closeEvent(QCloseEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void compose();
    QDockWidget* makeWalkDock();
    void connectService();
    void connectSession();

    // In main_window_actions.cpp.
    void connectActions();
    void connectFileActions();
    void connectViewActions();
    void connectWalkActions();
    void connectModelActions();
    void showModelChoices();
    void showPrecisions();
    OpenOptions chosenOptions() const;
    void openBuiltIn(const OpenOptions& options);
    void reopenModel(const OpenOptions& options);
    void chooseLanguage(const QString& language);
    void rememberPlaying();
    void restoreSettings();
    void saveSettings() const;
    void togglePlay();
    void step(double by);
    void goToAnchor(int direction);
    void copyPicture();
    void copySeed();
    void copyLatent();
    void copyDiagnostics();
    void getModels();
    void showModelDetails();

    void takeCheckpoint(const CheckpointInfo& info);
    void refuseCheckpoint(const QString& message);
    void showTitle();
    Handover state();
    void offerToGoBack(const Handover& before);
    void askToStopExports();
    void stopExports(std::function<void()> then);

    Appearance& m_appearance;
    RenderService m_service;
    Document m_document;
    Playback m_playback;

    std::optional<CheckpointInfo> m_checkpoint;
    Choices m_chosen;             // by the user, for every model that is opened
    bool m_insists = false;       // the precision is the command line's: a session's own does not change it
    bool m_restoresView = false;  // a session's settings are coming, which are not the user's own
    bool m_mayClose = false;      // everything that could be lost was asked about

    Actions m_actions;
    std::unique_ptr<Docks> m_docks;
    std::unique_ptr<Exports> m_exports;
    std::unique_ptr<Autosave> m_autosave;
    std::unique_ptr<Downloads> m_downloads;
    std::unique_ptr<Diagnostics> m_diagnostics;
    RecentFiles m_recent;
    SessionFiles* m_files;
    ModelsDialog* m_modelsDialog = nullptr;
    ModelDetails* m_modelDetails = nullptr;
    std::unique_ptr<ClippingMeasure> m_clipping;
    Panels* m_panels;
    MessageBar* m_messages;
    JobBar* m_job;
    JobBar* m_downloadBar;
    FaceView* m_face;
    StatusLine* m_status;
    WalkBar* m_walk;
    LiveFace* m_live;
    WalkPictures* m_pictures;
};

}  // namespace latentwalk
