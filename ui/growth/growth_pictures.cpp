// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/growth/growth_pictures.h"

#include <algorithm>
#include <utility>

namespace latentwalk {
namespace {

constexpr int kRest = 150;  // milliseconds

}  // namespace

GrowthPictures::GrowthPictures(RenderService& service, Document& document, ScaleTiles& tiles, QObject* parent)
    : QObject(parent), m_service(service), m_document(document), m_tiles(tiles), m_retry(service) {
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRest);
    connect(&m_rest, &QTimer::timeout, this, &GrowthPictures::rest);
    connect(&m_retry, &RenderRetry::due, this, &GrowthPictures::follow);
    connect(&document.place(), &WalkPlace::currentChanged, this, [this] {
        if (m_watched) {
            m_rest.start();
            follow();
        }
    });
    connect(&service, &RenderService::thumbnailRendered, this, &GrowthPictures::show);
    connect(&service, &RenderService::orderFailed, this, &GrowthPictures::fail);
}

void GrowthPictures::setCheckpoint(const CheckpointInfo& info) {
    m_checkpoint = info;
    m_waiting.clear();
    m_asked.clear();
    m_retry.forget();
    if (m_watched) {
        m_rest.start();
    }
}

void GrowthPictures::setWatched(bool watched) {
    if (watched == m_watched) {
        return;
    }
    m_watched = watched;
    if (watched) {
        m_rest.start();
    } else {
        m_rest.stop();
        takeBack({});
    }
}

Latent GrowthPictures::wanted() const {
    if (!m_watched || !m_checkpoint) {
        return {};
    }
    Latent latent = m_document.place().current().latent;
    return static_cast<std::int64_t>(latent.size()) == m_checkpoint->architecture.latentSize ? latent : Latent();
}

void GrowthPictures::takeBack(const Latent& allBut) {
    std::erase_if(m_waiting, [&](const auto& waiting) {
        const auto asked = m_asked.find(waiting.second);
        if (asked->second == allBut) {
            return false;
        }
        m_service.cancel(waiting.first);
        m_asked.erase(asked);
        return true;
    });
}

void GrowthPictures::rest() {
    takeBack(wanted());
    follow();
}

void GrowthPictures::follow() {
    const Latent latent = wanted();
    for (ScaleTile* tile : m_tiles.tiles()) {
        const bool onItsWay = std::any_of(m_waiting.begin(), m_waiting.end(),
                                          [&](const auto& waiting) { return waiting.second == tile->scale(); });
        if (!onItsWay) {
            request(*tile, latent);
        }
    }
}

void GrowthPictures::request(ScaleTile& tile, const Latent& latent) {
    const int scale = tile.scale();
    Latent& asked = m_asked[scale];
    if (latent.empty() || asked == latent || !m_checkpoint->heads.at(static_cast<std::size_t>(scale))) {
        return;
    }
    asked = latent;
    m_waiting[m_service.requestThumbnail(latent, {scale, 0.0F}, Urgency::Panel)] = scale;
}

void GrowthPictures::show(RequestId id, const QImage& image) {
    const auto waiting = m_waiting.find(id);
    if (waiting == m_waiting.end()) {
        return;
    }
    ScaleTile& tile = *m_tiles.tiles().at(static_cast<std::size_t>(waiting->second));
    m_waiting.erase(waiting);
    tile.setImage(image);
    request(tile, wanted());  // the face may have moved on
}

void GrowthPictures::fail(RequestId id) {
    const auto waiting = m_waiting.find(id);
    if (waiting != m_waiting.end()) {
        m_asked.erase(waiting->second);
        m_waiting.erase(waiting);
        m_retry.note();
    }
}

}  // namespace latentwalk
