// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <mutex>
#include <string_view>

#include "core/message/error.h"

// Libraries that take longer to load than most work takes stand behind modules of ours, which are loaded when they are
// first needed: what LibTorch does (core/torch), what FFmpeg does (core/film). A module exports a table of functions
// under the name latentwalk_module; what it shares with the program it has for itself, under names nobody else sees.
namespace latentwalk {

// A module, or a library that it needs, is not there. The message says what is missing.
class ModuleMissing : public Error {
public:
    using Error::Error;
};

// What a module exports: its table, or null where the caller's table has another size, being of another version.
using ModuleEntry = const void* (*)(std::size_t size);

// Where the module of a name ("latentwalk_torch") lies beside this program, whether it is there or not.
std::filesystem::path modulePath(std::string_view name);

// Loads a module, which then stays. `library` is what it is for ("LibTorch"), for the message. Blocks; thread-safe.
// Throws ModuleMissing.
const void* loadModule(const std::filesystem::path& path, std::string_view library, std::size_t size);

// Whether a library of the system can be loaded ("libcuda.so.1"); it stays loaded then. A name that is no path.
bool hasLibrary(const char* name);

// The functions of a module that is loaded at the first call. Throws ModuleMissing, and tries again the next time.
// Thread-safe.
template <class Functions>
class LoadedModule {
public:
    constexpr LoadedModule(std::string_view name, std::string_view library) : m_name(name), m_library(library) {}

    const Functions& functions() {
        const std::lock_guard lock(m_mutex);
        if (m_functions == nullptr) {
            m_functions = static_cast<const Functions*>(loadModule(modulePath(m_name), m_library, sizeof(Functions)));
        }
        return *m_functions;
    }

private:
    std::string_view m_name;
    std::string_view m_library;
    std::mutex m_mutex;
    const Functions* m_functions = nullptr;
};

}  // namespace latentwalk
