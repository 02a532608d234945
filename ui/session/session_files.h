// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <functional>
#include <optional>

#include "ui/background/job.h"
#include "ui/document/document.h"
#include "ui/session/model_search.h"
#include "ui/session/read_file.h"
#include "ui/widgets/message_bar.h"

namespace latentwalk {

// Opens whatever holds a walk - session files, pictures and films with a recipe, latents - and saves sessions. Finds
// the model that a session was made with, or asks for it. Reading and writing happen in the background; everything is
// used on the UI thread.
class SessionFiles : public QObject {
    Q_OBJECT

public:
    // `window` is where dialogs belong.
    SessionFiles(Document& document, MessageBar& messages, QWidget& window);

    // The window's own settings that travel in a session: how to collect and how to restore them.
    std::function<QJsonObject()> collectView;
    std::function<void(const QJsonObject&)> restoreView;

    // The file that the session was opened from or saved to; empty for a new one.
    const QString& path() const { return m_path; }
    bool hasChanges() const { return !m_document.undoStack().isClean(); }

    // Opens any file; a photograph becomes photosRequested, and what is no session modelRequested. Asks first when
    // changes would be lost.
    void open(const QString& path) { open(QStringList{path}); }
    // Several: all of them where they are photographs, otherwise the first that is none.
    void open(const QStringList& paths);
    // Saves to path(), or asks where. Ends in saved or a message.
    void save();
    void saveAs();
    void saveTo(const QString& path);
    // Begins a new session with the model that is open. Asks first when changes would be lost.
    void startNew();

    // Calls `go` at once when nothing would be lost; otherwise asks, saves when told so, and calls it unless the user
    // cancels.
    void beforeLosingChanges(std::function<void()> go);

    // A model was opened, or could not be: what waits for it goes on, or asks again. Returns whether a session took the
    // place of the one before. What waits is not lost by a wrong file.
    bool setCheckpoint(const CheckpointInfo& info);
    void refuseCheckpoint() { m_search.refuseCheckpoint(); }

    // Takes over a session that came from elsewhere than a file (an autosave). Asks first when changes would be lost.
    // `applied` is called once it is shown.
    void restore(const Session& session, std::function<void()> applied = {});
    // Takes over where another window ended, with the model that is opened next, and shows `aside` beside the walk.
    void resume(const Session& session, const QString& path, bool changed,
                const std::optional<SessionAnchor>& aside = std::nullopt);
    // The session as it would be saved now.
    Session collected();
    // What is shown is not what the file holds any more: saving asks where.
    void leaveFile();

signals:
    void modelRequested(const QString& path, const latentwalk::OpenOptions& options);
    void builtInModelRequested(const latentwalk::OpenOptions& options);
    // The user is to choose a model file.
    void modelWanted();
    // Pictures without a recipe of ours are to become faces.
    void photosRequested(const QStringList& paths);
    // A folder, of pictures perhaps, was opened.
    void folderRequested(const QString& path);
    void saved(const QString& path);
    // path() or hasChanges() may be others.
    void changed();

private:
    // A session that waits for its model.
    struct Pending {
        Session session;
        QString path = {};                                  // becomes path(); empty for pictures
        QString source = {};                                // the file that it came from, for sentences
        bool unsaved = false;                               // it is not as in its file
        std::optional<SessionAnchor> aside = std::nullopt;  // is shown in place of the walk
        std::function<void()> applied = {};
        bool agreed = true;  // that it replaces what is there; until the user goes on working on that
    };

    struct Opened {
        QString path;
        FileContent content;
    };

    void take(const QString& path, const FileContent& content);
    void show(const Pending& pending);
    void takeLatents(const QString& path, const LatentBatch& latents);
    void takeFace(const QString& path, const KeptFace& face);
    void apply();
    void use(const Pending& pending);

    Document& m_document;
    MessageBar& m_messages;
    QWidget& m_window;
    Job<std::optional<Opened>> m_reading;  // nothing: photographs
    Job<void> m_writing;
    QString m_path;
    ModelSearch m_search;
    std::optional<Pending> m_pending;
    std::function<void()> m_afterSaving;
};

}  // namespace latentwalk
