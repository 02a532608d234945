// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/gallery/gallery_model.h"

#include <QLocale>
#include <algorithm>
#include <limits>
#include <utility>

#include "ui/widgets/seed_mime.h"

namespace latentwalk {

GalleryModel::GalleryModel(Favourites& favourites, const ThumbnailSupply& thumbnails, QObject* parent)
    : QAbstractListModel(parent), m_favourites(favourites), m_thumbnails(thumbnails) {
    connect(&favourites, &Favourites::changed, this, &GalleryModel::takeFavourites);
    connect(&thumbnails, &ThumbnailSupply::changed, this, &GalleryModel::refresh);
}

void GalleryModel::setModelKey(const QString& key) {
    beginResetModel();
    m_otherMarks.insert(m_key, m_marks);
    // Models without a key cannot be told from each other.
    m_marks = key.isEmpty() ? QMap<quint64, MarkSign>() : m_otherMarks.take(key);
    m_key = key;
    m_open = true;
    endResetModel();
}

void GalleryModel::clearModel() {
    setModelKey({});
    beginResetModel();
    m_open = false;
    endResetModel();
}

void GalleryModel::setFirst(quint64 seed) {
    if (seed == m_first) {
        return;
    }
    beginResetModel();
    m_first = seed;
    endResetModel();
}

void GalleryModel::include(quint64 seed) {
    // Away from both ends, where one could not go on.
    constexpr quint64 kMargin = 10'000;
    if (seed < kMostRows - kMargin) {
        setFirst(0);
    } else if (seed < m_first + kMargin || seed - m_first >= kMostRows - kMargin) {
        setFirst(seed - kMostRows / 2);
    }
}

void GalleryModel::setFavouritesOnly(bool only) {
    if (only == m_favouritesOnly) {
        return;
    }
    beginResetModel();
    m_favouritesOnly = only;
    endResetModel();
}

void GalleryModel::setFound(std::optional<std::vector<quint64>> seeds) {
    if (seeds == m_found) {
        return;
    }
    if (m_favouritesOnly) {
        m_found = std::move(seeds);  // seen later
        return;
    }
    beginResetModel();
    m_found = std::move(seeds);
    endResetModel();
}

std::optional<quint64> GalleryModel::seedAt(int row) const {
    if (row < 0 || row >= rowCount()) {
        return std::nullopt;
    }
    if (showsFound()) {
        return (*m_found)[static_cast<std::size_t>(row)];
    }
    return m_favouritesOnly ? m_liked[static_cast<std::size_t>(row)] : m_first + static_cast<quint64>(row);
}

int GalleryModel::rowOf(quint64 seed) const {
    const int row = rowNear(seed);
    return seedAt(row) == seed ? row : -1;
}

int GalleryModel::rowNear(quint64 seed) const {
    const int last = rowCount() - 1;
    if (last < 0) {
        return -1;
    }
    if (m_favouritesOnly) {
        const auto place = std::lower_bound(m_liked.begin(), m_liked.end(), seed);
        return std::min(static_cast<int>(place - m_liked.begin()), last);
    }
    if (m_found) {
        const auto place = std::find(m_found->begin(), m_found->end(), seed);
        return place != m_found->end() ? static_cast<int>(place - m_found->begin()) : 0;
    }
    if (seed < m_first) {
        return 0;
    }
    return static_cast<int>(std::min(seed - m_first, static_cast<quint64>(last)));
}

void GalleryModel::setMark(const QList<quint64>& seeds, MarkSign mark) {
    for (const quint64 seed : seeds) {
        if (mark == MarkSign::None) {
            m_marks.remove(seed);
        } else {
            m_marks.insert(seed, mark);
        }
        refresh(seed);
    }
    emit marked(seeds, mark);
}

void GalleryModel::setMarks(const QMap<quint64, MarkSign>& marks) {
    const QMap<quint64, MarkSign> before = std::exchange(m_marks, marks);
    for (auto old = before.begin(); old != before.end(); ++old) {
        if (mark(old.key()) != old.value()) {
            refresh(old.key());
        }
    }
    for (auto now = marks.begin(); now != marks.end(); ++now) {
        if (!before.contains(now.key())) {
            refresh(now.key());
        }
    }
}

int GalleryModel::rowCount(const QModelIndex& parent) const {
    if (parent.isValid() || !m_open) {
        return 0;
    }
    if (m_favouritesOnly) {
        return static_cast<int>(m_liked.size());
    }
    if (m_found) {
        return static_cast<int>(m_found->size());
    }
    const quint64 after = std::numeric_limits<quint64>::max() - m_first;
    return after < kMostRows ? static_cast<int>(after) + 1 : kMostRows;
}

QVariant GalleryModel::data(const QModelIndex& index, int role) const {
    const auto seed = seedAt(index.row());
    if (!seed) {
        return {};
    }
    switch (role) {
        case SeedRole:
            return QVariant::fromValue(*seed);
        case Qt::DisplayRole:
            return QString::number(*seed);
        case FavouriteRole:
            return m_favourites.contains(*seed);
        case MarkRole:
            return static_cast<int>(mark(*seed));
        case ThumbnailRole:
            return m_thumbnails.image(*seed);
        case HasThumbnailRole:
            return m_thumbnails.hasImage(*seed);
        case FailedRole:
            return m_thumbnails.hasFailed(*seed);
        case Qt::AccessibleTextRole:
            return tr("Seed %1").arg(*seed);
        case Qt::ToolTipRole:
        case Qt::AccessibleDescriptionRole: {
            QStringList facts;
            if (role == Qt::ToolTipRole) {
                facts.append(tr("Seed %1").arg(QLocale().toString(*seed)));
            }
            if (m_favourites.contains(*seed)) {
                facts.append(tr("Favourite"));
            }
            if (mark(*seed) != MarkSign::None) {
                facts.append(mark(*seed) == MarkSign::More ? tr("Marked as more") : tr("Marked as less"));
            }
            if (m_thumbnails.hasFailed(*seed)) {
                facts.append(tr("The picture could not be made"));
            }
            return facts.join(u'\n');
        }
        default:
            return {};
    }
}

Qt::ItemFlags GalleryModel::flags(const QModelIndex& index) const {
    if (!index.isValid()) {
        return Qt::NoItemFlags;
    }
    return Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
}

QStringList GalleryModel::mimeTypes() const {
    return {kSeedMimeType, QStringLiteral("text/plain")};
}

QMimeData* GalleryModel::mimeData(const QModelIndexList& indexes) const {
    const auto seed = indexes.isEmpty() ? std::nullopt : seedAt(indexes.first().row());
    return seed ? encodeSeed(*seed) : nullptr;
}

void GalleryModel::refresh(quint64 seed) {
    if (const int row = rowOf(seed); row >= 0) {
        emit dataChanged(index(row), index(row));
    }
}

void GalleryModel::takeFavourites() {
    const std::vector<quint64> now(m_favourites.seeds().begin(), m_favourites.seeds().end());
    std::vector<quint64> changed;
    std::set_symmetric_difference(m_liked.begin(), m_liked.end(), now.begin(), now.end(), std::back_inserter(changed));
    const auto rowAmong = [](const std::vector<quint64>& seeds, quint64 seed) {
        return static_cast<int>(std::lower_bound(seeds.begin(), seeds.end(), seed) - seeds.begin());
    };
    if (!m_favouritesOnly || !m_open) {
        m_liked = now;
        for (const quint64 seed : changed) {
            refresh(seed);
        }
    } else if (changed.size() != 1) {
        beginResetModel();
        m_liked = now;
        endResetModel();
    } else if (now.size() > m_liked.size()) {
        const int row = rowAmong(now, changed.front());
        beginInsertRows({}, row, row);
        m_liked = now;
        endInsertRows();
    } else {
        const int row = rowAmong(m_liked, changed.front());
        beginRemoveRows({}, row, row);
        m_liked = now;
        endRemoveRows();
    }
}

}  // namespace latentwalk
