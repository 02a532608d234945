// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/output/export_queue.h"

#include <QFileInfo>
#include <utility>

#include "core/file/atomic_file.h"
#include "core/picture/picture_file.h"
#include "ui/background/sentence.h"

namespace latentwalk {
namespace {

// A cause without a file becomes a sentence with one.
QString naming(const QString& path, const QString& message) {
    return message.contains(QFileInfo(path).fileName()) || message.contains(path)
               ? message
               : ExportQueue::tr("%1 was not saved: %2").arg(path, message);
}

void checkPlace(const ExportJob& job) {
    if (job.isFolder) {
        makeDirectories(job.toBeWritten);
    }
    checkWritable(job.isFolder ? job.toBeWritten / "frame" : job.toBeWritten);
}

}  // namespace

ExportQueue::ExportQueue(QObject* parent) : QObject(parent) {
    m_checker.setMaxThreadCount(1);
}

ExportQueue::~ExportQueue() {
    m_work.forget();
    m_checker.waitForDone();
}

void ExportQueue::append(ExportJob job) {
    ++m_checking;
    // The pool's one thread keeps the order of asking.
    m_checker.start([this, job = std::move(job)]() mutable {
        const auto failure = sentenceOf([&] { checkPlace(job); });
        QMetaObject::invokeMethod(
            this, [this, job = std::move(job), failure] { take(job, failure); }, Qt::QueuedConnection);
    });
}

void ExportQueue::take(const ExportJob& job, const std::optional<QString>& failure) {
    --m_checking;
    if (m_dropped > 0) {
        --m_dropped;
        emit cancelled(job.path, job.isFolder);
    } else if (failure) {
        emit failed(naming(job.path, *failure));
    } else {
        m_waiting.push_back(job);
    }
    if (!m_current) {
        next();
    } else {
        emit lineChanged(m_current->title, static_cast<int>(m_waiting.size()));
    }
}

void ExportQueue::next() {
    if (m_waiting.empty()) {
        if (!isRunning()) {
            emit ended();
        }
        return;
    }
    m_current = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_progress.emplace(m_current->unit, m_current->count);
    m_clock.start();
    emit started(m_current->title);
    emit lineChanged(m_current->title, static_cast<int>(m_waiting.size()));
    make(*m_current);
}

void ExportQueue::make(const ExportJob& job) {
    // Whatever it ends in, the next begins when that is told.
    const auto ending = [this, job](const auto& tell) {
        m_current.reset();
        tell();
        next();
    };
    m_work.start(
        [job](const TellProgress& tell) { job.makeOfFiles ? job.makeOfFiles(tell) : job.make(*job.generator, tell); },
        {.finished = [=, this] { ending([&] { emit finished(job.path); }); },
         .failed = [=, this](const QString& message) { ending([&] { emit failed(naming(job.path, message)); }); },
         .stopped = [=, this] { ending([&] { emit cancelled(job.path, job.isFolder); }); },
         .progressed =
             [this](const Progress& progress) {
                 emit progressed(progress.done, progress.all, m_progress->text(m_clock.elapsed(), progress));
             },
         .interrupt =
             [generator = job.generator] {
                 if (generator) {
                     generator->stop();
                 }
             }});
}

void ExportQueue::cancel() {
    m_work.stop();
}

void ExportQueue::cancelAll() {
    m_dropped = m_checking;
    for (const ExportJob& job : std::exchange(m_waiting, {})) {
        emit cancelled(job.path, job.isFolder);
    }
    cancel();
}

}  // namespace latentwalk
