// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace latentwalk {

enum class PlayMode {
    PingPong,  // to the end, back to the start, and so on
    Loop,      // to the end, then from the start again
};

// A moment of playing: where, and which way from there.
struct PlayPoint {
    double position = 0;  // in [0, 1]
    int direction = 1;    // +1 towards the end, -1 towards the start (ping-pong only)

    bool operator==(const PlayPoint&) const = default;
};

// Where playing has got to `seconds` after it was at `start`, when one pass of the walk takes `passSeconds` (above 0).
// A function of time alone, so that a slow machine shows fewer pictures but never a slower walk.
PlayPoint playPoint(PlayPoint start, double seconds, double passSeconds, PlayMode mode);

// Plays the walk: tells where it has got to, about sixty times a second.
class Playback : public QObject {
    Q_OBJECT

public:
    explicit Playback(QObject* parent = nullptr);

    bool isPlaying() const { return m_timer.isActive(); }
    PlayMode mode() const { return m_mode; }
    double passSeconds() const { return m_passSeconds; }

    // Starts from `position`. At the very end, ping-pong turns round and loop begins anew.
    void play(double position);
    void pause();
    // These take effect from the present position on; playing goes on.
    void setMode(PlayMode mode);
    void setPassSeconds(double seconds);

signals:
    void started();
    void paused();
    void modeChanged();
    void passSecondsChanged(double seconds);
    void positionReached(double position);

private:
    void tick();
    void restart(PlayPoint start);
    PlayPoint now() const;

    QTimer m_timer{this};
    QElapsedTimer m_clock;
    PlayPoint m_start;
    PlayMode m_mode = PlayMode::PingPong;
    double m_passSeconds = 4;
};

}  // namespace latentwalk
