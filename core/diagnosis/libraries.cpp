// SPDX-License-Identifier: GPL-3.0-or-later

#include <dlfcn.h>
#include <openssl/crypto.h>
#include <zlib.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "core/diagnosis/machine.h"
#include "core/film/make_film_sink.h"
#include "core/film/video_sink.h"
#include "core/torch/torch_functions.h"

namespace latentwalk {
namespace {

// The files that are mapped into this process, with the links of their names resolved.
std::set<std::string> loadedFiles() {
    std::set<std::string> files;
    std::ifstream maps("/proc/self/maps");
    for (std::string line; std::getline(maps, line);) {
        if (const auto start = line.find('/'); start != std::string::npos && line.find(".so") != std::string::npos) {
            files.insert(line.substr(start));
        }
    }
    return files;
}

std::string firstLoaded(std::initializer_list<const char*> names) {
    const auto files = loadedFiles();
    for (const char* name : names) {
        for (const std::string& file : files) {
            if (std::filesystem::path(file).filename().string().starts_with(name)) {
                return file;
            }
        }
    }
    return {};
}

// OpenBLAS tells its version, threading and the processor that it has recognised, when it is there.
std::string openBlasConfiguration() {
    // Only what is loaded already is asked, by its own name; nothing is loaded.
    const std::string file = firstLoaded({"libopenblas"});
    void* const library = file.empty() ? nullptr : ::dlopen(file.c_str(), RTLD_LAZY | RTLD_NOLOAD);
    if (library == nullptr) {
        return {};
    }
    using Tell = const char* (*)();
    std::string text;
    for (const char* function : {"openblas_get_config", "openblas_get_corename"}) {
        if (const auto tell = reinterpret_cast<Tell>(::dlsym(library, function))) {
            text += (text.empty() ? "" : ", ") + std::string(tell());
        }
    }
    ::dlclose(library);
    return text;
}

// Where LibTorch is missing, its version says why.
TorchFacts torchFacts() {
    try {
        return torchFunctions().facts();
    } catch (const ModuleMissing& error) {
        return {error.what(), {}, {}};
    }
}

}  // namespace

std::string loadedBlas() {
    return firstLoaded({"libmkl_rt", "libmkl_core", "libblis", "libopenblas", "libblas"});
}

ReportSection libraryFacts() {
    std::vector<std::string> films;
    for (const FilmFormat format :
         {FilmFormat::Mp4, FilmFormat::WebM, FilmFormat::Gif, FilmFormat::Apng, FilmFormat::WebP}) {
        if (hasEncoder(format)) {
            films.push_back(nameOf(format));
        }
    }
    const TorchFacts torch = torchFacts();  // loads it, and with it BLAS
    return {"Libraries",
            {{"LibTorch", torch.version},
             {"oneDNN", torch.oneDnn},
             {"OpenMP", torch.openMp},
             {"libblas", firstLoaded({"libblas"})},
             {"BLAS", loadedBlas()},
             {"OpenBLAS", openBlasConfiguration()},
             {"FFmpeg", ffmpegVersion()},
             {"film formats", films},
             {"OpenSSL", std::string(OpenSSL_version(OPENSSL_VERSION))},
             {"zlib", std::string(zlibVersion())}}};
}

}  // namespace latentwalk
