// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <optional>

#include "ui/document/edited/edited_session.h"

namespace latentwalk {

// How far the network has grown.
class GrowthLevel : public QObject {
    Q_OBJECT

public:
    explicit GrowthLevel(EditedSession& session) : m_session(session) {}

    // At the position, see growthLevel().
    std::optional<double> level() const { return growthLevel(m_session.session()); }
    // The same everywhere on the walk. Steps of one gesture are undone together.
    void setLevel(std::optional<double> level);

signals:
    void changed();

private:
    EditedSession& m_session;
};

}  // namespace latentwalk
