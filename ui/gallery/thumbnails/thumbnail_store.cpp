// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/gallery/thumbnails/thumbnail_store.h"

#include <QBuffer>
#include <QImageReader>
#include <QImageWriter>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

namespace latentwalk {
namespace {

using namespace std::chrono_literals;

const QByteArray kFormat = QByteArrayLiteral("jpeg");
constexpr int kQuality = 92;  // no difference is visible, at a sixth of the size of a PNG

constexpr auto kMoment = 300ms;  // without anything else to do, after which what waits to be written is written

QByteArray encoded(const QImage& image) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QImageWriter writer(&buffer, kFormat);
    writer.setQuality(kQuality);
    return buffer.open(QIODevice::WriteOnly) && writer.write(image) ? bytes : QByteArray();
}

// Null for everything that is not a picture of exactly this side. The bytes come from a file that anybody can change.
QImage decoded(QByteArray bytes, int side) {
    QBuffer buffer(&bytes);
    QImageReader reader(&buffer, kFormat);
    reader.setDecideFormatFromContent(false);
    if (!buffer.open(QIODevice::ReadOnly) || reader.size() != QSize(side, side)) {
        return {};
    }
    const QImage image = reader.read();
    return image.size() == QSize(side, side) ? image : QImage();
}

QImage shapedAs(const ThumbnailShape& shape, const QImage& image) {
    const QSize size(shape.pixels, shape.pixels);
    const QImage fitting =
        image.size() == size ? image : image.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    QImage rounded(size, QImage::Format_ARGB32_Premultiplied);
    rounded.fill(Qt::transparent);
    QPainter painter(&rounded);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QBrush(fitting));
    painter.drawRoundedRect(rounded.rect(), shape.radius, shape.radius);
    return rounded;
}

}  // namespace

ThumbnailStore::ThumbnailStore(ThumbnailDatabase::Options options, QObject* parent)
    : QObject(parent), m_thread([this, options = std::move(options)] { work(options); }) {}

ThumbnailStore::~ThumbnailStore() {
    {
        const std::lock_guard lock(m_mutex);
        m_stopped = true;
        m_sought.clear();
        m_fresh.clear();
    }
    m_changed.notify_one();
    m_thread.join();
}

template <typename Function>
void ThumbnailStore::post(Function function) {
    QMetaObject::invokeMethod(this, std::move(function), Qt::QueuedConnection);
}

void ThumbnailStore::look(const std::vector<ThumbnailKey>& keys, const ThumbnailShape& shape) {
    {
        const std::lock_guard lock(m_mutex);
        m_sought.assign(keys.begin(), keys.end());
        m_soughtShape = shape;
    }
    m_changed.notify_one();
}

void ThumbnailStore::shape(const ThumbnailKey& key, const QImage& image, const ThumbnailShape& shape, bool keep) {
    {
        const std::lock_guard lock(m_mutex);
        m_fresh.push_back({key, image, shape, keep});
    }
    m_changed.notify_one();
}

void ThumbnailStore::work(ThumbnailDatabase::Options options) {
    ThumbnailDatabase database(std::move(options));
    const auto hasWork = [this] { return m_stopped || !m_fresh.empty() || !m_sought.empty(); };
    bool settled = true;  // nothing waits to be written
    std::unique_lock lock(m_mutex);
    while (true) {
        bool woken = true;
        if (settled) {
            m_changed.wait(lock, hasWork);
        } else {
            woken = m_changed.wait_for(lock, kMoment, hasWork);
        }
        if (m_stopped) {
            break;
        }
        settled = !woken;
        if (!woken || m_unwritten.size() >= kWrittenAtOnce) {
            lock.unlock();
            database.write(std::exchange(m_unwritten, {}));
        } else if (!m_fresh.empty()) {
            const Fresh fresh = std::move(m_fresh.front());
            m_fresh.pop_front();
            lock.unlock();
            bringIntoShape(fresh);
        } else {
            const ThumbnailKey key = std::move(m_sought.front());
            m_sought.pop_front();
            const ThumbnailShape shape = m_soughtShape;
            lock.unlock();
            lookFor(database, key, shape);
        }
        lock.lock();
    }
    lock.unlock();
    database.write(m_unwritten);
}

void ThumbnailStore::lookFor(ThumbnailDatabase& database, const ThumbnailKey& key, const ThumbnailShape& shape) {
    // It may have been rendered a moment ago.
    const auto unwritten =
        std::find_if(m_unwritten.begin(), m_unwritten.end(), [&](const auto& row) { return row.first == key; });
    const auto bytes = unwritten != m_unwritten.end() ? std::optional(unwritten->second) : database.find(key);
    const QImage image = bytes ? decoded(*bytes, key.side()) : QImage();
    if (image.isNull()) {
        post([this, key] { emit missed(key); });
    } else {
        post([this, key, painted = shapedAs(shape, image)] { emit found(key, painted); });
    }
}

void ThumbnailStore::bringIntoShape(const Fresh& fresh) {
    // Where a model has no small heads, its full pictures come; they are kept as large as needed.
    const QSize side(fresh.key.side(), fresh.key.side());
    const QImage image = fresh.image.size() == side
                             ? fresh.image
                             : fresh.image.scaled(side, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    post([this, key = fresh.key, painted = shapedAs(fresh.shape, image)] { emit shaped(key, painted); });
    if (fresh.keep) {
        if (QByteArray bytes = encoded(image); !bytes.isEmpty()) {
            m_unwritten.emplace_back(fresh.key, std::move(bytes));
        }
    }
}

}  // namespace latentwalk
