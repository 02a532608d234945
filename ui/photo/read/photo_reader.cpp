// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/photo/read/photo_reader.h"

#include <utility>

#include "core/faces/align/face_finder.h"
#include "ui/render/rendered.h"

namespace latentwalk {
namespace {

ReadPhoto readAndLook(const PhotoSource& source, const FindFaces& find, const TellProgress& tell) {
    ReadPhoto photo;
    photo.picture = std::make_shared<const Picture>(readPhotoOf(source));
    tellProgress(tell, {});
    photo.shown = toImage(*photo.picture);
    if (photo.shown.width() > kShownSide || photo.shown.height() > kShownSide) {
        photo.shown = photo.shown.scaled(kShownSide, kShownSide, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    }
    tellProgress(tell, {});
    // Without the networks the points are marked by hand.
    const auto failure = sentenceOf([&] { photo.faces = find(*photo.picture); });
    photo.unlooked = failure.value_or(QString());
    return photo;
}

}  // namespace

FindFaces builtInFaces() {
    return [](const Picture& picture) {
        faces::FaceFinder finder(faces::builtInFinderNetworks());
        std::vector<faces::FacePoints> found;
        for (const faces::FoundFace& face : finder.find(picture)) {
            found.push_back(face.points);
        }
        return found;
    };
}

PhotoReader::PhotoReader(FindFaces find, QObject* parent) : QObject(parent), m_find(std::move(find)) {}

void PhotoReader::read(int id, const PhotoSource& source) {
    m_waiting.emplace_back(id, source);
    if (!m_job.isRunning()) {
        next();
    }
}

void PhotoReader::forget() {
    m_waiting.clear();
    m_job.forget();
}

void PhotoReader::next() {
    if (m_waiting.empty()) {
        return;
    }
    const auto [id, source] = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_job.start([source = source, find = m_find](const TellProgress& tell) { return readAndLook(source, find, tell); },
                {.finished =
                     [this, id = id](const ReadPhoto& photo) {
                         next();
                         emit done(id, photo);
                     },
                 .failed =
                     [this, id = id](const QString& sentence) {
                         next();
                         emit failed(id, sentence);
                     }});
}

}  // namespace latentwalk
