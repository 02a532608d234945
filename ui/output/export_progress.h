// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

namespace latentwalk {

// What is counted.
enum class ExportUnit { Frames, Pictures };

// How far an export is, in words: "120 of 600 frames, 22 a second, 21 s left". Given times, not a clock.
class ExportProgress {
    Q_DECLARE_TR_FUNCTIONS(ExportProgress)

public:
    // `count` pictures will be in the file.
    ExportProgress(ExportUnit unit, qint64 count) : m_unit(unit), m_count(count) {}

    // After `milliseconds`, `done` of `all` steps are made; `measuring` while the walk's pace is measured before the
    // first picture. Steps beyond the count of pictures come before them (a film's colours are chosen).
    QString text(qint64 milliseconds, qint64 done, qint64 all, bool measuring);

private:
    // The speed is that since the first report of a part of the work: frames that were there already cost no time.
    bool m_measuring = false;
    qint64 m_all = -1;
    qint64 m_firstTime = 0;
    qint64 m_firstDone = 0;
    ExportUnit m_unit;
    qint64 m_count;
};

}  // namespace latentwalk
