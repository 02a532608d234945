// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <memory>
#include <optional>

#include "ui/background/job.h"
#include "ui/training/training_mailbox.h"
#include "ui/training/training_order.h"

namespace latentwalk {

// The training in the background. Used on the UI thread, where its signals come. However it ends, it is saved: by
// stop(), and by the destructor, which waits for that, a step at most.
class TrainingJob : public QObject {
    Q_OBJECT

public:
    explicit TrainingJob(TrainingSeams seams, QObject* parent = nullptr);
    ~TrainingJob() override;

    TrainingSeams& seams() { return m_seams; }

    // What runs already is stopped first.
    void start(const TrainingOrder& order);
    // Goes on with what was stopped or has failed.
    void startAgain();
    void pause();
    void goOn();
    void stop();
    // Ends in saved(), now or after the step that is done now.
    void save();
    // Stops it, and blocks until that is saved.
    void stopAndWait();

    bool isRunning() const { return m_job.isRunning(); }
    bool isPaused() const { return m_paused; }
    const TrainingStatus& status() const { return m_status; }
    // Of what runs, or was run last.
    const std::optional<TrainingOrder>& order() const { return m_order; }
    // What went wrong, as a sentence.
    const QString& problem() const { return m_problem; }

signals:
    void changed();
    // Also when it goes on with what was stopped or has failed.
    void started();
    // Because save() was called.
    void saved();
    // It is finished, stopped, or has failed: status() says which.
    void ended();

private:
    void read();
    void end(TrainingState state, const QString& problem = {});

    TrainingSeams m_seams;
    std::optional<TrainingOrder> m_order;
    std::shared_ptr<TrainingMailbox> m_mailbox;
    TrainingStatus m_status;
    QString m_problem;
    bool m_paused = false;  // as it was wished
    int m_savings = 0;
    Job<void> m_job;
};

}  // namespace latentwalk
