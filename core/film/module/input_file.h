// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>

#include "core/file/descriptor.h"
#include "core/film/module/ffmpeg.h"

namespace latentwalk {

// A file as FFmpeg reads it. FFmpeg never gets its name, which it could take for an address.
class InputFile {
public:
    // Throws FileError.
    explicit InputFile(const std::filesystem::path& path);

    AVIOContext& io() { return *m_io; }
    // Throws FileError where a read has failed: FFmpeg passes on no more than a number.
    void check() const;

private:
    static int onRead(void* opaque, std::uint8_t* bytes, int size);
    static std::int64_t onSeek(void* opaque, std::int64_t offset, int whence);

    std::filesystem::path m_path;
    Descriptor m_file;
    std::int64_t m_at = 0;
    int m_error = 0;
    ffmpeg::Io m_io;
};

}  // namespace latentwalk
