// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QObject>
#include <QTimer>
#include <functional>
#include <map>
#include <optional>

#include "ui/render/render_retry.h"
#include "ui/render/render_service.h"

namespace latentwalk {

// One small picture that somebody looks at.
struct WantedPicture {
    QString direction;
    int place = 0;
    Latent latent;
};

// Small pictures of what directions do: asks for those that are wanted once everything has rested for a moment, takes
// back requests that nobody waits for any more, and never paints the same latent twice in a row. UI thread; nothing
// blocks.
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
    struct Waiting {
        Latent latent;
        std::vector<WantedPicture> places;  // their latents are empty
    };

    void takeBackAllBut(const std::map<Latent, std::size_t>& latents);
    void request(Waiting wanted);
    void show(RequestId id, const QImage& image);

    RenderService& m_service;
    std::function<std::vector<WantedPicture>()> m_wanted;
    std::function<int()> m_pixels;
    std::optional<CheckpointInfo> m_checkpoint;
    int m_scale = -1;
    QTimer m_rest;
    RenderRetry m_retry;
    std::map<RequestId, Waiting> m_waiting;
    std::map<Latent, QImage> m_made;
};

}  // namespace latentwalk
