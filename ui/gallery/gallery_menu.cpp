// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/gallery/gallery_menu.h"

#include <QClipboard>
#include <QGuiApplication>
#include <algorithm>

#include "ui/gallery/gallery_panel.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/seed_mime.h"

namespace latentwalk {

GalleryMenu::GalleryMenu(GalleryPanel& panel, quint64 seed, const QList<quint64>& seeds)
    : QMenu(&panel), m_panel(panel), m_seed(seed), m_seeds(seeds) {
    setObjectName(QStringLiteral("galleryMenu"));
    setAttribute(Qt::WA_DeleteOnClose);
    addWalk();
    addSeparator();
    addSaving();
    addSeparator();
    addOpinion();
}

template <typename Function>
QAction* GalleryMenu::add(const char* name, const QString& text, const QString& iconName, Function function) {
    QAction* action = addAction(text);
    action->setObjectName(QString::fromLatin1(name));
    if (!iconName.isEmpty()) {
        action->setIcon(menuIcon(iconName));
    }
    connect(action, &QAction::triggered, &m_panel, function);
    return action;
}

void GalleryMenu::addWalk() {
    GalleryPanel* panel = &m_panel;
    const quint64 seed = m_seed;
    // The keys are the window's own; a second shortcut here would make them ambiguous.
    setDefaultAction(add("show", tr("&Show"), {}, [=] { emit panel->seedChosen(seed); }));
    add("pinA", tr("Pin as &A"), QStringLiteral("pin"), [=] { emit panel->pinRequested(0, seed); });
    add("pinB", tr("Pin as &B"), QStringLiteral("pin"), [=] { emit panel->pinRequested(1, seed); });
    add("insert", tr("&Insert into the walk"), {}, [=] { emit panel->insertRequested(seed); });
}

void GalleryMenu::addSaving() {
    GalleryPanel* panel = &m_panel;
    const QList<quint64> seeds = m_seeds;
    const bool several = seeds.size() > 1;
    add("save", several ? tr("Sa&ve %1 images…").arg(seeds.size()) : tr("Sa&ve image…"), QStringLiteral("save"),
        [=] { emit panel->saveRequested(seeds); });
    if (several) {
        add("grid", tr("Save as &grid…"), QStringLiteral("grid"), [=] { emit panel->gridRequested(seeds); });
    }
    add("copySeed", several ? tr("&Copy %1 seeds").arg(seeds.size()) : tr("&Copy seed"), QStringLiteral("copy"), [=] {
        QMimeData* copied = encodeSeed(seeds.first());
        QStringList lines;
        for (const quint64 seed : seeds) {
            lines.append(QString::number(seed));
        }
        copied->setText(lines.join(u'\n'));
        QGuiApplication::clipboard()->setMimeData(copied);
    });
}

void GalleryMenu::addOpinion() {
    GalleryPanel* panel = &m_panel;
    const QList<quint64> seeds = m_seeds;
    const bool liked = panel->favourites().contains(m_seed);
    QAction* favourite =
        add("favourite", tr("&Favourite") + QStringLiteral("\tF"), {}, [=] { panel->favourites().set(seeds, !liked); });
    favourite->setCheckable(true);
    favourite->setChecked(liked);
    addSeparator();
    const auto addMark = [&](const char* name, const QString& text, MarkSign mark) {
        QAction* action = add(name, text, {}, [=] { panel->model().setMark(seeds, mark); });
        action->setEnabled(
            std::any_of(seeds.begin(), seeds.end(), [&](quint64 seed) { return panel->model().mark(seed) != mark; }));
    };
    addMark("markMore", tr("Mark as &more"), MarkSign::More);
    addMark("markLess", tr("Mark as &less"), MarkSign::Less);
    addMark("unmark", tr("&Unmark"), MarkSign::None);
}

}  // namespace latentwalk
