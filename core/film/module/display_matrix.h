// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/film/module/ffmpeg.h"

namespace latentwalk::ffmpeg {

// How a frame is to be turned and mirrored, as its own display matrix says or else its stream's: 1 to 8, as EXIF
// counts; of other angles the nearest.
int orientationOf(const AVStream& stream, const AVFrame& frame);

}  // namespace latentwalk::ffmpeg
