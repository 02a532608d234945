// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/document/family_record.h"

#include <algorithm>
#include <utility>

#include "core/session/family_faces.h"

namespace latentwalk {
namespace {

// As a face is looked at: an anchor without a name.
SessionAnchor lookOf(const FamilyFace& face) {
    SessionAnchor look = anchorOf(face);
    look.name.clear();
    return look;
}

}  // namespace

std::optional<FaceId> FamilyRecord::lookedAt() const {
    const std::optional<SessionAnchor>& aside = m_session.state().aside;
    if (!aside) {
        return std::nullopt;
    }
    const auto same = [&](const FamilyFace& face) {
        return aside->seed ? face.seed == aside->seed && face.labels == aside->labels
                           : !face.seed && face.face.latent == aside->components;
    };
    const auto& all = family().generations();
    // What was made last is what is asked for most; of two that are the same the one on the screen counts.
    const Generation* const screen = family().shown() ? family().generation(*family().shown()) : nullptr;
    const auto in = [&](const Generation& generation) -> std::optional<FaceId> {
        const auto found = std::find_if(generation.faces.begin(), generation.faces.end(), same);
        return found == generation.faces.end() ? std::nullopt : std::optional(found->id);
    };
    if (screen != nullptr) {
        if (const auto found = in(*screen)) {
            return found;
        }
    }
    for (auto generation = all.rbegin(); generation != all.rend(); ++generation) {
        if (const auto found = in(**generation)) {
            return found;
        }
    }
    return std::nullopt;
}

void FamilyRecord::set(const Family& family, const QString& what, const QString& gesture) {
    m_session.change(
        what, [&](WalkState& next) { next.session.family = family; }, gesture);
}

void FamilyRecord::choose(std::vector<FaceId> faces) {
    std::erase_if(faces, [this](FaceId face) { return family().face(face) == nullptr; });
    set(family().choosing(std::move(faces)), tr("choose faces"));
}

void FamilyRecord::setChosen(FaceId face, bool chosen) {
    std::vector<FaceId> faces = family().chosen();
    std::erase(faces, face);
    if (chosen) {
        faces.push_back(face);
    }
    if (family().face(face) != nullptr) {
        set(family().choosing(std::move(faces)), chosen ? tr("choose a face") : tr("let a face go"));
    }
}

void FamilyRecord::setPinned(FaceId face, bool pinned) {
    if (family().face(face) != nullptr) {
        set(family().withPinned(face, pinned), pinned ? tr("keep a face") : tr("stop keeping a face"));
    }
}

void FamilyRecord::setStar(FaceId face, bool star) {
    if (family().face(face) != nullptr) {
        set(family().withStar(face, star), star ? tr("star a face") : tr("take a star away"));
    }
}

void FamilyRecord::rename(FaceId face, const QString& name) {
    constexpr int kLongest = 40;
    if (family().face(face) != nullptr) {
        set(family().withName(face, name.simplified().left(kLongest).toStdString()), tr("name a face"));
    }
}

void FamilyRecord::setCount(int count) {
    FamilySettings settings = family().settings();
    settings.count = std::clamp(count, kLeastScreen, kMostScreen);
    set(family().withSettings(settings), tr("number of children"), QStringLiteral("family count"));
}

void FamilyRecord::setVariation(double variation) {
    FamilySettings settings = family().settings();
    settings.variation = std::clamp(variation, 0.0, 1.0);
    set(family().withSettings(settings), tr("variation"), QStringLiteral("family variation"));
}

void FamilyRecord::remove(GenerationId generation) {
    if (family().generation(generation) != nullptr) {
        set(family().without(generation), tr("remove a generation"));
    }
}

void FamilyRecord::clear() {
    set(Family().withSettings(family().settings()), tr("remove the family"));
}

void FamilyRecord::bakeEdits(const Family& family, FaceId face, const QString& what) {
    m_session.change(what, [&](WalkState& next) {
        next.session.family = family;
        next.session.edits.clear();
        if (const FamilyFace* one = family.face(face)) {
            next.aside = lookOf(*one);
        }
    });
}

void FamilyRecord::show(GenerationId generation) {
    if (family().generation(generation) != nullptr && family().shown() != generation) {
        m_session.set(&Session::family, family().showing(generation));
        emit changed();
    }
}

void FamilyRecord::look(FaceId face) {
    if (const FamilyFace* one = family().face(face)) {
        m_session.look(m_session.session().position, lookOf(*one));
    }
}

}  // namespace latentwalk
