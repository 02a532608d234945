// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/training/curves_panel.h"

#include <QVBoxLayout>

namespace latentwalk {
namespace {

constexpr int kLeastHeight = 160;

}  // namespace

CurvesPanel::CurvesPanel(TrainingJob& job, QWidget* parent) : QScrollArea(parent), m_job(job) {
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(&job, &TrainingJob::changed, this, &CurvesPanel::refresh);
}

void CurvesPanel::showEvent(QShowEvent* event) {
    if (m_plots.empty()) {
        makePlots();
        refresh();
    }
    QScrollArea::showEvent(event);
}

void CurvesPanel::makePlots() {
    auto* all = new QWidget(this);
    auto* column = new QVBoxLayout(all);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    for (const auto kind : {TrainingPlot::Kind::Distance, TrainingPlot::Kind::Losses, TrainingPlot::Kind::Speed}) {
        m_plots.push_back(new TrainingPlot(kind, all));
        m_plots.back()->setMinimumHeight(kLeastHeight);
        column->addWidget(m_plots.back(), 1);
    }
    setWidget(all);
    all->show();
}

void CurvesPanel::refresh() {
    const TrainingStatus& status = m_job.status();
    const double all = status.begun ? static_cast<double>(training::totalImages(status.settings)) : 1;
    for (TrainingPlot* plot : m_plots) {
        plot->setCurves(status.curves, all);
    }
}

}  // namespace latentwalk
