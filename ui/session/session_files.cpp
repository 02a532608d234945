// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/session/session_files.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageBox>
#include <utility>

#include "core/walk/recorded_model.h"
#include "ui/session/recent_files.h"
#include "ui/widgets/file_dialogs.h"
#include "ui/wording/message_text.h"

namespace latentwalk {

SessionFiles::SessionFiles(Document& document, MessageBar& messages, QWidget& window)
    : QObject(&window), m_document(document), m_messages(messages), m_window(window), m_search(messages) {
    connect(&m_search, &ModelSearch::modelRequested, this, &SessionFiles::modelRequested);
    connect(&m_search, &ModelSearch::builtInModelRequested, this, &SessionFiles::builtInModelRequested);
    connect(&m_search, &ModelSearch::modelWanted, this, &SessionFiles::modelWanted);
    connect(&m_search, &ModelSearch::found, this, &SessionFiles::apply);
    connect(&m_search, &ModelSearch::givenUp, this, [this] { m_pending.reset(); });
    connect(&document.undoStack(), &QUndoStack::cleanChanged, this, &SessionFiles::changed);
    // Not so when the history is cleared: that is another model, and no work of the user's.
    connect(&document.undoStack(), &QUndoStack::indexChanged, this, [this] {
        if (m_pending && m_document.undoStack().count() > 0) {
            m_pending->agreed = false;
        }
    });
}

void SessionFiles::open(const QStringList& paths) {
    const auto read = [paths](const TellProgress&) -> std::optional<Opened> {
        for (const QString& path : paths) {
            if (FileContent content = readFile(path.toStdString()); !std::holds_alternative<PhotoFile>(content)) {
                std::optional<Opened> opened(std::in_place);
                opened->path = path;
                opened->content = std::move(content);
                return opened;
            }
        }
        return std::nullopt;
    };
    m_reading.start(read, {.finished =
                               [this, paths](const std::optional<Opened>& opened) {
                                   if (opened) {
                                       take(opened->path, opened->content);
                                   } else {
                                       emit photosRequested(paths);
                                   }
                               },
                           .failed = [this](const QString& message) { m_messages.showError(message); }});
}

void SessionFiles::take(const QString& path, const FileContent& content) {
    if (std::holds_alternative<ModelFile>(content)) {
        if (!m_search.isAsking()) {  // else it may be the model that a session waits for
            m_search.stop();
            m_pending.reset();
        }
        emit modelRequested(path, {});
        return;
    }
    if (std::holds_alternative<FolderFile>(content)) {
        emit folderRequested(path);
        return;
    }
    if (const auto* face = std::get_if<FaceFile>(&content)) {
        takeFace(path, face->face);
        return;
    }
    beforeLosingChanges([this, path, content] {
        if (const auto* session = std::get_if<SessionFile>(&content)) {
            show({session->session, path, path});
        } else if (const auto* recipe = std::get_if<RecipeFile>(&content)) {
            show({recipe->recipe.session, {}, path});
        } else {
            takeLatents(path, std::get<LatentsFile>(content).latents);
        }
    });
}

void SessionFiles::show(const Pending& pending) {
    m_pending = pending;
    m_search.begin(pending.session.model, pending.source);
}

void SessionFiles::takeLatents(const QString& path, const LatentBatch& latents) {
    const QString name = QFileInfo(path).fileName();
    if (!m_search.checkpoint() || latents.size != m_document.latentSize()) {
        m_messages.showError(tr("%1 holds latents of %2 components; this model takes %3.")
                                 .arg(name)
                                 .arg(latents.size)
                                 .arg(m_document.latentSize()));
        return;
    }
    std::vector<SessionAnchor> faces;
    for (std::int64_t i = 0; i < latents.count; ++i) {
        SessionAnchor face;
        const auto row = latents.row(i);
        face.components.assign(row.begin(), row.end());
        faces.push_back(std::move(face));
    }
    RecentFiles::add(path);
    if (faces.size() == 1) {
        m_document.place().showAside(faces.front());
    } else {
        m_document.anchors().setAll(faces, tr("anchors from %1").arg(name));
    }
}

// A new anchor, with nothing lost of what is there.
void SessionFiles::takeFace(const QString& path, const KeptFace& face) {
    const QString name = QFileInfo(path).fileName();
    const auto latentSize = static_cast<std::int64_t>(face.latent.size());
    if (!m_search.checkpoint() || latentSize != m_document.latentSize()) {
        m_messages.showError(tr("%1 holds a face of %2 components; this model takes %3.")
                                 .arg(name)
                                 .arg(latentSize)
                                 .arg(m_document.latentSize()));
        return;
    }
    if (const auto& offsets = face.offsets.found()) {
        if (const Message problem = problemOf(*offsets, m_search.checkpoint()->architecture); !problem.empty()) {
            m_messages.showError(tr("%1 is of another model: %2.").arg(name, textOf(problem)));
            return;
        }
    }
    RecentFiles::add(path);
    m_document.anchors().add({anchorOf(face.latent, face.offsets)}, tr("face from %1").arg(name));
}

// Meanwhile the user may have gone on working: what was done since then is not lost without asking either.
void SessionFiles::apply() {
    const Pending pending = *std::exchange(m_pending, std::nullopt);
    if (pending.agreed) {
        use(pending);
    } else {
        beforeLosingChanges([this, pending] { use(pending); });
    }
}

void SessionFiles::use(const Pending& pending) {
    const ModelReference& wanted = pending.session.model;
    const CheckpointInfo& open = *m_search.checkpoint();
    ModelReference model = open.reference;
    const ModelStanding standing = standingOf(model, wanted);
    const bool sameModel = standing != ModelStanding::Other;
    Session session = pending.session;
    goOnWith(model, session);
    m_document.setSession(session);
    model.latentSize = open.architecture.latentSize;
    const bool leftOut = m_document.setModel(model, open.architecture.scaleCount());
    if (pending.aside) {
        m_document.place().showAside(*pending.aside);
    }
    m_path = leftOut ? QString() : pending.path;
    const QJsonDocument view = QJsonDocument::fromJson(QByteArray::fromStdString(pending.session.view));
    if (restoreView && view.isObject()) {
        restoreView(view.object());
    }
    RecentFiles::add(pending.source);
    if (pending.unsaved || !sameModel) {
        m_document.undoStack().resetClean();
    }
    const QString name = QFileInfo(pending.source).fileName();
    if (!sameModel) {
        m_messages.showInfo(tr("%1 was made with another model: its faces differ from those shown here.").arg(name));
    } else if (standing == ModelStanding::Later) {
        m_messages.showInfo(tr("%1 was made with an earlier file of the built-in model, which painted with twice the "
                               "natural contrast: the faces are the same, their pictures are softer.")
                                .arg(name));
    } else if (!wanted.sha256.empty() && wanted.precisionName() != model.precisionName()) {
        m_messages.showInfo(tr("%1 was made in %2 and is shown in %3: its pictures may differ a little from those "
                               "shown here.")
                                .arg(name, QString::fromStdString(wanted.precisionName()),
                                     QString::fromStdString(model.precisionName())));
    } else {
        m_messages.dismiss();
    }
    if (pending.applied) {
        pending.applied();
    }
    emit changed();
}

bool SessionFiles::setCheckpoint(const CheckpointInfo& info) {
    RecentFiles::add(info.path);
    const bool waits = m_pending.has_value();
    m_search.setCheckpoint(info);
    return waits && !m_pending;
}

void SessionFiles::restore(const Session& session, std::function<void()> applied) {
    beforeLosingChanges([this, session, applied = std::move(applied)] {
        show({.session = session, .source = tr("The last session"), .unsaved = true, .applied = applied});
    });
}

void SessionFiles::resume(const Session& session, const QString& path, bool changed,
                          const std::optional<SessionAnchor>& aside) {
    m_pending = Pending{.session = session, .path = path, .source = path, .unsaved = changed, .aside = aside};
    m_search.resume(session.model, path);
}

void SessionFiles::leaveFile() {
    m_path.clear();
    emit changed();
}

Session SessionFiles::collected() {
    if (collectView) {
        m_document.setView(QJsonDocument(collectView()).toJson(QJsonDocument::Compact).toStdString());
    }
    return m_document.session();
}

void SessionFiles::startNew() {
    beforeLosingChanges([this] {
        Session empty;
        empty.model = m_document.session().model;
        m_document.setSession(empty);
        m_path.clear();
        emit changed();
    });
}

void SessionFiles::save() {
    if (m_path.isEmpty()) {
        saveAs();
    } else {
        saveTo(m_path);
    }
}

void SessionFiles::saveAs() {
    if (const QString path = askSessionFileToSave(&m_window, m_path); !path.isEmpty()) {
        saveTo(path);
    } else {
        m_afterSaving = {};
    }
}

void SessionFiles::saveTo(const QString& path) {
    if (m_writing.isRunning()) {
        m_afterSaving = {};
        m_messages.showInfo(tr("The session is being saved already."));
        return;
    }
    const Session session = collected();
    m_document.undoStack().setClean();
    m_writing.start([session, path](const TellProgress&) { writeSession(path.toStdString(), session); },
                    {.finished =
                         [this, path] {
                             m_path = path;
                             RecentFiles::add(path);
                             emit changed();
                             emit saved(path);
                             if (const auto go = std::exchange(m_afterSaving, {})) {
                                 go();
                             }
                         },
                     .failed =
                         [this](const QString& message) {
                             m_document.undoStack().resetClean();
                             m_afterSaving = {};
                             m_messages.showError(message);
                             emit changed();
                         }});
}

void SessionFiles::beforeLosingChanges(std::function<void()> go) {
    if (!hasChanges()) {
        go();
        return;
    }
    auto* box = new QMessageBox(QMessageBox::Question, tr("Unsaved changes"), tr("Save the changes to this session?"),
                                QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, &m_window);
    box->setObjectName(QStringLiteral("unsavedChanges"));
    box->setInformativeText(m_path.isEmpty() ? tr("Its anchors, directions and settings are not in a file yet.")
                                             : tr("%1 is older than what you see.").arg(QFileInfo(m_path).fileName()));
    box->setDefaultButton(QMessageBox::Save);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(box, &QMessageBox::finished, this, [this, box, go = std::move(go)](int) {
        const auto answer = box->standardButton(box->clickedButton());
        if (answer == QMessageBox::Save) {
            m_afterSaving = go;
            save();
        } else if (answer == QMessageBox::Discard) {
            go();
        }
    });
    box->open();
}

}  // namespace latentwalk
