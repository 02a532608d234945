// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>
#include <functional>
#include <optional>
#include <vector>

#include "core/faces/scores.h"
#include "ui/plots/scores/score_summary.h"

class QCPGraph;
class QCPPainter;

namespace latentwalk {

class PlotCanvas;

// A score at places of the walk. What is NaN could not be read there.
struct ScoreSeries {
    faces::Score score = faces::Score::Smile;
    bool inDeviations = false;      // among the model's faces; else in the score's own unit
    std::vector<double> positions;  // ascending from 0 to 1
    std::vector<double> values;
};

// A measured score as a curve over a walk, with an axis of its own on the right, and what it shows in words. Draws into
// a plot that others own. UI thread only.
class ScoreCurve {
    Q_DECLARE_TR_FUNCTIONS(ScoreCurve)

public:
    // `changed` is called whenever there is something else to draw or to say. Without a score at first.
    ScoreCurve(PlotCanvas& canvas, std::function<void()> changed);

    // It has been measured.
    void show(ScoreSeries series);
    // It is being measured: `progress` from 0 to 1. The curve of before stays, faint, if it is of the same score.
    void setMeasuring(faces::Score score, double progress);
    void fail(faces::Score score, const QString& why);
    void clear();

    bool isThere() const { return m_state != State::None; }
    // What it shows, or how far measuring is; empty without a score.
    QString sentence() const;
    // "Smile +1.2 SD"; empty where nothing is shown.
    QString textAt(double position) const;
    // Between places that were read; nothing elsewhere.
    std::optional<double> valueAt(double position) const;

    // Before everything is drawn again.
    void prepare(bool roomy);
    // On the curve at a position of the walk.
    void drawMarker(QCPPainter& painter, double position) const;

private:
    enum class State { None, Measuring, Measured, Failed };

    void take(faces::Score score, State state);
    QString name() const;
    QString number(double value) const;
    QString course() const;
    void fillGraph();

    PlotCanvas& m_canvas;
    std::function<void()> m_changed;
    QCPGraph* m_graph;
    State m_state = State::None;
    ScoreSeries m_series;
    ScoreSummary m_summary;
    double m_progress = 0;
    QString m_failure;
    bool m_isNew = false;
};

}  // namespace latentwalk
