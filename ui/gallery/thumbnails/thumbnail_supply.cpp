// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/gallery/thumbnails/thumbnail_supply.h"
#include "core/message/error.h"
#include "ui/wording/message_text.h"

#include <QSet>
#include <algorithm>
#include <exception>
#include <utility>

namespace latentwalk {

ThumbnailSupply::ThumbnailSupply(RenderService& service, Options options, QObject* parent)
    : QObject(parent),
      m_service(&service),
      m_store(std::move(options.disk)),
      m_memoryBytes(options.memoryBytes),
      m_retry(service, this) {
    m_memory.setMaxCost(m_memoryBytes);
    connect(&m_retry, &RenderRetry::due, this, &ThumbnailSupply::retry);
    connect(&m_store, &ThumbnailStore::found, this, &ThumbnailSupply::arrive);
    connect(&m_store, &ThumbnailStore::shaped, this, &ThumbnailSupply::arrive);
    connect(&m_store, &ThumbnailStore::missed, this, &ThumbnailSupply::takeMissed);
}

void ThumbnailSupply::setModel(const CheckpointInfo& info, const QString& key) {
    forgetRequests();
    m_checkpoint = info;
    m_key = key;
    nameMemory();
    m_reported = false;
    const ThumbnailShape shape = std::exchange(m_shape, {});
    setShape(shape);
}

void ThumbnailSupply::clearModel() {
    forgetRequests();
    m_memory.clear();
    m_checkpoint.reset();
    m_key.clear();
}

void ThumbnailSupply::setShape(const ThumbnailShape& shape) {
    if (shape == m_shape) {
        return;
    }
    keepInSightDuring([&] {
        m_shape = shape;
        m_scale = 0;
        const int last = m_checkpoint ? m_checkpoint->architecture.scaleCount() - 1 : 0;
        while (m_scale < last && Architecture::resolution(m_scale) < shape.pixels) {
            ++m_scale;
        }
    });
    startAgain();
}

void ThumbnailSupply::setEdit(Edit edit) {
    if (!edit && !m_edit) {
        return;
    }
    keepInSightDuring([&] {
        m_edit = std::move(edit);
        nameMemory();
        m_memory.clear();
    });
    startAgain();
}

void ThumbnailSupply::keepInSightDuring(const std::function<void()>& change) {
    std::vector<std::pair<quint64, QImage>> kept;
    for (const quint64 seed : m_visible) {
        if (const QImage picture = image(seed); !picture.isNull()) {
            kept.emplace_back(seed, picture);
        }
    }
    change();
    for (const auto& [seed, picture] : kept) {
        if (!hasImage(seed)) {
            remember(keyOf(seed), picture, {});
        }
    }
}

// Edited pictures are of another model, so to speak, and so are those of a model without a key: what was on its way
// when the edit or the model changed is never mistaken.
void ThumbnailSupply::nameMemory() {
    m_memoryKey = usesDisk() ? m_key : QStringLiteral("\n%1").arg(++m_named);
}

QImage ThumbnailSupply::image(quint64 seed) const {
    const Entry* entry = m_memory.object(keyOf(seed));
    return entry != nullptr ? entry->image : QImage();
}

bool ThumbnailSupply::isIdle() const {
    return std::all_of(m_states.begin(), m_states.end(), [](State state) { return state == State::Failed; });
}

bool ThumbnailSupply::isReady(quint64 seed) const {
    const Entry* entry = m_memory.object(keyOf(seed));
    return entry != nullptr && entry->shape == m_shape;
}

void ThumbnailSupply::remember(const ThumbnailKey& key, const QImage& image, const ThumbnailShape& shape) {
    m_memory.insert(key, new Entry{image, shape}, image.sizeInBytes());
}

void ThumbnailSupply::forgetRequests() {
    takeBack([](quint64) { return true; });
    m_states.clear();
    m_retry.forget();
}

void ThumbnailSupply::takeBack(const std::function<bool(quint64)>& which) {
    std::erase_if(m_requested, [&](const auto& one) {
        const bool taken = which(one.first);
        if (taken) {
            m_states.remove(one.first);
        }
        return taken;
    });
}

void ThumbnailSupply::startAgain() {
    forgetRequests();
    setWanted(std::exchange(m_visible, {}), std::exchange(m_near, {}));
}

void ThumbnailSupply::setWanted(std::vector<quint64> visible, std::vector<quint64> near) {
    if (!m_checkpoint || m_shape.pixels <= 0) {
        m_visible = std::move(visible);
        m_near = std::move(near);
        return;
    }
    // What is fetched ahead must not push out what is in sight.
    const qsizetype each = qsizetype{4} * m_shape.pixels * m_shape.pixels;
    const auto inSight = static_cast<qsizetype>(visible.size());
    m_memory.setMaxCost(std::max(m_memoryBytes, (inSight + kMostRequested) * each));
    const qsizetype room = std::max<qsizetype>(0, m_memoryBytes / each * 3 / 4 - inSight);
    near.resize(std::min(near.size(), static_cast<std::size_t>(room)));

    const QSet<quint64> before(m_visible.begin(), m_visible.end());
    const QSet<quint64> nowVisible(visible.begin(), visible.end());
    QSet<quint64> wanted = nowVisible;
    wanted += QSet<quint64>(near.begin(), near.end());
    m_visible = std::move(visible);
    m_near = std::move(near);

    m_states.removeIf([&](QHash<quint64, State>::iterator one) {
        const bool failedBefore =
            one.value() == State::Failed && nowVisible.contains(one.key()) && !before.contains(one.key());
        return failedBefore || (one.value() != State::Requested && !wanted.contains(one.key()));
    });
    const bool waiting = std::any_of(m_visible.begin(), m_visible.end(), [this](quint64 seed) {
        const State state = m_states.value(seed, State::Missing);
        return !isReady(seed) && (state == State::Missing || state == State::Looking || state == State::Requested);
    });
    // Those only near go back into the line when somebody in sight would have to wait for them.
    takeBack([&](quint64 seed) { return waiting ? !nowVisible.contains(seed) : !wanted.contains(seed); });

    std::vector<ThumbnailKey> sought;
    for (const auto* seeds : {&m_visible, &m_near}) {
        for (const quint64 seed : *seeds) {
            if (!m_states.contains(seed) && !isReady(seed)) {
                m_states.insert(seed, usesDisk() ? State::Looking : State::Missing);
            }
            if (m_states.value(seed, State::Missing) == State::Looking) {
                sought.push_back(keyOf(seed));
            }
        }
    }
    m_store.look(sought, m_shape);
    request();
}

void ThumbnailSupply::retry() {
    for (const quint64 seed : m_visible) {
        if (hasFailed(seed)) {
            m_states.insert(seed, State::Missing);
            emit changed(seed);
        }
    }
    request();
}

void ThumbnailSupply::request() {
    for (const auto* seeds : {&m_visible, &m_near}) {
        for (const quint64 seed : *seeds) {
            if (requestedCount() >= kMostRequested) {
                return;
            }
            if (m_states.value(seed, State::Looking) == State::Missing) {
                requestOne(seed);
            }
        }
    }
}

void ThumbnailSupply::requestOne(quint64 seed) {
    if (!m_service) {
        return;
    }
    try {
        Latent latent = sampleLatent(seed, m_checkpoint->architecture.latentSize, m_checkpoint->architecture.labels);
        if (m_edit) {
            latent = m_edit(std::move(latent));
        }
        PictureRequest wanted{std::move(latent)};
        wanted.options.scale = m_checkpoint->scaleFor(m_shape.pixels);
        m_requested[seed] = m_service->order(wanted, Urgency::Thumbnail,
                                             {[this, seed](const QImage& image) { takeRendered(seed, image); },
                                              [this, seed](const QString& sentence) {
                                                  m_requested.erase(seed);
                                                  fail(seed, sentence);
                                                  request();
                                              }});
        m_states.insert(seed, State::Requested);
    } catch (const std::exception& error) {
        fail(seed, textOf(messageOf(error)));
    }
}

void ThumbnailSupply::fail(quint64 seed, const QString& message) {
    m_states.insert(seed, State::Failed);
    m_retry.note();
    emit changed(seed);
    if (!std::exchange(m_reported, true)) {
        emit failed(message);
    }
}

void ThumbnailSupply::takeRendered(quint64 seed, const QImage& image) {
    m_requested.erase(seed);
    m_reported = false;
    m_states.insert(seed, State::Shaping);
    m_store.shape(keyOf(seed), image, m_shape, usesDisk());
    request();
}

void ThumbnailSupply::takeMissed(const ThumbnailKey& key) {
    if (key == keyOf(key.seed) && m_states.value(key.seed, State::Failed) == State::Looking) {
        m_states.insert(key.seed, State::Missing);
        request();
    }
}

void ThumbnailSupply::arrive(const ThumbnailKey& key, const QImage& image) {
    // Of a model, a size or an edit of before.
    if (!m_checkpoint || key != keyOf(key.seed) || image.width() != m_shape.pixels) {
        return;
    }
    remember(key, image, m_shape);
    if (m_states.value(key.seed, State::Missing) != State::Requested) {
        m_states.remove(key.seed);
    }
    emit changed(key.seed);
}

}  // namespace latentwalk
