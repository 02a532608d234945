// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/output/exports.h"

#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QTimer>
#include <algorithm>

#include "core/output/frame_batches.h"
#include "ui/output/export_jobs.h"
#include "ui/output/film_formats.h"
#include "ui/output/forms/grid_dialog.h"
#include "ui/output/forms/image_dialog.h"
#include "ui/output/save_kinds.h"
#include "ui/output/wishes/remembered.h"
#include "ui/widgets/file_dialogs.h"

namespace latentwalk {

Exports::Exports(RenderService& service, Document& document, LiveFace& live, MessageBar& messages, JobBar& job,
                 QWidget* dialogParent)
    : m_service(service),
      m_document(document),
      m_live(live),
      m_messages(messages),
      m_job(job),
      m_dialogParent(dialogParent),
      m_film(rememberedFilm()),
      m_grid(rememberedGrid()),
      m_image(rememberedImage()) {
    m_document.settings().setFilm(m_film.settings);
    m_document.settings().setGrid(gridSettings(m_grid));
    connect(this, &Exports::saved, &m_messages,
            [this](const QString& path) { m_messages.showInfo(tr("Saved %1").arg(path)); });
    loadFilmFormatsAfterFirstFace(m_service);
    connect(&m_writer, &PictureWriter::written, this, &Exports::saved);
    connect(&m_writer, &PictureWriter::failed, this, [this](const QString& path, const QString& message) {
        m_messages.showError(message.contains(path) ? message : tr("%1 was not saved: %2").arg(path, message));
    });
    connect(&m_queue, &ExportQueue::finished, this, &Exports::saved);
    connectQueue();
}

void Exports::connectQueue() {
    connect(&m_job, &JobBar::cancelRequested, this, &Exports::cancel);
    connect(&m_queue, &ExportQueue::started, this, [this](const QString& title) { m_job.start(title); });
    connect(&m_queue, &ExportQueue::lineChanged, this, [this](const QString& title, int waiting) {
        m_job.setWhat(waiting > 0 ? tr("%1, %n more in line", nullptr, waiting).arg(title) : title);
    });
    connect(&m_queue, &ExportQueue::progressed, &m_job,
            [this](qint64 done, qint64 all, const QString& text) { m_job.setProgress(done, all, text); });
    connect(&m_queue, &ExportQueue::failed, &m_messages, &MessageBar::showError);
    connect(&m_queue, &ExportQueue::cancelled, this, [this](const QString& path, bool leavesSomething) {
        m_messages.showInfo(leavesSomething
                                ? tr("Cancelled. The pictures that are done stay in %1.").arg(path)
                                : tr("%1 was cancelled; nothing was written.").arg(QFileInfo(path).fileName()));
    });
    connect(&m_queue, &ExportQueue::ended, this, [this] {
        m_job.finish();
        emit ended();
    });
}

std::shared_ptr<QueuedGenerator> Exports::generator() {
    std::shared_ptr<QueuedGenerator> generator = m_service.generatorFor(Urgency::Export);
    if (!generator) {
        m_messages.showError(tr("There is nothing to export yet: open a model first."));
    }
    return generator;
}

ExportScene Exports::sceneOf(const Session& session, const QString& name) const {
    ExportScene scene;
    scene.name = name;
    if (const auto generator = m_service.generatorFor(Urgency::Export)) {
        const int scale = session.scale.value_or(generator->architecture().scaleCount() - 1);
        const std::int64_t pixels = session.growth ? commonSize(session) : Architecture::resolution(scale);
        scene.imagePixels = static_cast<int>(pixels);
    }
    scene.anchors = static_cast<int>(session.anchors.size());
    scene.closed = session.closed;
    scene.growing = session.growth.has_value();
    scene.plane = session.grid.cells == GridCells::Plane;
    scene.smooth = session.easing == Easing::Smooth;
    scene.constantSpeed = session.timing == Timing::ConstantSpeed;
    if (m_playback) {
        scene.playedThereAndBack = m_playback->mode() == PlayMode::PingPong;
        scene.playedSeconds = m_playback->passSeconds() * (scene.playedThereAndBack ? 2 : 1);
    }
    scene.formats = filmFormatsHere();
    return scene;
}

void Exports::open(QDialog* dialog) {
    if (m_dialog) {
        m_dialog->raise();
        dialog->deleteLater();
        return;
    }
    m_dialog = dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void Exports::connectPreview(QDialog* dialog, GridForm* form, const Session& session) {
    auto* previews =
        new GridPreviews([this] { return std::shared_ptr(m_service.generatorFor(Urgency::Panel)); }, dialog);
    connect(previews, &GridPreviews::rendered, form, [form](const QImage& image, bool part, const QString& problem) {
        if (image.isNull()) {
            form->preview()->setText(problem);
        } else {
            form->preview()->setImage(image, part);
        }
    });
    const auto request = [previews, form, session] {
        if (form->isVisible() && form->problem().isEmpty()) {
            previews->request(session, form->wish());
        }
    };
    connect(form, &GridForm::changed, previews, request);
    if (auto* pages = qobject_cast<ExportDialog*>(dialog)) {
        connect(pages, &ExportDialog::gridShown, previews, request);
    }
    QTimer::singleShot(0, previews, request);  // once it is shown
}

void Exports::askForImage() {
    if (!m_live.picture()) {
        m_messages.showError(tr("There is no picture yet: open a model first."));
        return;
    }
    // What is on the stage now is saved, whatever is there when the questions are answered.
    const std::shared_ptr<const Picture> picture = m_live.picture();
    const LiveFace::Shown shown = m_live.shown();
    auto* dialog = new ImageDialog(m_image, QSize(static_cast<int>(picture->width), static_cast<int>(picture->height)),
                                   m_dialogParent);
    connect(dialog, &QDialog::accepted, this, [this, dialog, picture, shown] {
        m_image = dialog->wish();
        remember(m_image);
        QTimer::singleShot(0, this, [this, picture, shown, wish = m_image] {
            const QString path = askWhereImage(shown.fileName, wish.format);
            if (!path.isEmpty()) {
                writeShown(path, {formatOf(path), wish.enlarge, wish.quality}, picture, shown.session);
            }
        });
    });
    open(dialog);
}

QString Exports::askWhereImage(const QString& name, PictureFormat format) {
    return askSaveFile(m_dialogParent, tr("Save image"), name, {kindOf(format)}, pictureEndings());
}

void Exports::saveImage(const QString& path) {
    saveImage(path, {formatOf(path), 1, ImageWish().quality});
}

void Exports::saveImage(const QString& path, const ImageWish& wish) {
    if (m_live.picture()) {
        writeShown(path, wish, m_live.picture(), m_live.shown().session);
    }
}

void Exports::writeShown(const QString& path, const ImageWish& wish, std::shared_ptr<const Picture> picture,
                         Session session) {
    session.stretch = false;  // the stage never does
    m_writer.write({path, wish, session, std::move(picture), nullptr});
}

void Exports::askForSeedImage(quint64 seed, const Session& session) {
    const ExportScene scene = sceneOf(seedsSession(session, {seed}), QStringLiteral("seed-%1").arg(seed));
    auto* dialog = new ImageDialog(m_image, QSize(scene.imagePixels, scene.imagePixels), m_dialogParent);
    connect(dialog, &QDialog::accepted, this, [this, dialog, seed, session, scene] {
        m_image = dialog->wish();
        remember(m_image);
        QTimer::singleShot(0, this, [this, seed, session, scene, wish = m_image] {
            const QString path = askWhereImage(scene.name, wish.format);
            if (!path.isEmpty()) {
                saveSeedImage(seed, session, path, {formatOf(path), wish.enlarge, wish.quality});
            }
        });
    });
    open(dialog);
}

void Exports::saveSeedImages(const QList<quint64>& seeds, const Session& session) {
    if (seeds.size() == 1) {
        askForSeedImage(seeds.constFirst(), session);
        return;
    }
    const ExportScene scene = sceneOf(seedsSession(session, seeds), {});
    auto* dialog = new ImageDialog(m_image, QSize(scene.imagePixels, scene.imagePixels), m_dialogParent);
    dialog->setWindowTitle(tr("Save %n images", nullptr, static_cast<int>(seeds.size())));
    connect(dialog, &QDialog::accepted, this, [this, dialog, seeds, session] {
        m_image = dialog->wish();
        remember(m_image);
        QTimer::singleShot(0, this, [this, seeds, session, wish = m_image] {
            if (const QString folder = askFolder(m_dialogParent, tr("Folder of the images")); !folder.isEmpty()) {
                askBeforeReplacing(seeds, session, folder, wish);
            }
        });
    });
    open(dialog);
}

void Exports::askBeforeReplacing(const QList<quint64>& seeds, const Session& session, const QString& folder,
                                 const ImageWish& wish) {
    const auto there = std::count_if(seeds.begin(), seeds.end(),
                                     [&](quint64 seed) { return QFileInfo::exists(seedFile(folder, seed, wish)); });
    if (there == 0) {
        saveSeedImages(seeds, session, folder, wish);
        return;
    }
    auto* box = new QMessageBox(
        QMessageBox::Question, tr("Replace images"),
        tr("%n of these images are in %1 already. Replace them?", nullptr, static_cast<int>(there)).arg(folder),
        QMessageBox::Cancel, m_dialogParent);
    box->setObjectName(QStringLiteral("replaceImages"));
    box->setDefaultButton(QMessageBox::Cancel);
    box->setAttribute(Qt::WA_DeleteOnClose);
    const QPushButton* replace = box->addButton(tr("&Replace"), QMessageBox::AcceptRole);
    connect(replace, &QPushButton::clicked, this,
            [this, seeds, session, folder, wish] { saveSeedImages(seeds, session, folder, wish); });
    box->open();
}

void Exports::saveSeedImages(const QList<quint64>& seeds, const Session& session, const QString& folder,
                             const ImageWish& wish) {
    append(seedsJob(folder, session, seeds, wish));
}

void Exports::saveSeedImage(quint64 seed, const Session& session, const QString& path, const ImageWish& wish) {
    if (const auto made = generator()) {
        Session face = seedsSession(session, {seed});
        face.stretch = false;
        m_writer.write({path, wish, face, nullptr, made});
    }
}

void Exports::askForGrid() {
    askForGrid(m_document.session(), presentGrid(), {});
}

void Exports::saveGridOf(const QList<quint64>& seeds, const Session& session) {
    if (seeds.isEmpty()) {
        return;
    }
    GridWish wish = presentGrid();
    wish.what = GridWish::What::Anchors;
    askForGrid(seedsSession(session, seeds), wish, tr("faces"));
}

void Exports::saveStripOf(const Session& session) {
    GridWish wish;
    wish.what = GridWish::What::Frames;
    wish.count = static_cast<int>(session.grid.steps);
    wish.settings = session.grid;
    askForGrid(session, wish, tr("growth"));
}

void Exports::saveAnchorsOf(const Session& session, const QString& suggestedName) {
    GridWish wish = presentGrid();
    wish.what = GridWish::What::Anchors;
    askForGrid(session, wish, suggestedName);
}

void Exports::savePlaneOf(const Session& session) {
    GridWish wish = presentGrid();
    wish.what = GridWish::What::Plane;
    wish.count = static_cast<int>(session.grid.steps);
    wish.settings.columns = session.grid.columns;
    askForGrid(session, wish, tr("plane"));
}

void Exports::askForGrid(const Session& session, const GridWish& wish, const QString& name) {
    auto* dialog = new GridDialog(wish, sceneOf(session, name), m_dialogParent);
    connectPreview(dialog, dialog->form(), session);
    connect(dialog, &QDialog::accepted, this, [this, dialog, session, name] {
        const GridWish chosen = dialog->wish();
        take(chosen);
        QTimer::singleShot(0, this, [this, session, chosen, name] { askWhereGrid(session, chosen, name); });
    });
    open(dialog);
}

void Exports::askWhereGrid(const Session& session, const GridWish& wish, const QString& name) {
    // The names that the tutorial's scripts give.
    const QString usual =
        wish.what == GridWish::What::Frames ? QStringLiteral("interpolate") : QStringLiteral("image_samples");
    const QString path = askSaveFile(
        m_dialogParent, tr("Save grid"), name.isEmpty() ? usual : name,
        {kindOf(PictureFormat::Png), kindOf(PictureFormat::Jpeg), kindOf(PictureFormat::WebP)}, pictureEndings());
    if (!path.isEmpty()) {
        saveGrid(path, session, wish);
    }
}

void Exports::askForExport() {
    exportSession(m_document.session(), tr("walk"));
}

void Exports::exportSession(const Session& session, const QString& suggestedName) {
    ExportWishes wishes{m_kind, m_film, presentGrid()};
    wishes.film.settings = m_document.session().film;
    if (session.growth) {
        wishes.kind = ExportKind::Film;
    }
    auto* dialog = new ExportDialog(wishes, sceneOf(session, suggestedName), m_dialogParent);
    connectPreview(dialog, dialog->gridForm(), session);
    connect(dialog, &QDialog::accepted, this, [this, dialog, session, suggestedName] {
        const ExportWishes chosen = dialog->wishes();
        m_kind = chosen.kind;
        take(chosen.film);
        take(chosen.grid);
        QTimer::singleShot(0, this,
                           [this, session, chosen, suggestedName] { askWhere(session, chosen, suggestedName); });
    });
    open(dialog);
}

void Exports::askWhere(const Session& session, const ExportWishes& wishes, const QString& name) {
    if (wishes.kind == ExportKind::Grid) {
        askWhereGrid(session, wishes.grid, {});
    } else if (wishes.kind == ExportKind::Frames) {
        if (const QString folder = askFolder(m_dialogParent, tr("Folder of the frames")); !folder.isEmpty()) {
            saveFrames(folder, session, wishes.film);
        }
    } else if (const QString path = askSaveFile(m_dialogParent, tr("Export film"), name, {kindOf(wishes.film.format)},
                                                filmEndings(wishes.film.format));
               !path.isEmpty()) {
        const auto typed = filmFormatOf(path.toStdString());
        saveFilm(path, session, inFormat(wishes.film, typed.value_or(wishes.film.format)));
    }
}

void Exports::take(const FilmWish& wish) {
    m_film = wish;
    remember(wish);
    m_document.settings().setFilm(wish.settings);
}

void Exports::take(const GridWish& wish) {
    m_grid = wish;
    remember(wish);
    m_document.settings().setGrid(gridSettings(wish));
}

GridWish Exports::presentGrid() const {
    const GridSettings& present = m_document.session().grid;
    return present == gridSettings(m_grid) ? m_grid : gridWish(present);
}

void Exports::saveGrid(const QString& path, const Session& session, const GridWish& wish) {
    append(gridJob(path, session, wish, gridCount(wish, sceneOf(session, {}))));
}

void Exports::saveFilm(const QString& path, const Session& session, const FilmWish& wish) {
    append(filmJob(path, session, wish));
}

void Exports::saveFrames(const QString& folder, const Session& session, const FilmWish& wish) {
    append(framesJob(folder, session, wish));
}

void Exports::append(ExportJob job) {
    if (!job.makeOfFiles) {
        job.generator = generator();
        if (!job.generator) {
            return;
        }
    }
    if (m_queue.isRunning()) {
        m_messages.showInfo(tr("%1 waits in line; it begins when what runs is done.").arg(job.title));
    }
    m_queue.append(std::move(job));
}

}  // namespace latentwalk
