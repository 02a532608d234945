// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/directions/direction_menu.h"

#include <cmath>

#include "ui/directions/hold_menu.h"
#include "ui/directions/marks_panel.h"
#include "ui/widgets/icons.h"

namespace latentwalk {

DirectionMenu::DirectionMenu(DirectionStore& store, DirectionEdits& edits, const QString& id, const QStringList& others,
                             QWidget* parent)
    : QMenu(parent) {
    setToolTipsVisible(true);
    const KnownDirection* known = store.find(id);
    addAction(tr("Rename\tF2"), this, &DirectionMenu::renameRequested);
    addAction(tr("Reset"), this, [&edits, id] { edits.set(id, 0); })->setEnabled(edits.strengthOf(id) != 0);
    addMenu(new HoldMenu(store, id, others, this));
    if (edits.differs(id) && !store.vectorOf(id).empty()) {
        addAction(tr("Go the model's own way"), this, [&edits, id] {
            edits.adopt({id});
        })->setToolTip(tr("The session's faces change along this model's own direction"));
    }
    if (known != nullptr && known->origin == Origin::Taught) {
        addSeparator();
        addAction(tr("Teach it further"), this, &DirectionMenu::teachRequested);
        addAction(menuIcon(QStringLiteral("delete")), tr("Delete"), this, [&edits, id] { edits.remove(id); });
    }
}

DirectionRow::Look DirectionMenu::lookOf(const DirectionStore& store, const DirectionEdits& edits,
                                         const KnownDirection& direction) {
    DirectionRow::Look look;
    look.name = direction.name;
    look.placeholder = store.placeholderOf(direction);
    look.star = direction.star;
    switch (direction.origin) {
        case Origin::Taught:
            look.source = tr("taught, %1 %").arg(std::lround(direction.value * 100));
            look.explanation = MarksPanel::accuracyText(direction.value);
            break;
        case Origin::Session:
            look.source = tr("from the session");
            look.explanation = tr("It came with the session and was not found or taught here");
            break;
        case Origin::Weights:
            look.source = tr("weights");
            look.explanation = tr("Found in the weights of the first layer (SeFa), by strength");
            break;
        case Origin::Images:
            look.source = tr("images");
            look.explanation = tr("Found in what the first layer paints (GANSpace), by variance");
            break;
    }
    if (edits.differs(direction.id)) {
        look.source = tr("as in the session");
        look.explanation = tr("The session goes another way than this model's own; reset it to use that");
    } else if (!direction.held.isEmpty()) {
        QStringList held;
        for (const QString& id : direction.held) {
            const KnownDirection* other = store.find(id);
            held.append(other != nullptr ? store.labelOf(*other) : id);
        }
        look.explanation += u'\n' + tr("Holds still: %1").arg(held.join(tr(", ")));
        look.source += tr(", %n held", nullptr, static_cast<int>(held.size()));
    }
    return look;
}

}  // namespace latentwalk
