// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/terminal/standard_output.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace latentwalk::cli {
namespace {

int failure = 0;  // errno of the first write that failed; nothing is written after it

// 0, or errno.
int write(std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(STDOUT_FILENO, text.data(), text.size());
        if (written >= 0) {
            text.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            // Whoever shares the other end may have made it one that does not wait.
            pollfd room{STDOUT_FILENO, POLLOUT, 0};
            ::poll(&room, 1, -1);
        } else if (errno != EINTR) {
            return errno;
        }
    }
    return 0;
}

}  // namespace

void holdStandardStreams() noexcept {
    // Each for the direction in which it is not used, so that using it still fails.
    for (const auto& [stream, mode] :
         {std::pair{STDIN_FILENO, O_WRONLY}, std::pair{STDOUT_FILENO, O_RDONLY}, std::pair{STDERR_FILENO, O_RDONLY}}) {
        if (::fcntl(stream, F_GETFD) < 0 && errno == EBADF) {
            ::open("/dev/null", mode);  // takes the lowest number that is free: this one
        }
    }
}

void print(std::string_view text) noexcept {
    if (failure == 0) {
        failure = write(text);
    }
}

void remark(std::string_view text) noexcept {
    if (failure == 0) {
        const int error = write(text);
        failure = error == EBADF ? 0 : error;
    }
}

std::string problemOfOutput() {
    if (failure == 0 || failure == EPIPE) {
        return {};
    }
    return std::string("standard output cannot be written: ") + std::strerror(failure);
}

}  // namespace latentwalk::cli
