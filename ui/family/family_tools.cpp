// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/family/family_tools.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/widgets/icons.h"
#include "ui/wording/message_text.h"

namespace latentwalk {
namespace {

constexpr int kSteps = 20;  // of the slider

}  // namespace

FamilyTools::FamilyTools(Document& document, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_variation(new QSlider(Qt::Horizontal, this)),
      m_count(new QSpinBox(this)),
      m_hold(new QToolButton(this)),
      m_breed(new QPushButton(this)) {
    auto* label = new QLabel(tr("&Variation"), this);
    label->setBuddy(m_variation);
    m_variation->setRange(0, kSteps);
    m_variation->setPageStep(4);
    m_variation->setAccessibleName(tr("Variation"));
    m_variation->setToolTip(
        tr("How far the children go: left, they mix what their parents have; right, they are almost new faces"));
    m_count->setRange(kFewest, kMost);
    m_count->setAccessibleName(tr("Number of children"));
    m_count->setToolTip(tr("How many children the next generation has"));
    m_hold->setText(tr("Hold"));
    m_hold->setIcon(icon(QStringLiteral("lock")));
    m_hold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_hold->setPopupMode(QToolButton::InstantPopup);
    m_hold->setFocusPolicy(Qt::TabFocus);
    m_hold->setToolTip(tr("What stays as the parents have it; the same locks as in the Directions panel"));
    auto* menu = new QMenu(m_hold);
    m_hold->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, &FamilyTools::fillHold);
    m_breed->setText(tr("&Breed the next generation"));
    m_breed->setAutoDefault(true);

    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(label);
    row->addWidget(m_variation, 1);
    row->addWidget(m_count);
    row->addWidget(m_hold);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(row);
    column->addWidget(m_breed);

    connect(m_variation, &QSlider::valueChanged, this,
            [this](int step) { m_document.family().setVariation(static_cast<double>(step) / kSteps); });
    connect(m_variation, &QSlider::sliderReleased, this, [this] { m_document.endGesture(); });
    connect(m_count, &QSpinBox::valueChanged, this, [this](int count) { m_document.family().setCount(count); });
    connect(m_breed, &QPushButton::clicked, this, &FamilyTools::breedRequested);
    connect(&document.directions(), &DirectionStrengths::heldChanged, this, &FamilyTools::refresh);
    refresh();
}

void FamilyTools::setNamed(const std::vector<NamedDirection>& named) {
    m_named = named;
    refresh();
}

void FamilyTools::setBusy(bool busy) {
    m_busy = busy;
    refresh();
}

bool FamilyTools::holds(const std::string& id) const {
    const std::vector<std::string>& held = m_document.directions().held();
    return std::find(held.begin(), held.end(), id) != held.end();
}

void FamilyTools::refresh() {
    const Family& family = m_document.family().family();
    const QSignalBlocker quietly(m_variation);
    const QSignalBlocker quiet(m_count);
    m_variation->setValue(static_cast<int>(std::lround(family.settings().variation * kSteps)));
    // A command line's family may have more.
    m_count->setRange(std::min(kFewest, family.settings().count), std::max(kMost, family.settings().count));
    m_count->setValue(family.settings().count);
    const auto held =
        std::count_if(m_named.begin(), m_named.end(), [this](const NamedDirection& one) { return holds(one.id); });
    m_hold->setText(held == 0 ? tr("Hold") : tr("Hold (%1)").arg(held));
    m_hold->setEnabled(!m_named.empty());
    const bool chosen = !family.chosen().empty();
    m_breed->setEnabled(chosen && !m_busy);
    m_breed->setToolTip(chosen ? tr("Children of the chosen faces (Enter)")
                               : tr("Choose at least one face first: click its tick, or press Space on it"));
}

void FamilyTools::fillHold() {
    QMenu& menu = *m_hold->menu();
    menu.clear();
    addGroup(menu, NameGroup::Pose);
    addGroup(menu, NameGroup::Light);
    menu.addSeparator();
    for (const NamedDirection& one : m_named) {
        const Name* name = findName(one.id);
        QAction* action = menu.addAction(name != nullptr ? textOf(name->label) : QString::fromStdString(one.id));
        action->setCheckable(true);
        action->setChecked(holds(one.id));
        connect(action, &QAction::toggled, this,
                [this, id = one.id](bool held) { m_document.directions().setHeld(id, held); });
    }
}

// All names of a group at once: a head's pose, the light.
void FamilyTools::addGroup(QMenu& menu, NameGroup group) {
    std::vector<std::string> ids;
    for (const NamedDirection& one : m_named) {
        if (const Name* name = findName(one.id); name != nullptr && name->group == group) {
            ids.push_back(one.id);
        }
    }
    if (ids.size() < 2) {
        return;
    }
    QAction* action = menu.addAction(group == NameGroup::Pose ? tr("All of the pose") : tr("All of the light"));
    action->setCheckable(true);
    action->setChecked(std::all_of(ids.begin(), ids.end(), [this](const std::string& id) { return holds(id); }));
    connect(action, &QAction::toggled, this, [this, ids](bool held) {
        for (const std::string& id : ids) {
            if (holds(id) != held) {
                m_document.directions().setHeld(id, held);
            }
        }
    });
}

}  // namespace latentwalk
