// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QThread>
#include <vector>

namespace latentwalk::bench {

// Notes the time between two turns of the event loop, in milliseconds.
class LoopWatch : public QObject {
public:
    LoopWatch() {
        m_clock.start();
        startTimer(0);
    }
    void begin() {
        m_gaps.clear();
        m_clock.restart();
    }
    const std::vector<double>& gaps() const { return m_gaps; }

protected:
    void timerEvent(QTimerEvent*) override {
        m_gaps.push_back(static_cast<double>(m_clock.nsecsElapsed()) / 1e6);
        m_clock.restart();
        // A loop that never rests would take a core from the renderer, which no window does.
        QThread::usleep(500);
    }

private:
    QElapsedTimer m_clock;
    std::vector<double> m_gaps;
};

}  // namespace latentwalk::bench
