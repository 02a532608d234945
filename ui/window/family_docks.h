// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "ui/directions/named/named_panel.h"
#include "ui/family/family_panel.h"
#include "ui/family/tree/tree_panel.h"
#include "ui/gallery/gallery_panel.h"
#include "ui/walk/playback.h"
#include "ui/widgets/message_bar.h"
#include "ui/window/docks.h"

namespace latentwalk {

// Breeding and its tree in their docks, joined to each other, to the gallery and to what has names.
class FamilyDocks : public QObject {
    Q_OBJECT

public:
    // What they work with; all of it outlives them.
    struct Context {
        RenderService& service;
        Document& document;
        Playback& playback;
        MessageBar& messages;
    };
    FamilyDocks(const Context& context, Docks& docks, GalleryPanel& gallery, const NamedPanel& named, QObject* parent);

    void setCheckpoint(const CheckpointInfo& info);
    FamilyPanel* panel() const { return m_panel; }
    TreePanel* tree() const { return m_tree; }
    // The face of the family that is on the stage gets its star, or loses it; false where none is.
    bool toggleStar();

private:
    void connectGallery(GalleryPanel& gallery);

    Context m_context;
    FamilyPanel* m_panel;
    TreePanel* m_tree;
};

}  // namespace latentwalk
