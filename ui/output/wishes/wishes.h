// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QSize>
#include <QString>

#include "core/film/film_plan.h"
#include "core/output/grid.h"
#include "core/picture/picture_file.h"
#include "core/session/session.h"

namespace latentwalk {

// How one picture becomes a file.
struct ImageWish {
    PictureFormat format = PictureFormat::Png;
    int enlarge = 1;
    int quality = 95;  // of JPEG and WebP

    bool operator==(const ImageWish&) const = default;
};

// How a walk becomes a film or numbered frames.
struct FilmWish {
    FilmFormat format = FilmFormat::Mp4;  // of a film
    FilmSettings settings;
    bool asPlayed = true;                    // duration, there and back are those of the window
    QString name = QStringLiteral("frame");  // numbered frames begin with it

    bool operator==(const FilmWish&) const = default;
};

// What a grid shows and how it is laid out.
struct GridWish {
    enum class What {
        Frames,    // `count` frames of the walk
        Anchors,   // its anchors
        Segments,  // a row of `count` frames from each anchor to the next
        Pairs,     // a row of `count` frames for each two anchors
        Batch,     // `count` faces drawn together from one seed, as predict.py of the tutorial does
        Seeds,     // the faces of `count` seeds from `seed` on
        Plane,     // `count` tiles of the session's plane
    };
    What what = What::Frames;
    quint64 seed = 0;
    int count = 8;
    GridSettings settings;  // columns, padding, background, captions, enlarge; the rest follows from the above
    bool endpoint = true;   // whether the last frame is the walk's end; analyze.py of the tutorial leaves that out
    bool stretch = false;   // each image from its own darkest to its own brightest value, as the tutorial's scripts do

    bool operator==(const GridWish&) const = default;
};

// What the dialogs need to know of that which is exported.
struct ExportScene {
    QString name;         // suggested for the file, without ending
    int imagePixels = 0;  // a side of one picture
    int anchors = 0;
    bool closed = false;
    bool growing = false;
    bool plane = false;          // whether there is one to show
    bool smooth = false;         // at the anchors
    bool constantSpeed = false;  // between them
    double playedSeconds = 4;    // as the window plays it, both ways when it goes back
    bool playedThereAndBack = false;
    QList<FilmFormat> formats;  // that can be written here
};

// Endings and filters of file dialogs: "mp4".
QString endingOf(FilmFormat format);
QString endingOf(PictureFormat format);
// "JPEG", for people.
QString titleOf(PictureFormat format);
QString titleOf(FilmFormat format);

// MP4 and WebM; the others are pictures that move, which play by themselves and as often as they say.
bool isVideo(FilmFormat format);
// Frames per second that play as fast as they say: a GIF counts hundredths of a second, and browsers show frames of
// pictures that last 10 ms or less for 100 ms. Infinity for videos.
double fastestRate(FilmFormat format);
// The fastest of the usual rates below that, for formats that have such a limit.
int fastestUsualRate(FilmFormat format);
// The wish as it has to be for another format: not faster than it can play, and as long as before.
FilmWish inFormat(const FilmWish& wish, FilmFormat format);

// How many pictures the grid has, and how many stand side by side.
qint64 gridCount(const GridWish& wish, const ExportScene& scene);
qint64 gridColumns(const GridWish& wish);
// How large a picture is; grids can get larger than any file.
struct PixelSize {
    qint64 width = 0;
    qint64 height = 0;
};
PixelSize gridSize(const GridWish& wish, const ExportScene& scene);
// The same with all that it consists of; nothing in it where the grid has no pictures.
GridShape gridShapeOf(const GridWish& wish, const ExportScene& scene);
// How large a frame is in the file.
QSize filmSize(const FilmWish& wish, const ExportScene& scene, bool film);

// `session` with the faces of `seeds` as its only anchors; its edits, directions and scale stay.
Session seedsSession(const Session& session, const QList<quint64>& seeds);

// A wish as the settings that a session keeps, and back; a session does not know seeds that are no anchors.
GridSettings gridSettings(const GridWish& wish);
GridWish gridWish(const GridSettings& settings);

// The session whose grid core makes is the wish's, given that `session` has the pace it needs. Throws
// std::invalid_argument on a session that has a problem.
Session gridSession(const Session& session, const GridWish& wish);

}  // namespace latentwalk
