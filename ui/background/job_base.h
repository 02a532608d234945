// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThreadPool>
#include <atomic>
#include <functional>
#include <memory>

#include "core/latent/progress.h"

namespace latentwalk {

// What a Job is, whatever its result (job.h). Used on the UI thread.
class JobBase {
public:
    JobBase(const JobBase&) = delete;
    JobBase& operator=(const JobBase&) = delete;

    // Whether an outcome will be told.
    bool isRunning() const { return m_run != nullptr; }
    // The work ends as soon as it tells something, or not at all where it is at its end. Its outcome comes as ever.
    void stop();
    // Stops, and nobody wants to know any more.
    void forget();
    // Blocks until no work runs; an outcome that is to be told comes later.
    void wait() { m_thread.waitForDone(); }

protected:
    using Progressed = std::function<void(const Progress& progress)>;

    JobBase();
    // Stops and waits.
    ~JobBase();

    // `wanted` is false when the work is to stop before it begins. Nothing may come out of it.
    using Perform = std::function<void(const TellProgress& tell, bool wanted)>;
    // Forgets what was before, then calls `perform` on the thread.
    void begin(Perform perform, Progressed progressed, std::function<void()> interrupt);
    // Nothing runs any more; false when nobody wants to know.
    bool end();

private:
    struct Run {
        std::atomic<bool> stopped{false};
        Progressed progressed;
        std::function<void()> interrupt;
    };

    TellProgress telling(const std::shared_ptr<Run>& run);

    std::shared_ptr<Run> m_run;
    QObject m_here;        // of the UI thread
    QThreadPool m_thread;  // of one thread; what is not wanted any more waits in its line until it can say so
};

}  // namespace latentwalk
