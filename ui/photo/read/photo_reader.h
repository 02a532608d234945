// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QObject>
#include <deque>
#include <functional>
#include <memory>
#include <vector>

#include "core/faces/align/similarity.h"
#include "core/picture/picture.h"
#include "ui/background/job.h"
#include "ui/photo/read/read_photo.h"

namespace latentwalk {

// Finds the faces in a photograph, the one that is meant most likely first. Blocking, on a thread of its own; throws.
using FindFaces = std::function<std::vector<faces::FacePoints>(const Picture& picture)>;
// The networks that come with Latentwalk (core/faces/align).
FindFaces builtInFaces();

// A photograph that was read.
struct ReadPhoto {
    std::shared_ptr<const Picture> picture;
    QImage shown;                          // the same for the screen, neither side above kShownSide
    std::vector<faces::FacePoints> faces;  // in pixels of `picture`
    QString unlooked;                      // why nobody could look for faces, as a sentence; otherwise empty
};
inline constexpr int kShownSide = 2048;

// Reads photographs in the background, one after the other in the order of asking, and looks for faces in them. Used on
// the UI thread, where its signals come as well; of each photograph one comes.
class PhotoReader : public QObject {
    Q_OBJECT

public:
    explicit PhotoReader(FindFaces find, QObject* parent = nullptr);

    // `id` is the caller's name for it.
    void read(int id, const PhotoSource& source);
    // Nothing is told any more of what was asked for.
    void forget();
    bool isBusy() const { return m_job.isRunning(); }

signals:
    void done(int id, const latentwalk::ReadPhoto& photo);
    void failed(int id, const QString& sentence);

private:
    void next();

    FindFaces m_find;
    std::deque<std::pair<int, PhotoSource>> m_waiting;
    Job<ReadPhoto> m_job;
};

}  // namespace latentwalk
