// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/gallery/gallery_menu.h"

#include <QClipboard>
#include <QGuiApplication>
#include <algorithm>

#include "ui/gallery/favourites.h"
#include "ui/gallery/gallery_model.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/seed_mime.h"

namespace latentwalk {

GalleryMenu::GalleryMenu(Favourites& favourites, GalleryModel& model, quint64 seed, const QList<quint64>& seeds,
                         QWidget* parent)
    : QMenu(parent), m_favourites(favourites), m_model(model), m_seed(seed), m_seeds(seeds) {
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
    connect(action, &QAction::triggered, this, function);
    return action;
}

void GalleryMenu::addWalk() {
    // The keys are the window's own; a second shortcut here would make them ambiguous.
    setDefaultAction(add("show", tr("&Show"), {}, [this] { emit seedChosen(m_seed); }));
    add("pinA", tr("Pin as &A"), QStringLiteral("pin"), [this] { emit pinRequested(0, m_seed); });
    add("pinB", tr("Pin as &B"), QStringLiteral("pin"), [this] { emit pinRequested(1, m_seed); });
    add("insert", tr("&Insert into the walk"), {}, [this] { emit insertRequested(m_seed); });
    addSeparator();
    add("like", tr("Find faces &like this one"), QStringLiteral("search"), [this] { emit likeRequested(m_seed); });
    add("family", m_seeds.size() > 1 ? tr("Start a fa&mily from these faces") : tr("Start a fa&mily from this face"),
        QStringLiteral("family"), [this] { emit familyRequested(m_seeds); });
}

void GalleryMenu::addSaving() {
    const auto count = m_seeds.size();
    const bool several = count > 1;
    add("save", several ? tr("Sa&ve %1 images…").arg(count) : tr("Sa&ve image…"), QStringLiteral("save"),
        [this] { emit saveRequested(m_seeds); });
    if (several) {
        add("grid", tr("Save as &grid…"), QStringLiteral("grid"), [this] { emit gridRequested(m_seeds); });
    }
    add("copySeed", several ? tr("&Copy %1 seeds").arg(count) : tr("&Copy seed"), QStringLiteral("copy"),
        &GalleryMenu::copySeeds);
}

void GalleryMenu::copySeeds() const {
    QMimeData* copied = encodeSeed(m_seeds.first());
    QStringList lines;
    for (const quint64 seed : m_seeds) {
        lines.append(QString::number(seed));
    }
    copied->setText(lines.join(u'\n'));
    QGuiApplication::clipboard()->setMimeData(copied);
}

void GalleryMenu::addOpinion() {
    const bool liked = m_favourites.contains(m_seed);
    QAction* favourite = add("favourite", tr("&Favourite") + QStringLiteral("\tF"), {},
                             [this, liked] { m_favourites.set(m_seeds, !liked); });
    favourite->setCheckable(true);
    favourite->setChecked(liked);
    addSeparator();
    const auto addMark = [&](const char* name, const QString& text, MarkSign mark) {
        QAction* action = add(name, text, {}, [this, mark] { m_model.setMark(m_seeds, mark); });
        action->setEnabled(
            std::any_of(m_seeds.begin(), m_seeds.end(), [&](quint64 seed) { return m_model.mark(seed) != mark; }));
    };
    addMark("markMore", tr("Mark as &more"), MarkSign::More);
    addMark("markLess", tr("Mark as &less"), MarkSign::Less);
    addMark("unmark", tr("&Unmark"), MarkSign::None);
}

}  // namespace latentwalk
