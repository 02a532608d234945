// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/training/film_job.h"

#include <QCoreApplication>

#include "core/training/run_film.h"
#include "core/training/values/schedule.h"
#include "ui/output/export_jobs.h"

namespace latentwalk {
namespace {

struct TrainingFilm {
    Q_DECLARE_TR_FUNCTIONS(TrainingFilm)
};

}  // namespace

ExportJob trainingFilmJob(const QString& path, const training::RunFiles& files,
                          const training::TrainingSettings& settings) {
    ExportJob job = jobOf(path, TrainingFilm::tr("Film %1"), ExportUnit::Frames);
    const auto film = training::suggestedFilm(settings, filmFormatOf(job.toBeWritten).value_or(FilmFormat::Mp4));
    job.makeOfFiles = [files, film, file = job.toBeWritten](const TellProgress& tell) {
        training::exportRunFilm(files, file, film, tell);
    };
    return job;
}

}  // namespace latentwalk
