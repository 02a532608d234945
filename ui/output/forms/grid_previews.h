// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QTimer>
#include <functional>

#include "core/output/exporter.h"
#include "ui/background/job.h"
#include "ui/output/wishes/wishes.h"
#include "ui/render/queued_generator.h"

namespace latentwalk {

// Small pictures of the grids that are being chosen, made in the background; the newest wish wins. Used on the UI
// thread, where the signals come as well. The destructor waits for at most the image that is being made.
class GridPreviews : public QObject {
    Q_OBJECT

public:
    using MakeGenerator = std::function<std::shared_ptr<QueuedGenerator>()>;

    GridPreviews(MakeGenerator makeGenerator, QObject* parent = nullptr);

    // Ends in rendered, unless a newer one comes.
    void request(const Session& session, const GridWish& wish);

signals:
    // `part`: only the first rows are in it. Without an image, `problem` says why there is none.
    void rendered(const QImage& image, bool part, const QString& problem);

private:
    struct Preview {
        QImage image;
        bool part = false;
        QString problem = {};
    };
    void start();
    static Preview render(Generator& generator, Session session, const GridWish& wish, const TellProgress& tell);

    MakeGenerator m_makeGenerator;
    QTimer m_delay;  // while a number is being typed, nothing begins
    std::optional<std::pair<Session, GridWish>> m_next;
    Job<Preview> m_work;
};

}  // namespace latentwalk
