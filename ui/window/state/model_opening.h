// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <optional>

#include "ui/render/render_service.h"
#include "ui/stage/face_view.h"
#include "ui/widgets/message_bar.h"

namespace latentwalk {

// Opens models and knows the one that is open; says on the stage, or above it, what it does. UI thread; nothing waits:
// what comes of an opening is told by signals.
class ModelOpening : public QObject {
    Q_OBJECT

public:
    ModelOpening(RenderService& service, FaceView& stage, MessageBar& messages);

    // The model that is open, also while another is being opened.
    const std::optional<CheckpointInfo>& checkpoint() const { return m_checkpoint; }

    // Whether one is being opened.
    bool isOpening() const { return m_isOpening; }

    void open(const QString& path, const OpenOptions& options);
    void openBuiltIn(const OpenOptions& options);
    // The open model once more, with other options; without effect when none is open.
    void reopen(const std::function<void(OpenOptions&)>& change);

signals:
    // The model has been opened, but checkpoint() is still the one before.
    void opening(const latentwalk::CheckpointInfo& next);
    // It is checkpoint() now. `first`: until now there was none.
    void opened(const latentwalk::CheckpointInfo& info, bool first);
    // checkpoint() is what it was before.
    void failed(const QString& message);

private:
    void take(const CheckpointInfo& info);
    void refuse(const QString& message);
    void showNothing();

    RenderService& m_service;
    FaceView& m_stage;
    MessageBar& m_messages;
    std::optional<CheckpointInfo> m_checkpoint;
    bool m_isOpening = false;
};

}  // namespace latentwalk
