// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/directions/rows/direction_pictures.h"

#include <utility>

namespace latentwalk {
namespace {

constexpr int kRest = 250;  // milliseconds
constexpr int kSoon = 50;
constexpr std::size_t kMostMade = 256;

}  // namespace

DirectionPictures::DirectionPictures(RenderService& service, std::function<std::vector<WantedPicture>()> wanted,
                                     std::function<int()> pixels, QObject* parent)
    : QObject(parent),
      m_wanted(std::move(wanted)),
      m_pixels(std::move(pixels)),
      m_rest(this),
      m_board(service, Urgency::Panel, this, kMostMade) {
    m_rest.setSingleShot(true);
    connect(&m_rest, &QTimer::timeout, this, &DirectionPictures::update);
    connect(&m_board, &PictureBoard::pictureChanged, this, &DirectionPictures::tell);
}

void DirectionPictures::setCheckpoint(const CheckpointInfo& info) {
    m_checkpoint = info;
    m_board.clear();
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
        m_board.clear();
    }
    GenerateOptions options;
    if (m_scale < m_checkpoint->architecture.scaleCount() - 1) {
        options.scale = m_scale;
    }
    // In the order in which they were named: from top to bottom.
    m_shown = m_wanted();
    PictureBoard::Wants wants;
    for (WantedPicture& one : m_shown) {
        wants.push_back(PictureRequest{std::exchange(one.latent, {}), options, std::exchange(one.offsets, {})});
    }
    m_board.set(wants);
}

void DirectionPictures::tell(int place) {
    const WantedPicture& one = m_shown.at(static_cast<std::size_t>(place));
    if (m_board.state(place) == PictureBoard::State::Ready) {
        emit pictureReady(one.direction, one.place, m_board.picture(place));
    } else {
        emit pictureStale(one.direction, one.place);
    }
}

}  // namespace latentwalk
