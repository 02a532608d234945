// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/background/job_base.h"

#include <QElapsedTimer>
#include <utility>

namespace latentwalk {

JobBase::JobBase() {
    m_thread.setMaxThreadCount(1);
    m_thread.setExpiryTimeout(0);  // what libraries keep for a thread goes with the work
}

JobBase::~JobBase() {
    forget();
    wait();
}

void JobBase::stop() {
    if (m_run) {
        m_run->stopped = true;
        if (m_run->interrupt) {
            m_run->interrupt();
        }
    }
}

void JobBase::forget() {
    stop();
    m_run.reset();
}

void JobBase::begin(Perform perform, Progressed progressed, std::function<void()> interrupt) {
    forget();
    m_run = std::make_shared<Run>();
    m_run->progressed = std::move(progressed);
    m_run->interrupt = std::move(interrupt);
    m_thread.start(
        [run = m_run, tell = telling(m_run), perform = std::move(perform)] { perform(tell, !run->stopped); });
}

bool JobBase::end() {
    return std::exchange(m_run, nullptr) != nullptr;
}

TellProgress JobBase::telling(const std::shared_ptr<Run>& run) {
    return [this, run, sinceTold = QElapsedTimer()](const Progress& progress) mutable {
        constexpr int kOften = 50;  // milliseconds: more would only keep the window busy
        if (run->progressed &&
            (!sinceTold.isValid() || sinceTold.hasExpired(kOften) || progress.done == progress.all)) {
            sinceTold.start();
            const auto told = [this, run, progress] {
                if (m_run == run) {
                    run->progressed(progress);
                }
            };
            QMetaObject::invokeMethod(&m_here, told, Qt::QueuedConnection);
        }
        if (run->stopped) {
            throw Stopped();
        }
    };
}

}  // namespace latentwalk
