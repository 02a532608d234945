// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/output/film_formats.h"

#include <QThreadPool>
#include <QTimer>

#include "core/film/make_film_sink.h"
#include "ui/render/render_service.h"

namespace latentwalk {

QList<FilmFormat> filmFormatsHere() {
    QList<FilmFormat> formats;
    for (const auto format : {FilmFormat::Mp4, FilmFormat::WebM, FilmFormat::Gif, FilmFormat::Apng, FilmFormat::WebP}) {
        if (hasEncoder(format)) {
            formats.append(format);
        }
    }
    return formats;
}

void loadFilmFormatsAfterFirstFace(RenderService& service) {
    constexpr int kMilliseconds = 2000;
    const auto load = [] { QThreadPool::globalInstance()->start([] { filmFormatsHere(); }); };
    QObject::connect(
        &service, &RenderService::imageRendered, &service,
        [&service, load] { QTimer::singleShot(kMilliseconds, &service, load); }, Qt::SingleShotConnection);
}

}  // namespace latentwalk
