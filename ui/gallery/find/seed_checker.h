// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <vector>

#include "core/faces/search/check_seeds.h"
#include "ui/background/job.h"
#include "ui/render/render_service.h"

namespace latentwalk {

// Paints the best of what a search has found and measures them (checkSeeds()), in the background and behind everything
// else that is painted. The newest check wins.
//
// Used on the UI thread, where the signals come as well. The service may end before this does.
class SeedChecker : public QObject {
    Q_OBJECT

public:
    explicit SeedChecker(RenderService& service, QObject* parent = nullptr);

    // With the scores that can be told of the open model; a query without problemOfCheck(). Ends in checked or failed,
    // unless it is stopped or a newer one comes. Has no effect while no model is open.
    void check(const SeedQuery& query, const std::vector<FoundSeed>& found, const std::vector<ScorePredictor>& known);
    // Nothing is told any more of the check that runs.
    void stop() { m_job.forget(); }
    bool isBusy() const { return m_job.isRunning(); }

signals:
    void progressed(qint64 done, qint64 all);
    void checked(const latentwalk::CheckedSeeds& checked);
    void failed(const QString& sentence);

private:
    QPointer<RenderService> m_service;
    Job<CheckedSeeds> m_job;
};

}  // namespace latentwalk
