// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plane/plane_tiles.h"

#include <algorithm>
#include <utility>

namespace latentwalk {
namespace {

// Enough for the rendering thread never to wait for the next, few enough for a new tile to come soon.
constexpr int kMostOpen = 12;
constexpr int kMostFineOpen = 4;
constexpr int kCoarsePixels = 16;

}  // namespace

PlaneTile PlaneTile::of(int level, qint64 column, qint64 row) {
    const int coarsest = planeLevel(kLeastZoom);
    while (level > coarsest && column % 2 == 0 && row % 2 == 0) {
        column /= 2;
        row /= 2;
        --level;
    }
    return {level, column, row};
}

PlanePoint PlaneTile::place(const Plane& plane) const {
    return {placeOfTile(column, planeStep(plane, plane.across, level)),
            placeOfTile(row, planeStep(plane, plane.up, level))};
}

PlaneTiles::PlaneTiles(RenderService& service, QObject* parent, qsizetype mostBytes)
    : QObject(parent), m_service(&service), m_mostBytes(mostBytes), m_retry(service, this) {
    connect(&m_retry, &RenderRetry::due, this, [this] {
        for (auto& [tile, entry] : m_entries) {
            entry.failed = false;
        }
        orderMore();
    });
}

void PlaneTiles::setCheckpoint(const CheckpointInfo& info) {
    m_checkpoint = info;
    m_plane.reset();
    m_entries.clear();
    for (const PlaneTile& tile : m_inSight) {  // stays in sight, without a picture
        m_entries[tile].seen = m_now;
    }
    m_open = 0;
    m_bytes = 0;
    m_retry.forget();
    // The largest scale below the last that is quick and looks like the whole picture.
    m_coarseScale.reset();
    for (int scale = 0; scale + 1 < info.architecture.scaleCount(); ++scale) {
        if (Architecture::resolution(scale) <= kCoarsePixels && info.resembling[static_cast<std::size_t>(scale)]) {
            m_coarseScale = scale;
        }
    }
}

void PlaneTiles::setPlane(std::shared_ptr<const SessionPlane> plane) {
    m_plane = std::move(plane);
    m_open = 0;
    std::erase_if(m_entries, [this](const auto& one) {
        return std::find(m_inSight.begin(), m_inSight.end(), one.first) == m_inSight.end();
    });
    m_bytes = 0;
    for (auto& [tile, entry] : m_entries) {
        entry.order.cancel();
        entry.quality = entry.ordered = Quality::None;
        entry.failed = false;
        m_bytes += entry.image.sizeInBytes();
    }
    m_retry.forget();
    orderMore();
}

void PlaneTiles::look(const std::vector<PlaneTile>& inSight, int pixels) {
    m_inSight = inSight;
    m_fineScale = m_checkpoint ? m_checkpoint->scaleFor(pixels) : 0;
    ++m_now;
    for (const PlaneTile& tile : m_inSight) {
        m_entries[tile].seen = m_now;
    }
    for (auto& [tile, entry] : m_entries) {
        if (entry.seen != m_now && entry.ordered != Quality::None) {
            entry.order.cancel();
            entry.ordered = Quality::None;
            --m_open;
        }
    }
    forgetOld();
    orderMore();
}

// Those that have been out of sight for the longest time.
void PlaneTiles::forgetOld() {
    std::erase_if(m_entries, [this](const auto& one) { return one.second.seen != m_now && one.second.image.isNull(); });
    if (m_bytes <= m_mostBytes) {
        return;
    }
    std::vector<std::pair<quint64, PlaneTile>> old;
    for (const auto& [tile, entry] : m_entries) {
        if (entry.seen != m_now) {
            old.emplace_back(entry.seen, tile);
        }
    }
    std::sort(old.begin(), old.end());
    for (const auto& [seen, tile] : old) {
        if (m_bytes <= m_mostBytes) {
            break;
        }
        m_bytes -= m_entries.at(tile).image.sizeInBytes();
        m_entries.erase(tile);
    }
}

bool PlaneTiles::canMake(const GenerateOptions& options) const {
    const auto& heads = m_checkpoint->heads;
    const int last = static_cast<int>(heads.size()) - 1;
    const int scale = options.scale.value_or(last);
    const auto has = [&](int one) { return one >= 0 && one <= last && heads[static_cast<std::size_t>(one)]; };
    return has(scale) && (options.alpha.value_or(0) <= 0 || has(scale - 1));
}

std::optional<PictureRequest> PlaneTiles::requestFor(const PlaneTile& tile, Quality quality) const {
    const PlanePoint place = tile.place(m_plane->plane());
    if (!m_plane->contains(place)) {
        return std::nullopt;
    }
    Moment moment = m_plane->at(place);
    GenerateOptions& options = moment.options;
    const int last = m_checkpoint->architecture.scaleCount() - 1;
    if (!canMake(options)) {
        return std::nullopt;
    }
    // A face that is to be seen as it was before the network was grown has its own scale.
    if (quality == Quality::Coarse) {
        if (!m_coarseScale || options.scale.value_or(last) <= *m_coarseScale) {
            return std::nullopt;
        }
        options = {m_coarseScale, std::nullopt};
    } else if (!options.scale && m_fineScale < last) {
        options = {m_fineScale, std::nullopt};
    }
    return PictureRequest{std::move(moment.latent), options, std::move(moment.offsets)};
}

void PlaneTiles::orderMore() {
    if (!m_plane || !m_checkpoint || !m_service) {
        return;
    }
    while (orderNext(Quality::Coarse) || orderNext(Quality::Fine)) {
    }
}

bool PlaneTiles::orderNext(Quality quality) {
    if (m_open >= (quality == Quality::Fine ? kMostFineOpen : kMostOpen)) {
        return false;
    }
    for (const PlaneTile& tile : m_inSight) {
        Entry& entry = m_entries.at(tile);
        if (entry.quality >= quality || entry.ordered != Quality::None || entry.failed) {
            continue;
        }
        std::optional<PictureRequest> request = requestFor(tile, quality);
        if (!request) {
            entry.quality = quality;  // there is none
            continue;
        }
        entry.ordered = quality;
        ++m_open;
        entry.order = m_service->order(*request, Urgency::Panel,
                                       {[this, tile](const QImage& image) { take(tile, image); },
                                        [this, tile](const QString&) {
                                            Entry& failed = m_entries.at(tile);
                                            failed.ordered = Quality::None;
                                            failed.failed = true;
                                            --m_open;
                                            m_retry.note();
                                        }});
        if (!entry.order.isOpen()) {  // no model is open
            entry.ordered = Quality::None;
            --m_open;
            return false;
        }
        return true;
    }
    return false;
}

void PlaneTiles::take(const PlaneTile& tile, const QImage& image) {
    Entry& entry = m_entries.at(tile);
    m_bytes += image.sizeInBytes() - entry.image.sizeInBytes();
    entry.image = image;
    entry.quality = std::exchange(entry.ordered, Quality::None);
    --m_open;
    orderMore();
    emit pictureChanged(tile);
}

QImage PlaneTiles::picture(const PlaneTile& tile) const {
    const auto found = m_entries.find(tile);
    return found != m_entries.end() ? found->second.image : QImage();
}

int PlaneTiles::missing() const {
    return static_cast<int>(std::count_if(m_inSight.begin(), m_inSight.end(), [this](const PlaneTile& tile) {
        return m_entries.at(tile).quality != Quality::Fine;
    }));
}

int PlaneTiles::missingCoarse() const {
    return static_cast<int>(std::count_if(m_inSight.begin(), m_inSight.end(), [this](const PlaneTile& tile) {
        return m_entries.at(tile).quality == Quality::None;
    }));
}

}  // namespace latentwalk
