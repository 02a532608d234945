// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QTimer>
#include <functional>

#include "core/output/exporter.h"
#include "ui/output/wishes.h"
#include "ui/render/background_job.h"
#include "ui/render/queued_generator.h"

namespace latentwalk {

// Small pictures of the grids that are being chosen, made in the background; the newest wish wins. Used on the UI
// thread, where the signals come as well. The destructor waits for at most the image that is being made.
class GridPreviews : public QObject {
    Q_OBJECT

public:
    using MakeGenerator = std::function<std::shared_ptr<QueuedGenerator>()>;

    GridPreviews(MakeGenerator makeGenerator, QObject* parent = nullptr);
    ~GridPreviews() override;

    // Ends in rendered, unless a newer one comes.
    void request(const Session& session, const GridWish& wish);

signals:
    // `part`: only the first rows are in it. Without an image, `problem` says why there is none.
    void rendered(const QImage& image, bool part, const QString& problem);

private:
    struct Result {
        QImage image;
        bool part = false;
        QString problem;
    };
    void start();
    static bool render(Generator& generator, Session session, const GridWish& wish, Result& result, const GoOn& goOn);

    MakeGenerator m_makeGenerator;
    QTimer m_delay;  // while a number is being typed, nothing begins
    std::optional<std::pair<Session, GridWish>> m_next;
    std::shared_ptr<QueuedGenerator> m_generator;
    std::shared_ptr<Result> m_result;  // written by the work
    BackgroundJob m_work;
};

}  // namespace latentwalk
