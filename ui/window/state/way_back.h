// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <optional>

#include "ui/session/session_files.h"
#include "ui/window/state/model_opening.h"

namespace latentwalk {

// What another window needs to show the same as this one.
struct Handover {
    QString model;
    OpenOptions options;
    Session session;
    QString path;
    bool changed = false;
    std::optional<SessionAnchor> aside = std::nullopt;  // the face that is shown, where it is not on the walk
    QString training = {};                              // the folder of the run that is under way
};

// The way back to what the window showed: in another window, or after a model with another latent size, where not
// everything fits. The latent size of a file is known only once it is open; what did not fit is not lost by that.
class WayBack : public QObject {
    Q_OBJECT

public:
    WayBack(Document& document, SessionFiles& files, ModelOpening& opening, MessageBar& messages);

    Handover state() const;
    // Shows it; without effect when no model was open.
    void take(const Handover& handover);
    // To be called when the model that has just been opened has left something out: offers the one before.
    void offer();

private:
    Document& m_document;
    SessionFiles& m_files;
    ModelOpening& m_opening;
    MessageBar& m_messages;
    std::optional<Handover> m_before;  // with the model before, where its latents have another size
};

}  // namespace latentwalk
