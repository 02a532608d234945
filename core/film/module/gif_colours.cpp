// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/film/module/gif_colours.h"

extern "C" {
#include <libavfilter/buffersink.h>
#include <libavfilter/buffersrc.h>
#include <libavutil/imgutils.h>
}

#include <cstdio>
#include <string>

namespace latentwalk {
namespace {

AVFilterContext* addFilter(AVFilterGraph& graph, const char* filter, const char* name, const char* arguments) {
    AVFilterContext* context = nullptr;
    const AVFilter* kind = avfilter_get_by_name(filter);
    if (kind == nullptr) {
        throw Error(Core::says("the FFmpeg here has no filter %1")(std::string(filter)));
    }
    ffmpeg::check(avfilter_graph_create_filter(&context, kind, name, arguments, nullptr, &graph), std::string(filter));
    return context;
}

std::string sourceArguments(const Picture& frame, const char* format) {
    char text[160];
    std::snprintf(text, sizeof text, "video_size=%lldx%lld:pix_fmt=%s:time_base=1/1:pixel_aspect=1/1",
                  static_cast<long long>(frame.width), static_cast<long long>(frame.height), format);
    return text;
}

void push(AVFilterGraph& graph, const char* name, AVFrame* frame) {
    ffmpeg::check(av_buffersrc_add_frame(avfilter_graph_get_filter(&graph, name), frame),
                  Core::says("choosing colours"));
}

ffmpeg::Frame pull(AVFilterGraph& graph) {
    ffmpeg::Frame frame(ffmpeg::check(av_frame_alloc(), Core::says("a frame")));
    ffmpeg::check(av_buffersink_get_frame(avfilter_graph_get_filter(&graph, "out"), frame.get()),
                  Core::says("choosing colours"));
    return frame;
}

ffmpeg::Graph newGraph() {
    ffmpeg::Graph graph(ffmpeg::check(avfilter_graph_alloc(), Core::says("a filter graph")));
    graph->nb_threads = 1;
    return graph;
}

}  // namespace

ffmpeg::Frame rgbFrame(const Picture& picture) {
    ffmpeg::Frame frame(ffmpeg::check(av_frame_alloc(), Core::says("a frame")));
    frame->format = AV_PIX_FMT_RGB24;
    frame->width = static_cast<int>(picture.width);
    frame->height = static_cast<int>(picture.height);
    ffmpeg::check(av_frame_get_buffer(frame.get(), 0), Core::says("a frame"));
    av_image_copy_plane(frame->data[0], frame->linesize[0], picture.rgb.data(), static_cast<int>(picture.width * 3),
                        static_cast<int>(picture.width * 3), frame->height);
    return frame;
}

void GifColours::startChoosing(const Picture& frame) {
    m_choosing = newGraph();
    AVFilterContext* in = addFilter(*m_choosing, "buffer", "in", sourceArguments(frame, "rgb24").c_str());
    AVFilterContext* choose = addFilter(*m_choosing, "palettegen", "choose", "stats_mode=full:reserve_transparent=0");
    AVFilterContext* out = addFilter(*m_choosing, "buffersink", "out", nullptr);
    ffmpeg::check(avfilter_link(in, 0, choose, 0), Core::says("choosing colours"));
    ffmpeg::check(avfilter_link(choose, 0, out, 0), Core::says("choosing colours"));
    ffmpeg::check(avfilter_graph_config(m_choosing.get(), nullptr), Core::says("choosing colours"));
}

void GifColours::preview(const Picture& frame) {
    if (!m_choosing) {
        startChoosing(frame);
    }
    const ffmpeg::Frame picture = rgbFrame(frame);
    picture->pts = m_previews++;
    push(*m_choosing, "in", picture.get());
}

void GifColours::startApplying(const Picture& frame) {
    if (m_previews == 0) {
        preview(frame);
    }
    push(*m_choosing, "in", nullptr);
    const ffmpeg::Frame palette = pull(*m_choosing);
    m_choosing.reset();

    m_applying = newGraph();
    AVFilterContext* in = addFilter(*m_applying, "buffer", "in", sourceArguments(frame, "rgb24").c_str());
    AVFilterContext* colours = addFilter(*m_applying, "buffer", "colours",
                                         sourceArguments({palette->width, palette->height, {}}, "rgb32").c_str());
    AVFilterContext* apply = addFilter(*m_applying, "paletteuse", "apply", "dither=sierra2_4a:diff_mode=rectangle");
    AVFilterContext* out = addFilter(*m_applying, "buffersink", "out", nullptr);
    ffmpeg::check(avfilter_link(in, 0, apply, 0), Core::says("choosing colours"));
    ffmpeg::check(avfilter_link(colours, 0, apply, 1), Core::says("choosing colours"));
    ffmpeg::check(avfilter_link(apply, 0, out, 0), Core::says("choosing colours"));
    ffmpeg::check(avfilter_graph_config(m_applying.get(), nullptr), Core::says("choosing colours"));
    palette->pts = 0;
    push(*m_applying, "colours", palette.get());
    push(*m_applying, "colours", nullptr);
}

ffmpeg::Frame GifColours::apply(const Picture& frame, std::int64_t index) {
    if (!m_applying) {
        startApplying(frame);
    }
    const ffmpeg::Frame picture = rgbFrame(frame);
    picture->pts = index;
    push(*m_applying, "in", picture.get());
    return pull(*m_applying);
}

}  // namespace latentwalk
