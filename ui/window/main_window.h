// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>
#include <memory>
#include <vector>

#include "ui/document/document.h"
#include "ui/output/exports.h"
#include "ui/render/render_service.h"
#include "ui/session/autosave.h"
#include "ui/session/session_files.h"
#include "ui/stage/face_view.h"
#include "ui/stage/live_face.h"
#include "ui/stage/status_line.h"
#include "ui/walk/playback.h"
#include "ui/walk/walk_bar.h"
#include "ui/walk/walk_pictures.h"
#include "ui/widgets/job_bar.h"
#include "ui/widgets/message_bar.h"
#include "ui/window/menus.h"
#include "ui/window/panels.h"
#include "ui/window/state/model_choices.h"
#include "ui/window/state/way_back.h"

namespace latentwalk {

class Closing;
class LeftSessions;
class ModelDialogs;
class PhotoCommands;
class TrainingCommands;
class ViewCommands;
class Views;
class WindowTitle;

// The window: makes the document, the generator's thread and the widgets, and joins them. From the top: messages,
// progress, the stage, the status line; under them, over the whole width, the walk; left and right of the stage the
// panels. What menus do is in commands/, how models and sessions come and go in state/. No function waits for the
// generator.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    MainWindow(GeneratorFactory factory, Appearance& appearance, QWidget* parent = nullptr);
    ~MainWindow() override;

    Document& document() { return m_document; }
    RenderService& service() { return m_service; }
    SessionFiles& files() { return *m_files; }
    Exports& exports() { return *m_exports; }
    Autosave& autosave();
    PhotoCommands& photos() { return *m_photos; }
    TrainingCommands& training() { return *m_training; }

    // What the menu does, without asking for a file. Opens a model with the options that are chosen in the menu.
    void openModel(const QString& path);
    // The same with others.
    void openModel(const QString& path, const OpenOptions& options);
    void openBuiltInModel();
    // Any file: a session, a picture or film with a recipe, latents, a model.
    void openFile(const QString& path) { m_files->open(path); }
    void saveImageTo(const QString& path) { m_exports->saveImage(path); }
    void saveGridTo(const QString& path, const GridWish& wish);
    void useChoices(const ModelChoices::Given& given);
    // For a window that is about to be replaced; remembers its layout.
    Handover handOver();
    void takeOver(const Handover& handover);
    // Offers to go on with a training that was under way when the window was closed.
    void offerLeftTraining();
    // Offers what a crashed program left; after the answer the next, when there is more.
    void offerLeftSession();

signals:
    // Another language was chosen ("" is the system's); the window has to be made anew for it.
    void languageChosen(const QString& language);

protected:
    void closeEvent(QCloseEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool event(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void compose();
    QDockWidget* makeWalkDock();
    void makeParts();
    void makeCommands();
    void connectService();
    void takeCheckpoint(const CheckpointInfo& info, bool first);
    void saveSettings();

    Appearance& m_appearance;
    bool m_replaces = false;  // another window, long after the program began
    RenderService m_service;
    Document m_document;
    Playback m_playback{this};
    Actions m_actions;

    MessageBar* m_messages;
    JobBar* m_job;
    JobBar* m_downloadBar;
    JobBar* m_searchBar;
    FaceView* m_face;
    StatusLine* m_status;
    WalkBar* m_walk;
    LiveFace* m_live;
    WalkPictures* m_pictures;
    SessionFiles* m_files;
    Panels* m_panels;
    std::unique_ptr<Docks> m_docks;
    std::unique_ptr<Views> m_views;
    std::unique_ptr<Exports> m_exports;

    std::unique_ptr<ModelOpening> m_opening;
    std::unique_ptr<ModelChoices> m_choices;
    std::unique_ptr<WayBack> m_wayBack;
    std::unique_ptr<LeftSessions> m_leftSessions;
    std::unique_ptr<Closing> m_closing;
    std::unique_ptr<WindowTitle> m_title;
    std::unique_ptr<ViewCommands> m_view;
    std::unique_ptr<ModelDialogs> m_modelDialogs;
    std::unique_ptr<PhotoCommands> m_photos;
    std::unique_ptr<TrainingCommands> m_training;
    std::vector<std::unique_ptr<QObject>> m_others;  // that only have to be there
};

}  // namespace latentwalk
