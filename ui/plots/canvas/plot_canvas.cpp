// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plots/canvas/plot_canvas.h"

#include "ui/wording/numbers.h"

namespace latentwalk {

PlotCanvas::PlotCanvas(QWidget* parent) : QCustomPlot(parent) {
    setFocusPolicy(Qt::NoFocus);
    setNotAntialiasedElements(QCP::aeAll);
    setLocale(numberLocale());
}

void PlotCanvas::refresh() {
    m_stale = Stale::Everything;
    update();
}

void PlotCanvas::refreshOverlay() {
    if (m_stale == Stale::Nothing) {
        m_stale = Stale::Overlay;
    }
    update();
}

void PlotCanvas::paintEvent(QPaintEvent* event) {
    // QCustomPlot 2.1.0 takes the scale of the screen on which it was made, and keeps it.
    if (!qFuzzyCompare(bufferDevicePixelRatio(), devicePixelRatioF())) {
        setBufferDevicePixelRatio(devicePixelRatioF());
        m_stale = Stale::Everything;
    }
    if (m_stale != Stale::Nothing) {
        // A replot asks for a repaint, which is what happens here already.
        const bool wereDisabled = testAttribute(Qt::WA_UpdatesDisabled);
        setAttribute(Qt::WA_UpdatesDisabled);
        if (m_stale == Stale::Everything) {
            if (m_prepare) {
                m_prepare();
            }
            replot(rpQueuedRefresh);
        } else {
            layer(QStringLiteral("overlay"))->replot();
        }
        m_stale = Stale::Nothing;
        setAttribute(Qt::WA_UpdatesDisabled, wereDisabled);
    }
    QCustomPlot::paintEvent(event);
}

// Not QCustomPlot's, which replots at once, seen or not.
void PlotCanvas::resizeEvent(QResizeEvent*) {
    setViewport(rect());
    refresh();
}

}  // namespace latentwalk
