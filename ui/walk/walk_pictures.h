// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <optional>

#include "ui/document/document.h"
#include "ui/render/board/picture_board.h"
#include "ui/walk/walk_bar.h"

namespace latentwalk {

// Keeps the small pictures of the walk bar, anchors and filmstrip, up to date, once the walk has rested for a moment.
class WalkPictures : public QObject {
    Q_OBJECT

public:
    WalkPictures(RenderService& service, Document& document, WalkBar& bar, QObject* parent = nullptr);

    void setCheckpoint(const CheckpointInfo& info);

private:
    void update();
    PictureBoard::Wants wantedAnchors() const;
    PictureBoard::Wants wantedFrames() const;
    GenerateOptions optionsFor(const GenerateOptions& wanted, int pixels) const;

    Document& m_document;
    WalkBar& m_bar;
    QTimer m_rest;
    std::optional<CheckpointInfo> m_checkpoint;
    PictureBoard m_anchors;
    PictureBoard m_frames;
};

}  // namespace latentwalk
