// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/family_docks.h"

#include <QItemSelectionModel>

#include "core/diagnosis/places.h"

namespace latentwalk {

FamilyDocks::FamilyDocks(const Context& context, Docks& docks, GalleryPanel& gallery, const NamedPanel& named,
                         QObject* parent)
    : QObject(parent),
      m_context(context),
      m_panel(new FamilyPanel(context.service, context.document, namedFolder())),
      m_tree(new TreePanel(context.service, context.document)) {
    docks.add(m_panel, QStringLiteral("familyDock"), tr("Family"), Qt::LeftDockWidgetArea);
    docks.add(m_tree, QStringLiteral("familyTreeDock"), tr("Family tree"), Qt::RightDockWidgetArea);
    connect(m_panel, &FamilyPanel::faceShown, this, [this] { m_context.playback.pause(); });
    connect(m_panel, &FamilyPanel::told, &context.messages, &MessageBar::showInfo);
    connect(m_panel, &FamilyPanel::failed, &context.messages, &MessageBar::showError);
    connect(m_tree, &TreePanel::lookRequested, m_panel, &FamilyPanel::look);
    connect(m_tree, &TreePanel::menuRequested, m_panel, &FamilyPanel::showMenu);
    connect(m_tree, &TreePanel::saveRequested, m_panel, &FamilyPanel::treeRequested);
    connect(&named, &NamedPanel::namesChanged, m_panel, &FamilyPanel::setNamed);
    connectGallery(gallery);
}

void FamilyDocks::connectGallery(GalleryPanel& gallery) {
    m_panel->setGallery({[&gallery] { return gallery.view().selectedSeeds(); },
                         [&gallery] {
                             const std::set<quint64>& seeds = gallery.favourites().seeds();
                             return QList<quint64>(seeds.begin(), seeds.end());
                         }});
    connect(&gallery, &GalleryPanel::favouritesChanged, m_panel, &FamilyPanel::refreshSources);
    connect(gallery.view().selectionModel(), &QItemSelectionModel::selectionChanged, m_panel,
            &FamilyPanel::refreshSources);
}

void FamilyDocks::setCheckpoint(const CheckpointInfo& info) {
    m_panel->setCheckpoint(info);
    m_tree->setCheckpoint(info);
}

bool FamilyDocks::toggleStar() {
    FamilyRecord& record = m_context.document.family();
    const auto looked = record.lookedAt();
    if (!looked) {
        return false;
    }
    record.setStar(*looked, !record.family().face(*looked)->star);
    return true;
}

}  // namespace latentwalk
