// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

#include "ui/document/document.h"
#include "ui/photo/search/likeness_search.h"

namespace latentwalk {

// Makes found faces anchors of the walk, named after their photographs. One face is added at its end; several are a
// walk of their own, which begins with the first that is found and grows with each: a step that is undone at once.
class PhotoAnchors {
public:
    explicit PhotoAnchors(Document& document) : m_document(document) {}

    // Photographs are looked for, so many of them.
    void begin(int count);
    // `name` is the photograph's file. The new anchor is shown.
    void add(const QString& name, const Likeness& likeness);
    // The anchor that it becomes.
    static SessionAnchor named(const QString& name, SessionAnchor face);

private:
    Document& m_document;
    bool m_several = false;  // they make a walk of their own, which nobody else has changed
    std::vector<SessionAnchor> m_found;
    std::vector<SessionAnchor> m_left;  // the walk as we left it
};

}  // namespace latentwalk
