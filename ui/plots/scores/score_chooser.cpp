// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plots/scores/score_chooser.h"

#include <QSettings>

#include "core/faces/named/names.h"
#include "ui/directions/named/named_texts.h"
#include "ui/wording/message_text.h"

namespace latentwalk {
namespace {

const QString kWalkScore = QStringLiteral("plots/walkScore");

}  // namespace

ScoreChooser::ScoreChooser(QWidget* parent)
    : QPushButton(parent), m_wanted(QSettings().value(kWalkScore).toString().toStdString()) {
    setMenu(&m_menu);
    m_menu.setToolTipsVisible(true);
    connect(&m_choices, &QActionGroup::triggered, this,
            [this](const QAction* action) { choose(faces::scoreOf(action->data().toString().toStdString())); });
    translate();
}

void ScoreChooser::translate() {
    m_menu.clear();
    const auto add = [this](const QString& text, const QString& id) {
        QAction* action = m_menu.addAction(text);
        action->setCheckable(true);
        action->setData(id);
        m_choices.addAction(action);
        return action;
    };
    add(tr("No score"), {});
    std::optional<NameGroup> group;
    for (const Name& name : allNames()) {
        const auto score = faces::scoreOf(name.id);
        if (!score || !isOffered(*score)) {
            continue;
        }
        if (group != name.group) {
            group = name.group;
            m_menu.addSection(groupName(name.group));
        }
        QAction* action = add(textOf(name.label), QString::fromUtf8(name.id.data(), qsizetype(name.id.size())));
        action->setToolTip(tr("Low: %1; high: %2").arg(textOf(name.minus), textOf(name.plus)));
    }
    setToolTip(
        tr("Draws one of the measured scores along the walk, with its axis on the right: in standard deviations "
           "among the model's faces where their spread is known. Also in the plot's own menu."));
    show();
}

std::optional<faces::Score> ScoreChooser::chosen() const {
    const auto score = faces::scoreOf(m_wanted);
    return score && findName(m_wanted) != nullptr && isOffered(*score) ? score : std::nullopt;
}

void ScoreChooser::choose(std::optional<faces::Score> score) {
    const auto before = chosen();
    m_wanted = score ? std::string(faces::idOf(*score)) : std::string();
    QSettings().setValue(kWalkScore, QString::fromStdString(m_wanted));
    show();
    if (chosen() != before) {
        emit chosenChanged();
    }
}

void ScoreChooser::setFaces(bool faces) {
    if (faces == m_faces) {
        return;
    }
    const auto before = chosen();
    m_faces = faces;
    translate();
    if (chosen() != before) {
        emit chosenChanged();
    }
}

bool ScoreChooser::isOffered(faces::Score score) const {
    return m_faces || faces::needsOf(score) == faces::Needs::Pixels;
}

void ScoreChooser::show() {
    const auto score = chosen();
    const QString id = score ? QString::fromStdString(m_wanted) : QString();
    for (QAction* action : m_choices.actions()) {
        if (action->data().toString() == id) {
            action->setChecked(true);
            setAccessibleName(tr("Score along the walk: %1").arg(action->text()));
            setText(score ? action->text() : tr("Show a score"));
        }
    }
    updateGeometry();
}

}  // namespace latentwalk
