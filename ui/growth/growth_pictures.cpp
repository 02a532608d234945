// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/growth/growth_pictures.h"

namespace latentwalk {
namespace {

constexpr int kSliderRest = 150;  // milliseconds

}  // namespace

GrowthPictures::GrowthPictures(RenderService& service, Document& document, ScaleTiles& tiles, QObject* parent)
    : QObject(parent), m_document(document), m_tiles(tiles), m_rest(this), m_board(service, Urgency::Panel, this) {
    m_rest.setSingleShot(true);
    m_rest.setInterval(kSliderRest);
    connect(&m_rest, &QTimer::timeout, this, [this] { m_board.set(wanted()); });
    connect(&document.place(), &WalkPlace::currentChanged, this, [this] {
        if (m_watched) {
            m_rest.start();
            m_board.follow(wanted());
        }
    });
    connect(&m_board, &PictureBoard::pictureChanged, this, [this](int scale) {
        if (const QImage picture = m_board.picture(scale); !picture.isNull()) {
            m_tiles.tiles().at(static_cast<std::size_t>(scale))->setImage(picture);
        }
    });
}

void GrowthPictures::setCheckpoint(const CheckpointInfo& info) {
    m_checkpoint = info;
    m_board.clear();
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
        m_board.set(wanted());
    }
}

PictureBoard::Wants GrowthPictures::wanted() const {
    PictureBoard::Wants wants(m_tiles.tiles().size());
    if (!m_watched || !m_checkpoint) {
        return wants;
    }
    const Face face = m_document.place().current();
    if (static_cast<std::int64_t>(face.latent.size()) != m_checkpoint->architecture.latentSize) {
        return wants;
    }
    for (std::size_t scale = 0; scale < wants.size(); ++scale) {
        if (m_checkpoint->heads.at(scale)) {
            wants[scale] = PictureRequest{face.latent, {static_cast<int>(scale), 0.0F}, face.offsets};
        }
    }
    return wants;
}

}  // namespace latentwalk
