// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/film/module/ffmpeg.h"
#include "core/picture/picture.h"

namespace latentwalk {

// A 24-bit picture as a frame of FFmpeg's.
ffmpeg::Frame rgbFrame(const Picture& picture);

// Chooses up to 256 colours for a film from some of its frames, then brings every frame to them with error diffusion:
// FFmpeg's filters palettegen and paletteuse. Throws std::runtime_error.
class GifColours {
public:
    void preview(const Picture& frame);
    // The frame in the chosen colours, at `index` of the film; the first call ends the choosing.
    ffmpeg::Frame apply(const Picture& frame, std::int64_t index);

private:
    void startChoosing(const Picture& frame);
    void startApplying(const Picture& frame);

    ffmpeg::Graph m_choosing;
    ffmpeg::Graph m_applying;
    std::int64_t m_previews = 0;
};

}  // namespace latentwalk
