// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <atomic>
#include <functional>
#include <memory>
#include <thread>

#include "core/walk/session_walk.h"

namespace latentwalk {

// One piece of blocking work at a time on a thread of its own. Used on the UI thread, where the signals come as well.
// Ends in finished, failed or cancelled. The destructor cancels and waits until the work has seen that.
class BackgroundJob : public QObject {
    Q_OBJECT

public:
    // Asks goOn every now and then with what is done, and returns false when it was told to stop. What it throws
    // becomes a sentence. Writes its results to places of its own.
    using Work = std::function<bool(const GoOn& goOn)>;

    explicit BackgroundJob(QObject* parent = nullptr);
    ~BackgroundJob() override;

    bool isRunning() const { return m_run != nullptr; }
    // Only when nothing runs.
    void start(Work work);
    // The work ends as soon as it asks.
    void cancel();
    // Blocks until the work has ended; its signal comes later.
    void wait();

signals:
    void progressed(qint64 done, qint64 all);
    void finished();
    void failed(const QString& message);
    void cancelled();

private:
    struct Run {
        std::atomic<bool> cancelled{false};
    };
    enum class End { Finished, Cancelled, Failed };

    void perform(const Work& work, const std::shared_ptr<Run>& run);
    void end(End end, const QString& message);

    std::shared_ptr<Run> m_run;
    std::thread m_thread;
};

}  // namespace latentwalk
