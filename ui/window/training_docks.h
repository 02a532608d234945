// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "ui/render/render_service.h"
#include "ui/training/curves_panel.h"
#include "ui/training/training_panel.h"
#include "ui/window/docks.h"

namespace latentwalk {

// The training, its panel and its curves in their docks.
class TrainingDocks : public QObject {
    Q_OBJECT

public:
    TrainingDocks(RenderService& service, Docks& docks, QObject* parent = nullptr);

    TrainingJob& job() { return m_job; }
    TrainingPanel* panel() const { return m_panel; }
    CurvesPanel* curves() const { return m_curves; }

private:
    TrainingJob m_job;
    TrainingPanel* m_panel;
    CurvesPanel* m_curves;
};

}  // namespace latentwalk
