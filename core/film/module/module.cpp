// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/film/module/film_reader.h"
#include "core/film/module/video_sink.h"

extern "C" __attribute__((visibility("default"))) const void* latentwalk_module(std::size_t size) {
    using namespace latentwalk;
    static constexpr FilmFunctions kFunctions{&with_ffmpeg::videoSink, &with_ffmpeg::hasEncoder, &with_ffmpeg::version,
                                              &with_ffmpeg::openFilm};
    return size == sizeof kFunctions ? &kFunctions : nullptr;
}

static_assert(std::is_same_v<decltype(&latentwalk_module), latentwalk::ModuleEntry>);
