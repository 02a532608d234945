// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/download/downloads.h"
#include "ui/widgets/job_bar.h"

namespace latentwalk {

// Shows in a bar of the window how far the downloads are that are running, whether their dialog is open or not. The
// bar's button pauses them: what has come is kept. Outlived by both. UI thread.
class DownloadProgress : public QObject {
    Q_OBJECT

public:
    DownloadProgress(Downloads& downloads, JobBar& bar, QObject* parent = nullptr);

signals:
    // By the bar's button.
    void paused();

private:
    void show();
    void pause();

    Downloads& m_downloads;
    JobBar& m_bar;
    bool m_shown = false;
};

}  // namespace latentwalk
