// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>

#include "ui/output/export_queue.h"
#include "ui/output/forms/export_dialog.h"
#include "ui/output/forms/grid_previews.h"
#include "ui/output/picture_writer.h"
#include "ui/stage/live_face.h"
#include "ui/walk/playback.h"
#include "ui/widgets/job_bar.h"
#include "ui/widgets/message_bar.h"

namespace latentwalk {

// What leaves the window: from the question what and where to, to the sentence that says how it went. Films, frames and
// grids are made one after the other in the background, behind the live face, each from the session as it was when it
// was asked for; single pictures do not wait for them. Used on the UI thread; nothing but the destructor blocks: it
// gives up what runs and waits for at most the image that is being made. Outlived by everything that it is given.
class Exports : public QObject {
    Q_OBJECT

public:
    Exports(RenderService& service, Document& document, LiveFace& live, MessageBar& messages, JobBar& job,
            QWidget* dialogParent);

    // Films are as long as this plays the walk, unless another duration is chosen. Outlives this object.
    void setPlayback(const Playback* playback) { m_playback = playback; }

    // Ask how and where to.
    void askForImage();
    void askForGrid();
    void askForExport();
    // A grid of these faces, with the edits and the scale of `session`.
    void saveGridOf(const QList<quint64>& seeds, const Session& session);
    // The grid that the session itself describes, such as a face at every scale.
    void saveStripOf(const Session& session);
    // A grid of the session's anchors.
    void saveAnchorsOf(const Session& session, const QString& suggestedName);
    // The tiles of the session's plane, as its grid says.
    void savePlaneOf(const Session& session);
    // Of several, each becomes a file "seed-12.png" of its own in a folder.
    void saveSeedImages(const QList<quint64>& seeds, const Session& session);
    // Another session than the document's, such as a growing face; opens on its film.
    void exportSession(const Session& session, const QString& suggestedName);

    // Do it. Formats follow from the names' endings where there is no wish.
    void saveImage(const QString& path);
    void saveImage(const QString& path, const ImageWish& wish);
    void saveSeedImage(quint64 seed, const Session& session, const QString& path, const ImageWish& wish);
    // Files of the same names are replaced.
    void saveSeedImages(const QList<quint64>& seeds, const Session& session, const QString& folder,
                        const ImageWish& wish);
    void saveGrid(const QString& path, const GridWish& wish) { saveGrid(path, m_document.session(), wish); }
    void saveGrid(const QString& path, const Session& session, const GridWish& wish);
    void saveFilm(const QString& path, const Session& session, const FilmWish& wish);
    void saveFrames(const QString& folder, const Session& session, const FilmWish& wish);

    // Anything else; it gets a generator here if it needs one.
    void append(ExportJob job);

    // Whether anything that takes long is being made, or waits in line for it.
    bool isRunning() const { return m_queue.isRunning(); }
    // What is being made now; the next in line begins.
    void cancel() { m_queue.cancel(); }
    // That and everything in line.
    void cancelAll() { m_queue.cancelAll(); }

signals:
    // A file is complete, or a folder.
    void saved(const QString& path);
    // The last one in line has ended.
    void ended();

private:
    void connectQueue();
    ExportScene sceneOf(const Session& session, const QString& name) const;
    std::shared_ptr<QueuedGenerator> generator();
    QString askWhereImage(const QString& name, PictureFormat format);
    void askBeforeReplacing(const QList<quint64>& seeds, const Session& session, const QString& folder,
                            const ImageWish& wish);
    void askForSeedImage(quint64 seed, const Session& session);
    void askForGrid(const Session& session, const GridWish& wish, const QString& name);
    void askWhere(const Session& session, const ExportWishes& wishes, const QString& name);
    void askWhereGrid(const Session& session, const GridWish& wish, const QString& name);
    void connectPreview(QDialog* dialog, GridForm* form, const Session& session);
    void writeShown(const QString& path, const ImageWish& wish, std::shared_ptr<const Picture> picture,
                    Session session);
    void take(const FilmWish& wish);
    void take(const GridWish& wish);
    // The last wish, or that of a session that was opened since.
    GridWish presentGrid() const;
    // Shows a dialog, unless another of ours is open.
    void open(QDialog* dialog);

    RenderService& m_service;
    Document& m_document;
    LiveFace& m_live;
    MessageBar& m_messages;
    JobBar& m_job;
    QWidget* m_dialogParent;
    const Playback* m_playback = nullptr;
    FilmWish m_film;
    GridWish m_grid;
    ImageWish m_image;
    ExportKind m_kind = ExportKind::Film;
    QPointer<QDialog> m_dialog;
    PictureWriter m_writer;
    ExportQueue m_queue;
};

}  // namespace latentwalk
