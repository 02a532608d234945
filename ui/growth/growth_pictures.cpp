#include "ui/growth/growth_pictures.h"

namespace latentwalk {
namespace {

constexpr int kRest = 150;  // milliseconds

}  // namespace

GrowthPictures::GrowthPictures(RenderService& service, WalkDocument& document, ScaleTiles& tiles, QObject* parent)
    : QObject(parent), m_service(service), m_document(document), m_tiles(tiles) {
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRest);
    connect(&m_rest, &QTimer::timeout, this, &GrowthPictures::request);
    connect(&document, &WalkDocument::currentChanged, this, [this] {
        if (m_watched) {
            m_rest.start();
        }
    });
    connect(&service, &RenderService::thumbnailRendered, this, &GrowthPictures::show);
    connect(&service, &RenderService::orderFailed, this, [this](quint64 id) {
        if (m_waiting.erase(id) > 0) {
            m_shown.clear();  // the next change of the face tries all of them again
        }
    });
}

void GrowthPictures::setCheckpoint(const CheckpointInfo& info) {
    m_checkpoint = info;
    m_waiting.clear();
    m_shown.clear();
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
        takeBack();
    }
}

void GrowthPictures::takeBack() {
    for (const auto& [id, scale] : m_waiting) {
        m_service.cancel(id);
    }
    if (!m_waiting.empty()) {
        m_shown.clear();
    }
    m_waiting.clear();
}

void GrowthPictures::request() {
    if (!m_watched || !m_checkpoint) {
        return;
    }
    Latent latent = m_document.current().latent;
    if (latent == m_shown || static_cast<std::int64_t>(latent.size()) != m_checkpoint->architecture.latentSize) {
        return;
    }
    takeBack();
    m_shown = std::move(latent);
    for (const ScaleTile* tile : m_tiles.tiles()) {
        if (m_checkpoint->heads.at(static_cast<std::size_t>(tile->scale()))) {
            const GenerateOptions options{tile->scale(), 0.0F};
            m_waiting[m_service.requestThumbnail(m_shown, options, Urgency::Panel)] = tile->scale();
        }
    }
}

void GrowthPictures::show(RequestId id, const QImage& image) {
    const auto waiting = m_waiting.find(id);
    if (waiting == m_waiting.end()) {
        return;
    }
    m_tiles.tiles().at(static_cast<std::size_t>(waiting->second))->setImage(image);
    m_waiting.erase(waiting);
}

}  // namespace latentwalk
