// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/family/family_use.h"

#include <QCoreApplication>
#include <algorithm>
#include <utility>

#include "core/family/breed_generation.h"
#include "core/family/lineage.h"
#include "core/session/family_faces.h"
#include "ui/family/family_room.h"

namespace latentwalk {
namespace {

struct FamilySteps {
    Q_DECLARE_TR_FUNCTIONS(FamilySteps)
};

std::vector<FamilyFace> foundersOf(const Session& session, const std::vector<SessionAnchor>& anchors) {
    std::vector<FamilyFace> faces;
    for (const SessionAnchor& anchor : anchors) {
        faces.push_back(founderOf(anchor, latentOf(session, anchor)));
    }
    return faces;
}

Family withChosen(const Family& family, FaceId face) {
    std::vector<FaceId> chosen = family.chosen();
    chosen.push_back(face);
    return family.choosing(std::move(chosen));
}

// As a row of its own, chosen; what was on the screen stays there, with who was chosen.
std::pair<Family, FaceId> withFounder(const Family& family, const FamilyFace& founder) {
    Family next = family.with(latentwalk::foundersOf({founder}));
    const FaceId face = next.newestFace();
    if (family.shown()) {
        next = next.showing(*family.shown()).choosing(family.chosen());
    }
    return {withChosen(next, face), face};
}

}  // namespace

std::vector<FaceId> usedFaces(const Document& document) {
    std::vector<FaceId> faces = document.family().family().chosen();
    if (faces.empty()) {
        if (const auto looked = document.family().lookedAt()) {
            faces.push_back(*looked);
        }
    }
    std::sort(faces.begin(), faces.end());
    return faces;
}

bool isShownEdited(const Document& document) {
    return document.family().lookedAt() && document.place().current().edited;
}

void adoptShown(Document& document) {
    const Family& family = document.family().family();
    const auto looked = document.family().lookedAt();
    const FamilyFace shown = shownFounder(document);
    if (looked && !isShownEdited(document)) {
        document.family().setChosen(*looked, true);
        return;
    }
    const Family roomy = roomyFamily(family, 1, document.latentSize());
    if (looked && roomy.face(*looked) != nullptr) {
        const Family next = roomy.withEdited(*looked, shown.face);
        document.family().bakeEdits(withChosen(next, next.newestFace()), next.newestFace(),
                                    FamilySteps::tr("take the edited face as a parent"));
        return;
    }
    const auto [next, face] = withFounder(roomy, shown);
    document.family().bakeEdits(next, face, FamilySteps::tr("take the shown face as a parent"));
}

void adoptSeed(Document& document, quint64 seed) {
    const Family roomy = roomyFamily(document.family().family(), 1, document.latentSize());
    const Family next = withFounder(roomy, seedFounders(document, {seed}).front()).first;
    document.family().set(next, FamilySteps::tr("take a face as a parent"));
}

void blend(Document& document, const std::vector<FaceId>& faces) {
    const Family family = roomyFamily(document.family().family(), 1, document.latentSize());
    std::vector<BredFace> parents;
    std::optional<FaceId> beside;
    for (const FaceId id : faces) {
        if (const FamilyFace* face = family.face(id)) {
            parents.push_back(face->face);
            const Generation* generation = family.generationOf(id);
            if (!beside || generation->id == family.shown()) {
                beside = id;
            }
        }
    }
    if (parents.size() < 2) {
        return;
    }
    const Family next = family.withEdited(*beside, blendOf(parents, document.labels()));
    const FaceId made = next.newestFace();
    document.family().set(next.choosing({made}),
                          FamilySteps::tr("blend of %n faces", nullptr, static_cast<int>(parents.size())));
    document.family().look(made);
}

void pinAs(Document& document, FaceId face, int anchor) {
    if (const FamilyFace* one = document.family().family().face(face)) {
        document.anchors().replace(anchor, anchorOf(*one));
    }
}

void walkThrough(Document& document, const std::vector<FaceId>& faces, const QString& what) {
    if (!faces.empty()) {
        document.anchors().setAll(sessionThrough(document, faces).anchors, what);
    }
}

std::vector<FaceId> descentOf(const Document& document, FaceId face) {
    const Family& family = document.family().family();
    return family.face(face) != nullptr ? lineOf(family, face) : std::vector<FaceId>();
}

Session sessionThrough(const Document& document, const std::vector<FaceId>& faces) {
    return walkThrough(document.session(), document.family().family(), faces);
}

FamilyFace shownFounder(const Document& document) {
    const Face shown = document.place().current();
    SessionAnchor anchor = document.place().currentAsAnchor();
    if (shown.edited) {
        anchor.edits.insert(anchor.edits.end(), document.session().edits.begin(), document.session().edits.end());
    }
    return founderOf(anchor, shown.latent);
}

std::vector<FamilyFace> anchorFounders(const Document& document) {
    return foundersOf(document.session(), document.session().anchors);
}

std::vector<FamilyFace> seedFounders(const Document& document, const QList<quint64>& seeds) {
    std::vector<SessionAnchor> anchors;
    for (const quint64 seed : seeds) {
        anchors.push_back(anchorOf(document.session(), seed));
    }
    return foundersOf(document.session(), anchors);
}

}  // namespace latentwalk
