// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commands/found_film.h"

#include <algorithm>

#include "core/film/make_film_sink.h"
#include "core/picture/resize.h"

namespace latentwalk::cli {
namespace {

constexpr int kMostPictures = 150;
constexpr int kPicturesAtEnd = 25;
constexpr int kRate = 25;

}  // namespace

int FoundFilm::stepsBetween(int all) {
    return std::max((all + kMostPictures - 1) / kMostPictures, 1);
}

void FoundFilm::write(const std::filesystem::path& path, const Picture& found) const {
    FilmPlan plan;
    plan.format = *filmFormatOf(path);
    plan.settings.rateNumerator = kRate;
    plan.frames = static_cast<std::int64_t>(m_pictures.size()) + kPicturesAtEnd;
    plan.settings.frames = plan.frames;
    const auto frame = [&](std::int64_t index) {
        const Picture& picture =
            index < static_cast<std::int64_t>(m_pictures.size()) ? m_pictures[static_cast<std::size_t>(index)] : found;
        return filmPicture(enlarged(picture, static_cast<int>(found.width / picture.width)), plan);
    };
    const auto sink = makeFilmSink(path, plan);
    const std::int64_t previews = sink->previews();
    for (std::int64_t i = 0; i < previews; ++i) {
        sink->preview(frame(i * plan.frames / previews));
    }
    for (std::int64_t i = 0; i < plan.frames; ++i) {
        sink->add(frame(i));
    }
    sink->finish();
}

}  // namespace latentwalk::cli
