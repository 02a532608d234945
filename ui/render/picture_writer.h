#pragma once

#include <QObject>
#include <QThreadPool>
#include <memory>

#include "core/output/picture.h"

namespace latentwalk {

// Writes pictures as PNG on a thread of its own, one after the other. Used on the UI thread, where the signals come as
// well; only the destructor blocks, until what was asked for is written. Files appear complete or not at all.
class PictureWriter : public QObject {
    Q_OBJECT

public:
    explicit PictureWriter(QObject* parent = nullptr);
    ~PictureWriter() override;

    // Ends in written or failed.
    void write(const QString& path, std::shared_ptr<const Picture> picture);

signals:
    void written(const QString& path);
    void failed(const QString& path, const QString& message);

private:
    QThreadPool m_threads;
};

}  // namespace latentwalk
