// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <map>
#include <optional>

#include "ui/photo/model_faces.h"
#include "ui/photo/read/photo_reader.h"
#include "ui/photo/search/search_order.h"

namespace latentwalk {

// Photographs that were given: what was read of each, and where its face is, as found or as mended by hand. UI thread.
class PhotoSet : public QObject {
    Q_OBJECT

public:
    struct Photo {
        PhotoSource source;
        std::optional<ReadPhoto> read;  // nothing while it is being read
        QString failure;                // or why it could not be
        faces::FacePoints points;       // in its pixels
        bool moved = false;             // from where they were found first
    };

    // `model` outlives it.
    PhotoSet(const ModelFaces& model, FindFaces find, QObject* parent = nullptr);

    // Begins to read it; gives its id.
    int add(const PhotoSource& source);
    void remove(int id);
    void clear();
    std::size_t size() const { return m_photos.size(); }
    // Null when there is none.
    const Photo* at(int id) const;
    void setPoints(int id, const faces::FacePoints& points);
    // Of those that were found.
    void chooseFace(int id, int face);

    // What there is to say of one, in two words for a list and as a sentence; empty when all is well.
    QString shortNoteOf(int id) const;
    QString noteOf(int id) const;
    // Why faces can't be looked for yet, as a sentence; empty when they can. Photographs that can't be read are left
    // out where there are others.
    QString obstacle() const;
    // Those that can be looked for, in this order.
    std::vector<SearchOrder::Photo> ordered(const QList<int>& ids) const;

signals:
    // It was read, or could not be, or its points are others.
    void changed(int id);

private:
    void take(int id, const ReadPhoto& read);
    void refuse(int id, const QString& sentence);

    const ModelFaces& m_model;
    PhotoReader m_reader;
    std::map<int, Photo> m_photos;
    int m_lastId = 0;
};

}  // namespace latentwalk
