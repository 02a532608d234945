// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/output/export_queue.h"

#include <QFileInfo>
#include <cstdlib>
#include <utility>

#include "core/file/atomic_file.h"
#include "core/picture/picture_file.h"
#include "ui/render/sentence.h"

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
    connect(&m_work, &BackgroundJob::progressed, this, [this](qint64 done, qint64 all) {
        if (m_progress) {
            emit progressed(done, std::abs(all), m_progress->text(m_clock.elapsed(), done, std::abs(all), all < 0));
        }
    });
    connect(&m_work, &BackgroundJob::finished, this, [this] {
        const ExportJob job = *std::exchange(m_current, std::nullopt);
        emit finished(job.path);
        next();
    });
    connect(&m_work, &BackgroundJob::failed, this, [this](const QString& message) {
        const ExportJob job = *std::exchange(m_current, std::nullopt);
        emit failed(naming(job.path, message));
        next();
    });
    connect(&m_work, &BackgroundJob::cancelled, this, [this] {
        const ExportJob job = *std::exchange(m_current, std::nullopt);
        emit cancelled(job.path, job.isFolder);
        next();
    });
}

ExportQueue::~ExportQueue() {
    m_waiting.clear();
    cancel();
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
    m_work.start([make = m_current->make, generator = m_current->generator](const GoOn& goOn) {
        // A count below 0 tells the report's receiver that it is about the measuring.
        const GoOn measuring = [&](std::int64_t done, std::int64_t all) { return goOn(done, -all); };
        return make(*generator, measuring, goOn) == Outcome::Finished;
    });
}

void ExportQueue::cancel() {
    if (m_current) {
        m_work.cancel();
        m_current->generator->stop();
    }
}

void ExportQueue::cancelAll() {
    m_dropped = m_checking;
    for (const ExportJob& job : std::exchange(m_waiting, {})) {
        emit cancelled(job.path, job.isFolder);
    }
    cancel();
}

}  // namespace latentwalk
