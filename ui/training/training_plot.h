// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <vector>

#include "core/training/values/curves.h"
#include "ui/plots/canvas/plot_panel.h"

class QCPPainter;

namespace latentwalk {

// Curves of a training over the pictures that were shown: of one kind, with a shade where a scale fades in (as high as
// the weight of the scale before it) and a line where a scale begins. UI thread only.
class TrainingPlot : public PlotPanel {
    Q_OBJECT

public:
    enum class Kind {
        Distance,  // sliced Wasserstein, with its noise floor
        Losses,    // of both networks, and the penalty
        Speed,     // pictures a second
    };

    TrainingPlot(Kind kind, QWidget* parent = nullptr);

    // `all`: the pictures of the whole run.
    void setCurves(const training::Curves& curves, double all);
    const training::Curves& curves() const { return m_curves; }

protected:
    Words words() const override;
    void prepare() override;
    void translate() override;
    void pointerMoved(QPointF place) override;
    bool takeKey(int key, Qt::KeyboardModifiers modifiers, bool dry) override;

private:
    struct Line {
        QString name;
        double training::CurvePoint::*value;
        QColor colour;
        Qt::PenStyle style = Qt::SolidLine;
    };

    std::vector<Line> lines() const;
    void fitHeight();
    void drawFades(QCPPainter& painter) const;
    void drawLines(QCPPainter& painter) const;
    void drawLegendLine(QCPPainter& painter) const;
    QString nothingYet() const;

    Kind m_kind;
    training::Curves m_curves;
    double m_all = 1;
};

}  // namespace latentwalk
