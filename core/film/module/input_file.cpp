// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/film/module/input_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

#include "core/message/file_error.h"
#include "core/message/system_cause.h"

namespace latentwalk {

InputFile::InputFile(const std::filesystem::path& path)
    : m_path(path), m_file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {
    if (m_file.value() < 0) {
        throw FileError(path, Core::about("%1 cannot be opened: %2")(systemCause(errno)));
    }
    if (m_file.size() < 0) {
        throw FileError(path, Core::about("%1 is not a regular file"));
    }
    constexpr int kBuffer = 1 << 16;
    auto* buffer = static_cast<std::uint8_t*>(ffmpeg::check(av_malloc(kBuffer), Core::says("a buffer")));
    m_io.reset(
        ffmpeg::check(avio_alloc_context(buffer, kBuffer, 0, this, onRead, nullptr, onSeek), Core::says("a buffer")));
}

void InputFile::check() const {
    if (m_error != 0) {
        throw FileError(m_path, Core::about("%1 cannot be read: %2")(systemCause(m_error)));
    }
}

int InputFile::onRead(void* opaque, std::uint8_t* bytes, int size) {
    auto& self = *static_cast<InputFile*>(opaque);
    ssize_t count = 0;
    do {
        count = ::pread(self.m_file.value(), bytes, static_cast<std::size_t>(size), self.m_at);
    } while (count < 0 && errno == EINTR);
    if (count < 0) {
        self.m_error = errno;
        return AVERROR(EIO);
    }
    self.m_at += count;
    return count == 0 ? AVERROR_EOF : static_cast<int>(count);
}

std::int64_t InputFile::onSeek(void* opaque, std::int64_t offset, int whence) {
    auto& self = *static_cast<InputFile*>(opaque);
    const std::int64_t size = self.m_file.size();
    whence &= ~AVSEEK_FORCE;
    if (whence == AVSEEK_SIZE) {
        return size;
    }
    std::int64_t place = 0;
    const std::int64_t base = whence == SEEK_CUR ? self.m_at : whence == SEEK_END ? size : 0;
    if (__builtin_add_overflow(base, offset, &place) || place < 0) {
        return AVERROR(EINVAL);
    }
    return self.m_at = place;
}

}  // namespace latentwalk
