// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/state/model_opening.h"

#include <QFileInfo>

#include "core/log/log.h"
#include "core/message/file_error.h"
#include "core/model/builtin_model.h"
#include "ui/wording/message_text.h"

namespace latentwalk {

ModelOpening::ModelOpening(RenderService& service, FaceView& stage, MessageBar& messages)
    : m_service(service), m_stage(stage), m_messages(messages) {
    connect(&service, &RenderService::checkpointOpened, this, &ModelOpening::take);
    connect(&service, &RenderService::checkpointFailed, this,
            [this](const QString&, const QString& message) { refuse(message); });
    showNothing();
}

void ModelOpening::open(const QString& path, const OpenOptions& options) {
    const QString name = QFileInfo(path).fileName();
    if (!m_checkpoint) {
        m_stage.setEmptyText(tr("Opening %1…").arg(name));
    } else {
        m_messages.showInfo(tr("Opening %1…").arg(name));
    }
    m_isOpening = true;
    m_service.openCheckpoint(path, options);
}

void ModelOpening::openBuiltIn(const OpenOptions& options) {
    try {
        open(QString::fromStdString(builtInModelPath().string()), options);
    } catch (const FileError& error) {
        m_messages.showError(textOf(error.message()));
    }
}

void ModelOpening::reopen(const std::function<void(OpenOptions&)>& change) {
    if (m_checkpoint) {
        OpenOptions options = m_checkpoint->options;
        change(options);
        open(m_checkpoint->path, options);
    }
}

void ModelOpening::take(const CheckpointInfo& info) {
    m_isOpening = false;
    m_messages.dismiss();
    log(LogLevel::Info, "opened " + info.path.toStdString() + ", " + info.format.english());
    emit opening(info);
    const bool first = !m_checkpoint;
    m_checkpoint = info;
    emit opened(info, first);
}

void ModelOpening::refuse(const QString& message) {
    m_isOpening = false;
    emit failed(message);
    showNothing();
}

void ModelOpening::showNothing() {
    m_stage.setEmptyText(tr("No model is open.\nDrop a model file here, or choose File ▸ Open model."));
}

}  // namespace latentwalk
