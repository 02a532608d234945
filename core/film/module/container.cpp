// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/film/module/container.h"

extern "C" {
#include <libavutil/avstring.h>
}

#include <utility>
#include <vector>

#include "core/film/film_reader.h"
#include "core/picture/photo/photo_decoders.h"

namespace latentwalk::ffmpeg {
namespace {

// FFmpeg's readers for films. Those that read lists of other files or addresses are left out (hls, concat, dash,
// image2), those that take still pictures, sound or text for films, too.
constexpr const char* kFilmFormats =
    "mov,matroska,avi,gif,mpegts,mpeg,mpegvideo,asf,flv,ogg,h264,hevc,m4v,h263,vc1,av1,obu,ivf,mxf,dv,nut,rm,wtv,gxf,"
    "swf,yuv4mpegpipe";

int refuseToOpen(AVFormatContext* /*context*/, AVIOContext** /*io*/, const char* /*address*/, int /*flags*/,
                 AVDictionary** /*options*/) {
    return AVERROR(EPERM);
}

class Options {
public:
    Options() = default;
    ~Options() { av_dict_free(&m_options); }
    Options(const Options&) = delete;
    Options& operator=(const Options&) = delete;
    AVDictionary** address() { return &m_options; }

private:
    AVDictionary* m_options = nullptr;
};

bool isFilmStream(const AVStream& stream) {
    constexpr int kNoFilm = AV_DISPOSITION_ATTACHED_PIC | AV_DISPOSITION_TIMED_THUMBNAILS;  // covers, and previews
    return stream.codecpar->codec_type == AVMEDIA_TYPE_VIDEO && (stream.disposition & kNoFilm) == 0;
}

// What the streams say of themselves; a decoder would only say that its arguments are invalid.
void checkSizes(const AVFormatContext& context) {
    for (unsigned i = 0; i < context.nb_streams; ++i) {
        const AVCodecParameters& parameters = *context.streams[i]->codecpar;
        if (isFilmStream(*context.streams[i]) && parameters.width > 0 && parameters.height > 0) {
            checkPhotoSize(parameters.width, parameters.height, kMostFilmPixels);
        }
    }
}

// The main pictures before others, then the larger ones.
std::pair<bool, std::int64_t> rankOf(const AVStream& stream) {
    return {(stream.disposition & AV_DISPOSITION_DEFAULT) != 0,
            std::int64_t{stream.codecpar->width} * stream.codecpar->height};
}

}  // namespace

const AVInputFormat* filmFormatOf(InputFile& file) {
    const AVInputFormat* format = nullptr;
    const int score = av_probe_input_buffer2(&file.io(), &format, "", nullptr, 0, 0);
    file.check();
    const bool known = score > AVPROBE_SCORE_RETRY && format != nullptr;
    return known && av_match_list(format->name, kFilmFormats, ',') > 0 ? format : nullptr;
}

Demuxer openContainer(InputFile& file, const AVInputFormat& format) {
    AVFormatContext* fresh = check(avformat_alloc_context(), Core::says("a container"));
    fresh->pb = &file.io();
    fresh->flags |= AVFMT_FLAG_CUSTOM_IO;
    fresh->io_open = refuseToOpen;
    Options options;
    av_dict_set(options.address(), "protocol_whitelist", "none", 0);
    const int opened = avformat_open_input(&fresh, "", &format, options.address());
    file.check();
    check(opened, Core::says("its head"));  // where it fails FFmpeg frees the context
    Demuxer context(fresh);
    checkSizes(*context);
    // Decoders are tried for what the head does not say: they, too, refuse what is too large.
    std::vector<AVDictionary*> limits(context->nb_streams, nullptr);
    for (AVDictionary*& limit : limits) {
        av_dict_set_int(&limit, "max_pixels", kMostFilmPixels, 0);
    }
    const int found = avformat_find_stream_info(context.get(), limits.empty() ? nullptr : limits.data());
    for (AVDictionary*& limit : limits) {
        av_dict_free(&limit);
    }
    file.check();
    check(found, Core::says("its streams"));
    checkSizes(*context);
    return context;
}

AVStream* filmStreamOf(AVFormatContext& context) {
    AVStream* film = nullptr;
    for (unsigned i = 0; i < context.nb_streams; ++i) {
        AVStream* const stream = context.streams[i];
        if (isFilmStream(*stream) && (film == nullptr || rankOf(*stream) > rankOf(*film))) {
            film = stream;
        }
    }
    for (unsigned i = 0; i < context.nb_streams; ++i) {
        context.streams[i]->discard = context.streams[i] == film ? AVDISCARD_DEFAULT : AVDISCARD_ALL;
    }
    return film;
}

}  // namespace latentwalk::ffmpeg
