// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

#include "core/latent/latent.h"

namespace latentwalk {

// Where a direction comes from, in the order in which the panel lists them.
enum class Origin {
    Taught,   // fitted to the user's marks: value = cross-validated accuracy
    Session,  // came with a session and is known from nowhere else
    Weights,  // found in the weights: value = eigenvalue
    Images,   // found in the images: value = variance
};

// The user's word about one face.
struct FaceMark {
    std::optional<quint64> seed;  // whose face it is, edits aside, where it is one's
    Latent latent;                // of the face; empty where that is the seed's own
    bool more = false;

    bool sameFace(const FaceMark& other) const {
        return latent == other.latent && (!latent.empty() || seed == other.seed);
    }
    bool operator==(const FaceMark&) const = default;
};

// One direction of the open model with everything that the user said about it.
struct KnownDirection {
    QString id;    // "weights-3", "images-2", "taught-<uuid>", counted from 1; never changes
    QString name;  // empty until the user names it
    bool star = false;
    Origin origin = Origin::Weights;
    Latent components;            // of any length but 0; empty while it has not been found or fitted yet
    double value = 0;             // see Origin
    QStringList held;             // ids of directions that hold still when this one moves
    std::vector<FaceMark> marks;  // of a taught one

    bool operator==(const KnownDirection&) const = default;
};

// "weights-3": what was found third in the weights, or in the images.
QString foundId(Origin origin, int number);
// The other way round; 0 where `id` is none of those.
int foundNumber(const QString& id, Origin origin);

// What is kept for one model between two runs.
struct DirectionRecords {
    QString teaching;  // id of the direction that marks go to; may be empty
    std::vector<KnownDirection> directions;

    const KnownDirection* find(const QString& id) const;
    KnownDirection* find(const QString& id);
    // False where there is none. Marks that would have gone to it go to the last taught one that is left.
    bool remove(const QString& id);
    // Into the order in which they are listed.
    void sort();
};

}  // namespace latentwalk
