// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/diagnosis/places.h"

#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>

namespace latentwalk {
namespace {

namespace fs = std::filesystem;

fs::path home() {
    const char* const value = std::getenv("HOME");
    return value != nullptr && *value != '\0' ? fs::path(value) : fs::path("/");
}

// The specification ignores what is not absolute.
fs::path xdg(const char* variable, const char* usual) {
    const char* const value = std::getenv(variable);
    return value != nullptr && *value == '/' ? fs::path(value) : home() / usual;
}

// Organisation and application, as Qt composes them.
const fs::path kOurs = fs::path("latentwalk") / "latentwalk";

}  // namespace

fs::path cacheFolder() {
    return xdg("XDG_CACHE_HOME", ".cache") / kOurs;
}

fs::path namedFolder() {
    return cacheFolder() / "named";
}

fs::path clippingFolder() {
    return cacheFolder() / "clipping";
}

fs::path alignmentFolder() {
    return cacheFolder() / "alignment";
}

fs::path startsFolder() {
    return cacheFolder() / "starts";
}

fs::path dataFolder() {
    return xdg("XDG_DATA_HOME", ".local/share") / kOurs;
}

fs::path settingsFolder() {
    return xdg("XDG_CONFIG_HOME", ".config") / "latentwalk";
}

fs::path stateFolder() {
    return xdg("XDG_STATE_HOME", ".local/state") / "latentwalk";
}

fs::path checkpointsFolder() {
    const char* const torchHome = std::getenv("TORCH_HOME");
    const fs::path torch =
        torchHome != nullptr && *torchHome != '\0' ? fs::path(torchHome) : xdg("XDG_CACHE_HOME", ".cache") / "torch";
    const std::string text = torch.string();
    const bool fromHome = text == "~" || text.starts_with("~/");
    return (fromHome ? home() / text.substr(std::min<std::size_t>(2, text.size())) : torch) / "hub" / "checkpoints";
}

std::string withoutHome(std::string text) {
    std::string start = home().lexically_normal().string();
    if (start.ends_with('/')) {
        start.pop_back();
    }
    // Not in the middle of another name: "/home/a" is neither in "/mnt/home/a" nor in "/home/anna".
    const auto belongsToName = [](char letter) {
        return std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '_' || letter == '-';
    };
    const auto goesOn = [&](std::size_t i) {  // a point may also end a sentence
        return i < text.size() &&
               (belongsToName(text[i]) || (text[i] == '.' && i + 1 < text.size() && belongsToName(text[i + 1])));
    };
    for (std::size_t at = 0; !start.empty() && (at = text.find(start, at)) != std::string::npos; ++at) {
        const std::size_t end = at + start.size();
        if ((at == 0 || !belongsToName(text[at - 1])) && !goesOn(end)) {
            text.replace(at, start.size(), "~");
        }
    }
    return text;
}

std::vector<Place> places() {
    return {{"settings", settingsFolder()},
            {"thumbnails", cacheFolder() / "thumbnails"},
            {"heads", cacheFolder() / "heads"},
            {"named directions", namedFolder()},
            {"clipped pixels", clippingFolder()},
            {"alignment", alignmentFolder()},
            {"small pictures", startsFolder()},
            {"autosave", dataFolder() / "autosave"},
            {"directions", dataFolder() / "directions"},
            {"log", stateFolder()},
            {"checkpoints", checkpointsFolder()}};
}

FolderUse useOf(const fs::path& folder) {
    FolderUse use;
    std::error_code error;
    use.exists = fs::is_directory(folder, error);
    fs::path nearest = folder;
    while (!fs::exists(fs::symlink_status(nearest, error)) && nearest.has_relative_path()) {
        nearest = nearest.parent_path();
    }
    use.writable = fs::is_directory(nearest, error) && ::access(nearest.c_str(), W_OK | X_OK) == 0;
    if (!use.exists) {
        return use;
    }
    auto entry = fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied, error);
    for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
        std::error_code ignored;
        if (entry->symlink_status(ignored).type() == fs::file_type::regular) {
            const auto size = entry->file_size(ignored);
            ++use.files;
            use.bytes += ignored ? 0 : size;
        }
    }
    return use;
}

}  // namespace latentwalk
