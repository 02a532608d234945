// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/output/export_jobs.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace latentwalk {
namespace {

struct ExportJobs {
    Q_DECLARE_TR_FUNCTIONS(ExportJobs)
};

Session filmSession(const Session& session, const FilmWish& wish) {
    Session film = session;
    film.film = wish.settings;
    film.stretch = false;  // the stage never does
    return film;
}

}  // namespace

ExportJob jobOf(const QString& path, const QString& title, ExportUnit unit, qint64 count) {
    ExportJob job;
    job.path = path;
    job.title = title.arg(QFileInfo(path).fileName());
    job.toBeWritten = path.toStdString();
    job.unit = unit;
    job.count = count;
    return job;
}

PictureFormat formatOf(const QString& path) {
    return pictureFormatOf(path.toStdString()).value_or(PictureFormat::Png);
}

ExportJob gridJob(const QString& path, const Session& session, const GridWish& wish, qint64 count) {
    ExportJob job = jobOf(path, ExportJobs::tr("Grid %1"), ExportUnit::Pictures, count);
    job.make = [session, wish, file = job.toBeWritten, format = formatOf(path)](Generator& generator,
                                                                                const TellProgress& tell) {
        Session walk = session;
        if (wish.what == GridWish::What::Frames) {
            ensurePace(walk, generator, tell);
        }
        exportGrid(generator, gridSession(walk, wish), file, format, tell);
    };
    return job;
}

ExportJob filmJob(const QString& path, const Session& session, const FilmWish& wish) {
    const qint64 times = isVideo(wish.format) ? std::max(wish.settings.loops, 1) : 1;
    ExportJob job = jobOf(path, ExportJobs::tr("Film %1"), ExportUnit::Frames, wish.settings.frames * times);
    job.make = [film = filmSession(session, wish), file = job.toBeWritten, format = wish.format](
                   Generator& generator, const TellProgress& tell) { exportFilm(generator, film, file, format, tell); };
    return job;
}

ExportJob framesJob(const QString& folder, const Session& session, const FilmWish& wish) {
    ExportJob job = jobOf(folder, ExportJobs::tr("Frames in %1"), ExportUnit::Frames, wish.settings.frames);
    job.isFolder = true;
    job.make = [film = filmSession(session, wish), place = job.toBeWritten, name = wish.name.toStdString()](
                   Generator& generator, const TellProgress& tell) {
        exportSequence(generator, film, place, tell, name);
    };
    return job;
}

QString seedFile(const QString& folder, quint64 seed, const ImageWish& wish) {
    return QStringLiteral("%1/seed-%2.%3").arg(folder).arg(seed).arg(endingOf(wish.format));
}

ExportJob seedsJob(const QString& folder, const Session& session, const QList<quint64>& seeds, const ImageWish& wish) {
    ExportJob job = jobOf(folder, ExportJobs::tr("Images in %1"), ExportUnit::Pictures, seeds.size());
    job.isFolder = true;
    Session faces = seedsSession(session, {});
    faces.stretch = false;  // the stage never does
    job.make = [seeds, faces, folder, wish](Generator& generator, const TellProgress& tell) {
        for (qsizetype i = 0; i < seeds.size(); ++i) {
            exportPicture(generator, seedsSession(faces, {seeds[i]}), seedFile(folder, seeds[i], wish).toStdString(),
                          wish.format, wish.enlarge, wish.quality);
            tell({i + 1, seeds.size()});
        }
    };
    return job;
}

}  // namespace latentwalk
