#include "core/output/leftovers.h"

#include <cstdio>
#include <system_error>

namespace latentwalk {

void removeLeftovers(const std::filesystem::path& folder, const std::function<bool(const std::string& name)>& isOurs) {
    constexpr std::string_view kEnding = ".part";
    std::error_code error;
    for (auto entry = std::filesystem::directory_iterator(folder, error);
         !error && entry != std::filesystem::directory_iterator(); entry.increment(error)) {
        const std::string file = entry->path().filename().string();
        if (!file.starts_with('.') || !file.ends_with(kEnding)) {
            continue;
        }
        const auto number = file.rfind('.', file.size() - kEnding.size() - 1);  // before PID-N
        if (number == std::string::npos || number < 2 || !isOurs(file.substr(1, number - 1))) {
            continue;
        }
        std::error_code ignored;
        std::filesystem::remove(entry->path(), ignored);
    }
}

std::string numberedName(const std::string& name, std::int64_t index) {
    char number[32];
    std::snprintf(number, sizeof number, "_%06lld.png", static_cast<long long>(index) + 1);
    return name + number;
}

}  // namespace latentwalk
