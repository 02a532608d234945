// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/training/training_job.h"

#include <utility>

#include "ui/training/training_work.h"

namespace latentwalk {

TrainingJob::TrainingJob(TrainingSeams seams, QObject* parent) : QObject(parent), m_seams(std::move(seams)) {}

TrainingJob::~TrainingJob() {
    m_job.forget();
    m_job.wait();
}

void TrainingJob::start(const TrainingOrder& order) {
    m_order = order;
    m_problem.clear();
    m_paused = false;
    m_savings = 0;
    // This object outlives the work.
    m_mailbox = std::make_shared<TrainingMailbox>([this] {
        QMetaObject::invokeMethod(
            this, [this] { read(); }, Qt::QueuedConnection);
    });
    m_status = {};
    m_status.state = TrainingState::Preparing;
    const auto work = [order, seams = m_seams, mailbox = m_mailbox](const TellProgress& tell) {
        performTraining(order, seams, *mailbox, tell);
    };
    m_job.start(work, {.finished = [this] { end(TrainingState::Finished); },
                       .failed = [this](const QString& sentence) { end(TrainingState::Failed, sentence); },
                       .stopped = [this] { end(TrainingState::Stopped); },
                       .interrupt = [mailbox = m_mailbox] { mailbox->stop(); }});
    emit started();
    emit changed();
}

void TrainingJob::startAgain() {
    if (!m_order || isRunning()) {
        return;
    }
    TrainingOrder order = *m_order;
    std::error_code ignored;
    // What was to be replaced, and was not yet, is nothing to go on with.
    const bool isOurs = m_status.begun || !order.replace;
    order.resume = order.resume || (isOurs && std::filesystem::exists(order.files.state(), ignored));
    start(order);
}

void TrainingJob::pause() {
    if (isRunning()) {
        m_paused = true;
        m_mailbox->setPaused(true);
        emit changed();
    }
}

void TrainingJob::goOn() {
    if (isRunning()) {
        m_paused = false;
        m_mailbox->setPaused(false);
        emit changed();
    } else {
        startAgain();
    }
}

void TrainingJob::stop() {
    m_job.stop();
}

void TrainingJob::save() {
    if (isRunning()) {
        m_mailbox->wantSaving();
    }
}

void TrainingJob::stopAndWait() {
    m_job.stop();
    m_job.wait();
}

void TrainingJob::read() {
    if (!isRunning()) {
        return;
    }
    m_status = m_mailbox->read();
    const int savings = m_mailbox->savings();
    const bool wereSaved = std::exchange(m_savings, savings) != savings;
    emit changed();
    if (wereSaved) {
        emit saved();
    }
}

void TrainingJob::end(TrainingState state, const QString& problem) {
    m_status = m_mailbox->read();
    m_status.state = state;
    m_problem = problem;
    m_paused = false;
    emit changed();
    emit ended();
}

}  // namespace latentwalk
