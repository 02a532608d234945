// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/photo/photo_set.h"

#include <algorithm>
#include <utility>

#include "core/faces/align/target_points.h"
#include "ui/photo/points/crop_square.h"
#include "ui/wording/message_text.h"

namespace latentwalk {
namespace {

Message problemOf(const PhotoSet::Photo& photo) {
    return faces::problemOf(photo.points, static_cast<double>(photo.read->picture->width),
                            static_cast<double>(photo.read->picture->height));
}

}  // namespace

PhotoSet::PhotoSet(const ModelFaces& model, FindFaces find, QObject* parent)
    : QObject(parent), m_model(model), m_reader(std::move(find)) {
    connect(&m_reader, &PhotoReader::done, this, &PhotoSet::take);
    connect(&m_reader, &PhotoReader::failed, this, &PhotoSet::refuse);
}

int PhotoSet::add(const PhotoSource& source) {
    Photo photo;
    photo.source = source;
    m_photos.emplace(++m_lastId, std::move(photo));
    m_reader.read(m_lastId, source);
    return m_lastId;
}

void PhotoSet::remove(int id) {
    m_photos.erase(id);
}

void PhotoSet::clear() {
    m_reader.forget();
    m_photos.clear();
}

const PhotoSet::Photo* PhotoSet::at(int id) const {
    const auto found = m_photos.find(id);
    return found == m_photos.end() ? nullptr : &found->second;
}

void PhotoSet::take(int id, const ReadPhoto& read) {
    const auto found = m_photos.find(id);
    if (found == m_photos.end()) {
        return;  // taken out meanwhile
    }
    Photo& photo = found->second;
    photo.read = read;
    const QSizeF size(static_cast<double>(read.picture->width), static_cast<double>(read.picture->height));
    photo.points = read.faces.empty() ? pointsInMiddle(size, m_model.points()) : read.faces.front();
    emit changed(id);
}

void PhotoSet::refuse(int id, const QString& sentence) {
    if (const auto found = m_photos.find(id); found != m_photos.end()) {
        found->second.failure = sentence;
        emit changed(id);
    }
}

void PhotoSet::setPoints(int id, const faces::FacePoints& points) {
    if (const auto found = m_photos.find(id); found != m_photos.end() && found->second.read) {
        found->second.points = points;
        found->second.moved = true;
        emit changed(id);
    }
}

void PhotoSet::chooseFace(int id, int face) {
    const auto found = m_photos.find(id);
    if (found != m_photos.end() && found->second.read && face < static_cast<int>(found->second.read->faces.size())) {
        found->second.points = found->second.read->faces[static_cast<std::size_t>(face)];
        found->second.moved = face != 0;
        emit changed(id);
    }
}

QString PhotoSet::shortNoteOf(int id) const {
    const Photo* photo = at(id);
    if (photo == nullptr || !photo->read) {
        return photo != nullptr && !photo->failure.isEmpty() ? tr("cannot be read") : QString();
    }
    const int faces = static_cast<int>(photo->read->faces.size());
    return faces > 1 ? tr("%n faces", nullptr, faces) : faces == 0 && !photo->moved ? tr("no face found") : QString();
}

QString PhotoSet::noteOf(int id) const {
    const Photo* photo = at(id);
    if (photo == nullptr || !photo->read) {
        return {};
    }
    if (const Message problem = problemOf(*photo); !problem.empty()) {
        return tr("This cannot be a face: %1.").arg(textOf(problem));
    }
    if (!photo->read->unlooked.isEmpty()) {
        return tr("Mark both eyes and the mouth yourself: %1").arg(photo->read->unlooked);
    }
    const int faces = static_cast<int>(photo->read->faces.size());
    if (faces == 0) {
        return tr("No face found. Mark both eyes and the mouth yourself.");
    }
    return faces > 1 ? tr("%n faces found. Click another one to take that.", nullptr, faces)
                     : tr("Drag the points where they miss the eyes or the mouth; the wheel zooms.");
}

QString PhotoSet::obstacle() const {
    if (!m_model.problem().isEmpty()) {
        return m_model.problem();
    }
    QString failure;
    bool any = false;
    for (const auto& [id, photo] : m_photos) {
        if (!photo.failure.isEmpty()) {
            failure = photo.failure;
        } else if (!photo.read) {
            return tr("%1 is still being read.").arg(photo.source.name);
        } else if (const Message problem = problemOf(photo); !problem.empty()) {
            return tr("%1 is not ready: %2.").arg(photo.source.name, textOf(problem));
        } else {
            any = true;
        }
    }
    if (!any) {
        return failure.isEmpty() ? tr("There is no photo yet.") : failure;
    }
    return m_model.isKnown() ? QString() : tr("Measuring where this model’s faces have eyes and mouth …");
}

std::vector<SearchOrder::Photo> PhotoSet::ordered(const QList<int>& ids) const {
    std::vector<SearchOrder::Photo> photos;
    for (const int id : ids) {
        if (const Photo* photo = at(id); photo != nullptr && photo->read) {
            photos.push_back({photo->source.name, photo->read->picture, photo->points});
        }
    }
    return photos;
}

}  // namespace latentwalk
