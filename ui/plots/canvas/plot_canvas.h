// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <qcustomplot.h>

#include <functional>

namespace latentwalk {

// QCustomPlot that replots when it is about to be painted: any number of changes cost one replot a frame, and a plot
// that nobody sees costs none. Included by the sources of the plots only, as QCustomPlot's header is a large one.
class PlotCanvas : public QCustomPlot {
public:
    explicit PlotCanvas(QWidget* parent = nullptr);

    // Called before everything is drawn again, to bring axes and data up to date.
    void setPrepare(std::function<void()> prepare) { m_prepare = std::move(prepare); }

    void refresh();
    // Draws only the layer "overlay" again, which is kept apart from the rest: cheap enough for every frame.
    void refreshOverlay();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    enum class Stale { Nothing, Overlay, Everything };

    std::function<void()> m_prepare;
    Stale m_stale = Stale::Everything;
};

// Something drawn with a painter of one's own on a layer of the plot; a child of the plot.
class PlotDrawing : public QCPLayerable {
public:
    using Draw = std::function<void(QCPPainter& painter)>;

    PlotDrawing(QCustomPlot* plot, const QString& layer, Draw draw)
        : QCPLayerable(plot, layer), m_draw(std::move(draw)) {}

protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setAntialiasing(false); }
    void draw(QCPPainter* painter) override { m_draw(*painter); }

private:
    Draw m_draw;
};

}  // namespace latentwalk
