// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/walk/session_walk.h"

#include <algorithm>
#include <iterator>
#include <stdexcept>
#include <utility>

#include "core/file/sha256.h"
#include "core/latent/direction.h"
#include "core/walk/growth.h"

namespace latentwalk {
namespace {

const Session& checked(const Session& session) {
    if (const Message problem = problemOf(session); !problem.empty()) {
        throw std::invalid_argument("the session has " + problem.english());
    }
    if (session.anchors.empty()) {
        throw std::invalid_argument("the session has no anchor");
    }
    return session;
}

std::vector<Latent> latentsOf(const Session& session) {
    std::vector<Latent> latents;
    for (const SessionAnchor& anchor : session.anchors) {
        latents.push_back(latentOf(session, anchor));
    }
    return latents;
}

std::vector<SharedOffsets> shownOffsets(const Session& session) {
    std::vector<SharedOffsets> offsets;
    std::ranges::transform(session.anchors, std::back_inserter(offsets),
                           [](const SessionAnchor& anchor) { return anchor.offsets.shown(); });
    const bool any = std::ranges::any_of(offsets, [](const SharedOffsets& one) { return one != nullptr; });
    return any ? offsets : std::vector<SharedOffsets>();
}

double eased(double t, Easing easing) {
    return easing == Easing::Smooth ? t * t * (3 - 2 * t) : t;
}

GenerateOptions optionsOf(const Session& session, double position) {
    if (!session.growth) {
        return {session.scale, session.alpha};
    }
    const auto [scale, alpha] =
        grownScale(session.growth->from + position * (session.growth->to - session.growth->from));
    return {scale, static_cast<float>(alpha)};
}

}  // namespace

Latent edited(const Latent& latent, std::span<const Edit> edits, std::span<const SessionDirection> directions,
              const Labels& labels) {
    std::vector<Step> steps;
    for (const Edit& edit : edits) {
        const auto direction = std::find_if(directions.begin(), directions.end(),
                                            [&](const SessionDirection& one) { return one.id == edit.direction; });
        if (direction == directions.end()) {
            throw std::invalid_argument("an edit needs a direction that is there");
        }
        steps.push_back({direction->components, edit.strength});
    }
    Latent result = moved(latent, steps);
    keepLabels(result, latent, labels);
    return result;
}

Latent latentOf(const Session& session, const SessionAnchor& anchor) {
    const ModelReference& model = session.model;
    const Latent latent =
        anchor.seed ? sampleLatent(*anchor.seed, model.latentSize, model.labels, anchor.labels) : anchor.components;
    return edited(latent, anchor.edits, session.directions, model.labels);
}

SessionWalk::SessionWalk(const Session& session)
    : m_session(checked(session)),
      m_walk(latentsOf(session), session.path, session.closed),
      m_offsets(shownOffsets(session)) {
    m_session.anchors.clear();
    const std::size_t segments = m_walk.segments();
    for (std::size_t i = 0; i <= segments; ++i) {
        m_times.push_back(segments == 0 ? 0.0 : static_cast<double>(i) / static_cast<double>(segments));
    }
    if (session.timing != Timing::ConstantSpeed || segments == 0) {
        return;
    }
    const bool ours = session.pace && session.pace->fingerprint == paceFingerprint() &&
                      session.pace->cumulative.size() == segments * static_cast<std::size_t>(session.pace->steps) + 1;
    m_needsPace = !ours;
    if (!ours || session.pace->cumulative.back() <= 0) {
        return;  // a walk on which nothing changes has no speed: it runs evenly
    }
    m_pace = session.pace;
    for (std::size_t i = 1; i < segments; ++i) {
        m_times[i] = m_pace->cumulative[i * static_cast<std::size_t>(m_pace->steps)] / m_pace->cumulative.back();
    }
}

SessionWalk::Place SessionWalk::placeAt(double position) const {
    const std::size_t segments = m_walk.segments();
    if (segments == 0) {
        return {};
    }
    const double at = std::clamp(position, 0.0, 1.0);
    // The last segment that begins at or before the position, so that anchors are met exactly.
    const auto after = std::upper_bound(m_times.begin(), m_times.end() - 1, at);
    const std::size_t segment = std::min(static_cast<std::size_t>(after - m_times.begin()), segments) - 1;
    const double share = m_times[segment + 1] - m_times[segment];
    const double t = eased(share > 0 ? std::min((at - m_times[segment]) / share, 1.0) : 1.0, m_session.easing);
    if (!m_pace || t <= 0 || t >= 1) {
        return {segment, t};
    }
    // Where in the segment the share t of its change has happened.
    const auto steps = static_cast<std::size_t>(m_pace->steps);
    const auto first = m_pace->cumulative.begin() + static_cast<std::ptrdiff_t>(segment * steps);
    const auto last = first + static_cast<std::ptrdiff_t>(steps);
    const double wanted = *first + t * (*last - *first);
    const auto upper = std::clamp(std::upper_bound(first, last + 1, wanted), first + 1, last);
    const double rise = *upper - *(upper - 1);
    const double part = rise > 0 ? (wanted - *(upper - 1)) / rise : 0.0;
    const double place = (static_cast<double>(upper - 1 - first) + part) / static_cast<double>(steps);
    return {segment, std::clamp(place, 0.0, 1.0)};
}

Latent SessionWalk::baseAt(double position) const {
    const Place place = placeAt(position);
    return m_walk.segments() == 0 ? m_walk.anchors().front() : m_walk.within(place.segment, place.t);
}

SharedOffsets SessionWalk::offsetsOf(std::size_t anchor) const {
    return m_offsets.empty() ? SharedOffsets() : m_offsets.at(anchor);
}

SharedOffsets SessionWalk::offsetsWithin(std::size_t segment, double t) const {
    return m_offsets.empty() ? SharedOffsets()
                             : between(m_offsets.at(segment), m_offsets.at((segment + 1) % m_offsets.size()), t);
}

SharedOffsets SessionWalk::offsetsAt(double position) const {
    if (m_walk.segments() == 0) {
        return offsetsOf(0);
    }
    const Place place = placeAt(position);
    return offsetsWithin(place.segment, place.t);
}

Moment SessionWalk::at(double position) const {
    return {edited(baseAt(position), m_session.edits, m_session.directions, m_session.model.labels),
            optionsOf(m_session, std::clamp(position, 0.0, 1.0)), offsetsAt(position)};
}

SessionAnchor faceOn(const SessionWalk& walk, const Session& session, double position) {
    const std::vector<double>& places = walk.anchorPositions();
    SessionAnchor face;
    if (const auto place = std::find(places.begin(), places.end(), position); place != places.end()) {
        // A closed walk ends at its first anchor.
        face = session.anchors[static_cast<std::size_t>(place - places.begin()) % session.anchors.size()];
        face.name.clear();
    } else {
        face.components = walk.baseAt(position);
        face.offsets = CarriedOffsets(walk.offsetsAt(position));
    }
    return face;
}

std::string SessionWalk::paceFingerprint() const {
    const std::string settings = m_session.model.sha256 + ' ' + std::to_string(static_cast<int>(m_session.model.kind)) +
                                 ' ' + std::to_string(static_cast<int>(m_walk.path())) + ' ' +
                                 std::to_string(static_cast<int>(m_walk.closed()));
    std::vector<Latent> latents;
    for (const Latent& anchor : m_walk.anchors()) {
        latents.push_back(edited(anchor, m_session.edits, m_session.directions, m_session.model.labels));
    }
    std::vector<std::span<const std::byte>> pieces{std::as_bytes(std::span(settings.data(), settings.size()))};
    for (const Latent& latent : latents) {
        pieces.push_back(std::as_bytes(std::span(latent)));
    }
    std::vector<std::string> sizes;
    sizes.reserve(m_offsets.size());
    for (const SharedOffsets& offsets : m_offsets) {
        std::string& text = sizes.emplace_back(" offsets");
        for (std::size_t scale = 0; scale < kOffsetScales; ++scale) {
            text += ' ' + std::to_string(offsets ? offsets->scales[scale].size() : 0);
        }
        pieces.push_back(std::as_bytes(std::span(text)));
        for (std::size_t scale = 0; offsets && scale < kOffsetScales; ++scale) {
            pieces.push_back(std::as_bytes(std::span(offsets->scales[scale])));
        }
    }
    return sha256(pieces);
}

}  // namespace latentwalk
