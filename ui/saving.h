#pragma once

#include <QObject>

#include "ui/grid_dialog.h"
#include "ui/job_bar.h"
#include "ui/message_bar.h"
#include "ui/render/grid_export.h"
#include "ui/render/picture_writer.h"
#include "ui/render/render_service.h"
#include "ui/walk/walk_document.h"

namespace latentwalk {

// Saving pictures and grids, from the question where to, to the sentence that says how it went. Files are written in
// the background. Needs an open checkpoint; outlived by everything that it is given.
class Saving : public QObject {
    Q_OBJECT

public:
    Saving(RenderService& service, WalkDocument& document, MessageBar& messages, JobBar& job, QWidget* dialogParent);

    // Ask where to.
    void askForImage(std::shared_ptr<const Picture> picture, const QString& suggestedName);
    void askForGrid(int imagePixels);

    void saveImage(const QString& path, std::shared_ptr<const Picture> picture);
    // Has no effect while another grid is being made.
    void saveGrid(const QString& path, const GridWish& wish);

private:
    GridOrder gridOrder(const QString& path, const GridWish& wish) const;
    void sayThatItIsSaved(const QString& path);

    WalkDocument& m_document;
    MessageBar& m_messages;
    JobBar& m_job;
    QWidget* m_dialogParent;
    PictureWriter m_writer;
    GridExport m_gridExport;
    GridWish m_gridWish;
};

}  // namespace latentwalk
