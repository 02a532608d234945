// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCache>
#include <QHash>
#include <QImage>
#include <QObject>
#include <QPointer>
#include <functional>
#include <map>
#include <optional>
#include <vector>

#include "ui/gallery/thumbnails/thumbnail_store.h"
#include "ui/render/board/render_retry.h"
#include "ui/render/render_service.h"

namespace latentwalk {

// The small pictures of seeds: from memory, else from the disk, else from the generator, those first that can be seen.
//
// Only a few are at the generator at a time, so that the order can be decided anew whenever the user scrolls, and the
// rest is taken back when nobody wants it any more. UI thread only; nothing blocks. What takes time happens on the
// rendering thread and on the store's.
class ThumbnailSupply : public QObject {
    Q_OBJECT

public:
    struct Options {
        ThumbnailDatabase::Options disk;
        qsizetype memoryBytes = 48 * 1024 * 1024;
    };
    // At the generator at a time: as many as it may make together.
    static constexpr int kMostRequested = 16;

    ThumbnailSupply(RenderService& service, Options options, QObject* parent = nullptr);

    // `key` names the model, and what else changes its pictures (precision, heads), on the disk; without a key nothing
    // is kept there.
    void setModel(const CheckpointInfo& info, const QString& key);
    void clearModel();
    // What is painted of another shape meanwhile is better than nothing: image() gives it until the new one is there.
    void setShape(const ThumbnailShape& shape);
    // Every latent goes through this before it is rendered ("apply to all"); an empty function ends it. Edited pictures
    // are kept in memory only.
    using Edit = std::function<Latent(Latent)>;
    void setEdit(Edit edit);

    // The seeds that are in sight and those that soon may be, each in the order of importance, instead of those of the
    // call before. A seed that has failed is tried again when it comes into sight again, and while it is in sight after
    // other pictures could be made.
    void setWanted(std::vector<quint64> visible, std::vector<quint64> near);

    // Null while there is none. Usually of the shape set, already rounded.
    QImage image(quint64 seed) const;
    bool hasImage(quint64 seed) const { return m_memory.contains(keyOf(seed)); }
    bool hasFailed(quint64 seed) const { return m_states.value(seed, State::Looking) == State::Failed; }

    qsizetype memoryBytes() const { return m_memory.totalCost(); }
    int requestedCount() const { return static_cast<int>(m_requested.size()); }
    // Whether all that is wanted is there, or has failed.
    bool isIdle() const;

signals:
    // image() or hasFailed() of this seed has changed.
    void changed(quint64 seed);
    // A picture could not be made. Once, until one could be made again or another model is there.
    void failed(const QString& message);

private:
    // Of a wanted seed that has no picture of the right shape yet.
    enum class State { Looking, Missing, Requested, Shaping, Failed };
    struct Entry {
        QImage image;
        ThumbnailShape shape;
    };

    ThumbnailKey keyOf(quint64 seed) const { return {m_memoryKey, seed, m_scale}; }
    void nameMemory();
    bool isReady(quint64 seed) const;
    bool usesDisk() const { return !m_key.isEmpty() && !m_edit; }
    void remember(const ThumbnailKey& key, const QImage& image, const ThumbnailShape& shape);
    // Pictures in sight under the keys that hold now become stand-ins under those that hold after `change`.
    void keepInSightDuring(const std::function<void()>& change);
    void forgetRequests();
    void takeBack(const std::function<bool(quint64 seed)>& which);
    void startAgain();
    void retry();
    void request();
    void requestOne(quint64 seed);
    void fail(quint64 seed, const QString& message);

    void takeRendered(quint64 seed, const QImage& image);
    void takeMissed(const ThumbnailKey& key);
    void arrive(const ThumbnailKey& key, const QImage& image);

    // The window that owns the service may end it first.
    QPointer<RenderService> m_service;
    ThumbnailStore m_store;
    const qsizetype m_memoryBytes;

    std::optional<CheckpointInfo> m_checkpoint;
    QString m_key;
    Edit m_edit;
    QString m_memoryKey;  // of the model's pictures in memory: m_key where they may also be on the disk
    int m_named = 0;      // how many other names have been given
    ThumbnailShape m_shape;
    int m_scale = 0;  // that thumbnails of the shape are kept in

    std::vector<quint64> m_visible;
    std::vector<quint64> m_near;
    QHash<quint64, State> m_states;
    std::map<quint64, PictureOrder> m_requested;  // of each seed that is in that state
    bool m_reported = false;
    RenderRetry m_retry;
    QCache<ThumbnailKey, Entry> m_memory;
};

}  // namespace latentwalk
