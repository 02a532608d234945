// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThreadPool>
#include <QTimer>
#include <filesystem>
#include <memory>
#include <span>

#include "core/latent/direction.h"
#include "core/session/session.h"
#include "ui/directions/store/known_direction.h"

namespace latentwalk {

// The directions of the open model: those found in it, those that the user taught, those that a session brought along;
// with names, stars, marks and conditions, which are kept per model in a folder. Several windows may have the same
// model: what each of them changes is put together in the file, and seen by the others when the model is opened anew.
// UI thread only. Files are read and written on a thread of its own; only the destructor blocks, until what is to be
// kept is written. What cannot be read is put aside and told by failed(); nothing is lost silently.
class DirectionStore : public QObject {
    Q_OBJECT

public:
    explicit DirectionStore(const QString& folder, QObject* parent = nullptr);
    ~DirectionStore() override;

    // Begins anew with what is kept for the model `key` (digits, letters and '-' only; empty: nothing is kept). What
    // earlier versions kept for it under the keys `formerly`, the newest first, joins that. Nothing is known and
    // nothing changes before loaded().
    void setModel(const QString& key, std::int64_t latentSize, const QStringList& formerly = {});
    bool isLoaded() const { return m_loaded; }
    const QString& key() const { return m_key; }

    // In the order in which they are listed. One without components is only remembered.
    const std::vector<KnownDirection>& directions() const { return m_directions; }
    const KnownDirection* find(const QString& id) const;
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

    // The direction that marks go to; empty without one.
    const QString& teaching() const { return m_teaching; }
    void setTeaching(const QString& id);
    // A new one to be taught; marks go to it.
    QString addTaught();
    void remove(const QString& id);
    // Brings back what remove() took away.
    void restore(const KnownDirection& direction);
    // Marks of the direction that is being taught; without one a new one begins. Faces that are marked already take the
    // new sign.
    void mark(std::span<const FaceMark> faces);
    void mark(const FaceMark& face) { mark({&face, 1}); }
    void unmark(std::span<const FaceMark> faces);
    void unmark(const FaceMark& face) { unmark({&face, 1}); }
    void clearMarks();
    // None while nothing is taught.
    std::vector<FaceMark> marks() const;
    // What the marks have taught.
    void setTaught(const QString& id, const Direction& direction);

signals:
    void loaded();
    // Anything of the directions but marks.
    void changed();
    // These go somewhere else than before because the user taught or conditioned them.
    void vectorsChanged(const QStringList& ids);
    // Marks, or which direction they go to.
    void marksChanged();
    void failed(const QString& message);

private:
    KnownDirection* edit(const QString& id);
    KnownDirection& taughtNow();
    void sort();
    void takeRecords(const QString& key, const DirectionRecords& records);
    QStringList withThoseHolding(const QString& id) const;
    std::filesystem::path pathOf(const QString& key) const;
    void keep();
    void write();

    QString m_folder;
    QString m_key;
    std::int64_t m_latentSize = 0;
    bool m_loaded = false;
    bool m_writable = false;  // not where a file stands that could be neither read nor put aside
    std::vector<KnownDirection> m_directions;
    QString m_teaching;
    std::shared_ptr<DirectionRecords> m_kept;  // as this window last read or wrote them; for m_threads only
    QTimer m_soon;                             // several changes are written once
    QThreadPool m_threads;
};

}  // namespace latentwalk
