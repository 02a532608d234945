// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

#include "ui/training/training_job.h"
#include "ui/training/training_plot.h"

namespace latentwalk {

// All curves of the training, one plot under the other.
class CurvesPanel : public QScrollArea {
    Q_OBJECT

public:
    // `job` outlives it.
    explicit CurvesPanel(TrainingJob& job, QWidget* parent = nullptr);

    const TrainingPlot& plot(TrainingPlot::Kind kind) const { return *m_plots.at(static_cast<std::size_t>(kind)); }

    QSize sizeHint() const override { return {336, 480}; }
    QSize minimumSizeHint() const override { return {200, 128}; }

private:
    void refresh();

    TrainingJob& m_job;
    std::vector<TrainingPlot*> m_plots;
};

}  // namespace latentwalk
