// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/film/module/ffmpeg.h"
#include "core/film/module/input_file.h"

namespace latentwalk::ffmpeg {

// FFmpeg's reader for a file's content; null where it is none for films. Throws FileError.
const AVInputFormat* filmFormatOf(InputFile& file);

// The container with what its streams say of themselves. It opens nothing but `file`, which outlives it. Throws
// FileError or Error with the cause.
Demuxer openContainer(InputFile& file, const AVInputFormat& format);

// The stream with the film's pictures, the only one that is read from then on; null where there is none.
AVStream* filmStreamOf(AVFormatContext& context);

}  // namespace latentwalk::ffmpeg
