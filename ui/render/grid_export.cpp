#include "ui/render/grid_export.h"

namespace latentwalk {

GridExport::GridExport(RenderService& service, QObject* parent) : QObject(parent), m_service(service) {
    connect(&service, &RenderService::orderProgressed, this, [this](quint64 id, qint64 done, qint64 count) {
        if (id == m_id) {
            emit progressed(done, count);
        }
    });
    connect(&service, &RenderService::orderFinished, this, [this](quint64 id) {
        if (id == m_id) {
            m_id = 0;
            m_writing = true;
            // The painter lives on through the pointer to its picture.
            m_writer.write(m_path, std::shared_ptr<const Picture>(m_painter, &m_painter->picture()));
            m_painter.reset();
        }
    });
    connect(&service, &RenderService::orderFailed, this, [this](quint64 id, const QString& message) {
        if (id == m_id) {
            m_id = 0;
            m_painter.reset();
            emit failed(tr("%1 was not saved: %2").arg(m_path, message));
        }
    });
    connect(&service, &RenderService::orderCancelled, this, [this](quint64 id) {
        if (id == m_id) {
            m_id = 0;
            m_painter.reset();
            emit cancelled();
        }
    });
    connect(&m_writer, &PictureWriter::written, this, [this](const QString& path) {
        m_writing = false;
        emit finished(path);
    });
    connect(&m_writer, &PictureWriter::failed, this, [this](const QString&, const QString& message) {
        m_writing = false;
        emit failed(message);
    });
}

void GridExport::start(const GridOrder& order) {
    m_path = order.path;
    m_painter = std::make_shared<GridPainter>(order.latents.count, order.layout, order.range);
    const auto paint = [painter = m_painter](std::int64_t, const Images& images) { painter->add(images); };
    m_id = m_service.requestOrder(order.latents, paint);
}

void GridExport::cancel() {
    if (m_id != 0) {
        m_service.cancel(m_id);
    }
}

}  // namespace latentwalk
