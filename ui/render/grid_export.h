#pragma once

#include <QObject>

#include "core/output/grid.h"
#include "ui/render/picture_writer.h"
#include "ui/render/render_service.h"

namespace latentwalk {

// Everything that decides a grid.
struct GridOrder {
    LatentBatch latents;  // at least one
    GridLayout layout;
    Range range = Range::Fixed;
    QString path;  // of the PNG
};

// Paints one grid in the background and writes it; the live face goes before it. One at a time. Used on the UI thread;
// nothing blocks. Ends in finished, failed or cancelled; without finished there is no file.
class GridExport : public QObject {
    Q_OBJECT

public:
    explicit GridExport(RenderService& service, QObject* parent = nullptr);

    bool isRunning() const { return m_id != 0 || m_writing; }
    // Only when none is running.
    void start(const GridOrder& order);
    // Has no effect once all images are there and only the file is being written.
    void cancel();

signals:
    void progressed(qint64 done, qint64 count);
    void finished(const QString& path);
    void failed(const QString& message);
    void cancelled();

private:
    RenderService& m_service;
    PictureWriter m_writer;
    RequestId m_id = 0;
    bool m_writing = false;
    QString m_path;
    std::shared_ptr<GridPainter> m_painter;  // written to on the rendering thread until the order has ended
};

}  // namespace latentwalk
