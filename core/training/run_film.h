// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "core/film/film_plan.h"
#include "core/latent/progress.h"
#include "core/training/train.h"

namespace latentwalk::training {

// How a run's film is made: of `settings` count rate, quality, loops and size; how many frames it has say the run's.
struct RunFilm {
    FilmFormat format = FilmFormat::Mp4;
    FilmSettings settings;
};

// As it is made where nobody says otherwise: large enough to be looked at.
RunFilm suggestedFilm(const TrainingSettings& settings, FilmFormat format);

// Makes a film of the sixteen faces of a run from its first step on, the last frame standing for two seconds; pictures
// of smaller scales are enlarged. What travels in the file as recipes do is the run's record: settings, counters, and
// by which checksum its pictures are known. A run that goes on meanwhile does not disturb it. Throws FileError, of a
// run without frames too; Stopped out of `tell`, which is told how many frames are done; ModuleMissing. Blocks.
void exportRunFilm(const RunFiles& files, const std::filesystem::path& path, const RunFilm& film,
                   const TellProgress& tell);

}  // namespace latentwalk::training
