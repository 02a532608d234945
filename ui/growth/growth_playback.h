// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace latentwalk {

// Plays the growth once: tells the level, about sixty times a second, until the last one is reached. A function of
// time alone, so that a slow machine shows fewer pictures but never a slower growth. UI thread.
class GrowthPlayback : public QObject {
    Q_OBJECT

public:
    explicit GrowthPlayback(QObject* parent = nullptr);

    bool isPlaying() const { return m_timer.isActive(); }
    double seconds() const { return m_seconds; }

    // From `level` on, from the very beginning when it is the last.
    void play(double level, int scaleCount);
    void stop();
    // How long growing takes from 4x4 to the last scale, above 0; goes on from the present level.
    void setSeconds(double seconds);

signals:
    void started();
    void levelReached(double level);
    // The end was reached, or stop() was called.
    void stopped();

private:
    double now() const;
    void tick();

    QTimer m_timer;
    QElapsedTimer m_clock;
    double m_start = 0;  // the level at which the clock was started
    double m_last = 0;
    double m_seconds = 6;
};

}  // namespace latentwalk
