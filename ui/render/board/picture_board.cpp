// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/render/board/picture_board.h"

#include <set>
#include <utility>

namespace latentwalk {

PictureBoard::PictureBoard(RenderService& service, Urgency urgency, QObject* parent, std::size_t kept)
    : QObject(parent), m_service(&service), m_urgency(urgency), m_kept(kept), m_retry(service, this) {
    connect(&m_retry, &RenderRetry::due, this, &PictureBoard::bringAll);
}

void PictureBoard::set(const Wants& wants) {
    want(wants);
    for (Place& place : m_places) {
        place.coming = place.wanted;
    }
    forget();  // before anything is ordered: what nobody wants any more is not made first
    bringAll();
    for (int place = 0; place < size(); ++place) {
        emit pictureChanged(place);
    }
}

void PictureBoard::follow(const Wants& wants) {
    want(wants);
    std::vector<int> changed;
    for (int i = 0; i < size(); ++i) {
        Place& place = m_places[static_cast<std::size_t>(i)];
        const Entry* wanted = find(place.wanted);
        if (!isOpen(place.coming) || (wanted != nullptr && !wanted->image.isNull())) {
            place.coming = place.wanted;
        }
        const Key before = place.shown;
        bring(place);
        if (place.shown != before) {
            changed.push_back(i);
        }
    }
    forget();
    tell(changed);
}

void PictureBoard::clear() {
    m_places.clear();
    m_entries.clear();
    m_retry.forget();
}

void PictureBoard::want(const Wants& wants) {
    m_places.resize(wants.size());
    for (std::size_t i = 0; i < wants.size(); ++i) {
        Key& key = m_places[i].wanted;
        key.clear();
        if (wants[i]) {
            key = FrameCache::keyOf(wants[i]->latent, wants[i]->options, wants[i]->offsets);
            m_entries.try_emplace(key, Entry{*wants[i]});
        }
    }
}

const PictureBoard::Entry* PictureBoard::find(const Key& key) const {
    const auto found = m_entries.find(key);
    return found != m_entries.end() ? &found->second : nullptr;
}

bool PictureBoard::isOpen(const Key& key) const {
    const Entry* entry = find(key);
    return entry != nullptr && entry->order.isOpen();
}

PictureBoard::State PictureBoard::state(int place) const {
    const Place& one = m_places.at(static_cast<std::size_t>(place));
    const Entry* wanted = find(one.wanted);
    if (wanted == nullptr) {
        return State::Nothing;
    }
    if (one.shown == one.wanted) {
        return State::Ready;
    }
    if (isOpen(one.coming)) {
        return State::Coming;
    }
    return wanted->failed ? State::Failed : State::Nothing;
}

QImage PictureBoard::picture(int place) const {
    const Entry* shown = find(m_places.at(static_cast<std::size_t>(place)).shown);
    return shown != nullptr ? shown->image : QImage();
}

void PictureBoard::bring(Place& place) {
    const auto found = m_entries.find(place.coming);
    if (found == m_entries.end()) {
        return;
    }
    Entry& entry = found->second;
    if (!entry.image.isNull()) {
        place.shown = place.coming;
    } else if (m_service && !entry.order.isOpen()) {
        entry.failed = false;
        entry.order = m_service->order(entry.request, m_urgency,
                                       {[this, key = place.coming](const QImage& image) { finish(key, image); },
                                        [this, key = place.coming](const QString& sentence) { fail(key, sentence); }});
    }
}

void PictureBoard::tell(const std::vector<int>& changed) {
    for (const int place : changed) {
        if (place < size()) {  // whoever was told first may have set other wants
            emit pictureChanged(place);
        }
    }
}

void PictureBoard::bringAll() {
    for (Place& place : m_places) {
        bring(place);
    }
}

void PictureBoard::forget() {
    std::set<Key> needed;
    for (const Place& place : m_places) {
        needed.insert({place.wanted, place.coming, place.shown});
    }
    const bool full = m_entries.size() > m_kept;
    std::erase_if(m_entries, [&](const auto& entry) {
        return !needed.contains(entry.first) && (full || entry.second.image.isNull());
    });
}

std::vector<int> PictureBoard::release(const Key& key) {
    std::vector<int> places;
    for (int i = 0; i < size(); ++i) {
        Place& place = m_places[static_cast<std::size_t>(i)];
        if (place.coming == key) {
            place.coming = place.wanted;
            places.push_back(i);
        }
    }
    return places;
}

void PictureBoard::finish(const Key& key, const QImage& image) {
    m_entries.at(key).image = image;
    const std::vector<int> changed = release(key);
    for (const int i : changed) {
        Place& place = m_places[static_cast<std::size_t>(i)];
        place.shown = key;
        bring(place);
    }
    forget();
    tell(changed);
}

void PictureBoard::fail(const Key& key, const QString& sentence) {
    m_entries.at(key).failed = true;
    m_retry.note();
    const std::vector<int> places = release(key);
    forget();
    for (const int place : places) {
        emit pictureFailed(place, sentence);
    }
}

}  // namespace latentwalk
