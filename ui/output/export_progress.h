// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

#include "core/latent/progress.h"

namespace latentwalk {

// What is counted.
enum class ExportUnit { Frames, Pictures };

// How far an export is, in words: "120 of 600 frames, 22 a second, 21 s left". Given times, not a clock.
class ExportProgress {
    Q_DECLARE_TR_FUNCTIONS(ExportProgress)

public:
    // `count` pictures will be in the file.
    ExportProgress(ExportUnit unit, qint64 count) : m_unit(unit), m_count(count) {}

    // What is to be said of `progress` after `milliseconds`. Steps beyond the count of pictures come before them
    // (Phase::Preparing).
    QString text(qint64 milliseconds, const Progress& progress);

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
