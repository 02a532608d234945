// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <optional>

#include "ui/background/job.h"
#include "ui/render/render_service.h"

namespace latentwalk {

// How many pixels of the open model's faces are clipped (clippedShare()), counted in the background once its first face
// has been shown, after everything that somebody waits for; at once where it is known
// (core/generator/open/kept_clipping.h). UI thread only; nothing blocks but the destructor, for no longer than the
// picture that is being made.
class ClippingMeasure : public QObject {
    Q_OBJECT

public:
    explicit ClippingMeasure(RenderService& service, QObject* parent = nullptr);

    // The checkpoint that the service has just opened.
    void setCheckpoint(const CheckpointInfo& info);

    // 0 ... 1, as soon as it is known.
    const std::optional<double>& share() const { return m_share; }
    // Why it will not be known; empty while that is not so.
    const QString& problem() const { return m_problem; }

signals:
    // share() or problem() is another.
    void changed();

private:
    void beginIfWanted();

    RenderService& m_service;
    std::optional<CheckpointInfo> m_info;
    std::optional<double> m_share;
    QString m_problem;
    bool m_wanted = false;  // still to be begun
    bool m_shown = false;   // the first face was
    Job<double> m_job;
};

}  // namespace latentwalk
