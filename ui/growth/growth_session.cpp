#include "ui/growth/growth_session.h"

#include "core/output/exporter.h"

namespace latentwalk {

Session growingFace(const WalkDocument& document, int scaleCount) {
    Session session = document.session();
    session.anchors = {document.currentAsAnchor()};
    session.anchors.front().name.clear();
    session.closed = false;
    session.timing = Timing::Even;
    session.easing = Easing::None;
    session.pace.reset();
    session.position = 1;
    session.scale.reset();
    session.alpha.reset();
    session.growth = Growth{0, scaleCount - 1.0};
    return session;
}

Session growthStrip(const WalkDocument& document, int scaleCount) {
    Session session = growingFace(document, scaleCount);
    session.grid.cells = GridCells::Frames;
    session.grid.steps = scaleCount;
    session.grid.columns = scaleCount;
    return session;
}

Session growthFilm(const WalkDocument& document, int scaleCount, double seconds) {
    Session session = growingFace(document, scaleCount);
    session.film.frames = framesOf(seconds, session.film);
    session.film.pingPong = false;
    return session;
}

}  // namespace latentwalk
