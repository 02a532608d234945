// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>
#include <filesystem>
#include <optional>

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
    // What was seen; nothing while it is looked at.
    const std::optional<training::DataTable>& table() const { return m_table; }

    // What there is to say of it when it is trained for pictures of this size: a line each.
    QStringList lines(std::int64_t side) const;
    // Nothing can be trained, or it will not be what one hopes for; empty where all is well.
    QString problem() const;
    QString warning(std::int64_t batch) const;
    bool hasFilms() const;
    // The largest size that makes sense; 0 while nothing is known.
    std::int64_t sensibleSide() const;

signals:
    void progressed(qint64 done, qint64 all);
    void done();
    void failed(const QString& sentence);

private:
    training::ReadPicture m_read;
    std::optional<training::DataTable> m_table;
    QString m_failure;
    Job<training::DataTable> m_job;
};

}  // namespace latentwalk
