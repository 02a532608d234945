// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/output/exporter.h"

#include <algorithm>
#include <cmath>

#include "core/film/encoder_thread.h"
#include "core/film/make_film_sink.h"
#include "core/output/frame_batches.h"
#include "core/output/session_recipe.h"
#include "core/picture/resize.h"

namespace latentwalk {
Picture renderPicture(Generator& generator, const Recipe& recipe) {
    Session session = recipe.session;
    ensurePace(session, generator);
    const Moment moment = SessionWalk(session).at(session.position);
    const Latent latent = recipe.latent.seed ? sampleLatent(*recipe.latent.seed, session.model.latentSize,
                                                            session.model.labels, recipe.latent.labels)
                                             : recipe.latent.components;
    const Images images = generator.generate(LatentBatch::of(latent, moment.offsets), moment.options);
    const Picture picture = toPicture(images, 0, rangeOf(session));
    return recipe.content == Content::Frame ? framePicture(enlargedTo(picture, commonSize(session)), session.film)
                                            : enlarged(picture, recipe.enlarge);
}

void exportPicture(Generator& generator, const Session& session, const std::filesystem::path& path,
                   PictureFormat format, int enlarge, int quality) {
    checkWritable(path);
    Session complete = session;
    ensurePace(complete, generator);
    const Recipe recipe = pictureRecipe(complete, enlarge);
    const std::string json = toJson(recipe);
    writePicture(path, renderPicture(generator, recipe), format, {quality, json});
}

double framePosition(const Session& session, std::int64_t index, std::int64_t frames) {
    const bool comesBack = session.closed || session.film.pingPong;
    const std::int64_t steps = comesBack ? frames : std::max<std::int64_t>(frames - 1, 1);
    const double position = static_cast<double>(index) / static_cast<double>(steps);
    return session.film.pingPong ? 1 - std::abs(2 * position - 1) : position;
}

std::int64_t framesOf(double seconds, const FilmSettings& settings) {
    return std::max<std::int64_t>(1, std::llround(seconds * settings.rateNumerator / settings.rateDenominator));
}

void exportFilm(Generator& generator, const Session& session, const std::filesystem::path& path, FilmFormat format,
                const TellProgress& tell) {
    const std::int64_t once = session.film.frames;
    const bool video = format == FilmFormat::Mp4 || format == FilmFormat::WebM;
    const std::int64_t all = once * (video ? std::max(session.film.loops, 1) : 1);
    checkWritable(path);
    Session complete = session;
    ensurePace(complete, generator, tell);
    const FilmPlan plan{format, complete.film, all, toJson(filmRecipe(complete))};
    const auto sink = makeFilmSink(path, plan);
    const SessionWalk walk(complete);
    const auto momentOf = [&](std::int64_t index) { return walk.at(framePosition(complete, index % once, once)); };
    const std::int64_t size = commonSize(complete);
    const auto inFilm = [&](Picture picture) { return filmPicture(enlargedTo(std::move(picture), size), plan); };
    const std::int64_t previews = sink->previews();
    const std::int64_t work = previews + all;

    forEachPicture(
        generator, previews, [&](std::int64_t i) { return momentOf(i * all / std::max<std::int64_t>(previews, 1)); },
        rangeOf(complete), [&](std::int64_t, Picture picture) { sink->preview(inFilm(std::move(picture))); },
        [&](std::int64_t done) {
            tellProgress(tell, {done, work, Phase::Preparing});
        });
    EncoderThread encoder([&](std::int64_t, const Picture& picture) { sink->add(inFilm(picture)); });
    forEachPicture(
        generator, all, momentOf, rangeOf(complete),
        [&](std::int64_t index, Picture picture) { encoder.add(index, std::move(picture)); },
        [&](std::int64_t done) {
            tellProgress(tell, {previews + done, work});
        });
    encoder.finish();
    sink->finish();
}

}  // namespace latentwalk
