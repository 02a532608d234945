// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/module/load_module.h"

#include <dlfcn.h>
#include <signal.h>

#include <array>
#include <string>

namespace latentwalk {
namespace {

// What is done on each signal, kept over the loading of a library. Some take signals for themselves while they are
// loaded: behind Debian 13's LibTorch stands UCX, which on SIGHUP waits for a debugger and on SIGBUS ends the program.
class KeptSignals {
public:
    KeptSignals() {
        for (int signal = 1; signal < kSignals; ++signal) {
            struct sigaction& kept = m_kept[static_cast<std::size_t>(signal)];
            m_known[static_cast<std::size_t>(signal)] = ::sigaction(signal, nullptr, &kept) == 0;
        }
    }
    ~KeptSignals() {
        for (int signal = 1; signal < kSignals; ++signal) {
            const auto at = static_cast<std::size_t>(signal);
            struct sigaction now {};
            if (m_known[at] && ::sigaction(signal, nullptr, &now) == 0 && now.sa_handler != m_kept[at].sa_handler) {
                ::sigaction(signal, &m_kept[at], nullptr);
            }
        }
    }
    KeptSignals(const KeptSignals&) = delete;
    KeptSignals& operator=(const KeptSignals&) = delete;

private:
    static constexpr int kSignals = 32;  // the others are real-time ones, which nobody takes in passing
    std::array<struct sigaction, kSignals> m_kept{};
    std::array<bool, kSignals> m_known{};
};

std::string loaderError() {
    const char* const words = ::dlerror();
    return words != nullptr ? words : "unknown cause";
}

}  // namespace

std::filesystem::path modulePath(std::string_view name) {
    const auto file = std::string(name) + ".so";
    const auto program = std::filesystem::read_symlink("/proc/self/exe").parent_path();
    // As with the models (core/model/builtin_model.cpp): test programs lie a folder deeper.
    const auto path = (program / LATENTWALK_MODULES_FROM_PROGRAM / file).lexically_normal();
    const auto fromTests = (program.parent_path() / LATENTWALK_MODULES_FROM_PROGRAM / file).lexically_normal();
    std::error_code ignored;
    return !std::filesystem::exists(path, ignored) && std::filesystem::exists(fromTests, ignored) ? fromTests : path;
}

bool hasLibrary(const char* name) {
    const KeptSignals signals;
    return ::dlopen(name, RTLD_LAZY | RTLD_LOCAL) != nullptr;
}

const void* loadModule(const std::filesystem::path& path, std::string_view library, std::size_t size) {
    const KeptSignals signals;
    // Its names stay its own: the program has some of the same.
    void* const module = ::dlopen(path.c_str(), RTLD_LAZY | RTLD_LOCAL | RTLD_NODELETE);
    if (module == nullptr) {
        throw ModuleMissing(
            Core::says("this needs %1, which cannot be loaded: %2")(std::string(library), loaderError()));
    }
    const auto entry = reinterpret_cast<ModuleEntry>(::dlsym(module, "latentwalk_module"));
    const void* const table = entry != nullptr ? entry(size) : nullptr;
    if (table == nullptr) {
        throw ModuleMissing(Core::says("%1 is of another version of Latentwalk; install both again")(path.string()));
    }
    return table;
}

}  // namespace latentwalk
