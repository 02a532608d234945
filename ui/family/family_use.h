// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "ui/document/document.h"

// What is done with faces of the document's family outside of it. Each is a step; without effect where there are none.
namespace latentwalk {

// The chosen ones in the order in which they came; where none is, the one that is looked at, if it is of the family.
std::vector<FaceId> usedFaces(const Document& document);

// The shown face as a member of the family: as it was, or, where sliders have changed it or it is of elsewhere, as a
// face more, chosen, with everybody's edits in itself.
void adoptShown(Document& document);
// A seed's face as a face more, chosen.
void adoptSeed(Document& document, quint64 seed);
// Whether sliders have changed the face of the family that is looked at.
bool isShownEdited(const Document& document);

// The average of these as a face more, which is chosen and looked at.
void blend(Document& document, const std::vector<FaceId>& faces);

void pinAs(Document& document, FaceId face, int anchor);
void walkThrough(Document& document, const std::vector<FaceId>& faces, const QString& what);
// The line of descent that ends in a face.
std::vector<FaceId> descentOf(const Document& document, FaceId face);
// A session whose walk leads through these, each under its name.
Session sessionThrough(const Document& document, const std::vector<FaceId>& faces);

// As founders of a family: the face that is shown, with everybody's edits; the anchors and seeds, without.
FamilyFace shownFounder(const Document& document);
std::vector<FamilyFace> anchorFounders(const Document& document);
std::vector<FamilyFace> seedFounders(const Document& document, const QList<quint64>& seeds);

}  // namespace latentwalk
