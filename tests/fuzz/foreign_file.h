// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <span>
#include <string>

#include "core/file/mapped_file.h"
#include "core/message/file_error.h"
#include "core/model/weights/checkpoint.h"
#include "core/model/weights/layers.h"
#include "core/model/weights/weight_values.h"

// What the fuzz targets share. FUZZ_TARGET(name)(data, size) begins a target's function: libFuzzer's entry in a program
// of its own, and where there is no libFuzzer one of replay.cpp's list, which calls it with the files of tests/data.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
#ifdef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION
#define FUZZ_TARGET(name) int LLVMFuzzerTestOneInput
#else
#define FUZZ_TARGET(name)                                                        \
    static int name##Target(const std::uint8_t* data, std::size_t size);         \
    static const latentwalk::fuzz::Replayed name##Replayed(#name, name##Target); \
    static int name##Target
#endif

namespace latentwalk::fuzz {

// A target of replay.cpp's list, which its constructor enters.
class Replayed {
public:
    using Target = int (*)(const std::uint8_t* data, std::size_t size);
    Replayed(const char* name, Target target);
};

[[noreturn]] inline void fail(const std::string& what) {
    std::fprintf(stderr, "requirement broken: %s\n", what.c_str());
    std::abort();
}

inline void require(bool good, const char* what) {
    if (!good) {
        fail(what);
    }
}

// A file that lives in memory and has a path, with these bytes in it. One for the whole process: a run costs no file.
inline std::filesystem::path memoryFile(const std::uint8_t* data, std::size_t size) {
    static const int descriptor = ::memfd_create("input", MFD_CLOEXEC);
    if (descriptor < 0 || ::ftruncate(descriptor, 0) != 0 ||
        ::pwrite(descriptor, data, size, 0) != static_cast<ssize_t>(size)) {
        fail("no memory file");
    }
    return "/proc/self/fd/" + std::to_string(descriptor);
}

// A folder of this process for inputs that are several files, in memory where the system has such a place.
inline const std::filesystem::path& folder() {
    static const std::filesystem::path made = [] {
        std::error_code none;
        const auto place =
            std::filesystem::is_directory("/dev/shm", none) ? "/dev/shm" : std::filesystem::temp_directory_path();
        std::string name = (place / "latentwalk-fuzz-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) {
            fail("no folder");
        }
        std::atexit([] {
            std::error_code ignored;
            std::filesystem::remove_all(folder(), ignored);
        });
        return std::filesystem::path(name);
    }();
    return made;
}

inline void putFile(const char* name, const std::uint8_t* data, std::size_t size) {
    std::ofstream file(folder() / name, std::ios::binary | std::ios::trunc);
    file.write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
}

// Runs `read`, which may refuse the input with a FileError whose message is one sentence, and nothing else.
template <class Read>
void refusingOnlyInWords(const Read& read) {
    try {
        read();
    } catch (const FileError& error) {
        const std::string what = error.what();
        require(what.size() > error.path().string().size() + 5 && what.size() < 1000, "a message of sensible length");
        for (const char c : what) {
            require(static_cast<unsigned char>(c) >= 0x20 && c != '\x7F', "a message without control characters");
        }
    }
}

// Everything that a reader promises of what it gives.
inline void requireComplete(const Checkpoint& checkpoint) {
    require(checkpoint.average || checkpoint.raw, "a generator");
    require(!problemOf(checkpoint.architecture), "an architecture that makes sense");
    for (const auto* weights : {&checkpoint.average, &checkpoint.raw}) {
        if (!*weights) {
            continue;
        }
        require((*weights)->heads.size() == checkpoint.architecture.depths.size() && (*weights)->heads.back(),
                "a head for the last scale");
        for (const NamedTensor& named : namedTensors(checkpoint.architecture, **weights)) {
            const auto count = static_cast<std::size_t>(named.tensor->elementCount());
            require(named.tensor->bytes.size() == count * sizeOf(named.tensor->dtype),
                    "as many bytes as the shape says");
            for (std::size_t i = 0; i < count; ++i) {
                const double value = valueAt(*named.tensor, i);
                require(value >= -1e6 && value <= 1e6, "weights of a trained network");
            }
        }
    }
}

}  // namespace latentwalk::fuzz
