// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <span>
#include <utility>
#include <vector>

#include "ui/directions/store/kept_directions.h"

namespace latentwalk {

// The user's marks: which direction they teach, and of which faces they are. Nothing changes before the records are
// open. UI thread only.
class Marks : public QObject {
    Q_OBJECT

public:
    explicit Marks(KeptDirections& kept) : m_kept(kept) {}

    // The direction that marks go to; empty without one.
    const QString& teaching() const { return m_kept.records().teaching; }
    // Itself; nullptr without one.
    const KnownDirection* direction() const { return std::as_const(m_kept).records().find(teaching()); }
    void setTeaching(const QString& id);
    // A new direction to be taught; marks go to it.
    QString addTaught();

    // Marks of the direction that is being taught; without one a new one begins. Faces that are marked already take the
    // new sign.
    void mark(std::span<const FaceMark> faces);
    void mark(const FaceMark& face) { mark({&face, 1}); }
    void unmark(std::span<const FaceMark> faces);
    void unmark(const FaceMark& face) { unmark({&face, 1}); }
    void clear();
    // None while nothing is taught.
    std::vector<FaceMark> all() const;

signals:
    // Marks, or which direction they go to.
    void changed();
    void directionAdded();

private:
    KnownDirection* edit();
    KnownDirection& taughtNow();

    KeptDirections& m_kept;
};

}  // namespace latentwalk
