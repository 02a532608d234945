// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QObject>
#include <memory>
#include <optional>

#include "core/faces/align/similarity.h"
#include "core/picture/picture.h"
#include "ui/background/job.h"

namespace latentwalk {

// Cuts the face out of a photograph in the background, as often as a hand moves its points: while one is being cut only
// the newest wish waits. UI thread.
class CropPreview : public QObject {
    Q_OBJECT

public:
    explicit CropPreview(QObject* parent = nullptr) : QObject(parent) {}

    struct Wish {
        std::shared_ptr<const Picture> picture;
        faces::FacePoints points;  // in its pixels
        faces::FacePoints target;  // in fractions
        std::int64_t side = 256;   // pixels
    };
    // Ends in done(), unless a newer wish takes its place. Points that can't be aligned by are passed over.
    void cut(const Wish& wish);
    // Nothing is told any more.
    void forget();

signals:
    void done(const QImage& crop);

private:
    std::optional<Wish> m_waiting;
    Job<QImage> m_job;
};

}  // namespace latentwalk
