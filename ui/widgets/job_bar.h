// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QFrame>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

namespace latentwalk {

// Long work in the background: what it is, how far it is, how long it takes still, and a way to end it.
class JobBar : public QFrame {
    Q_OBJECT

public:
    explicit JobBar(QWidget* parent = nullptr);

    // What the button says and does to the work, where that is not to end it.
    void setButton(const QString& text, const QString& tip);

    // Shows the bar. `what` names the work: "Painting faces.png".
    void start(const QString& what);
    void setProgress(qint64 done, qint64 count);
    // The same, with words of the caller's own: "120 of 600 frames, 22 a second, 21 s left".
    void setProgress(qint64 done, qint64 count, const QString& text);
    // More than before is known of the work that goes on.
    void setWhat(const QString& what);
    void finish();

signals:
    void cancelRequested();

private:
    QElapsedTimer m_clock;
    QLabel* m_what;
    QProgressBar* m_bar;
    QLabel* m_left;
    QToolButton* m_cancel;
};

// "3 s left", "2 min left".
QString timeLeftText(int seconds);
// The same from how far work is; empty while nothing can be said yet.
QString timeLeft(qint64 elapsedMilliseconds, qint64 done, qint64 count);

}  // namespace latentwalk
