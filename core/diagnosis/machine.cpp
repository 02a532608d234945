// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/diagnosis/machine.h"

#include <sys/utsname.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>
#include <thread>

#include "core/generator/fast/kernels/kernels.h"
#include "core/generator/fast/kernels/tile_kernels.h"
#include "core/generator/torch/torch_generator.h"
#include "core/processor/threads.h"

namespace latentwalk {
namespace {

// The value of "key : value" or "key=value" in the first line of a file that has it.
std::string valueIn(const char* path, const std::string& key, char separator) {
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        const auto end = line.find(separator);
        if (end == std::string::npos || line.substr(0, line.find_last_not_of(" \t", end - 1) + 1) != key) {
            continue;
        }
        const auto start = line.find_first_not_of(" \t\"", end + 1);
        const auto last = line.find_last_not_of(" \t\"");
        return start == std::string::npos ? std::string() : line.substr(start, last - start + 1);
    }
    return {};
}

std::string environment(const char* name) {
    const char* const value = std::getenv(name);
    return value != nullptr ? value : "";
}

std::string compiler() {
#if defined(__clang__)
    return "Clang " __clang_version__;
#elif defined(__GNUC__)
    return "GCC " __VERSION__;
#else
    return "unknown";
#endif
}

// Of the processor's features those that a fast path asks for.
std::vector<std::string> features() {
    constexpr std::array kMatter{"avx2",     "fma",      "f16c",        "avx512f",     "avx512dq",
                                 "avx512bw", "avx512vl", "avx512_bf16", "avx512_vnni", "amx_tile",
                                 "amx_bf16", "asimd",    "bf16",        "sve"};
    std::string all = valueIn("/proc/cpuinfo", "flags", ':');
    if (all.empty()) {
        all = valueIn("/proc/cpuinfo", "Features", ':');
    }
    std::istringstream words(all);
    std::set<std::string> there;
    for (std::string word; words >> word;) {
        there.insert(word);
    }
    std::vector<std::string> found;
    for (const char* feature : kMatter) {
        if (there.contains(feature)) {
            found.emplace_back(feature);
        }
    }
    return found;
}

std::int64_t megabytes(long pages) {
    return pages < 0 ? 0 : static_cast<std::int64_t>(pages) * ::sysconf(_SC_PAGESIZE) / (1 << 20);
}

}  // namespace

ReportSection programFacts() {
    utsname system{};
    ::uname(&system);
    return {"Program",
            {{"version", "Latentwalk " LATENTWALK_VERSION},
             {"build", std::string(LATENTWALK_BUILD_TYPE)},
             {"compiler", compiler()},
             {"system", valueIn("/etc/os-release", "PRETTY_NAME", '=')},
             {"kernel", std::string(system.sysname) + " " + system.release + " " + system.machine}}};
}

ReportSection machineFacts() {
    const fast::TileKernels* tiles = fast::tileKernels();
    const fast::Kernels* bfloat16 = fast::bfloat16Kernels();
    const std::string model = valueIn("/proc/cpuinfo", "model name", ':');
    return {"Machine",
            {{"processor", model.empty() ? std::string("unknown") : model},
             {"features", features()},
             {"float32 kernels", std::string(fast::floatKernels()->name)},
             {"bfloat16 kernels", std::string(tiles      ? tiles->name
                                              : bfloat16 ? bfloat16->name
                                                         : "none")},
             {"hardware threads", static_cast<std::int64_t>(std::thread::hardware_concurrency())},
             {"physical cores", static_cast<std::int64_t>(physicalCores())},
             {"threads in use", static_cast<std::int64_t>(threads())},
             {"memory in MB", megabytes(::sysconf(_SC_PHYS_PAGES))},
             {"free memory in MB", megabytes(::sysconf(_SC_AVPHYS_PAGES))},
             {"devices", cudaAvailable() ? std::vector<std::string>{"CPU", "CUDA"} : std::vector<std::string>{"CPU"}}}};
}

ReportSection displayFacts() {
    return {"Display",
            {{"X11", environment("DISPLAY")},
             {"Wayland", environment("WAYLAND_DISPLAY")},
             {"session type", environment("XDG_SESSION_TYPE")},
             {"desktop", environment("XDG_CURRENT_DESKTOP")},
             {"language", environment("LANG")}}};
}

}  // namespace latentwalk
