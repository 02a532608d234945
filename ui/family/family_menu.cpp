// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/family/family_menu.h"

#include <algorithm>

#include "ui/background/sentence.h"
#include "ui/family/family_use.h"
#include "ui/widgets/icons.h"

namespace latentwalk {

FamilyMenu::FamilyMenu(Document& document, FaceId face, QWidget* parent) : QMenu(parent), m_document(document) {
    setObjectName(QStringLiteral("familyFaceMenu"));
    setAttribute(Qt::WA_DeleteOnClose);
    addFace(face);
    addSeparator();
    addDescent(face);
    addSeparator();
    add("removeGeneration", tr("&Remove its generation and what came of it"), QStringLiteral("delete"), [this, face] {
        if (const Generation* generation = m_document.family().family().generationOf(face)) {
            m_document.family().remove(generation->id);
        }
    });
}

FamilyMenu::FamilyMenu(Document& document, QWidget* parent) : QMenu(parent), m_document(document) {
    setObjectName(QStringLiteral("familyMenu"));
    connect(this, &QMenu::aboutToShow, this, [this] { fill(*this); });
}

template <typename Function>
QAction* FamilyMenu::add(const char* name, const QString& text, const QString& iconName, Function function) {
    QAction* action = addAction(text);
    action->setObjectName(QString::fromLatin1(name));
    if (!iconName.isEmpty()) {
        action->setIcon(menuIcon(iconName));
    }
    connect(action, &QAction::triggered, this, function);
    return action;
}

// The keys are the window's own; a second shortcut here would make them ambiguous.
void FamilyMenu::addFace(FaceId id) {
    const FamilyFace* const face = m_document.family().family().face(id);
    if (face == nullptr) {
        return;
    }
    const std::vector<FaceId>& chosen = m_document.family().family().chosen();
    const bool isChosen = std::find(chosen.begin(), chosen.end(), id) != chosen.end();
    setDefaultAction(add("show", tr("&Show"), {}, [this, id] { emit lookRequested(id); }));
    const auto check = [](QAction* action, bool on) {
        action->setCheckable(true);
        action->setChecked(on);
    };
    check(add("choose", tr("&Choose as a parent") + QStringLiteral("\t") + tr("Space"), {},
              [this, id, isChosen] { m_document.family().setChosen(id, !isChosen); }),
          isChosen);
    check(add("keep", tr("&Keep beside the next generations") + QStringLiteral("\tP"), {},
              [this, id, pinned = face->pinned] { m_document.family().setPinned(id, !pinned); }),
          face->pinned);
    check(add("star", tr("S&tar"), {}, [this, id, star = face->star] { m_document.family().setStar(id, !star); }),
          face->star);
    add("name", tr("&Name…"), {}, [this, id] { emit nameRequested(id); });
    addSeparator();
    const int last = m_document.anchors().count() - 1;
    add("pinA", tr("Pin as &A"), QStringLiteral("pin"), [this, id] { pinAs(m_document, id, 0); });
    add("pinB", tr("Pin as &B"), QStringLiteral("pin"), [this, id, last] { pinAs(m_document, id, last); });
}

void FamilyMenu::addDescent(FaceId face) {
    const std::vector<FaceId> line = descentOf(m_document, face);
    QAction* walkAction = add("walkDescent", tr("&Walk along its line of descent"), QStringLiteral("path"),
                              [this, line] { walk(line, tr("walk along a line of descent")); });
    QAction* film = add("filmDescent", tr("&Film of its line of descent…"), QStringLiteral("film"),
                        [this, line] { emit filmRequested(sessionThrough(m_document, line)); });
    for (QAction* action : {walkAction, film}) {
        action->setEnabled(line.size() > 1);
    }
}

void FamilyMenu::walk(const std::vector<FaceId>& faces, const QString& what) {
    walkThrough(m_document, faces, what);
    emit told(tr("The walk leads through %n of these faces now. Undo brings back the one before.", nullptr,
                 m_document.anchors().count()));
}

void FamilyMenu::addUses(const std::vector<FaceId>& faces) {
    const bool several = faces.size() > 1;
    add("walkChosen", tr("&Walk through the chosen faces"), QStringLiteral("path"), [this, faces] {
        walk(faces, tr("walk through chosen faces"));
    })->setEnabled(several);
    add("blendChosen", tr("&Blend the chosen faces into one"), QStringLiteral("middle"), [this, faces] {
        if (const auto problem = sentenceOf([&] { blend(m_document, faces); })) {
            emit told(*problem);
        }
    })->setEnabled(several);
    add("gridChosen", tr("Save the chosen faces as a &grid…"), QStringLiteral("grid"), [this, faces] {
        emit gridRequested(sessionThrough(m_document, faces));
    })->setEnabled(!faces.empty());
}

void FamilyMenu::fill(FamilyMenu& menu) {
    menu.clear();
    Document& document = menu.m_document;
    menu.addUses(usedFaces(document));
    menu.addSeparator();
    const auto looked = document.family().lookedAt();
    const std::vector<FaceId> faces = usedFaces(document);
    menu.addDescent(looked ? *looked : faces.empty() ? 0 : faces.back());
    menu.add("saveTree", FamilyMenu::tr("Save the family &tree as a picture…"), QStringLiteral("save"),
             [&menu] { emit menu.treeRequested(); });
    menu.addSeparator();
    menu.add("clearFamily", FamilyMenu::tr("Begin &anew"), QStringLiteral("reset"),
             [&document] { document.family().clear(); })
        ->setToolTip(FamilyMenu::tr("Removes the family; undo brings it back"));
}

}  // namespace latentwalk
