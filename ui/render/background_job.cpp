// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/render/background_job.h"

#include "ui/render/sentence.h"

namespace latentwalk {

BackgroundJob::BackgroundJob(QObject* parent) : QObject(parent) {}

BackgroundJob::~BackgroundJob() {
    cancel();
    wait();
}

void BackgroundJob::wait() {
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

void BackgroundJob::start(Work work) {
    wait();  // the one before has ended: its last words have arrived
    m_run = std::make_shared<Run>();
    m_thread = std::thread([this, work = std::move(work), run = m_run] { perform(work, run); });
}

void BackgroundJob::cancel() {
    if (m_run) {
        m_run->cancelled = true;
    }
}

void BackgroundJob::perform(const Work& work, const std::shared_ptr<Run>& run) {
    QElapsedTimer sinceTold;
    const GoOn goOn = [&](std::int64_t done, std::int64_t all) {
        constexpr int kOften = 50;  // milliseconds: more would only keep the window busy
        if (!sinceTold.isValid() || sinceTold.hasExpired(kOften) || done == all) {
            sinceTold.start();
            QMetaObject::invokeMethod(
                this, [this, done, all] { emit progressed(done, all); }, Qt::QueuedConnection);
        }
        return !run->cancelled;
    };
    bool completed = false;
    const auto failure = sentenceOf([&] { completed = work(goOn); });
    const End how = run->cancelled && !completed ? End::Cancelled
                    : failure                    ? End::Failed
                    : completed                  ? End::Finished
                                                 : End::Cancelled;
    QMetaObject::invokeMethod(
        this, [this, how, message = failure.value_or(QString())] { end(how, message); }, Qt::QueuedConnection);
}

void BackgroundJob::end(End end, const QString& message) {
    // Work that was told to stop may have failed of it, or of what it was told to stop for, before it could ask.
    if (m_run->cancelled && end == End::Failed) {
        end = End::Cancelled;
    }
    m_run.reset();
    switch (end) {
        case End::Finished:
            emit finished();
            break;
        case End::Failed:
            emit failed(message);
            break;
        case End::Cancelled:
            emit cancelled();
            break;
    }
}

}  // namespace latentwalk
