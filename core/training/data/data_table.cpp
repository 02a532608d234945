// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/training/data/data_table.h"

#include <zlib.h>

#include <bit>
#include <nlohmann/json.hpp>

#include "core/file/json_text.h"
#include "core/message/file_error.h"
#include "core/training/data/reason.h"

namespace latentwalk::training {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kDeepestTable = 4 + kDeepestReason;

Json jsonOfEntry(const DataEntry& entry) {
    Json json{{"file", entry.file}, {"bytes", entry.bytes}, {"changed", entry.changed}};
    if (entry.width > 0) {
        json["width"] = entry.width;
        json["height"] = entry.height;
    }
    if (entry.picture >= 0) {
        json["picture"] = entry.picture;
        json["crc"] = entry.checksum;
    }
    if (entry.at >= 0) {
        json["at"] = entry.at;
    }
    if (entry.frames > 0) {
        json["frames"] = entry.frames;
    }
    if (!entry.leftOut.empty()) {
        json["leftOut"] = entry.leftOut;
    }
    if (!entry.reason.empty()) {
        json["reason"] = reasonJson(entry.reason);
    }
    if (!entry.sameAs.empty()) {
        json["sameAs"] = entry.sameAs;
    }
    return json;
}

// Names of files are bytes that need not be UTF-8, which JSON has to be.
std::string dumped(const Json& json) {
    return json.dump(-1, ' ', true, Json::error_handler_t::replace);
}

FileError noTable(const std::filesystem::path& path) {
    return FileError::damaged(path, Core::says("its table cannot be made sense of"));
}

std::int64_t number(const std::filesystem::path& path, const nlohmann::json& object, const char* key,
                    std::int64_t fallback) {
    const auto found = object.find(key);
    if (found == object.end()) {
        return fallback;
    }
    if (!found->is_number_integer()) {
        throw noTable(path);
    }
    return found->get<std::int64_t>();
}

std::string words(const std::filesystem::path& path, const nlohmann::json& object, const char* key) {
    const auto found = object.find(key);
    if (found == object.end()) {
        return {};
    }
    if (!found->is_string()) {
        throw noTable(path);
    }
    return found->get<std::string>();
}

DataEntry entryOf(const std::filesystem::path& path, const nlohmann::json& json) {
    if (!json.is_object() || !json.contains("file")) {
        throw noTable(path);
    }
    DataEntry entry;
    entry.file = words(path, json, "file");
    entry.bytes = static_cast<std::uint64_t>(number(path, json, "bytes", 0));
    entry.changed = number(path, json, "changed", 0);
    entry.picture = number(path, json, "picture", -1);
    entry.checksum = static_cast<std::uint32_t>(number(path, json, "crc", 0));
    entry.width = number(path, json, "width", 0);
    entry.height = number(path, json, "height", 0);
    entry.at = number(path, json, "at", -1);
    entry.frames = number(path, json, "frames", 0);
    entry.leftOut = words(path, json, "leftOut");
    entry.sameAs = words(path, json, "sameAs");
    if (const auto reason = json.find("reason"); reason != json.end()) {
        entry.reason = reasonOf(path, *reason);
    }
    if (entry.picture < -1 || entry.width < 0 || entry.height < 0 || entry.at < -1 || entry.frames < 0) {
        throw noTable(path);
    }
    return entry;
}

Json headOf(const DataTable& table) {
    return {{"folder", table.folder},
            {"side", table.side},
            {"fit", table.fit == Fit::Crop ? "crop" : "whole"},
            {"filmEvery", table.filmEvery}};
}

}  // namespace

std::uint32_t checksumOf(std::string_view bytes) {
    return static_cast<std::uint32_t>(crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

std::string entryText(const DataEntry& entry) {
    return dumped(jsonOfEntry(entry));
}

std::string tableHead(const DataTable& table) {
    return dumped(headOf(table));
}

std::string tableText(const DataTable& table) {
    Json json = headOf(table);
    Json entries = Json::array();
    for (const DataEntry& entry : table.entries) {
        entries.push_back(jsonOfEntry(entry));
    }
    json["files"] = std::move(entries);
    return dumped(json);
}

DataEntry readEntry(const std::filesystem::path& path, std::string_view text) {
    return entryOf(path, parseStrictly(path, text, Core::says("its table"), kDeepestTable));
}

DataTable readTable(const std::filesystem::path& path, std::string_view text) {
    const nlohmann::json json = parseStrictly(path, text, Core::says("its table"), kDeepestTable);
    if (!json.is_object() || !json.contains("files") || !json["files"].is_array()) {
        throw noTable(path);
    }
    DataTable table;
    table.folder = words(path, json, "folder");
    table.side = number(path, json, "side", 0);
    const std::string fit = words(path, json, "fit");
    if (fit != "crop" && fit != "whole") {
        throw noTable(path);
    }
    table.fit = fit == "crop" ? Fit::Crop : Fit::Whole;
    if (const auto every = json.find("filmEvery"); every != json.end()) {
        if (!every->is_number() || !(every->get<double>() >= 0)) {
            throw noTable(path);
        }
        table.filmEvery = every->get<double>();
    }
    for (const nlohmann::json& entry : json["files"]) {
        table.entries.push_back(entryOf(path, entry));
    }
    return table;
}

}  // namespace latentwalk::training
