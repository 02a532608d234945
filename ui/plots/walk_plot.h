// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <memory>
#include <utility>
#include <vector>

#include "ui/plots/canvas/plot_panel.h"
#include "ui/plots/walk_summary.h"

class QCPGraph;
class QCPPainter;

namespace latentwalk {

class ScoreChooser;
class ScoreCurve;

// How much the picture changes with each step along the walk, where the anchors are, and where one stands; a click or a
// drag goes there. Says in words whether the walk is even. One measured score can be drawn beside it. UI thread only.
class WalkPlot : public PlotPanel {
    Q_OBJECT

public:
    explicit WalkPlot(QWidget* parent = nullptr);
    ~WalkPlot() override;

    // n + 1 positions, ascending from 0 to 1, and the n changes of picture (RMS) between them; see summaryOf. The walk
    // has been measured then.
    void setSteps(std::vector<double> positions, std::vector<double> changes);
    // Position and name of each anchor, in the order of the walk.
    void setAnchors(std::vector<std::pair<double, QString>> anchors);
    // Moves the marker, unless the user holds it, without positionChosen.
    void setPosition(double position);
    double position() const { return m_position; }
    // The walk is being measured: `progress` from 0 to 1. The steps of before stay, faint, until setSteps.
    void setMeasuring(double progress);
    // There are no steps; `why` says what to do about it.
    void clear(const QString& why = {});

    const WalkSummary& summary() const { return m_summary; }
    // The score along the walk, and which one the user wants; somebody else brings the one to the other.
    ScoreCurve& score() const { return *m_score; }
    ScoreChooser& chooser() const { return *m_chooser; }

signals:
    // The user has chosen a position, from 0 to 1, by mouse or key.
    void positionChosen(double position);

protected:
    Words words() const override;
    void prepare() override;
    void translate() override;
    void pointerMoved(QPointF place) override;
    void hideEvent(QHideEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool takeKey(int key, Qt::KeyboardModifiers modifiers, bool dry) override;

private:
    Words stepWords() const;
    QString textAt(double position) const;
    void choose(double position);
    double positionAt(double x) const;
    void fillGraphs();
    void drawLines(QCPPainter& painter) const;
    void drawAnchors(QCPPainter& painter) const;
    void drawMarker(QCPPainter& painter) const;

    std::vector<double> m_positions;
    std::vector<double> m_changes;
    std::vector<std::pair<double, QString>> m_anchors;
    WalkSummary m_summary;
    double m_position = 0;
    double m_progress = 0;
    bool m_measuring = false;
    bool m_dragging = false;
    bool m_stepsAreNew = true;
    QCPGraph* m_steps;
    QCPGraph* m_largest;
    std::unique_ptr<ScoreCurve> m_score;
    ScoreChooser* m_chooser;
};

}  // namespace latentwalk
