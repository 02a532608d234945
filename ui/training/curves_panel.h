// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

#include "ui/training/training_job.h"
#include "ui/training/training_plot.h"

namespace latentwalk {

// All curves of the training, one plot under the other. They are made when it is shown first: most windows never do.
class CurvesPanel : public QScrollArea {
    Q_OBJECT

public:
    // `job` is there for as long as it is shown; when the window goes, it may go first.
    explicit CurvesPanel(TrainingJob& job, QWidget* parent = nullptr);

    // Once it was shown.
    const TrainingPlot& plot(TrainingPlot::Kind kind) const { return *m_plots.at(static_cast<std::size_t>(kind)); }

    QSize sizeHint() const override { return {336, 480}; }
    QSize minimumSizeHint() const override { return {200, 128}; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    void makePlots();
    void refresh();

    TrainingJob& m_job;
    std::vector<TrainingPlot*> m_plots;
};

}  // namespace latentwalk
