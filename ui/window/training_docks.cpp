// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/training_docks.h"

namespace latentwalk {

TrainingDocks::TrainingDocks(RenderService& service, Docks& docks, QObject* parent)
    : QObject(parent), m_job(trainingSeams()), m_panel(new TrainingPanel(m_job)), m_curves(new CurvesPanel(m_job)) {
    m_job.seams().isPainting = service.busyTeller();
    docks.add(m_panel, QStringLiteral("trainingDock"), tr("Training"), Qt::LeftDockWidgetArea);
    docks.add(m_curves, QStringLiteral("curvesDock"), tr("Curves"), Qt::RightDockWidgetArea);
}

}  // namespace latentwalk
