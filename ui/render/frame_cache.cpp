// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/render/frame_cache.h"

#include <QCryptographicHash>

namespace latentwalk {

QByteArray FrameCache::keyOf(const Latent& latent, const GenerateOptions& options, const SharedOffsets& offsets) {
    const int scale = options.scale.value_or(-1);
    const float alpha = options.alpha.value_or(-1.0F);
    QCryptographicHash hash(QCryptographicHash::Sha1);
    const auto add = [&](const void* data, std::size_t size) {
        hash.addData(QByteArrayView(static_cast<const char*>(data), static_cast<qsizetype>(size)));
    };
    add(latent.data(), latent.size() * sizeof(float));
    add(&scale, sizeof(scale));
    add(&alpha, sizeof(alpha));
    if (offsets) {
        for (const std::vector<float>& values : offsets->scales) {
            const std::size_t size = values.size();
            add(&size, sizeof(size));
            add(values.data(), size * sizeof(float));
        }
    }
    return hash.result();
}

std::optional<Rendered> FrameCache::find(const QByteArray& key) {
    const auto place = m_places.find(key);
    if (place == m_places.end()) {
        return std::nullopt;
    }
    m_entries.splice(m_entries.begin(), m_entries, place->second);
    return m_entries.front().rendered;
}

void FrameCache::insert(const QByteArray& key, const Rendered& rendered) {
    if (m_places.contains(key)) {
        return;
    }
    const std::size_t bytes =
        static_cast<std::size_t>(rendered.image.sizeInBytes()) + (rendered.picture ? rendered.picture->rgb.size() : 0);
    m_entries.push_front({key, rendered, bytes});
    m_places[key] = m_entries.begin();
    m_bytes += bytes;
    while (m_bytes > m_limit && m_entries.size() > 1) {
        m_bytes -= m_entries.back().bytes;
        m_places.erase(m_entries.back().key);
        m_entries.pop_back();
    }
}

void FrameCache::clear() {
    m_entries.clear();
    m_places.clear();
    m_bytes = 0;
}

}  // namespace latentwalk
