// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

#include "ui/document/document.h"

namespace latentwalk {

// What can be done with one face of the family, or with the chosen ones. Edits the document; what takes more than that
// it tells. That of one face deletes itself when it closes.
class FamilyMenu : public QMenu {
    Q_OBJECT

public:
    // Of one face.
    FamilyMenu(Document& document, FaceId face, QWidget* parent);
    // Fills a menu with what is done with the chosen ones, and with the family.
    static void fill(FamilyMenu& menu);
    // Of the chosen ones; to be filled each time it is shown.
    FamilyMenu(Document& document, QWidget* parent);

signals:
    void lookRequested(latentwalk::FaceId face);
    void nameRequested(latentwalk::FaceId face);
    // To be saved as a grid, as a film, as one picture of the whole tree.
    void gridRequested(const latentwalk::Session& session);
    void filmRequested(const latentwalk::Session& session);
    void treeRequested();
    void told(const QString& sentence);

private:
    template <typename Function>
    QAction* add(const char* name, const QString& text, const QString& iconName, Function function);
    void addFace(FaceId face);
    void addUses(const std::vector<FaceId>& faces);
    void addDescent(FaceId face);
    void walk(const std::vector<FaceId>& faces, const QString& what);

    Document& m_document;
};

}  // namespace latentwalk
