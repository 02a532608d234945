// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/plane/session_plane.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

#include "core/walk/growth.h"

namespace latentwalk {
namespace {

constexpr std::size_t kCorners = 4;

double lengthOf(std::span<const float> values) {
    double sum = 0;
    for (const float value : values) {
        sum += static_cast<double>(value) * value;
    }
    return std::sqrt(sum);
}

// As interpolate() along the great circle, but any t: the circle goes on beyond its ends.
Latent onCircle(std::span<const float> a, std::span<const float> b, double t) {
    if (t >= 0 && t <= 1) {
        return interpolate(a, b, t, WalkPath::Spherical);
    }
    const double lengthA = lengthOf(a);
    const double lengthB = lengthOf(b);
    double cosine = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        cosine += static_cast<double>(a[i]) * b[i];
    }
    cosine /= lengthA * lengthB;
    constexpr double kNearlyParallel = 1 - 1e-9;
    if (!(std::abs(cosine) < kNearlyParallel)) {
        return t < 0 ? Latent(a.begin(), a.end()) : Latent(b.begin(), b.end());  // no circle goes on there
    }
    const double angle = std::acos(cosine);
    const double length = t < 0 ? lengthA : lengthB;
    const double weightA = length * std::sin((1 - t) * angle) / (std::sin(angle) * lengthA);
    const double weightB = length * std::sin(t * angle) / (std::sin(angle) * lengthB);
    Latent result(a.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        result[i] = static_cast<float>(weightA * a[i] + weightB * b[i]);
    }
    return result;
}

// The same order of edits whoever changes one: rounding depends on it.
void setStrength(std::vector<Edit>& edits, const std::string& id, double strength) {
    const auto edit = std::find_if(edits.begin(), edits.end(), [&](const Edit& one) { return one.direction == id; });
    if (edit != edits.end()) {
        if (strength == 0) {
            edits.erase(edit);
        } else {
            edit->strength = strength;
        }
    } else if (strength != 0) {
        edits.push_back({id, strength});
    }
}

void know(std::vector<SessionDirection>& directions, const SessionDirection& direction) {
    const auto known = std::find_if(directions.begin(), directions.end(),
                                    [&](const SessionDirection& one) { return one.id == direction.id; });
    if (known == directions.end()) {
        directions.push_back(direction);
    } else {
        *known = direction;
    }
}

GenerateOptions optionsOfLevel(double level) {
    const auto [scale, alpha] = grownScale(level);
    return {scale, static_cast<float>(alpha)};
}

}  // namespace

Latent betweenCorners(std::span<const float> a, std::span<const float> b, std::span<const float> c,
                      std::span<const float> d, double x, double y) {
    for (const auto& corner : {b, c, d}) {
        if (corner.size() != a.size()) {
            throw std::invalid_argument("a plane joins latents of one size only");
        }
    }
    return onCircle(onCircle(c, d, x), onCircle(a, b, x), y);
}

SessionPlane::SessionPlane(const Session& session, const std::optional<SessionAnchor>& aside, int scaleCount)
    : m_session(session), m_aside(aside), m_directions(session.directions) {
    if (!session.plane) {
        return;
    }
    m_plane = *session.plane;
    if (m_plane.kind == PlaneKind::Corners) {
        m_empty = session.anchors.size() < kCorners;
        if (!m_empty) {
            m_options = SessionWalk(session).at(session.position).options;
            for (std::size_t i = 0; i < kCorners; ++i) {
                m_corners.push_back(latentOf(session, session.anchors[i]));
                m_cornerOffsets.push_back(session.anchors[i].offsets.shown());
            }
        }
        return;
    }
    m_empty = m_plane.across.kind == PlaneAxisKind::None && m_plane.up.kind == PlaneAxisKind::None;
    if (m_empty) {
        return;
    }
    m_across = rangeOf(m_plane.across, scaleCount);
    m_up = rangeOf(m_plane.up, scaleCount);
    for (const PlaneAxis& axis : {m_plane.across, m_plane.up}) {
        if (axis.kind == PlaneAxisKind::Direction) {
            know(m_directions, axis.direction);
        }
    }
    const SessionWalk walk(session);
    m_options = walk.at(session.position).options;
    if (uses(PlaneAxisKind::Walk)) {
        m_walk = walk;
    } else {
        m_base = aside ? latentOf(session, *aside) : walk.baseAt(session.position);
        m_baseOffsets = aside ? aside->offsets.shown() : walk.offsetsAt(session.position);
    }
}

bool SessionPlane::uses(PlaneAxisKind kind) const {
    return m_plane.kind == PlaneKind::Axes && (m_plane.across.kind == kind || m_plane.up.kind == kind);
}

PlaneRange SessionPlane::rangeOf(const PlaneAxis& axis, int scaleCount) const {
    switch (axis.kind) {
        case PlaneAxisKind::None:
            return {0, 0};
        case PlaneAxisKind::Direction:
            return {-kFurthestPlace, kFurthestPlace};
        case PlaneAxisKind::Walk:
            return {0, 1};
        case PlaneAxisKind::Growth:
            return {0, static_cast<double>(std::max(scaleCount - 1, 0))};
    }
    return {};
}

double SessionPlane::placeOn(const PlaneAxis& axis) const {
    switch (axis.kind) {
        case PlaneAxisKind::Direction:
            for (const Edit& edit : m_session.edits) {
                if (edit.direction == axis.direction.id) {
                    return edit.strength;
                }
            }
            return 0;
        case PlaneAxisKind::Walk:
            return m_session.position;
        case PlaneAxisKind::Growth: {
            const auto& growth = m_session.growth;
            const PlaneRange& range = m_plane.across.kind == PlaneAxisKind::Growth ? m_across : m_up;
            return growth ? growth->from + m_session.position * (growth->to - growth->from) : range.last;
        }
        case PlaneAxisKind::None:
            break;
    }
    return 0;
}

std::optional<PlanePoint> SessionPlane::here() const {
    if (m_empty || m_plane.kind == PlaneKind::Corners || (m_aside && uses(PlaneAxisKind::Walk))) {
        return std::nullopt;
    }
    return PlanePoint{placeOn(m_plane.across), placeOn(m_plane.up)};
}

std::vector<Edit> SessionPlane::editsAt(PlanePoint place) const {
    std::vector<Edit> edits = m_session.edits;
    for (const auto& [axis, at] : {std::pair(&m_plane.across, place.x), std::pair(&m_plane.up, place.y)}) {
        if (m_plane.kind == PlaneKind::Axes && axis->kind == PlaneAxisKind::Direction) {
            setStrength(edits, axis->direction.id, at);
        }
    }
    return edits;
}

Latent SessionPlane::baseAt(PlanePoint place) const {
    if (m_plane.kind == PlaneKind::Corners) {
        return betweenCorners(m_corners[0], m_corners[1], m_corners[2], m_corners[3], place.x, place.y);
    }
    if (m_walk) {
        return m_walk->baseAt(m_plane.across.kind == PlaneAxisKind::Walk ? place.x : place.y);
    }
    return m_base;
}

SharedOffsets SessionPlane::offsetsAt(PlanePoint place) const {
    if (m_plane.kind == PlaneKind::Corners) {
        const auto& corners = m_cornerOffsets;
        return between(between(corners[2], corners[3], place.x), between(corners[0], corners[1], place.x), place.y);
    }
    if (m_walk) {
        return m_walk->offsetsAt(m_plane.across.kind == PlaneAxisKind::Walk ? place.x : place.y);
    }
    return m_baseOffsets;
}

GenerateOptions SessionPlane::optionsAt(PlanePoint place) const {
    if (uses(PlaneAxisKind::Growth)) {
        return optionsOfLevel(m_plane.across.kind == PlaneAxisKind::Growth ? place.x : place.y);
    }
    if (m_walk) {
        return m_walk->at(m_plane.across.kind == PlaneAxisKind::Walk ? place.x : place.y).options;
    }
    return m_options;
}

Moment SessionPlane::at(PlanePoint place) const {
    const PlanePoint inside{m_across.nearest(place.x), m_up.nearest(place.y)};
    return {edited(baseAt(inside), editsAt(inside), m_directions, m_session.model.labels), optionsAt(inside),
            offsetsAt(inside)};
}

SessionAnchor SessionPlane::shownFace() const {
    return m_aside ? *m_aside : faceOn(SessionWalk(m_session), m_session, m_session.position);
}

void SessionPlane::apply(const PlaneAxis& axis, double place, PlaneFace& face) const {
    switch (axis.kind) {
        case PlaneAxisKind::Direction:
            know(face.session.directions, axis.direction);
            setStrength(face.session.edits, axis.direction.id, place);
            break;
        case PlaneAxisKind::Walk:
            face.session.position = place;
            face.aside.reset();
            break;
        case PlaneAxisKind::Growth:
            face.session.scale.reset();
            face.session.alpha.reset();
            face.session.growth = Growth{place, place};
            break;
        case PlaneAxisKind::None:
            break;
    }
}

PlaneFace SessionPlane::goTo(PlanePoint place) const {
    const PlanePoint inside{m_across.nearest(place.x), m_up.nearest(place.y)};
    PlaneFace face{m_session, m_aside};
    if (m_plane.kind == PlaneKind::Corners) {
        face.aside = SessionAnchor{};
        face.aside->components = baseAt(inside);
        face.aside->offsets = CarriedOffsets(offsetsAt(inside));
        return face;
    }
    apply(m_plane.across, inside.x, face);
    apply(m_plane.up, inside.y, face);
    return face;
}

bool SessionPlane::showsSame(const SessionPlane& other) const {
    const auto sameAxes = m_plane.kind == other.m_plane.kind && m_plane.across == other.m_plane.across &&
                          m_plane.up == other.m_plane.up && m_empty == other.m_empty;
    if (!sameAxes || m_empty || m_session.model != other.m_session.model || m_directions != other.m_directions ||
        m_up.last != other.m_up.last || m_across.last != other.m_across.last) {
        return sameAxes && m_empty;
    }
    // At one place all edits but those of the axes count, and those are equal there.
    const PlanePoint origin{m_across.nearest(0), m_up.nearest(0)};
    if (editsAt(origin) != other.editsAt(origin) || !(optionsAt(origin) == other.optionsAt(origin))) {
        return false;
    }
    if (m_plane.kind == PlaneKind::Corners) {
        return m_corners == other.m_corners && sameOffsets(m_cornerOffsets, other.m_cornerOffsets);
    }
    if (!m_walk) {
        return m_base == other.m_base && sameOffsets(m_baseOffsets, other.m_baseOffsets);
    }
    const Session& a = m_session;
    const Session& b = other.m_session;
    const bool sameGrowth = uses(PlaneAxisKind::Growth) || (a.growth == b.growth && a.scale == b.scale);
    return sameGrowth && a.path == b.path && a.timing == b.timing && a.easing == b.easing && a.closed == b.closed &&
           a.pace == b.pace && m_walk->walk().anchors() == other.m_walk->walk().anchors() &&
           sameOffsets(m_walk->offsets(), other.m_walk->offsets());
}

}  // namespace latentwalk
