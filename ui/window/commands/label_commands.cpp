// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/commands/label_commands.h"

#include <QActionGroup>

#include "ui/models/label_texts.h"

namespace latentwalk {
namespace {

// A menu reads "&" as the sign of a letter to press.
QString verbatim(QString text) {
    return text.replace(u'&', QStringLiteral("&&"));
}

}  // namespace

LabelCommands::LabelCommands(const Actions& actions, Document& document)
    : m_all(*actions.labels), m_shown(*actions.faceLabels), m_document(document) {
    LabelChoices& choices = document.labelChoices();
    connect(&m_all, &QMenu::aboutToShow, this, [this, &choices] {
        fill(m_all, choices.forAll(),
             [&choices](std::size_t attribute, int value) { choices.chooseForAll(attribute, value); });
    });
    connect(&m_shown, &QMenu::aboutToShow, this, [this, &choices] {
        fill(m_shown, choices.ofShown().value_or(LabelChoice()),
             [&choices](std::size_t attribute, int value) { choices.chooseForShown(attribute, value); });
    });
    connect(&choices, &LabelChoices::changed, this, &LabelCommands::show);
    connect(&document.place(), &WalkPlace::currentChanged, this, &LabelCommands::showShown);
    show();
}

void LabelCommands::show() {
    const bool there = !m_document.labelChoices().there().empty();
    m_all.menuAction()->setVisible(there);
    m_shown.menuAction()->setVisible(there);
    showShown();
}

void LabelCommands::showShown() {
    const bool can = m_document.labelChoices().ofShown().has_value();
    m_shown.menuAction()->setEnabled(can);
    m_shown.menuAction()->setToolTip(
        can ? tr("Another label for this anchor, or for this face beside the walk: a walk may lead from one label to "
                 "another")
            : tr("A face between two anchors has a label between theirs, and one without a seed keeps its own"));
}

// One attribute's values stand in the menu itself; of several, each has a menu of its own.
void LabelCommands::fill(QMenu& menu, const LabelChoice& chosen, const Choose& choose) {
    menu.clear();
    qDeleteAll(menu.findChildren<QActionGroup*>(QString(), Qt::FindDirectChildrenOnly));
    qDeleteAll(menu.findChildren<QMenu*>(QString(), Qt::FindDirectChildrenOnly));
    const Labels& labels = m_document.labelChoices().there();
    for (std::size_t attribute = 0; attribute < labels.size(); ++attribute) {
        QMenu* values = labels.size() == 1 ? &menu : menu.addMenu(verbatim(titleOf(labels[attribute])));
        auto* group = new QActionGroup(&menu);
        const auto add = [&](const QString& text, int value) {
            QAction* action = values->addAction(text);
            action->setCheckable(true);
            action->setChecked(chosenOf(chosen, attribute) == value);
            group->addAction(action);
            connect(action, &QAction::triggered, this, [choose, attribute, value] { choose(attribute, value); });
        };
        add(tr("As the &seed has it"), kFromSeed);
        values->addSeparator();
        int value = 0;
        for (const std::string& name : labels[attribute].values) {
            add(verbatim(QString::fromStdString(name)), value++);
        }
    }
}

}  // namespace latentwalk
