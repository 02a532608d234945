// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/family/tree/tree_pictures.h"

#include <algorithm>
#include <utility>

namespace latentwalk {
namespace {

// Enough for the rendering thread never to wait for the next.
constexpr std::size_t kMostOrdered = 24;

qsizetype bytesOf(const std::vector<QImage>& sizes) {
    qsizetype bytes = 0;
    for (const QImage& image : sizes) {
        bytes += image.sizeInBytes();
    }
    return bytes;
}

// From `pixels` a side on, each half as large.
std::vector<QImage> halvings(const QImage& image, int pixels) {
    std::vector<QImage> sizes;
    QImage next = image;
    if (next.width() > pixels) {
        next = next.scaled(pixels, pixels, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    }
    sizes.push_back(next);
    while (next.width() / 2 >= TreePictures::kSmallest) {
        next = next.scaled(next.width() / 2, next.height() / 2, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        sizes.push_back(next);
    }
    for (QImage& one : sizes) {
        one = std::move(one).convertToFormat(QImage::Format_RGB32);
    }
    return sizes;
}

}  // namespace

TreePictures::TreePictures(RenderService& service, QObject* parent, qsizetype mostBytes)
    : QObject(parent), m_mostBytes(mostBytes), m_board(service, Urgency::Panel, this) {
    m_more.setSingleShot(true);
    m_more.setInterval(0);
    connect(&m_more, &QTimer::timeout, this, &TreePictures::orderMore);
    connect(&m_board, &PictureBoard::pictureChanged, this, &TreePictures::take);
}

void TreePictures::setCheckpoint(const CheckpointInfo& info) {
    m_info = info;
    m_board.clear();
    m_places.clear();
    m_requests.clear();
    m_entries.clear();
    m_bytes = 0;
    m_more.start();
}

void TreePictures::keepOnly(const Family& family) {
    std::erase_if(m_entries, [&](const auto& one) {
        const FamilyFace* const face = family.face(one.first);
        const bool goes = face == nullptr || !(face->face == one.second.face);
        m_bytes -= goes ? bytesOf(one.second.sizes) : 0;
        return goes;
    });
}

bool TreePictures::isThere(FaceId face) const {
    const auto found = m_entries.find(face);
    return found != m_entries.end() && found->second.pixels >= m_pixels;
}

void TreePictures::look(std::vector<FamilyFace> inSight, int pixels) {
    m_inSight = std::move(inSight);
    m_requests.clear();
    m_pixels = kSmallest;
    while (m_pixels < pixels && m_pixels < kLargest) {
        m_pixels *= 2;
    }
    ++m_now;
    for (const FamilyFace& face : m_inSight) {
        if (const auto found = m_entries.find(face.id); found != m_entries.end()) {
            found->second.seen = m_now;
        }
    }
    forgetOld();
    orderMore();
}

void TreePictures::orderMore() {
    if (!m_info) {
        return;
    }
    const GenerateOptions options = optionsFor(*m_info, m_pixels);
    std::map<FaceId, PictureRequest> requests;
    PictureBoard::Wants wants;
    m_places.clear();
    for (const FamilyFace& face : m_inSight) {
        if (m_places.size() == kMostOrdered || isThere(face.id)) {
            continue;
        }
        const auto known = m_requests.find(face.id);
        const auto& request =
            requests.emplace(face.id, known != m_requests.end() ? known->second : pictureOf(face, options));
        wants.push_back(request.first->second);
        m_places.push_back(face.id);
    }
    m_requests = std::move(requests);
    m_board.set(wants);
}

// Whether the rendering thread will soon have nothing to do.
bool TreePictures::needsMore() const {
    const auto open = std::ranges::count_if(m_places, [this](FaceId face) { return !isThere(face); });
    return open <= static_cast<std::ptrdiff_t>(kMostOrdered / 2);
}

void TreePictures::take(int place) {
    if (m_board.state(place) != PictureBoard::State::Ready || place >= static_cast<int>(m_places.size())) {
        return;
    }
    const FaceId face = m_places[static_cast<std::size_t>(place)];
    const auto seen =
        std::find_if(m_inSight.begin(), m_inSight.end(), [face](const FamilyFace& one) { return one.id == face; });
    if (isThere(face) || seen == m_inSight.end()) {
        return;
    }
    Entry& entry = m_entries[face];
    m_bytes -= bytesOf(entry.sizes);
    entry = {halvings(m_board.picture(place), m_pixels), m_pixels, seen->face, m_now};
    m_bytes += bytesOf(entry.sizes);
    if (!m_more.isActive() && needsMore()) {
        m_more.start();
    }
    emit pictureChanged(face);
}

// Those that have been out of sight for the longest time.
void TreePictures::forgetOld() {
    if (m_bytes <= m_mostBytes) {
        return;
    }
    std::vector<std::pair<quint64, FaceId>> old;
    for (const auto& [face, entry] : m_entries) {
        if (entry.seen != m_now) {
            old.emplace_back(entry.seen, face);
        }
    }
    std::sort(old.begin(), old.end());
    for (const auto& [seen, face] : old) {
        if (m_bytes <= m_mostBytes) {
            break;
        }
        m_bytes -= bytesOf(m_entries.at(face).sizes);
        m_entries.erase(face);
    }
}

QImage TreePictures::picture(FaceId face, int pixels) const {
    const auto found = m_entries.find(face);
    if (found == m_entries.end()) {
        return {};
    }
    const std::vector<QImage>& sizes = found->second.sizes;
    const auto smaller =
        std::find_if(sizes.begin(), sizes.end(), [&](const QImage& image) { return image.width() < pixels; });
    return smaller == sizes.begin() ? sizes.front() : *(smaller - 1);
}

int TreePictures::missing() const {
    return static_cast<int>(std::count_if(m_inSight.begin(), m_inSight.end(),
                                          [this](const FamilyFace& face) { return !isThere(face.id); }));
}

}  // namespace latentwalk
