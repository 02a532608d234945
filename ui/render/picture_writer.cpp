#include "ui/render/picture_writer.h"

#include "core/output/png.h"

namespace latentwalk {

PictureWriter::PictureWriter(QObject* parent) : QObject(parent) {
    m_threads.setMaxThreadCount(1);
}

PictureWriter::~PictureWriter() {
    m_threads.waitForDone();
}

void PictureWriter::write(const QString& path, std::shared_ptr<const Picture> picture) {
    m_threads.start([this, path, picture = std::move(picture)] {
        QString message;
        try {
            writePng(path.toStdString(), *picture);
        } catch (const std::exception& error) {
            message = QString::fromStdString(error.what());
        }
        QMetaObject::invokeMethod(
            this,
            [this, path, message] {
                if (message.isEmpty()) {
                    emit written(path);
                } else {
                    emit failed(path, message);
                }
            },
            Qt::QueuedConnection);
    });
}

}  // namespace latentwalk
