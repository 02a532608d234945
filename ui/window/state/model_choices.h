// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <optional>

#include "ui/window/menus.h"
#include "ui/window/state/model_opening.h"

namespace latentwalk {

// How models are computed, as the user wants it: the Model menu's precisions, threads and kinds of generator. Precision
// and threads hold for every model that is opened and are remembered; what is chosen opens the model anew. UI thread.
class ModelChoices : public QObject {
    Q_OBJECT

public:
    ModelChoices(const Actions& actions, ModelOpening& opening);

    // What the command line has chosen goes before what the menu has remembered, and is not remembered itself.
    struct Given {
        std::optional<Precision> precision;
        std::optional<int> threads;
    };
    void use(const Given& given);

    // What options() will be in a window that is not there yet and is given `given`.
    static OpenOptions optionsAtStart(const Given& given);

    // For a model that is opened by itself.
    OpenOptions options() const;
    // For one that a session or a picture asks for with `wanted`: it is shown in the precision that it was made in,
    // else it would not be the same picture, unless the command line insists on another.
    OpenOptions completed(OpenOptions wanted) const;

private:
    void connectActions();
    void restore();
    void show();
    void showPrecisions(const CheckpointInfo& info);

    QActionGroup& m_precisions;
    QActionGroup& m_threads;
    QActionGroup& m_kinds;
    ModelOpening& m_opening;
    Given m_chosen;
    bool m_insists = false;  // the precision is the command line's: a session's own does not change it
};

}  // namespace latentwalk
