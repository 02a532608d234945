// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QObject>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

#include "ui/gallery/thumbnails/thumbnail_database.h"

namespace latentwalk {

// How a thumbnail is painted: so many device pixels a side, with corners rounded by so many.
struct ThumbnailShape {
    int pixels = 0;
    double radius = 0;
    bool operator==(const ThumbnailShape&) const = default;
};

// Everything about thumbnails that takes time, on a thread of its own: finds them on the disk, writes them there, and
// brings them into the shape in which they are painted.
//
// Thread contract: made, used and destroyed on the UI thread; signals are emitted there. No function blocks, except for
// the destructor, which waits until what has been kept is on the disk (some milliseconds).
class ThumbnailStore : public QObject {
    Q_OBJECT

public:
    // What is to be kept is written when so much has come together, or when there has been nothing else to do for a
    // moment.
    static constexpr std::size_t kWrittenAtOnce = 32;

    explicit ThumbnailStore(ThumbnailDatabase::Options options, QObject* parent = nullptr);
    ~ThumbnailStore() override;

    // Looks for these on the disk, in this order, instead of those of the call before that have not been looked for
    // yet. Every one ends in `found` or `missed`, unless a later call leaves it out.
    void look(const std::vector<ThumbnailKey>& keys, const ThumbnailShape& shape);

    // Brings a picture that has just been rendered into shape, which ends in `shaped`, and writes it to the disk
    // soon when `keep`.
    void shape(const ThumbnailKey& key, const QImage& image, const ThumbnailShape& shape, bool keep);

signals:
    void found(const latentwalk::ThumbnailKey& key, const QImage& image);
    void missed(const latentwalk::ThumbnailKey& key);
    void shaped(const latentwalk::ThumbnailKey& key, const QImage& image);

private:
    struct Fresh {
        ThumbnailKey key;
        QImage image;
        ThumbnailShape shape;
        bool keep = false;
    };

    // On the store's thread.
    void work(ThumbnailDatabase::Options options);
    void lookFor(ThumbnailDatabase& database, const ThumbnailKey& key, const ThumbnailShape& shape);
    void bringIntoShape(const Fresh& fresh);
    template <typename Function>
    void post(Function function);

    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_stopped = false;
    std::deque<ThumbnailKey> m_sought;
    ThumbnailShape m_soughtShape;
    std::deque<Fresh> m_fresh;

    // The store's thread only.
    ThumbnailDatabase::Rows m_unwritten;

    std::thread m_thread;  // the last member: it starts when the others are there
};

}  // namespace latentwalk
