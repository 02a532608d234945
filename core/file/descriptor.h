// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/stat.h>
#include <unistd.h>

#include <cstdint>
#include <utility>

namespace latentwalk {

// What open() gave, closed at the end; -1 where it failed, with errno.
class Descriptor {
public:
    explicit Descriptor(int value) : m_value(value) {}
    ~Descriptor() {
        if (m_value >= 0) {
            ::close(m_value);
        }
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    int value() const { return m_value; }
    int release() { return std::exchange(m_value, -1); }

    // Bytes of a regular file; -1 of anything else.
    std::int64_t size() const {
        struct stat status {};
        return m_value >= 0 && ::fstat(m_value, &status) == 0 && S_ISREG(status.st_mode) ? status.st_size : -1;
    }

private:
    int m_value;
};

}  // namespace latentwalk
