// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <utility>
#include <vector>

#include "ui/plots/canvas/plot_panel.h"

class QCPPainter;
class QCPRange;

namespace latentwalk {

// The components of a few latents side by side: the anchors of a walk, and the latent that is shown now. The wheel
// zooms along the components, a drag moves, a double click shows all of them again. UI thread only.
class LatentPlot : public PlotPanel {
    Q_OBJECT

public:
    struct Series {
        QString name;
        std::vector<float> components;
    };

    explicit LatentPlot(QWidget* parent = nullptr);

    // The last one is the latent of now, the others are what it lies between. Cheap enough for every frame of a walk.
    void setLatents(std::vector<Series> latents);
    // There are no latents; `why` says what to do about it.
    void clear(const QString& why = {});

    // What was measured on the picture of now (measuredText()), to be read under the plot; may be empty.
    void setMeasured(const QString& text);

    // The components in sight, from the first to the last.
    std::pair<int, int> shownComponents() const;

protected:
    Words words() const override;
    void prepare() override;
    void translate() override;
    void pointerMoved(QPointF place) override;
    void pointerLeft() override;
    bool takeKey(int key, Qt::KeyboardModifiers modifiers, bool dry) override;

private:
    struct Scale;

    bool fitHeight();
    void limitRange(const QCPRange& range);
    void zoom(double factor);
    void pointAt(int component);
    QString textOf(int component) const;
    void drawLegendLine(QCPPainter& painter) const;
    Scale scale() const;
    void drawSeries(QPainter& painter, std::size_t index, const Scale& to) const;
    void drawAnchors(QCPPainter& painter) const;
    void drawNow(QCPPainter& painter) const;

    std::vector<Series> m_latents;
    QString m_measured;
    int m_count = 0;       // of components
    double m_height = 0;   // the upright axis goes this far up and down
    int m_component = -1;  // under the pointer
};

}  // namespace latentwalk
