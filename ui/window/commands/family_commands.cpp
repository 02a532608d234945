// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/commands/family_commands.h"

#include <utility>

#include "ui/family/tree/tree_picture.h"
#include "ui/widgets/file_dialogs.h"

namespace latentwalk {

FamilyCommands::FamilyCommands(const Actions& actions, const Context& context) : m_context(context) {
    connectStarts(actions);
    connectOutput();
}

void FamilyCommands::connectStarts(const Actions& actions) {
    FamilyPanel* const panel = m_context.panels.family().panel();
    connect(actions.breed, &QAction::triggered, this, &FamilyCommands::show);
    connect(actions.familyOfFace, &QAction::triggered, this, [this, panel] {
        show();
        panel->startFrom(FamilySource::Stage);
    });
    connect(&m_context.panels, &Panels::familyRequested, this, [this, panel](const QList<quint64>& seeds) {
        show();
        panel->startFrom(seeds);
    });
    connectPhotos(*actions.ownPhoto);
}

// What is found for a photo becomes the walk's; it is on the stage then.
void FamilyCommands::connectPhotos(QAction& ownPhoto) {
    FamilyPanel* const panel = m_context.panels.family().panel();
    connect(panel, &FamilyPanel::photoRequested, this, [this, &ownPhoto] {
        m_awaitsPhoto = true;
        ownPhoto.trigger();
    });
    connect(panel, &FamilyPanel::filesDropped, this, [this](const QStringList& paths) {
        m_dropped = paths;
        m_context.files.open(paths);
    });
    // They may be something else.
    connect(&m_context.files, &SessionFiles::photosRequested, this,
            [this](const QStringList& paths) { m_awaitsPhoto = paths == std::exchange(m_dropped, {}); });
    connect(panel, &FamilyPanel::pictureDropped, this, [this](const QImage& picture) {
        m_awaitsPhoto = true;
        m_context.photos.showPicture(picture);
    });
    connect(&m_context.photos, &PhotoCommands::faceFound, this, [this, panel] {
        if (std::exchange(m_awaitsPhoto, false)) {
            panel->startFrom(FamilySource::Stage);
        }
    });
    // Whoever begins otherwise waits for no photo any more.
    const auto forget = [this] { m_awaitsPhoto = false; };
    connect(&panel->breeding(), &Breeding::started, this, forget);
    connect(&m_context.photos, &PhotoCommands::nothingCame, this, forget);
}

void FamilyCommands::show() {
    m_context.views.show(QStringLiteral("breed"));
    Docks::reveal(m_context.panels.family().panel());
    m_context.panels.family().panel()->takeFocus();
}

void FamilyCommands::connectOutput() {
    FamilyPanel* const panel = m_context.panels.family().panel();
    connect(panel, &FamilyPanel::gridRequested, this,
            [this](const Session& session) { m_context.exports.saveAnchorsOf(session, tr("family")); });
    connect(panel, &FamilyPanel::filmRequested, this,
            [this](const Session& session) { m_context.exports.exportSession(session, tr("descent")); });
    connect(panel, &FamilyPanel::treeRequested, this, &FamilyCommands::askForTree);
}

void FamilyCommands::askForTree() {
    if (m_context.document.family().family().empty()) {
        m_context.messages.showInfo(tr("There is no family yet."));
        return;
    }
    const QString path = askSaveFile(&m_context.window, tr("Save the family tree"), tr("family tree"),
                                     {{tr("PNG pictures") + QStringLiteral(" (*.png)"), QStringLiteral("png")}},
                                     {QStringLiteral("png")});
    if (!path.isEmpty()) {
        m_context.exports.append(treeJob(path, m_context.document.session()));
    }
}

}  // namespace latentwalk
