// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/training/run_film.h"

#include <algorithm>
#include <vector>

#include "core/film/make_film_sink.h"
#include "core/message/file_error.h"
#include "core/picture/photo/photo.h"
#include "core/picture/resize.h"
#include "core/training/run_pictures.h"
#include "core/training/run_state_json.h"

namespace latentwalk::training {
namespace {

constexpr double kSecondsAtEnd = 2;
constexpr std::int64_t kSideSeen = 768;  // pixels that a film has at least

}  // namespace

RunFilm suggestedFilm(const TrainingSettings& settings, FilmFormat format) {
    RunFilm film;
    film.format = format;
    film.settings.enlarge = static_cast<int>(std::clamp<std::int64_t>(kSideSeen / sheetSide(settings.side), 1, 64));
    return film;
}

void exportRunFilm(const RunFiles& files, const std::filesystem::path& path, const RunFilm& film,
                   const TellProgress& tell) {
    const std::vector<RunFrame> frames = runFrames(files.frames());
    if (frames.empty()) {
        throw FileError(files.folder, Core::about("%1 holds no frames of a training, so there is no film to make"));
    }
    const RunState state = readRunState(files.state());
    const std::int64_t side = sheetSide(state.settings.side);
    const auto count = static_cast<std::int64_t>(frames.size());
    FilmPlan plan{film.format, film.settings, 0, runRecord(state)};
    plan.frames =
        count + static_cast<std::int64_t>(kSecondsAtEnd * film.settings.rateNumerator / film.settings.rateDenominator);
    plan.settings.frames = plan.frames;
    const auto frame = [&](std::int64_t index) {
        const std::filesystem::path& file = frames[static_cast<std::size_t>(std::min(index, count - 1))].path;
        const Picture picture = readPhoto(file);
        if (picture.width != picture.height || picture.width < 1 || side % picture.width != 0) {
            throw FileError::damaged(file, Core::says("its size is none of this training"));
        }
        return filmPicture(enlarged(picture, static_cast<int>(side / picture.width)), plan);
    };
    const auto sink = makeFilmSink(path, plan);
    const std::int64_t previews = sink->previews();
    for (std::int64_t i = 0; i < previews; ++i) {
        sink->preview(frame(i * plan.frames / previews));
    }
    for (std::int64_t i = 0; i < plan.frames; ++i) {
        tellProgress(tell, {i, plan.frames});
        sink->add(frame(i));
    }
    sink->finish();
    tellProgress(tell, {plan.frames, plan.frames});
}

}  // namespace latentwalk::training
