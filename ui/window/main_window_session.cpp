// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFileInfo>
#include <QJsonObject>
#include <QStandardPaths>

#include "core/file/file_error.h"
#include "core/log/log.h"
#include "core/model/builtin_model.h"
#include "ui/widgets/core_texts.h"
#include "ui/widgets/file_dialogs.h"
#include "ui/window/main_window.h"

// How models and sessions come into the window.
namespace latentwalk {
namespace {

// What the window keeps in a session of its own.
const QString kSessionPlayMode = QStringLiteral("play");
const QString kSessionPassSeconds = QStringLiteral("seconds");
const QString kSessionFilmstrip = QStringLiteral("filmstrip");

}  // namespace

void MainWindow::connectSession() {
    m_files->collectView = [this] {
        return QJsonObject{{kSessionPlayMode, m_playback.mode() == PlayMode::Loop ? QStringLiteral("loop")
                                                                                  : QStringLiteral("to and fro")},
                           {kSessionPassSeconds, m_playback.passSeconds()},
                           {kSessionFilmstrip, m_walk->filmstripFrames()}};
    };
    // What a session does not say - a picture's never does - stays as it is.
    m_files->restoreView = [this](const QJsonObject& view) {
        m_restoresView = true;
        m_playback.pause();
        if (view.contains(kSessionPlayMode)) {
            m_playback.setMode(view[kSessionPlayMode].toString() == QLatin1String("loop") ? PlayMode::Loop
                                                                                          : PlayMode::PingPong);
        }
        m_playback.setPassSeconds(std::clamp(view[kSessionPassSeconds].toDouble(m_playback.passSeconds()), 0.5, 600.0));
        m_walk->setFilmstripFrames(view[kSessionFilmstrip].toInt(m_walk->filmstripFrames()));
        m_restoresView = false;
    };
    connect(m_files, &SessionFiles::changed, this, &MainWindow::showTitle);
    connect(m_files, &SessionFiles::saved, this,
            [this](const QString& path) { m_messages->showInfo(tr("Saved %1").arg(path)); });
    // A session or a picture is shown in the precision that it was made in: else it would not be the same picture.
    const auto completed = [this](OpenOptions options) {
        const OpenOptions chosen = chosenOptions();
        options.threads = chosen.threads;
        if (!options.precision || m_insists) {
            options.precision = chosen.precision;
        }
        return options;
    };
    connect(
        m_files, &SessionFiles::modelRequested, this,
        [this, completed](const QString& path, const OpenOptions& options) { openModel(path, completed(options)); });
    connect(m_files, &SessionFiles::builtInModelRequested, this,
            [this, completed](const OpenOptions& options) { openBuiltIn(completed(options)); });
    connect(m_files, &SessionFiles::modelWanted, this, [this] {
        if (const QString path = askModelFile(this); !path.isEmpty()) {
            openModel(path);
        } else {
            m_files->refuseCheckpoint();
        }
    });
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    m_autosave = std::make_unique<Autosave>(m_document, folder + QStringLiteral("/autosave"));
    connect(m_autosave.get(), &Autosave::failed, this, [this](const QString& message) {
        m_messages->showError(tr("What you do would be lost in a crash: no copy of it can be kept. %1").arg(message));
    });
}

void MainWindow::offerLeftSession() {
    const auto left = m_autosave->findLeft();
    if (!left) {
        return;
    }
    m_messages->ask(tr("Latentwalk did not end as it should have. Restore what you were doing?"),
                    {{tr("Restore"),
                      [this, left = *left] {
                          // Until it is shown its copy stays: finding its model may still go wrong.
                          m_files->restore(left.session, [this, name = left.name] {
                              m_autosave->adopt(name);
                              offerLeftSession();
                          });
                      }},
                     {tr("Discard"), [this, name = left->name] {
                          m_autosave->forget(name);
                          offerLeftSession();
                      }}});
}

void MainWindow::openModel(const QString& path) {
    openModel(path, chosenOptions());
}

void MainWindow::openModel(const QString& path, const OpenOptions& options) {
    const QString name = QFileInfo(path).fileName();
    if (!m_checkpoint) {
        m_face->setEmptyText(tr("Opening %1…").arg(name));
    } else {
        m_messages->showInfo(tr("Opening %1…").arg(name));
    }
    m_service.openCheckpoint(path, options);
}

void MainWindow::openBuiltInModel() {
    openBuiltIn(chosenOptions());
}

void MainWindow::openBuiltIn(const OpenOptions& options) {
    try {
        openModel(QString::fromStdString(builtInModelPath().string()), options);
    } catch (const FileError& error) {
        m_messages->showError(coreText(error.what()));
    }
}

void MainWindow::takeCheckpoint(const CheckpointInfo& info) {
    m_messages->dismiss();
    log(LogLevel::Info, "opened " + info.path.toStdString() + ", " + info.format.toStdString());
    const bool first = !m_checkpoint;
    std::optional<Handover> before;
    if (!first && info.architecture.latentSize != m_document.latentSize()) {
        before = state();
    }
    m_checkpoint = info;
    m_live->setCheckpoint(info);
    m_pictures->setCheckpoint(info);
    m_actions.setModelThere(true);
    m_walk->setUnavailable({});
    if (first) {
        m_walk->slider()->setFocus();  // the first model: until now there was nothing to work with
    }
    ModelReference reference = info.reference;
    reference.latentSize = info.architecture.latentSize;
    const bool leftOut = m_document.setModel(reference, info.architecture.scaleCount());
    m_panels->setCheckpoint(info);
    m_clipping->setCheckpoint(info);
    if (m_modelDetails != nullptr) {
        m_modelDetails->setCheckpoint(info);
    }
    const bool replaced = m_files->setCheckpoint(info);
    if (before && leftOut && !replaced) {
        offerToGoBack(*before);
    }
    showModelChoices();
    showTitle();
}

void MainWindow::showModelDetails() {
    if (m_modelDetails == nullptr) {
        m_modelDetails = new ModelDetails(*m_clipping, this);
        m_modelDetails->setCheckpoint(*m_checkpoint);
    }
    m_modelDetails->show();
    m_modelDetails->raise();
    m_modelDetails->activateWindow();
}

// The latent size of a file is known only once it is open. What did not fit is not lost by that.
void MainWindow::offerToGoBack(const Handover& before) {
    m_files->leaveFile();
    const auto back = [this, before] { takeOver(before); };
    m_messages->ask(tr("%1 takes latents of %2 components. Anchors without a seed, directions and edits that were made "
                       "for %3 components are left out.")
                        .arg(m_checkpoint->title)
                        .arg(m_document.latentSize())
                        .arg(before.session.model.latentSize),
                    {{tr("Back to the model before"),
                      [this, back] {
                          if (m_document.undoStack().count() > 0) {
                              m_files->beforeLosingChanges(back);  // done since then
                          } else {
                              back();
                          }
                      }},
                     {tr("Go on without them"), [] {}}});
}

void MainWindow::refuseCheckpoint(const QString& message) {
    m_files->refuseCheckpoint();
    m_messages->showError(message);
    if (m_checkpoint) {
        showModelChoices();  // what was chosen is not what is in use
    }
    m_face->setEmptyText(tr("No model is open.\nDrop a model file here, or choose File ▸ Open model."));
}

MainWindow::Handover MainWindow::handOver() {
    saveSettings();
    return state();
}

MainWindow::Handover MainWindow::state() {
    return {m_checkpoint ? m_checkpoint->path : QString(),
            m_checkpoint ? m_checkpoint->options : OpenOptions(),
            m_files->collected(),
            m_files->path(),
            m_files->hasChanges(),
            m_document.place().aside() ? std::optional(m_document.place().currentAsAnchor()) : std::nullopt};
}

void MainWindow::takeOver(const Handover& handover) {
    if (handover.model.isEmpty()) {
        return;
    }
    m_files->resume(handover.session, handover.path, handover.changed, handover.aside);
    openModel(handover.model, handover.options);
}

}  // namespace latentwalk
