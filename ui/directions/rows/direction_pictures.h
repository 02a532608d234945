// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QObject>
#include <QTimer>
#include <functional>
#include <optional>
#include <vector>

#include "ui/render/board/picture_board.h"

namespace latentwalk {

// One small picture that somebody looks at.
struct WantedPicture {
    QString direction;
    int place = 0;
    Latent latent;
    SharedOffsets offsets = {};  // that the face carries
};

// Small pictures of what directions do, of those that are wanted once everything has rested for a moment. Never paints
// the same latent twice in a row. UI thread; nothing blocks.
class DirectionPictures : public QObject {
    Q_OBJECT

public:
    // `wanted` tells what can be seen now; `pixels` is the side of a picture on the screen.
    DirectionPictures(RenderService& service, std::function<std::vector<WantedPicture>()> wanted,
                      std::function<int()> pixels, QObject* parent = nullptr);

    void setCheckpoint(const CheckpointInfo& info);
    // The face or a direction has changed: looks once it has rested.
    void wait();
    // Something else came into sight: looks soon.
    void look();
    // Looks now.
    void update();

signals:
    void pictureReady(const QString& direction, int place, const QImage& image);
    // What is shown there is not what is wanted; the picture is on its way.
    void pictureStale(const QString& direction, int place);

private:
    void tell(int place);

    std::function<std::vector<WantedPicture>()> m_wanted;
    std::function<int()> m_pixels;
    std::optional<CheckpointInfo> m_checkpoint;
    int m_scale = -1;
    QTimer m_rest;
    std::vector<WantedPicture> m_shown;  // in the board's places; their latents are empty
    PictureBoard m_board;
};

}  // namespace latentwalk
