// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

#include "ui/directions/store/direction_store.h"
#include "ui/document/document.h"

namespace latentwalk {

// The face of the document (or the target's anchor) as it would be with this strength along `vector` in place of the
// one that it has along the session's direction `id`.
Latent previewOf(const Document& document, EditTarget target, const std::string& id, const Latent& vector,
                 double strength);

// The offsets of that face, which edits leave alone.
SharedOffsets offsetsOf(const Document& document, EditTarget target);

// What the sliders do: strengths of directions in the document, for every face or for one anchor. Everything can be
// undone. An edit that is there goes on along the direction that it was made with, whatever was found or taught since,
// until the user teaches or conditions that direction anew: so that a session shows what it showed.
class DirectionEdits {
    Q_DECLARE_TR_FUNCTIONS(latentwalk::DirectionEdits)

public:
    DirectionEdits(DirectionStore& store, Document& document) : m_store(store), m_document(document) {}

    EditTarget target() const { return m_target; }
    void setTarget(EditTarget target) { m_target = target; }

    double strengthOf(const QString& id) const;
    void set(const QString& id, double strength);
    void reset() { m_document.directions().clear(m_target); }
    // Whether the target has any strength.
    bool isEdited() const;

    // Whether any face of the session moves along it.
    bool isUsed(const QString& id) const;
    // Whether the session goes another way under this id than the store does.
    bool differs(const QString& id) const;
    // What a slider moves along: the session's where it is used, else the store's. Empty while there is none.
    Latent vectorOf(const QString& id) const;

    // The shown face (or the target's) with this strength in place of the one that it has. Nothing while there is none.
    std::optional<Latent> preview(const QString& id, double strength) const;
    SharedOffsets offsets() const { return offsetsOf(m_document, m_target); }

    // The session's edits follow the store.
    void adopt(const QStringList& ids);
    // Takes it out of the store and the session, as one step.
    void remove(const QString& id);

private:
    const SessionDirection* inSession(const QString& id) const;

    DirectionStore& m_store;
    Document& m_document;
    EditTarget m_target;
};

}  // namespace latentwalk
