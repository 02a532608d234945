// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/directions/direction_pictures.h"

#include <algorithm>
#include <utility>

namespace latentwalk {
namespace {

constexpr int kRest = 250;  // milliseconds
constexpr int kSoon = 50;
constexpr std::size_t kMostMade = 256;

}  // namespace

DirectionPictures::DirectionPictures(RenderService& service, std::function<std::vector<WantedPicture>()> wanted,
                                     std::function<int()> pixels, QObject* parent)
    : QObject(parent), m_service(service), m_wanted(std::move(wanted)), m_pixels(std::move(pixels)), m_retry(service) {
    m_rest.setSingleShot(true);
    connect(&m_rest, &QTimer::timeout, this, &DirectionPictures::update);
    connect(&service, &RenderService::thumbnailRendered, this, &DirectionPictures::show);
    // The stage tells the user.
    connect(&service, &RenderService::orderFailed, this, [this](quint64 id) {
        if (m_waiting.erase(id) > 0) {
            m_retry.note();
        }
    });
    connect(&m_retry, &RenderRetry::due, this, &DirectionPictures::update);
}

void DirectionPictures::setCheckpoint(const CheckpointInfo& info) {
    m_checkpoint = info;
    m_waiting.clear();  // the service has dropped them
    m_retry.forget();
    m_made.clear();
    wait();
}

void DirectionPictures::wait() {
    m_rest.start(kRest);
}

void DirectionPictures::look() {
    if (!m_rest.isActive() || m_rest.interval() == kSoon) {
        m_rest.start(kSoon);
    }
}

void DirectionPictures::update() {
    m_rest.stop();
    if (!m_checkpoint) {
        return;
    }
    if (const int scale = m_checkpoint->scaleFor(m_pixels()); scale != m_scale) {
        m_scale = scale;
        m_made.clear();
        takeBackAllBut({});
    }
    // In the order in which they were named: from top to bottom.
    std::vector<Waiting> wanted;
    std::map<Latent, std::size_t> indices;
    for (WantedPicture& one : m_wanted()) {
        const auto [index, isNew] = indices.emplace(std::exchange(one.latent, {}), wanted.size());
        if (isNew) {
            wanted.push_back({index->first, {}});
        }
        wanted[index->second].places.push_back(std::move(one));
    }
    if (m_made.size() > kMostMade) {
        std::erase_if(m_made, [&](const auto& made) { return !indices.contains(made.first); });
    }
    takeBackAllBut(indices);
    for (Waiting& one : wanted) {
        const auto made = m_made.find(one.latent);
        for (const WantedPicture& place : one.places) {
            if (made != m_made.end()) {
                emit pictureReady(place.direction, place.place, made->second);
            } else {
                emit pictureStale(place.direction, place.place);
            }
        }
        if (made == m_made.end()) {
            request(std::move(one));
        }
    }
}

// Requests that are still right keep their place in the line.
void DirectionPictures::takeBackAllBut(const std::map<Latent, std::size_t>& latents) {
    std::erase_if(m_waiting, [&](const auto& waiting) {
        const bool stale = !latents.contains(waiting.second.latent);
        if (stale) {
            m_service.cancel(waiting.first);
        }
        return stale;
    });
}

void DirectionPictures::request(Waiting wanted) {
    const auto same = std::find_if(m_waiting.begin(), m_waiting.end(),
                                   [&](const auto& waiting) { return waiting.second.latent == wanted.latent; });
    if (same != m_waiting.end()) {
        same->second.places = std::move(wanted.places);
        return;
    }
    GenerateOptions options;
    if (m_scale < m_checkpoint->architecture.scaleCount() - 1) {
        options.scale = m_scale;
    }
    const RequestId id = m_service.requestThumbnail(wanted.latent, options, Urgency::Panel);
    m_waiting[id] = std::move(wanted);
}

void DirectionPictures::show(RequestId id, const QImage& image) {
    const auto waiting = m_waiting.find(id);
    if (waiting == m_waiting.end()) {
        return;
    }
    const Waiting done = std::move(waiting->second);
    m_waiting.erase(waiting);
    m_made[done.latent] = image;
    for (const WantedPicture& one : done.places) {
        emit pictureReady(one.direction, one.place, image);
    }
}

}  // namespace latentwalk
