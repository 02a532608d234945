#pragma once

#include <QObject>
#include <QTimer>
#include <map>
#include <optional>

#include "ui/growth/scale_tiles.h"
#include "ui/render/render_service.h"
#include "ui/walk/walk_document.h"

namespace latentwalk {

// Keeps the tiles showing the document's current face: asks for its picture at every scale once it has rested, takes
// back what is not wanted any more. Does nothing while nobody looks.
class GrowthPictures : public QObject {
    Q_OBJECT

public:
    GrowthPictures(RenderService& service, WalkDocument& document, ScaleTiles& tiles, QObject* parent = nullptr);

    void setCheckpoint(const CheckpointInfo& info);
    // Whether the tiles can be seen.
    void setWatched(bool watched);

private:
    void request();
    void show(RequestId id, const QImage& image);
    void takeBack();

    RenderService& m_service;
    WalkDocument& m_document;
    ScaleTiles& m_tiles;
    QTimer m_rest;
    bool m_watched = false;
    std::optional<CheckpointInfo> m_checkpoint;
    std::map<RequestId, int> m_waiting;  // the scale of each
    Latent m_shown;                      // that was asked for last
};

}  // namespace latentwalk
