// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <map>
#include <optional>

#include "ui/document/document.h"
#include "ui/growth/scale_tiles.h"
#include "ui/render/render_retry.h"
#include "ui/render/render_service.h"

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
    void follow();
    void rest();
    void request(ScaleTile& tile, const Latent& latent);
    void show(RequestId id, const QImage& image);
    void fail(RequestId id);
    // That tiles can show; empty for none.
    Latent wanted() const;
    void takeBack(const Latent& allBut);

    RenderService& m_service;
    Document& m_document;
    ScaleTiles& m_tiles;
    QTimer m_rest;
    RenderRetry m_retry;
    bool m_watched = false;
    std::optional<CheckpointInfo> m_checkpoint;
    std::map<RequestId, int> m_waiting;  // the scale of each, at most one of a scale
    std::map<int, Latent> m_asked;       // of each scale, whose picture is shown or on its way
};

}  // namespace latentwalk
