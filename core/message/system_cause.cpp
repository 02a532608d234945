// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/message/system_cause.h"

#include <cerrno>
#include <cstring>

namespace latentwalk {

Message systemCause(int error) {
    switch (error) {  // in strerror()'s words
        case ENOENT:
            return Core::says("No such file or directory");
        case EACCES:
            return Core::says("Permission denied");
        case EPERM:
            return Core::says("Operation not permitted");
        case EROFS:
            return Core::says("Read-only file system");
        case ENOSPC:
            return Core::says("No space left on device");
        case EDQUOT:
            return Core::says("Disk quota exceeded");
        case EISDIR:
            return Core::says("Is a directory");
        case ENOTDIR:
            return Core::says("Not a directory");
        case EIO:
            return Core::says("Input/output error");
        case EFBIG:
            return Core::says("File too large");
        case ENAMETOOLONG:
            return Core::says("File name too long");
        case EMFILE:
            return Core::says("Too many open files");
        case ENOMEM:
            return Core::says("Cannot allocate memory");
        case EPIPE:
            return Core::says("Broken pipe");
        case ELOOP:
            return Core::says("Too many levels of symbolic links");
        default:
            return std::string(std::strerror(error));
    }
}

}  // namespace latentwalk
