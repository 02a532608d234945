// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/walk/walk_pictures.h"

#include <cmath>

namespace latentwalk {
namespace {

constexpr int kAnchorPixels = 72;
constexpr int kRest = 60;  // milliseconds

bool sameMoment(const Moment& a, const Moment& b) {
    return a.latent == b.latent && a.options.scale == b.options.scale && a.options.alpha == b.options.alpha;
}

}  // namespace

template <typename Kind>
void WalkPictures::takeBack() {
    std::erase_if(m_waiting, [this](const auto& waiting) {
        const bool mine = std::holds_alternative<Kind>(waiting.second);
        if (mine) {
            m_service.cancel(waiting.first);
        }
        return mine;
    });
}

WalkPictures::WalkPictures(RenderService& service, Document& document, WalkBar& bar, QObject* parent)
    : QObject(parent), m_service(service), m_document(document), m_bar(bar), m_retry(service) {
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRest);
    connect(&m_rest, &QTimer::timeout, this, &WalkPictures::update);
    const auto wait = [this] { m_rest.start(); };
    connect(&document.place(), &WalkPlace::walkChanged, this, wait);
    connect(&document.growth(), &GrowthLevel::changed, this, wait);
    connect(bar.filmstrip(), &Filmstrip::resized, this, wait);
    // At once: a picture that is still on its way has no place among other frames.
    connect(bar.filmstrip(), &Filmstrip::positionsChanged, this, [this] {
        takeBack<FramePicture>();
        m_shownFrames.clear();
        m_rest.start();
    });
    connect(&service, &RenderService::thumbnailRendered, this, &WalkPictures::show);
    connect(&service, &RenderService::orderFailed, this, [this](quint64 id) {
        if (m_waiting.erase(id) > 0) {
            // The next change of the walk tries all of them again, and so does the next picture that can be made.
            m_shownAnchors.clear();
            m_shownFrames.clear();
            m_retry.note();
        }
    });
    connect(&m_retry, &RenderRetry::due, this, &WalkPictures::update);
}

void WalkPictures::setCheckpoint(const CheckpointInfo& info) {
    m_checkpoint = info;
    m_waiting.clear();
    m_shownAnchors.clear();
    m_shownFrames.clear();
    m_bar.filmstrip()->setStale();
    m_rest.start();
}

void WalkPictures::update() {
    if (m_checkpoint) {
        requestAnchors();
        requestFrames();
    }
}

// A smaller scale where that is enough and nobody asked for a certain one.
GenerateOptions WalkPictures::optionsFor(const GenerateOptions& wanted, int pixels) const {
    GenerateOptions options = wanted;
    const int scale = m_checkpoint->scaleFor(pixels);
    if (!options.scale && scale < m_checkpoint->architecture.scaleCount() - 1) {
        options.scale = scale;
    }
    return options;
}

void WalkPictures::requestAnchors() {
    std::vector<Latent> latents;
    for (const SessionAnchor& anchor : m_document.session().anchors) {
        latents.push_back(m_document.anchors().faceOf(anchor).latent);
    }
    if (latents == m_shownAnchors) {
        return;
    }
    takeBack<AnchorPicture>();
    m_shownAnchors = latents;
    const int pixels = static_cast<int>(std::ceil(kAnchorPixels * m_bar.devicePixelRatioF()));
    for (std::size_t i = 0; i < latents.size(); ++i) {
        const RequestId id = m_service.requestThumbnail(latents[i], optionsFor({}, pixels), Urgency::Walk);
        m_waiting[id] = AnchorPicture{static_cast<int>(i)};
    }
}

void WalkPictures::requestFrames() {
    const Filmstrip& strip = *m_bar.filmstrip();
    std::vector<Moment> moments;
    for (const double position : strip.positions()) {
        Moment moment = m_document.walk().at(position);
        moment.options = optionsFor(moment.options, strip.framePixels());
        moments.push_back(std::move(moment));
    }
    if (std::equal(moments.begin(), moments.end(), m_shownFrames.begin(), m_shownFrames.end(), sameMoment)) {
        return;
    }
    takeBack<FramePicture>();
    m_bar.filmstrip()->setStale();
    m_shownFrames = moments;
    for (std::size_t i = 0; i < moments.size(); ++i) {
        const RequestId id = m_service.requestThumbnail(moments[i].latent, moments[i].options, Urgency::Walk);
        m_waiting[id] = FramePicture{static_cast<int>(i)};
    }
}

void WalkPictures::show(RequestId id, const QImage& image) {
    const auto waiting = m_waiting.find(id);
    if (waiting == m_waiting.end()) {
        return;
    }
    const Place place = waiting->second;
    m_waiting.erase(waiting);
    if (const auto* anchor = std::get_if<AnchorPicture>(&place)) {
        m_bar.setAnchorThumbnail(anchor->anchor, image);
    } else {
        m_bar.filmstrip()->setFrame(std::get<FramePicture>(place).frame, image);
    }
}

}  // namespace latentwalk
