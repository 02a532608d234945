// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QThreadPool>
#include <deque>
#include <filesystem>
#include <optional>

#include "core/output/exporter.h"
#include "ui/background/job.h"
#include "ui/output/export_progress.h"
#include "ui/render/queued_generator.h"

namespace latentwalk {

// One file, or folder of frames, to be made. All by value: nothing that happens in the window later changes it.
struct ExportJob {
    QString path;
    QString title;                      // "Film walk.mp4"
    std::filesystem::path toBeWritten;  // has to be possible to write, which is asked before it waits in line
    bool isFolder = false;              // made where it is missing; cancelled, it keeps the frames that are done
    ExportUnit unit = ExportUnit::Frames;
    qint64 count = 0;
    // One of the two, called on the export's thread: what paints, with a generator that it is given when it is ordered;
    // or what is made of files alone, which needs no model.
    std::shared_ptr<QueuedGenerator> generator;
    std::function<void(Generator& generator, const TellProgress& tell)> make;
    std::function<void(const TellProgress& tell)> makeOfFiles;
};

// Exports, one after the other, on a thread of their own. Used on the UI thread, where the signals come as well.
// Each ends in finished, failed or cancelled. The destructor drops what waits, cancels what runs and waits for at most
// the image that is being made.
class ExportQueue : public QObject {
    Q_OBJECT

public:
    explicit ExportQueue(QObject* parent = nullptr);
    ~ExportQueue() override;

    void append(ExportJob job);
    bool isRunning() const { return m_current || !m_waiting.empty() || m_checking > 0; }
    // What is being made, if anything is.
    QString currentTitle() const { return m_current ? m_current->title : QString(); }
    // The one that runs, then the next begins.
    void cancel();
    // All of them.
    void cancelAll();

signals:
    // "Film walk.mp4"
    void started(const QString& title);
    // How many are in line behind the one that runs.
    void lineChanged(const QString& title, int waiting);
    void progressed(qint64 done, qint64 all, const QString& text);
    void finished(const QString& path);
    // `message` is a whole sentence that names the file.
    void failed(const QString& message);
    void cancelled(const QString& path, bool leavesSomething);
    // Nothing is running or waiting any more.
    void ended();

private:
    void take(const ExportJob& job, const std::optional<QString>& failure);
    void next();
    void make(const ExportJob& job);

    std::deque<ExportJob> m_waiting;
    std::optional<ExportJob> m_current;
    std::optional<ExportProgress> m_progress;
    QElapsedTimer m_clock;
    int m_checking = 0;  // whose place is being looked at
    int m_dropped = 0;   // the first so many of them are not wanted any more
    Job<void> m_work;
    QThreadPool m_checker;
};

}  // namespace latentwalk
