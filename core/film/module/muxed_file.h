// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "core/film/module/ffmpeg.h"
#include "core/film/scratch_file.h"

namespace latentwalk {

// A container of FFmpeg's with one video stream, written into a scratch file. A write that fails is remembered with its
// sentence, since FFmpeg passes on no more than a number.
class MuxedFile {
public:
    // `format` is FFmpeg's name of the container. Throws FileError or std::runtime_error.
    MuxedFile(const std::filesystem::path& path, const char* format);

    // Makes the stream for an opened encoder and writes the container's head.
    void begin(const AVCodecContext& codec, AVRational frameTime, AVDictionary** options);
    // One packet with times in `timeBase` units.
    void write(AVPacket& packet, AVRational timeBase);
    void end();

    AVFormatContext& context() { return *m_context; }
    ScratchFile& file() { return m_file; }

private:
#if LIBAVFORMAT_VERSION_MAJOR >= 61
    using Written = const std::uint8_t;  // FFmpeg 7 promises to leave alone what it writes
#else
    using Written = std::uint8_t;
#endif

    static int onWrite(void* opaque, Written* bytes, int size);
    static int onRead(void* opaque, std::uint8_t* bytes, int size);
    static std::int64_t onSeek(void* opaque, std::int64_t offset, int whence);
    int checked(int code, const Message& what) const;

    ScratchFile m_file;
    std::int64_t m_at = 0;
    std::exception_ptr m_failure;
    ffmpeg::Io m_io;
    ffmpeg::Muxer m_context;
    AVStream* m_stream = nullptr;
};

}  // namespace latentwalk
