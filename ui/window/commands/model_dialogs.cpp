// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/commands/model_dialogs.h"

#include <QFileInfo>

#include "ui/models/download/download_progress.h"

namespace latentwalk {
namespace {

void bringToFront(QDialog& dialog) {
    dialog.show();
    dialog.raise();
    dialog.activateWindow();
}

}  // namespace

ModelDialogs::ModelDialogs(const Actions& actions, RenderService& service, const ModelOpening& opening,
                           MessageBar& messages, JobBar& downloads, QWidget& window)
    : m_opening(opening), m_messages(messages), m_bar(downloads), m_window(window), m_clipping(service) {
    connect(actions.getModels, &QAction::triggered, this, &ModelDialogs::showModels);
    connect(actions.modelDetails, &QAction::triggered, this, &ModelDialogs::showDetails);
}

ModelDialogs::~ModelDialogs() {
    // They refer to what is of ours.
    delete m_models;
    delete m_details;
}

void ModelDialogs::setCheckpoint(const CheckpointInfo& info) {
    m_clipping.setCheckpoint(info);
    if (m_details) {
        m_details->setCheckpoint(info);
    }
}

void ModelDialogs::showModels() {
    if (!m_models) {
        makeModels();
    }
    bringToFront(*m_models);
}

void ModelDialogs::makeModels() {
    m_downloads = std::make_unique<Downloads>();
    m_models = new ModelsDialog(*m_downloads, &m_window);
    const auto* progress = new DownloadProgress(*m_downloads, m_bar, this);
    connect(progress, &DownloadProgress::paused, this,
            [this] { m_messages.showInfo(tr("Paused. File ▸ Get models goes on where it was left.")); });
    connect(m_models, &ModelsDialog::openRequested, this, &ModelDialogs::openRequested);
    connect(m_downloads.get(), &Downloads::failed, &m_messages, &MessageBar::showError);
    connect(m_downloads.get(), &Downloads::finished, this, [this](const QString& path) {
        m_messages.ask(tr("%1 is here.").arg(QFileInfo(path).fileName()),
                       {{tr("Open"), [this, path] { emit openRequested(path); }}});
    });
}

void ModelDialogs::showDetails() {
    if (!m_details) {
        m_details = new ModelDetails(m_clipping, &m_window);
        m_details->setCheckpoint(*m_opening.checkpoint());
    }
    bringToFront(*m_details);
}

}  // namespace latentwalk
