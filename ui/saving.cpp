#include "ui/saving.h"

#include <QFileInfo>

#include "ui/file_dialogs.h"

namespace latentwalk {

Saving::Saving(RenderService& service, WalkDocument& document, MessageBar& messages, JobBar& job, QWidget* dialogParent)
    : m_document(document), m_messages(messages), m_job(job), m_dialogParent(dialogParent), m_gridExport(service) {
    connect(&m_writer, &PictureWriter::written, this, &Saving::sayThatItIsSaved);
    connect(&m_writer, &PictureWriter::failed, &m_messages,
            [this](const QString&, const QString& message) { m_messages.showError(message); });
    connect(&m_job, &JobBar::cancelRequested, &m_gridExport, &GridExport::cancel);
    connect(&m_gridExport, &GridExport::progressed, &m_job, &JobBar::setProgress);
    connect(&m_gridExport, &GridExport::finished, this, [this](const QString& path) {
        m_job.finish();
        sayThatItIsSaved(path);
    });
    connect(&m_gridExport, &GridExport::failed, this, [this](const QString& message) {
        m_job.finish();
        m_messages.showError(message);
    });
    connect(&m_gridExport, &GridExport::cancelled, this, [this] {
        m_job.finish();
        m_messages.showInfo(tr("The grid was cancelled; nothing was written."));
    });
}

void Saving::askForImage(std::shared_ptr<const Picture> picture, const QString& suggestedName) {
    if (const QString path = askPngFile(m_dialogParent, tr("Save image"), suggestedName); !path.isEmpty()) {
        saveImage(path, std::move(picture));
    }
}

void Saving::saveImage(const QString& path, std::shared_ptr<const Picture> picture) {
    m_writer.write(path, std::move(picture));
}

void Saving::askForGrid(int imagePixels) {
    if (m_gridExport.isRunning()) {
        m_messages.showInfo(tr("A grid is being painted already; wait for it or cancel it first."));
        return;
    }
    GridDialog dialog(m_gridWish, imagePixels, m_dialogParent);
    if (dialog.exec() != QDialog::Accepted) {
        return;
    }
    m_gridWish = dialog.wish();
    const bool walk = m_gridWish.what == GridWish::What::Walk;
    // The names that the tutorial's scripts give.
    const QString name = walk ? QStringLiteral("interpolate") : QStringLiteral("image_samples");
    if (const QString path = askPngFile(m_dialogParent, tr("Save grid"), name); !path.isEmpty()) {
        saveGrid(path, m_gridWish);
    }
}

void Saving::saveGrid(const QString& path, const GridWish& wish) {
    if (!m_gridExport.isRunning()) {
        m_job.start(tr("Painting %1").arg(QFileInfo(path).fileName()));
        m_gridExport.start(gridOrder(path, wish));
    }
}

GridOrder Saving::gridOrder(const QString& path, const GridWish& wish) const {
    GridOrder order;
    order.latents = wish.what == GridWish::What::Walk ? m_document.walk().walk().frames(wish.count, wish.endpoint)
                                                      : sampleBatch(wish.seed, wish.count, m_document.latentSize());
    order.layout.columns = wish.columns;
    order.range = wish.stretch ? Range::Each : Range::Fixed;
    order.path = path;
    return order;
}

void Saving::sayThatItIsSaved(const QString& path) {
    m_messages.showInfo(tr("Saved %1").arg(path));
}

}  // namespace latentwalk
