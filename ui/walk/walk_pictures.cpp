// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/walk/walk_pictures.h"

#include <cmath>

namespace latentwalk {
namespace {

constexpr int kAnchorPixels = 72;
constexpr int kRest = 60;  // milliseconds

}  // namespace

WalkPictures::WalkPictures(RenderService& service, Document& document, WalkBar& bar, QObject* parent)
    : QObject(parent),
      m_document(document),
      m_bar(bar),
      m_rest(this),
      m_anchors(service, Urgency::Walk, this),
      m_frames(service, Urgency::Walk, this) {
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRest);
    connect(&m_rest, &QTimer::timeout, this, &WalkPictures::update);
    const auto wait = [this] { m_rest.start(); };
    connect(&document.place(), &WalkPlace::walkChanged, this, wait);
    connect(&document.growth(), &GrowthLevel::changed, this, wait);
    connect(bar.filmstrip(), &Filmstrip::resized, this, wait);
    // At once: a picture that is still on its way has no place among other frames.
    connect(bar.filmstrip(), &Filmstrip::positionsChanged, this, [this] {
        m_frames.clear();
        m_rest.start();
    });
    connect(&m_anchors, &PictureBoard::pictureChanged, this, [this](int anchor) {
        if (m_anchors.state(anchor) == PictureBoard::State::Ready) {
            m_bar.setAnchorThumbnail(anchor, m_anchors.picture(anchor));
        }
    });
    connect(&m_frames, &PictureBoard::pictureChanged, this, [this](int frame) {
        if (m_frames.state(frame) == PictureBoard::State::Ready) {
            m_bar.filmstrip()->setFrame(frame, m_frames.picture(frame));
        }
    });
}

void WalkPictures::setCheckpoint(const CheckpointInfo& info) {
    m_checkpoint = info;
    m_anchors.clear();
    m_frames.clear();
    m_bar.filmstrip()->setStale();
    m_rest.start();
}

void WalkPictures::update() {
    if (m_checkpoint) {
        m_anchors.set(wantedAnchors());
        m_bar.filmstrip()->setStale();
        m_frames.set(wantedFrames());
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

PictureBoard::Wants WalkPictures::wantedAnchors() const {
    const int pixels = static_cast<int>(std::ceil(kAnchorPixels * m_bar.devicePixelRatioF()));
    PictureBoard::Wants wants;
    for (const SessionAnchor& anchor : m_document.session().anchors) {
        Face face = m_document.anchors().faceOf(anchor);
        wants.push_back(PictureRequest{std::move(face.latent), optionsFor({}, pixels), std::move(face.offsets)});
    }
    return wants;
}

PictureBoard::Wants WalkPictures::wantedFrames() const {
    const Filmstrip& strip = *m_bar.filmstrip();
    PictureBoard::Wants wants;
    for (const double position : strip.positions()) {
        Moment moment = m_document.walk().at(position);
        const GenerateOptions options = optionsFor(moment.options, strip.framePixels());
        wants.push_back(PictureRequest{std::move(moment.latent), options, std::move(moment.offsets)});
    }
    return wants;
}

}  // namespace latentwalk
