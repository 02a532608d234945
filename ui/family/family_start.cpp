// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/family/family_start.h"

#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/widgets/icons.h"

namespace latentwalk {

FamilyStart::FamilyStart(QWidget* parent) : QWidget(parent) {
    auto* text = new QLabel(tr("Find a face by choosing. Tick those that come near what you have in mind and press "
                               "Enter: their children mix what they have. Again, until it is there."),
                            this);
    text->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    column->addStretch(1);
    column->addWidget(text);
    column->addSpacing(8);
    add(FamilySource::Nothing, tr("Start with &different faces"), QStringLiteral("random"),
        tr("Faces that are as different from each other as can be"));
    add(FamilySource::Stage, tr("Start with the face on the &stage"), QStringLiteral("middle"),
        tr("Children of the face that is shown, as its sliders have it"));
    add(FamilySource::Anchors, tr("Start with the &anchors"), QStringLiteral("path"),
        tr("Children of the faces that the walk leads through"));
    add(FamilySource::Selected, tr("Start with the &gallery's selection"), QStringLiteral("grid"),
        tr("Children of the faces that are selected in the gallery"));
    add(FamilySource::Favourites, tr("Start with the &favourites"), QStringLiteral("star"),
        tr("Children of the faces that you marked with F"));
    add(FamilySource::Photo, tr("Start with a &photo…"), QStringLiteral("photo"),
        tr("Looks for the face of a photo first; it becomes an anchor, and children come of it"));
    auto* hint = new QLabel(tr("Faces of the gallery and photos can be dropped here, too."), this);
    hint->setWordWrap(true);
    hint->setForegroundRole(QPalette::PlaceholderText);
    column->addSpacing(8);
    column->addWidget(hint);
    column->addStretch(2);
    refresh();
}

void FamilyStart::add(FamilySource source, const QString& text, const QString& iconName, const QString& tip) {
    auto* made = new QPushButton(icon(iconName), text, this);
    made->setAutoDefault(true);
    made->setStyleSheet(QStringLiteral("text-align: left; padding: 5px 8px;"));
    connect(made, &QPushButton::clicked, this, [this, source] { emit startRequested(source); });
    layout()->addWidget(made);
    m_entries.append({source, made, tip});
}

QPushButton* FamilyStart::button(FamilySource source) const {
    const auto found =
        std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry& entry) { return entry.source == source; });
    return found->button;
}

void FamilyStart::setProblem(const QString& problem) {
    m_problem = problem;
    refresh();
}

void FamilyStart::setCounts(int selected, int favourites) {
    m_selected = selected;
    m_favourites = favourites;
    refresh();
}

void FamilyStart::refresh() {
    for (const Entry& entry : m_entries) {
        QString problem = m_problem;
        if (problem.isEmpty() && entry.source == FamilySource::Selected && m_selected == 0) {
            problem = tr("No face is selected in the gallery");
        } else if (problem.isEmpty() && entry.source == FamilySource::Favourites && m_favourites == 0) {
            problem = tr("There are no favourites yet: press F on a face you like");
        }
        entry.button->setEnabled(problem.isEmpty());
        entry.button->setToolTip(problem.isEmpty() ? entry.tip : problem);
    }
}

}  // namespace latentwalk
