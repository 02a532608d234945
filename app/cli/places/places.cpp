// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/places/places.h"

#include <algorithm>
#include <cstdio>
#include <system_error>

#include "app/cli/options/seed_list.h"
#include "core/file/atomic_file.h"
#include "core/message/file_error.h"
#include "core/model/builtin_model.h"
#include "core/model/safetensors/safetensors.h"
#include "core/picture/picture_file.h"

namespace latentwalk::cli {
namespace {

namespace fs = std::filesystem;

constexpr int kMostLinks = 40;  // as many as Linux follows

// Calls visit(path) for the name and for what each link that it is leads to, whether that is there or not.
template <class Visit>
void followLinks(fs::path path, const Visit& visit) {
    std::error_code error;
    for (int i = 0; i < kMostLinks; ++i) {
        visit(path);
        if (!fs::is_symlink(path, error)) {
            return;
        }
        const fs::path target = fs::read_symlink(path, error);
        if (error || target.empty()) {
            return;
        }
        path = path.parent_path() / target;
    }
}

fs::path resolved(const fs::path& path) {
    std::error_code error;
    fs::path result = fs::weakly_canonical(fs::absolute(path, error), error);
    if (error) {
        result = fs::absolute(path, error).lexically_normal();
    }
    return result.has_filename() ? result : result.parent_path();
}

// The one name of the place that a name leads to.
fs::path placeOf(const fs::path& path) {
    fs::path last;
    followLinks(path, [&last](const fs::path& one) { last = one; });
    return resolved(last);
}

bool isSame(const fs::path& a, const fs::path& b) {
    std::error_code error;
    return placeOf(a) == placeOf(b) || fs::equivalent(a, b, error);
}

// /dev/stdout, /dev/fd/3 and their like: an open file, whatever is behind it.
bool isStream(const fs::path& path) {
    bool found = false;
    followLinks(path, [&found](const fs::path& one) {
        const std::string folder = resolved(one.has_parent_path() ? one.parent_path() : ".").string();
        found = found || (folder.starts_with("/proc/") && folder.ends_with("/fd"));
    });
    return found;
}

bool isBelow(const fs::path& path, const fs::path& folder) {
    const auto [end, rest] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
    return end == folder.end();
}

void checkKind(const fs::path& path) {
    if (path == "-") {
        throw FileError(
            path, Core::about("%1 would be standard output, where no files go; name a file (./- is one of that name)"));
    }
    if (isStream(path)) {
        throw FileError(path, Core::about("%1 cannot be written: %2")(
                                  Core::says("it is a stream that is open already, not the name of a file")));
    }
    std::error_code ignored;
    const auto status = fs::status(path, ignored);
    if (fs::exists(status) && !fs::is_regular_file(status) && !fs::is_directory(status)) {
        throw FileError(path, Core::about("%1 cannot be written: %2")(Core::says("it is not a regular file")));
    }
}

// `other` as an addition to a sentence about `path`, where it is written in another way.
std::string alsoCalled(const fs::path& path, const fs::path& other) {
    return path == other ? "" : " (as " + forMessage(other.string()) + ")";
}

void checkFolder(const Places& places, const fs::path& path) {
    const fs::path folder = placeOf(places.folder);
    const fs::path place = placeOf(path);
    if (isBelow(folder, place)) {
        throw FileError(path, Core::about("%1 cannot be a file: %2")(
                                  Core::says("it is the folder of the single pictures, or that lies in it")));
    }
    if (place.parent_path() == folder && places.isInFolder && places.isInFolder(place.filename().string())) {
        throw FileError(path, Core::about("%1 is also one of the single pictures' files in %2; choose another name")(
                                  forMessage(places.folder.string())));
    }
}

}  // namespace

void Places::readModel(const fs::path& model) {
    read.push_back(model.empty() ? builtInModelPath() : model);
    std::error_code ignored;
    if (const fs::path raw = rawCompanion(read.back()); fs::is_regular_file(raw, ignored)) {
        read.push_back(raw);
    }
}

void checkPlaces(const Places& places, const CommonOptions& options) {
    std::error_code ignored;
    for (const fs::path& path : places.read) {
        if (path == "-" && !fs::exists(path, ignored)) {
            throw FileError(path, Core::about("%1 would be standard input, which is not read; name a file"));
        }
    }
    std::vector<fs::path> written;
    std::copy_if(places.written.begin(), places.written.end(), std::back_inserter(written),
                 [](const fs::path& path) { return !path.empty(); });
    if (!places.folder.empty() && places.folder == "-") {
        checkKind(places.folder);
    }
    for (auto path = written.begin(); path != written.end(); ++path) {
        checkKind(*path);
        const auto same = [&path](const fs::path& other) { return isSame(*path, other); };
        if (const auto twice = std::find_if(written.begin(), path, same); twice != path) {
            throw FileError(*path, Core::about("%1 is to be written twice%2; each output needs a name of its own")(
                                       alsoCalled(*path, *twice)));
        }
        if (const auto source = std::find_if(places.read.begin(), places.read.end(), same);
            source != places.read.end()) {
            throw FileError(
                *path, Core::about("%1 is to be read and to be replaced%2; choose another name for what is written")(
                           alsoCalled(*path, *source)));
        }
        if (!places.folder.empty()) {
            checkFolder(places, *path);
        }
    }
    for (const fs::path& path : written) {
        checkNotThere(path, options);
    }
    for (const fs::path& path : written) {
        if (!places.folder.empty() && isBelow(placeOf(path), placeOf(places.folder))) {
            makeDirectories(places.folder);
        }
        checkWritable(path);
    }
}

std::optional<std::uint64_t> pictureNumber(std::string_view name, std::string_view stem) {
    constexpr std::string_view kEnding = ".png";
    if (!name.starts_with(stem) || !name.ends_with(kEnding) || name.size() < stem.size() + 1 + kEnding.size()) {
        return std::nullopt;
    }
    const std::string_view digits = name.substr(stem.size() + 1, name.size() - stem.size() - 1 - kEnding.size());
    const auto number = parseSeed(digits);
    char text[32];
    std::snprintf(text, sizeof text, "%06llu", static_cast<unsigned long long>(number.value_or(0)));
    return number && name[stem.size()] == '_' && digits == text ? number : std::nullopt;
}

bool isOfSequence(std::string_view name) {
    return name == "frame.json" || pictureNumber(name, "frame");
}

}  // namespace latentwalk::cli
