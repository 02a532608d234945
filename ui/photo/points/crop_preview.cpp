// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/photo/points/crop_preview.h"

#include <utility>

#include "core/faces/align/target_points.h"
#include "ui/render/rendered.h"

namespace latentwalk {

void CropPreview::cut(const Wish& wish) {
    if (!wish.picture || !faces::problemOf(wish.points, static_cast<double>(wish.picture->width),
                                           static_cast<double>(wish.picture->height))
                              .empty()) {
        return;
    }
    // A job that is started again is stopped first; this one is short, and its picture is worth showing.
    if (m_job.isRunning()) {
        m_waiting = wish;
        return;
    }
    const auto work = [wish](const TellProgress&) {
        return toImage(faces::alignedFace(*wish.picture, wish.points, wish.target, wish.side));
    };
    const auto next = [this] {
        if (const auto waiting = std::exchange(m_waiting, std::nullopt)) {
            cut(*waiting);
        }
    };
    m_job.start(work, {.finished =
                           [this, next](const QImage& crop) {
                               next();
                               emit done(crop);
                           },
                       .failed = [next](const QString&) { next(); }});
}

void CropPreview::forget() {
    m_waiting.reset();
    m_job.forget();
}

}  // namespace latentwalk
