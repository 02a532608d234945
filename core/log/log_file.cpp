// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/log/log_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <string>
#include <system_error>
#include <utility>

#include "core/file/descriptor.h"

namespace latentwalk {
namespace {

// Not through a symbolic link, and not into a named pipe.
int openToAppend(const std::filesystem::path& path) {
    return ::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600);
}

}  // namespace

LogFile::LogFile(std::filesystem::path folder, std::uint64_t mostBytes)
    : m_folder(std::move(folder)), m_mostBytes(mostBytes) {
    std::error_code ignored;
    std::filesystem::create_directories(m_folder, ignored);
}

void LogFile::write(std::string_view line) const noexcept {
    try {
        std::string text(line);
        text += '\n';
        {
            // Opened anew each time: another program may have turned the page meanwhile. The lock keeps two from
            // turning it at once, which would lose one.
            const Descriptor file(openToAppend(path()));
            const std::int64_t size = file.size();
            if (size < 0) {
                return;
            }
            if (static_cast<std::uint64_t>(size) + text.size() > m_mostBytes &&
                ::flock(file.value(), LOCK_EX | LOCK_NB) == 0) {
                struct stat here {};
                struct stat there {};
                const bool same = ::fstat(file.value(), &here) == 0 && ::stat(path().c_str(), &there) == 0 &&
                                  here.st_ino == there.st_ino;
                if (same) {
                    ::rename(path().c_str(), (path().string() + ".1").c_str());
                }
            }
        }
        const Descriptor file(openToAppend(path()));
        if (file.size() >= 0) {
            // One write: lines of several programs do not mix. What a full disk does not take is lost.
            [[maybe_unused]] const auto written = ::write(file.value(), text.data(), text.size());
        }
    } catch (...) {
    }
}

}  // namespace latentwalk
