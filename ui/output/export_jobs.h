// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/output/export_queue.h"
#include "ui/output/wishes/wishes.h"

namespace latentwalk {

// Of this file or folder; `title` has a place for its name ("Film %1"). How it is made is still to be said.
ExportJob jobOf(const QString& path, const QString& title, ExportUnit unit, qint64 count = 0);

// The exports there are, made from copies; each still needs a generator. Formats of pictures follow from the names'
// endings: PNG where that is none.
ExportJob gridJob(const QString& path, const Session& session, const GridWish& wish, qint64 count);
ExportJob filmJob(const QString& path, const Session& session, const FilmWish& wish);
ExportJob framesJob(const QString& folder, const Session& session, const FilmWish& wish);
// The file of a seed's face in a folder: "seed-12.png".
QString seedFile(const QString& folder, quint64 seed, const ImageWish& wish);
// Such files of the seeds' faces; those of the same names are replaced.
ExportJob seedsJob(const QString& folder, const Session& session, const QList<quint64>& seeds, const ImageWish& wish);

// By the ending.
PictureFormat formatOf(const QString& path);

}  // namespace latentwalk
