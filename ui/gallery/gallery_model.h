// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QHash>
#include <QList>
#include <QMap>
#include <optional>
#include <vector>

#include "ui/gallery/favourites.h"
#include "ui/gallery/thumbnails/thumbnail_supply.h"

namespace latentwalk {

// What the user said of a face, to teach a direction: that it has more or less of what is meant.
enum class MarkSign { None, More, Less };

// Seeds without end: row r is the seed first() + r; or those that a search has found, the best first; or the favourites
// only, in their order. UI thread only; every function but those of the last two takes the same time for all rows.
class GalleryModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        SeedRole = Qt::UserRole,  // quint64
        FavouriteRole,            // bool
        MarkRole,                 // int(MarkSign)
        ThumbnailRole,            // QImage; null while there is none
        HasThumbnailRole,         // bool
        FailedRole                // bool: the picture could not be made
    };
    // Nobody scrolls further, and the height of all rows still fits the numbers that widgets count with.
    static constexpr int kMostRows = 10'000'000;

    GalleryModel(Favourites& favourites, const ThumbnailSupply& thumbnails, QObject* parent = nullptr);

    // Without a model there are no rows. The marks belong to the model and come back with it.
    void setModelKey(const QString& key);
    void clearModel();
    bool hasModel() const { return m_open; }

    void setFirst(quint64 seed);
    quint64 first() const { return m_first; }
    // Moves the rows, where necessary, so that this seed and many before and after it are among them.
    void include(quint64 seed);

    void setFavouritesOnly(bool only);
    bool favouritesOnly() const { return m_favouritesOnly; }

    // Instead of all seeds, each once; nothing: all again. Favourites alone go before them.
    void setFound(std::optional<std::vector<quint64>> seeds);
    bool showsFound() const { return m_found && !m_favouritesOnly; }

    std::optional<quint64> seedAt(int row) const;
    int rowOf(quint64 seed) const;  // -1 when it is in no row
    // The row of this seed, or else of the next one; among what was found, of the best.
    int rowNear(quint64 seed) const;

    // The user's word; tells it.
    void setMark(const QList<quint64>& seeds, MarkSign mark);
    // What the marks are from now on, whoever says so; tells nobody but the views.
    void setMarks(const QMap<quint64, MarkSign>& marks);
    MarkSign mark(quint64 seed) const { return m_marks.value(seed, MarkSign::None); }
    const QMap<quint64, MarkSign>& marks() const { return m_marks; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;

signals:
    // By the user, not because another model or somebody else brought other marks.
    void marked(const QList<quint64>& seeds, latentwalk::MarkSign mark);

private:
    void refresh(quint64 seed);
    void takeFavourites();

    Favourites& m_favourites;
    const ThumbnailSupply& m_thumbnails;
    bool m_open = false;
    QString m_key;
    quint64 m_first = 0;
    bool m_favouritesOnly = false;
    std::vector<quint64> m_liked;  // the favourites, sorted
    std::optional<std::vector<quint64>> m_found;
    QMap<quint64, MarkSign> m_marks;
    QHash<QString, QMap<quint64, MarkSign>> m_otherMarks;  // of models that were open before
};

}  // namespace latentwalk
