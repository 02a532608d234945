// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/resource.h>
#include <unistd.h>

#include <fstream>

namespace latentwalk::test {

// For as long as it lives, the program gets no more than `bytes` of memory beyond what it has: what asks for more finds
// none. Not with sanitizers, which end the program then and keep memory of their own (kMemoryCanBeFull).
class FullMemory {
public:
    explicit FullMemory(rlim_t bytes) {
        rlim_t pages = 0;
        std::ifstream("/proc/self/statm") >> pages;
        ::getrlimit(RLIMIT_AS, &m_before);
        const rlimit small{pages * static_cast<rlim_t>(::sysconf(_SC_PAGESIZE)) + bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_AS, &small);
    }
    ~FullMemory() { ::setrlimit(RLIMIT_AS, &m_before); }
    FullMemory(const FullMemory&) = delete;
    FullMemory& operator=(const FullMemory&) = delete;

private:
    rlimit m_before{};
};

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kMemoryCanBeFull = false;
#else
constexpr bool kMemoryCanBeFull = true;
#endif

}  // namespace latentwalk::test
