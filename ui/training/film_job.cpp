// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/training/film_job.h"

#include <QCoreApplication>
#include <QFileInfo>

#include "core/training/run_film.h"
#include "core/training/values/schedule.h"

namespace latentwalk {
namespace {

struct TrainingFilm {
    Q_DECLARE_TR_FUNCTIONS(TrainingFilm)
};

}  // namespace

ExportJob trainingFilmJob(const QString& path, const training::RunFiles& files,
                          const training::TrainingSettings& settings) {
    ExportJob job;
    job.path = path;
    job.title = TrainingFilm::tr("Film %1").arg(QFileInfo(path).fileName());
    job.toBeWritten = path.toStdString();
    job.unit = ExportUnit::Frames;
    const auto film = training::suggestedFilm(settings, filmFormatOf(job.toBeWritten).value_or(FilmFormat::Mp4));
    job.make = [files, film, file = job.toBeWritten](Generator&, const TellProgress& tell) {
        training::exportRunFilm(files, file, film, tell);
    };
    return job;
}

}  // namespace latentwalk
