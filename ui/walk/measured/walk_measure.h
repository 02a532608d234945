// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <vector>

#include "ui/background/job.h"
#include "ui/document/document.h"
#include "ui/render/render_service.h"
#include "ui/walk/measured/measured_walk.h"

namespace latentwalk {

// Measures the walk on small pictures, in the background, once it has rested: its pace where the walk wants constant
// speed, and how much the picture changes from step to step while somebody looks at that. That is the picture as the
// walk shows it: where the network grows along the walk, growing is a part of the change. The destructor waits for no
// more than the picture that is being made.
class WalkMeasure : public QObject {
    Q_OBJECT

public:
    static constexpr int kSteps = 48;  // of the whole walk

    WalkMeasure(RenderService& service, Document& document, QObject* parent = nullptr);
    void setCheckpoint(const CheckpointInfo& info);
    // Whether the steps are looked at.
    void setWanted(bool wanted);

signals:
    void progressed(double part);
    // kSteps + 1 positions from 0 to 1 and the change of picture (pictureChange()) of each step between them.
    void stepsMeasured(const std::vector<double>& positions, const std::vector<double>& changes);
    void paceMeasured();
    void failed(const QString& message);

private:
    void begin();
    void stop();
    void measurePace();
    void measureSteps();
    MeasuredWalk measuredWalk() const;
    void fail(const QString& message);

    RenderService& m_service;
    Document& m_document;
    QTimer m_rest{this};
    bool m_wanted = false;
    bool m_measured = false;  // the steps of the present walk
    bool m_open = false;
    int m_scale = 0;             // large enough to measure on, where the walk does not grow
    MeasuredWalk::Ends m_shown;  // that was measured, or is being so
    Job<Pace> m_pace;
    Job<std::vector<double>> m_steps;
};

}  // namespace latentwalk
