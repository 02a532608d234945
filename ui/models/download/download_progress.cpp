// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/download/download_progress.h"

#include "ui/models/download/data_size.h"

namespace latentwalk {
namespace {

bool isPausable(const DownloadStanding& standing) {
    using What = DownloadStanding::What;
    return standing.what == What::Starting || standing.what == What::Receiving || standing.what == What::Waiting;
}

}  // namespace

DownloadProgress::DownloadProgress(Downloads& downloads, JobBar& bar, QObject* parent)
    : QObject(parent), m_downloads(downloads), m_bar(bar) {
    bar.setButton(tr("Pause"), tr("Keep what has come, for later"));
    connect(&downloads, &Downloads::changed, this, &DownloadProgress::show);
    connect(&bar, &JobBar::cancelRequested, this, &DownloadProgress::pause);
    show();
}

void DownloadProgress::show() {
    QStringList names;
    qint64 size = 0;
    qint64 total = 0;
    bool isTotalKnown = true;
    QString remaining;
    for (int index = 0; index < m_downloads.count(); ++index) {
        const DownloadStanding standing = m_downloads.standing(index);
        if (isPausable(standing) || standing.what == DownloadStanding::What::Finishing) {
            names.append(m_downloads.model(index).hubName);
            size += standing.size;
            total += standing.total;
            isTotalKnown = isTotalKnown && standing.total > 0;
            remaining = standing.remaining;
        }
    }
    if (names.isEmpty()) {
        m_bar.finish();
        m_shown = false;
        return;
    }
    const QString what = tr("Downloading %1").arg(names.join(tr(", ")));
    if (!std::exchange(m_shown, true)) {
        m_bar.start(what);
    }
    m_bar.setWhat(what);
    // What is left of several is in the dialog, for each.
    const QString left = names.size() == 1 ? remaining : QString();
    m_bar.setProgress(isTotalKnown ? size : 0, isTotalKnown ? total : 0, left.isEmpty() ? dataSize(size) : left);
}

void DownloadProgress::pause() {
    for (int index = 0; index < m_downloads.count(); ++index) {
        if (isPausable(m_downloads.standing(index))) {
            m_downloads.pause(index);
        }
    }
    emit paused();
}

}  // namespace latentwalk
