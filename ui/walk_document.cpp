#include "ui/walk_document.h"

#include <algorithm>
#include <cmath>

namespace latentwalk {
namespace {

// What a new walk starts with: two faces of the built-in model that show at once what a walk is.
constexpr quint64 kFirstSeeds[] = {12, 30};

}  // namespace

WalkDocument::WalkDocument(QObject* parent) : QObject(parent) {
    m_anchors = {{faceOf(kFirstSeeds[0]), tr("A")}, {faceOf(kFirstSeeds[1]), tr("B")}};
}

void WalkDocument::setLatentSize(std::int64_t size) {
    m_latentSize = size;
    for (std::size_t i = 0; i < m_anchors.size(); ++i) {
        Face& face = m_anchors[i].face;
        if (face.seed) {
            face = faceOf(*face.seed);
        } else if (static_cast<std::int64_t>(face.latent.size()) != size) {
            face = faceOf(kFirstSeeds[i % std::size(kFirstSeeds)]);
        }
    }
    if (m_aside && m_aside->seed) {
        m_aside = faceOf(*m_aside->seed);
    } else {
        m_aside.reset();
    }
    for (std::size_t i = 0; i < m_anchors.size(); ++i) {
        emit anchorChanged(static_cast<int>(i));
    }
    emit positionChanged();
    emit currentChanged();
}

Walk WalkDocument::walk() const {
    std::vector<Latent> latents;
    for (const Anchor& anchor : m_anchors) {
        latents.push_back(anchor.face.latent);
    }
    return Walk(std::move(latents), m_path);
}

Face WalkDocument::current() const {
    if (m_aside) {
        return *m_aside;
    }
    for (std::size_t i = 0; i < m_anchors.size(); ++i) {
        if (m_position == positionOf(static_cast<int>(i))) {
            return m_anchors[i].face;
        }
    }
    return {std::nullopt, walk().at(m_position)};
}

double WalkDocument::positionOf(int anchor) const {
    return static_cast<double>(anchor) / static_cast<double>(m_anchors.size() - 1);
}

double WalkDocument::anchorBeside(double position, int direction) const {
    const auto segments = static_cast<double>(m_anchors.size() - 1);
    const double along = position * segments;
    // An anchor's own position must not round to just before or after it.
    constexpr double kSamePlace = 1e-9;
    const double next = direction > 0 ? std::floor(along + kSamePlace) + 1 : std::ceil(along - kSamePlace) - 1;
    return std::clamp(next / segments, 0.0, 1.0);
}

void WalkDocument::setPosition(double position) {
    const double clamped = std::clamp(position, 0.0, 1.0);
    if (clamped == m_position && !m_aside) {
        return;
    }
    moveTo(clamped);
    emit currentChanged();
}

void WalkDocument::setPath(WalkPath path) {
    if (path == m_path) {
        return;
    }
    m_path = path;
    emit pathChanged();
    emit currentChanged();
}

void WalkDocument::setAnchorSeed(int anchor, quint64 seed) {
    Face& face = m_anchors.at(static_cast<std::size_t>(anchor)).face;
    const bool changed = face.seed != seed;
    if (changed) {
        face = faceOf(seed);
        emit anchorChanged(anchor);
    }
    if (m_aside) {
        moveTo(m_position);
    } else if (!changed) {
        return;
    }
    emit currentChanged();
}

void WalkDocument::pin(int anchor) {
    m_anchors.at(static_cast<std::size_t>(anchor)).face = current();
    emit anchorChanged(anchor);
    moveTo(positionOf(anchor));
    emit currentChanged();
}

void WalkDocument::showSeed(quint64 seed) {
    m_aside = faceOf(seed);
    emit positionChanged();
    emit currentChanged();
}

Face WalkDocument::faceOf(quint64 seed) const {
    return {seed, sampleLatent(seed, m_latentSize)};
}

void WalkDocument::moveTo(double position) {
    m_position = position;
    m_aside.reset();
    emit positionChanged();
}

}  // namespace latentwalk
