// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/film/module/muxed_file.h"

#include <cstdio>
#include <exception>

#include "core/message/file_error.h"

namespace latentwalk {

MuxedFile::MuxedFile(const std::filesystem::path& path, const char* format) : m_file(path) {
    constexpr int kBuffer = 1 << 16;
    AVFormatContext* context = nullptr;
    ffmpeg::check(avformat_alloc_output_context2(&context, nullptr, format, nullptr), Core::says("this container"));
    m_context.reset(context);
    auto* buffer = static_cast<std::uint8_t*>(ffmpeg::check(av_malloc(kBuffer), Core::says("a buffer")));
    m_io.reset(
        ffmpeg::check(avio_alloc_context(buffer, kBuffer, 1, this, onRead, onWrite, onSeek), Core::says("a buffer")));
    m_context->pb = m_io.get();
    m_context->flags |= AVFMT_FLAG_CUSTOM_IO | AVFMT_FLAG_BITEXACT;
}

void MuxedFile::begin(const AVCodecContext& codec, AVRational frameTime, AVDictionary** options) {
    m_stream = ffmpeg::check(avformat_new_stream(m_context.get(), nullptr), Core::says("a stream"));
    ffmpeg::check(avcodec_parameters_from_context(m_stream->codecpar, &codec), Core::says("the stream's description"));
    m_stream->time_base = codec.time_base;
    m_stream->avg_frame_rate = av_inv_q(frameTime);
    m_stream->r_frame_rate = m_stream->avg_frame_rate;
    checked(avformat_write_header(m_context.get(), options), Core::says("the head of the file"));
}

void MuxedFile::write(AVPacket& packet, AVRational timeBase) {
    av_packet_rescale_ts(&packet, timeBase, m_stream->time_base);
    packet.stream_index = m_stream->index;
    checked(av_interleaved_write_frame(m_context.get(), &packet), Core::says("a frame"));
}

void MuxedFile::end() {
    checked(av_write_trailer(m_context.get()), Core::says("the end of the file"));
    avio_flush(m_io.get());
    checked(m_io->error, Core::says("the end of the file"));
}

int MuxedFile::checked(int code, const Message& what) const {
    if (m_failure) {
        std::rethrow_exception(m_failure);
    }
    return ffmpeg::check(code, what);
}

int MuxedFile::onWrite(void* opaque, Written* bytes, int size) {
    auto& self = *static_cast<MuxedFile*>(opaque);
    try {
        self.m_file.writeAt(static_cast<std::uint64_t>(self.m_at),
                            std::as_bytes(std::span(bytes, static_cast<std::size_t>(size))));
    } catch (const FileError&) {
        self.m_failure = std::current_exception();
        return AVERROR(EIO);
    }
    self.m_at += size;
    return size;
}

int MuxedFile::onRead(void* opaque, std::uint8_t* bytes, int size) {
    auto& self = *static_cast<MuxedFile*>(opaque);
    try {
        const auto count = self.m_file.readAt(static_cast<std::uint64_t>(self.m_at),
                                              std::as_writable_bytes(std::span(bytes, static_cast<std::size_t>(size))));
        self.m_at += static_cast<std::int64_t>(count);
        return count == 0 ? AVERROR_EOF : static_cast<int>(count);
    } catch (const FileError&) {
        self.m_failure = std::current_exception();
        return AVERROR(EIO);
    }
}

std::int64_t MuxedFile::onSeek(void* opaque, std::int64_t offset, int whence) {
    auto& self = *static_cast<MuxedFile*>(opaque);
    const auto size = static_cast<std::int64_t>(self.m_file.size());
    if (whence == AVSEEK_SIZE) {
        return size;
    }
    const std::int64_t base = whence == SEEK_CUR ? self.m_at : whence == SEEK_END ? size : 0;
    return base + offset < 0 ? AVERROR(EINVAL) : self.m_at = base + offset;
}

}  // namespace latentwalk
