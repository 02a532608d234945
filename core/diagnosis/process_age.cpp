// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/diagnosis/process_age.h"

#include <time.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

namespace latentwalk {

std::optional<std::chrono::milliseconds> processAge() {
    std::ifstream file("/proc/self/stat");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const std::size_t name = text.rfind(')');  // the program's name may hold anything
    struct timespec now {};
    const long ticks = ::sysconf(_SC_CLK_TCK);
    if (name == std::string::npos || ticks <= 0 || ::clock_gettime(CLOCK_BOOTTIME, &now) != 0) {
        return std::nullopt;
    }
    std::istringstream rest(text.substr(name + 1));
    constexpr int kBetween = 19;  // fields between the name, the second, and the start, the 22nd (proc(5))
    std::string skipped;
    for (int field = 0; field < kBetween; ++field) {
        rest >> skipped;
    }
    long long start = 0;  // in ticks since the computer started
    if (!(rest >> start)) {
        return std::nullopt;
    }
    const auto sinceBoot = std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
    const std::chrono::milliseconds started(start * 1000 / ticks);
    return std::chrono::duration_cast<std::chrono::milliseconds>(sinceBoot) - started;
}

}  // namespace latentwalk
