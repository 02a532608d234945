// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/document/growth_session.h"

#include "core/output/exporter.h"
#include "core/walk/growing_face.h"

namespace latentwalk {

Session growthStrip(const Document& document, int scaleCount) {
    return growthStrip(document.session(), document.place().currentAsAnchor(), scaleCount);
}

Session growthFilm(const Document& document, int scaleCount, double seconds) {
    Session session = growingFace(document.session(), document.place().currentAsAnchor(), scaleCount);
    session.film.frames = framesOf(seconds, session.film);
    session.film.pingPong = false;
    return session;
}

}  // namespace latentwalk
