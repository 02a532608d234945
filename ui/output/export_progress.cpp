// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/output/export_progress.h"

#include <cmath>

#include "ui/widgets/job_bar.h"

namespace latentwalk {

QString ExportProgress::text(qint64 milliseconds, const Progress& progress) {
    const auto [done, all, phase] = progress;
    const bool measuring = phase == Phase::Measuring;
    if (all != m_all || measuring != m_measuring) {
        m_all = all;
        m_measuring = measuring;
        m_firstTime = milliseconds;
        m_firstDone = done;
    }
    QStringList parts;
    const qint64 before = std::max<qint64>(0, all - m_count);
    if (measuring) {
        parts.append(tr("Measuring the walk"));
    } else if (phase == Phase::Preparing) {
        parts.append(tr("Choosing colours"));
    } else if (m_unit == ExportUnit::Frames) {
        parts.append(tr("%L1 of %L2 frames").arg(done - before).arg(all - before));
    } else {
        parts.append(tr("%L1 of %L2 pictures").arg(done - before).arg(all - before));
    }
    if (done == all && phase == Phase::Making) {
        parts.append(tr("finishing the file"));
        return parts.join(tr(", "));
    }
    constexpr qint64 kEnoughToTell = 500;
    const qint64 elapsed = milliseconds - m_firstTime;
    const qint64 made = done - m_firstDone;
    if (made > 0 && elapsed >= kEnoughToTell) {
        const double rate = 1000.0 * static_cast<double>(made) / static_cast<double>(elapsed);
        parts.append(rate >= 9.5 ? tr("%L1 a second").arg(std::lround(rate)) : tr("%L1 a second").arg(rate, 0, 'f', 1));
        parts.append(timeLeft(elapsed, made, made + all - done));
    }
    return parts.join(tr(", "));
}

}  // namespace latentwalk
