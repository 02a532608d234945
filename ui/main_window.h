#pragma once

#include <QMainWindow>
#include <optional>

#include "ui/face_view.h"
#include "ui/job_bar.h"
#include "ui/live_face.h"
#include "ui/menus.h"
#include "ui/message_bar.h"
#include "ui/render/render_service.h"
#include "ui/saving.h"
#include "ui/status_line.h"
#include "ui/walk/playback.h"
#include "ui/walk/walk_bar.h"
#include "ui/walk/walk_document.h"
#include "ui/walk/walk_pictures.h"

namespace latentwalk {

// The window: joins the document, the generator's thread and the widgets. From the top: messages, progress, the stage,
// the status line; under them, over the whole width, the walk. Left and right of the stage is room for docks. No
// function waits for the generator.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    MainWindow(GeneratorFactory factory, Appearance& appearance, QWidget* parent = nullptr);
    ~MainWindow() override;

    WalkDocument& document() { return m_document; }
    RenderService& service() { return m_service; }

    // What the menu does, without asking for a file.
    void openModel(const QString& path);
    void saveImageTo(const QString& path);
    void saveGridTo(const QString& path, const GridWish& wish);

public slots:
    void openBuiltInModel();

protected:
    void closeEvent(QCloseEvent* event) override;
    bool event(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void compose();
    QDockWidget* makeWalkDock();
    void connectService();
    void connectActions();
    void restoreSettings();
    void saveSettings() const;

    void takeCheckpoint(const CheckpointInfo& info);
    void refuseCheckpoint(const QString& message);

    void togglePlay();
    void step(double by);
    void goToAnchor(int direction);
    void copyPicture();
    void copyLatent();

    Appearance& m_appearance;
    RenderService m_service;
    WalkDocument m_document;
    Playback m_playback;

    std::optional<CheckpointInfo> m_checkpoint;
    Actions m_actions;
    std::unique_ptr<Saving> m_saving;
    MessageBar* m_messages;
    JobBar* m_job;
    FaceView* m_face;
    StatusLine* m_status;
    WalkBar* m_walk;
    LiveFace* m_live;
    WalkPictures* m_pictures;
};

}  // namespace latentwalk
