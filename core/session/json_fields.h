// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/message/message.h"

namespace latentwalk {

// No text of ours is longer: many thousands of anchors fit, and a hostile file stays harmless.
inline constexpr std::size_t kLongestJson = std::size_t{32} << 20U;

// More than any whole number of ours; which of the smaller ones will do problemOf() says, with sentences of its own.
inline constexpr std::int64_t kHugeInteger = std::int64_t{1} << 31;

// The word for a choice, which JsonFields::choice() gives back.
template <class Choice>
std::string_view named(const std::vector<std::string_view>& names, Choice choice) {
    return names[static_cast<std::size_t>(choice)];
}

// Parses JSON out of a file. Throws FileError when it is longer than kLongestJson, is not JSON, is nested more than
// `deepest` deep, or has an object with the same key twice.
nlohmann::json parseUntrusted(const std::filesystem::path& path, std::string_view text, int deepest = 32);

// An object out of a file with its place in the file ("anchors[3].edits"), so that a wrong value can be named. Each
// getter throws FileError when the value is missing (those with a fallback do not) or is not what was asked for.
class JsonFields {
public:
    JsonFields(const std::filesystem::path& path, const nlohmann::json& value, std::string place = "");

    bool has(const char* key) const;
    std::string text(const char* key, const std::string& fallback) const;
    bool flag(const char* key, bool fallback) const;
    std::int64_t integer(const char* key, std::int64_t fallback, std::int64_t least, std::int64_t most) const;
    double number(const char* key, double fallback, double least, double most) const;
    std::uint64_t seed(const char* key) const;
    // The index of the text among `names`.
    std::size_t choice(const char* key, std::size_t fallback, const std::vector<std::string_view>& names) const;
    std::vector<std::byte> bytes(const char* key) const;
    std::vector<float> floats(const char* key) const;
    std::vector<double> doubles(const char* key) const;
    // A list of at most 1024 whole numbers from -1 on; none where it is missing.
    std::vector<int> choices(const char* key) const;
    // A list of at most 1024 whole numbers in a range; none where it is missing.
    std::vector<std::int64_t> integers(const char* key, std::int64_t least, std::int64_t most) const;
    // A list of at most 1024 texts; none where it is missing.
    std::vector<std::string> texts(const char* key) const;
    // An object; one without keys where it is missing.
    JsonFields object(const char* key) const;
    // The objects of an array; none where it is missing.
    std::vector<JsonFields> objects(const char* key, std::size_t most) const;

    // `reason` continues the sentence: "has a damaged value 'anchors[3].seed': it is ...".
    [[noreturn]] void fail(const char* key, const Message& reason) const;
    const nlohmann::json& json() const { return m_object; }

private:
    const nlohmann::json* find(const char* key) const;
    // An array of at most 1024 entries; an empty one where it is missing.
    nlohmann::json shortList(const char* key) const;

    const std::filesystem::path& m_path;
    const nlohmann::json& m_object;
    std::string m_place;
};

}  // namespace latentwalk
