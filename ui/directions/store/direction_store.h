// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <span>

#include "core/latent/direction.h"
#include "core/session/session.h"
#include "ui/directions/store/kept_directions.h"
#include "ui/directions/store/marks.h"

namespace latentwalk {

// The directions of the open model: those found in it, those that the user taught, those that a session brought along;
// with names, stars, marks and conditions, which are kept per model in a folder (see KeptDirections, also for threads
// and what blocks). UI thread only.
class DirectionStore : public QObject {
    Q_OBJECT

public:
    explicit DirectionStore(const QString& folder, QObject* parent = nullptr);

    // Begins anew with what is kept for the model `key` (digits, letters and '-' only; empty: nothing is kept). What
    // earlier versions kept for it under the keys `formerly`, the newest first, joins that. Nothing is known and
    // nothing changes before loaded().
    void setModel(const QString& key, std::int64_t latentSize, const QStringList& formerly = {});
    bool isLoaded() const { return m_kept.isOpen(); }
    const QString& key() const { return m_kept.key(); }

    // In the order in which they are listed. One without components is only remembered.
    const std::vector<KnownDirection>& directions() const { return m_kept.records().directions; }
    const KnownDirection* find(const QString& id) const { return m_kept.records().find(id); }
    // Its name, or what it is called until it has one: "Direction 3", "Component 2".
    QString labelOf(const KnownDirection& direction) const;
    QString placeholderOf(const KnownDirection& direction) const;
    // Where it goes when those that it holds still are left out; of length 1. Empty while it is not known.
    Latent vectorOf(const QString& id) const;

    // What was found, strongest first; replaces what was found before.
    void setFound(Origin origin, std::span<const Direction> found);
    // Those of them that are not known otherwise join the list, as long as the session has them.
    void setSessionDirections(std::span<const SessionDirection> directions);

    void setName(const QString& id, const QString& name);
    void setStar(const QString& id, bool star);
    // False, with failed(), when nothing of the direction would be left.
    bool setHeld(const QString& id, const QStringList& held);

    void remove(const QString& id);
    // Brings back what remove() took away; marks go to it.
    void restore(const KnownDirection& direction);
    // What the marks have taught.
    void setTaught(const QString& id, const Direction& direction);

    Marks& marks() { return m_marks; }
    const Marks& marks() const { return m_marks; }

signals:
    void loaded();
    // Anything of the directions but marks.
    void changed();
    // These go somewhere else than before because the user taught or conditioned them.
    void vectorsChanged(const QStringList& ids);
    void failed(const QString& message);

private:
    void tellAll();
    QStringList withThoseHolding(const QString& id) const;

    KeptDirections m_kept;
    Marks m_marks;
};

}  // namespace latentwalk
