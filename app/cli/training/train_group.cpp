// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/training/train_group.h"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "core/message/error.h"

namespace latentwalk::cli {
namespace {

using training::GroupPlace;

constexpr int kMostProcesses = 4096;
constexpr int kUsualPort = 29500;  // torchrun's

std::optional<int> number(std::string_view text) {
    int value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() && value >= 0 ? std::optional(value)
                                                                                         : std::nullopt;
}

// What a variable says, which must be there and a number.
int numberIn(const Environment& environment, const char* name) {
    const char* const text = environment(name);
    const auto value = text != nullptr ? number(text) : std::nullopt;
    if (!value) {
        throw Error(Core::says("WORLD_SIZE says that there are several processes, but %1 does not say a number")(
            std::string(name)));
    }
    return *value;
}

}  // namespace

std::string readProcess(const std::string& text, GroupPlace& place) {
    const std::size_t slash = std::min(text.find('/'), text.size());
    const auto rank = number(std::string_view(text).substr(0, slash));
    const auto count = number(std::string_view(text).substr(std::min(slash + 1, text.size())));
    if (!rank || !count || *count < 1 || *count > kMostProcesses || *rank >= *count) {
        return "'" + text + "' is not which of how many processes it is, like 0/4 for the first of four";
    }
    place.rank = *rank;
    place.count = *count;
    return {};
}

std::string readMeeting(const std::string& text, GroupPlace& place) {
    const std::size_t colon = text.rfind(':');
    const auto port = colon == std::string::npos ? std::nullopt : number(std::string_view(text).substr(colon + 1));
    if (!port || *port < 1 || *port > 65535 || colon == 0) {
        return "'" + text + "' is not a host and a port like node1:29500";
    }
    place.host = text.substr(0, colon);
    place.port = *port;
    return {};
}

std::optional<GroupPlace> groupPlace(const GroupPlace& options, const Environment& environment) {
    GroupPlace place = options;
    if (place.count == 1 && place.host.empty()) {
        const char* const size = environment("WORLD_SIZE");
        place.count = size != nullptr ? number(size).value_or(1) : 1;
        if (place.count > 1) {
            place.rank = numberIn(environment, "RANK");
            const char* const host = environment("MASTER_ADDR");
            place.host = host != nullptr ? host : "";
            place.port = environment("MASTER_PORT") != nullptr ? numberIn(environment, "MASTER_PORT") : kUsualPort;
        }
    }
    if (place.count == 1) {
        return std::nullopt;
    }
    if (place.host.empty()) {
        throw Error(Core::says("the %1 processes do not know where to meet: say --meet HOST:PORT")(place.count));
    }
    if (place.rank >= place.count || place.count > kMostProcesses || place.port > 65535) {
        throw Error(Core::says("RANK, WORLD_SIZE and MASTER_PORT do not fit together"));
    }
    place.local = place.rank;
    if (environment("LOCAL_RANK") != nullptr && environment("WORLD_SIZE") != nullptr) {
        place.local = numberIn(environment, "LOCAL_RANK");
    }
    if (environment("LOCAL_WORLD_SIZE") != nullptr && environment("WORLD_SIZE") != nullptr) {
        place.localCount = std::max(1, numberIn(environment, "LOCAL_WORLD_SIZE"));
    } else if (place.host == "localhost" || place.host.starts_with("127.")) {
        place.localCount = place.count;
    }
    return place;
}

}  // namespace latentwalk::cli
