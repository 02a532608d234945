// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <optional>

#include "ui/document/document.h"
#include "ui/growth/scale_tiles.h"
#include "ui/render/board/picture_board.h"

namespace latentwalk {

// Keeps the tiles showing the document's current face, each at its scale. While the face moves each tile follows as
// quickly as its pictures come, one at a time: on a slow machine the small ones, which the live face can wait for. Once
// it rests, what is on its way of a face before is taken back. Does nothing while nobody looks.
class GrowthPictures : public QObject {
    Q_OBJECT

public:
    GrowthPictures(RenderService& service, Document& document, ScaleTiles& tiles, QObject* parent = nullptr);

    void setCheckpoint(const CheckpointInfo& info);
    // Whether the tiles can be seen.
    void setWatched(bool watched);

private:
    // Of each scale.
    PictureBoard::Wants wanted() const;

    Document& m_document;
    ScaleTiles& m_tiles;
    QTimer m_rest;
    bool m_watched = false;
    std::optional<CheckpointInfo> m_checkpoint;
    PictureBoard m_board;
};

}  // namespace latentwalk
