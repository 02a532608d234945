// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThreadPool>
#include <memory>
#include <vector>

#include "ui/output/wishes/wishes.h"
#include "ui/render/queued_generator.h"

namespace latentwalk {

// One picture to be written, with the recipe of `session`: either one that is there, or the one that `generator` makes
// at the session's position.
struct PictureToWrite {
    QString path;
    ImageWish wish;
    Session session;
    std::shared_ptr<const Picture> picture;
    std::shared_ptr<QueuedGenerator> generator;
};

// Writes pictures on a thread of its own, one after the other. Used on the UI thread, where the signals come as well;
// only the destructor blocks, until the pictures that are there are written; those that had to be made are given up.
// Files appear complete or not at all.
class PictureWriter : public QObject {
    Q_OBJECT

public:
    explicit PictureWriter(QObject* parent = nullptr);
    ~PictureWriter() override;

    // Ends in written or failed.
    void write(const PictureToWrite& order);

signals:
    void written(const QString& path);
    void failed(const QString& path, const QString& message);

private:
    QThreadPool m_threads;
    std::vector<std::weak_ptr<QueuedGenerator>> m_generators;
};

}  // namespace latentwalk
