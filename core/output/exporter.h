// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <limits>
#include <string>
#include <vector>

#include "core/film/film_plan.h"
#include "core/generator/generator.h"
#include "core/output/grid.h"
#include "core/picture/picture_file.h"
#include "core/recipe/recipe.h"
#include "core/walk/session_walk.h"

// What leaves the program, made from a session: the window and the command line both call these, so that the same
// session gives the same frames to the bit.
//
// Every function blocks until its file is complete and renders with `generator` on the caller's thread, in batches; the
// generator must not be used elsewhere meanwhile. Encoding runs on a thread of its own behind a bounded queue. `tell`
// is called on the caller's thread after every batch. Three outcomes: it returns; Stopped, out of `tell` or the
// generator; or a FileError (its sentence names the file) or GeneratorError. Only the first leaves anything new under
// the final name. A session that wants constant speed without having its pace is measured first; std::invalid_argument
// on a session with a problem or without an anchor.
namespace latentwalk {

// The picture that a picture or frame recipe describes, enlarged as it says.
Picture renderPicture(Generator& generator, const Recipe& recipe);

// The picture at the session's position into a file with its recipe.
void exportPicture(Generator& generator, const Session& session, const std::filesystem::path& path,
                   PictureFormat format, int enlarge = 1, int quality = 95);

inline constexpr std::int64_t kAllRows = std::numeric_limits<std::int64_t>::max();

// The grid that session.grid describes, as a picture and as a file with its recipe. Of the
// picture the first `mostRows` rows alone can be had. A PNG is written row by row: memory grows neither with its height
// nor with the enlargement. Frames that grow are enlarged to the largest's size: one anchor that grows from 0 to the
// last scale in scaleCount frames makes the strip of all scales.
Picture renderGrid(Generator& generator, const Session& session, const TellProgress& tell = {},
                   std::int64_t mostRows = kAllRows);
void exportGrid(Generator& generator, const Session& session, const std::filesystem::path& path, PictureFormat format,
                const TellProgress& tell = {}, int quality = 95);

// The frames of a film: positions in [0, 1], pure functions of the index. An open walk ends at its last anchor
// (index / (frames - 1)); a closed one, or one that goes there and back, one step before its beginning, so that it
// repeats without a stutter (index / frames).
double framePosition(const Session& session, std::int64_t index, std::int64_t frames);

// How many frames `seconds` take at the settings' rate, at least 1.
std::int64_t framesOf(double seconds, const FilmSettings& settings);

// session.film.frames frames (times its loops for MP4 and WebM) as a film of session.film's settings. Where its colours
// are chosen before, those frames are counted before and with the others.
void exportFilm(Generator& generator, const Session& session, const std::filesystem::path& path, FilmFormat format,
                const TellProgress& tell = {});

// session.film.frames frames as folder/name_000001.png ..., each with its recipe, and folder/name.json, the manifest
// with position and latent of each. Run again into the same folder, it makes only what is missing or damaged, also
// where settings differ that show in no frame (isSameFrame() in recipe.h); a folder with other frames, or with files of
// such names that no manifest speaks of, is refused and left as it is. Killed at any moment, finished frames are whole
// and the next run completes the rest.
void exportSequence(Generator& generator, const Session& session, const std::filesystem::path& folder,
                    const TellProgress& tell = {}, const std::string& name = "frame");

}  // namespace latentwalk
