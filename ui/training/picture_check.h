// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>
#include <filesystem>
#include <memory>

#include "core/training/data/data_report.h"
#include "ui/background/job.h"
#include "ui/training/training_order.h"

namespace latentwalk {

// Looks at a folder's pictures in the background before anything is done with them. UI thread.
class PictureCheck : public QObject {
    Q_OBJECT

public:
    // `read` is called on another thread.
    explicit PictureCheck(training::ReadPicture read, QObject* parent = nullptr);

    // Films give a picture every `filmEvery` seconds. Ends in done() or failed(); the newest wins.
    void look(const std::filesystem::path& folder, double filmEvery);
    void forget();
    bool isBusy() const { return m_job.isRunning(); }
    // Whether they were seen.
    bool isKnown() const { return m_seen.table != nullptr; }

    // What there is to say of it when it is trained for pictures of this size: a line each.
    const QStringList& lines(std::int64_t side);
    // Nothing can be trained, or it will not be what one hopes for; empty where all is well.
    const QString& problem() const { return m_problem; }
    QString warning(std::int64_t batch) const;
    bool hasFilms() const { return m_seen.report.films > 0; }
    // The largest size that makes sense; 0 while nothing is known.
    std::int64_t sensibleSide() const { return m_seen.report.sensible; }

signals:
    void progressed(qint64 done, qint64 all);
    void done();
    void failed(const QString& sentence);

private:
    // There may be a million pictures: of what was seen there is one copy, and it is gone through once.
    struct Seen {
        std::shared_ptr<training::DataTable> table;
        training::DataReport report;
    };

    training::ReadPicture m_read;
    Seen m_seen;
    QString m_problem;
    QStringList m_lines;
    std::int64_t m_linesSide = 0;  // that they are of; 0: there are none
    Job<Seen> m_job;
};

}  // namespace latentwalk
