// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/json_fields.h"

#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "core/file/base64.h"
#include "core/file/json_text.h"
#include "core/message/file_error.h"

namespace latentwalk {

nlohmann::json parseUntrusted(const std::filesystem::path& path, std::string_view text, int deepest) {
    if (text.size() > kLongestJson) {
        throw FileError(path, Core::about("%1 is too long: %2")(
                                  Core::says("%1 bytes of at most %2")(grouped(text.size()), grouped(kLongestJson))));
    }
    return parseStrictly(path, text, Core::says("it"), deepest);
}

namespace {

// A whole number, which other programs may have written as 12.0. Beyond 2^53 such a number may have been rounded, so
// that it is none.
std::optional<nlohmann::json> wholeNumber(const nlohmann::json& value) {
    constexpr double kExact = 9007199254740992;
    if (value.is_number_integer()) {
        return value;
    }
    const double number = value.is_number_float() ? value.get<double>() : NAN;
    if (!(std::abs(number) <= kExact) || number != std::trunc(number)) {
        return std::nullopt;
    }
    return number < 0 ? nlohmann::json(static_cast<std::int64_t>(number))
                      : nlohmann::json(static_cast<std::uint64_t>(number));
}

std::int64_t wholeIn(const JsonFields& fields, const char* key, const nlohmann::json& value, std::int64_t least,
                     std::int64_t most) {
    const auto whole = wholeNumber(value);
    const bool fits = whole &&
                      !(whole->is_number_unsigned() && whole->get<std::uint64_t>() > std::uint64_t{1} << 62U) &&
                      whole->get<std::int64_t>() >= least && whole->get<std::int64_t>() <= most;
    if (!fits) {
        fields.fail(key, Core::says("it is not a whole number from %1 to %2")(least, most));
    }
    return whole->get<std::int64_t>();
}

}  // namespace

JsonFields::JsonFields(const std::filesystem::path& path, const nlohmann::json& value, std::string place)
    : m_path(path), m_object(value), m_place(std::move(place)) {
    if (!value.is_object()) {
        throw FileError::damaged(
            path, m_place.empty() ? Core::says("it is not an object") : Core::says("'%1' is not an object")(m_place));
    }
}

void JsonFields::fail(const char* key, const Message& reason) const {
    throw FileError(
        m_path, Core::about("%1 has a damaged value '%2': %3")((m_place.empty() ? "" : m_place + ".") + key, reason));
}

const nlohmann::json* JsonFields::find(const char* key) const {
    const auto found = m_object.find(key);
    return found == m_object.end() ? nullptr : &*found;
}

bool JsonFields::has(const char* key) const {
    return m_object.contains(key);
}

std::string JsonFields::text(const char* key, const std::string& fallback) const {
    constexpr std::size_t kLongest = 16'384;
    const nlohmann::json* value = find(key);
    if (value == nullptr) {
        return fallback;
    }
    if (!value->is_string()) {
        fail(key, Core::says("it is not a text"));
    }
    if (value->get_ref<const std::string&>().size() > kLongest) {
        fail(key, Core::says("it is longer than %1 bytes")(grouped(kLongest)));
    }
    return value->get<std::string>();
}

bool JsonFields::flag(const char* key, bool fallback) const {
    const nlohmann::json* value = find(key);
    if (value != nullptr && !value->is_boolean()) {
        fail(key, Core::says("it is neither true nor false"));
    }
    return value == nullptr ? fallback : value->get<bool>();
}

std::int64_t JsonFields::integer(const char* key, std::int64_t fallback, std::int64_t least, std::int64_t most) const {
    const nlohmann::json* value = find(key);
    return value == nullptr ? fallback : wholeIn(*this, key, *value, least, most);
}

double JsonFields::number(const char* key, double fallback, double least, double most) const {
    const nlohmann::json* value = find(key);
    if (value == nullptr) {
        return fallback;
    }
    if (!value->is_number() || !(value->get<double>() >= least && value->get<double>() <= most)) {
        fail(key,
             Core::says("it is not a number from %1 to %2")(nlohmann::json(least).dump(), nlohmann::json(most).dump()));
    }
    return value->get<double>();
}

std::uint64_t JsonFields::seed(const char* key) const {
    const nlohmann::json* value = find(key);
    const auto whole = value == nullptr ? std::nullopt : wholeNumber(*value);
    if (!whole || !whole->is_number_unsigned()) {
        fail(key, Core::says("it is not a seed (a whole number from 0 to 18446744073709551615)"));
    }
    return whole->get<std::uint64_t>();
}

std::size_t JsonFields::choice(const char* key, std::size_t fallback,
                               const std::vector<std::string_view>& names) const {
    if (!has(key)) {
        return fallback;
    }
    const std::string name = text(key, "");
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (name == names[i]) {
            return i;
        }
    }
    std::string known;
    for (const std::string_view one : names) {
        known += (known.empty() ? "" : ", ") + std::string(one);
    }
    fail(key, Core::says("'%1' is not one of %2")(forMessage(name), known));
}

namespace {

template <class Numbers>
Numbers decoded(const JsonFields& fields, const char* key, const nlohmann::json* value,
                std::optional<Numbers> (*decode)(std::string_view)) {
    if (value == nullptr || !value->is_string()) {
        fields.fail(key, Core::says("it is not base64 text"));
    }
    auto numbers = decode(value->get_ref<const std::string&>());
    if (!numbers) {
        fields.fail(key, Core::says("it is not base64 of whole numbers of its kind"));
    }
    return *std::move(numbers);
}

}  // namespace

std::vector<std::byte> JsonFields::bytes(const char* key) const {
    return decoded<std::vector<std::byte>>(*this, key, find(key), fromBase64);
}

std::vector<float> JsonFields::floats(const char* key) const {
    return decoded<std::vector<float>>(*this, key, find(key), floatsFromBase64);
}

std::vector<double> JsonFields::doubles(const char* key) const {
    return decoded<std::vector<double>>(*this, key, find(key), doublesFromBase64);
}

nlohmann::json JsonFields::shortList(const char* key) const {
    constexpr std::size_t kMost = 1024;
    const nlohmann::json* value = find(key);
    if (value == nullptr) {
        return nlohmann::json::array();
    }
    if (!value->is_array() || value->size() > kMost) {
        fail(key, Core::says("it is not a short list"));
    }
    return *value;
}

std::vector<int> JsonFields::choices(const char* key) const {
    std::vector<int> result;
    for (const auto& one : shortList(key)) {
        if (!one.is_number_integer() || one < -1 || one > 65'536) {
            fail(key, Core::says("it holds something else than small whole numbers"));
        }
        result.push_back(one.get<int>());
    }
    return result;
}

std::vector<std::int64_t> JsonFields::integers(const char* key, std::int64_t least, std::int64_t most) const {
    std::vector<std::int64_t> result;
    for (const auto& one : shortList(key)) {
        result.push_back(wholeIn(*this, key, one, least, most));
    }
    return result;
}

std::vector<std::string> JsonFields::texts(const char* key) const {
    std::vector<std::string> result;
    for (const auto& one : shortList(key)) {
        if (!one.is_string()) {
            fail(key, Core::says("it holds something else than texts"));
        }
        result.push_back(one.get<std::string>());
    }
    return result;
}

JsonFields JsonFields::object(const char* key) const {
    static const nlohmann::json kEmpty = nlohmann::json::object();
    const nlohmann::json* value = find(key);
    return {m_path, value == nullptr ? kEmpty : *value, (m_place.empty() ? "" : m_place + ".") + key};
}

std::vector<JsonFields> JsonFields::objects(const char* key, std::size_t most) const {
    std::vector<JsonFields> result;
    const nlohmann::json* value = find(key);
    if (value == nullptr) {
        return result;
    }
    if (!value->is_array()) {
        fail(key, Core::says("it is not a list"));
    }
    if (value->size() > most) {
        fail(key, Core::says("it has %1 entries of at most %2")(grouped(value->size()), grouped(most)));
    }
    for (std::size_t i = 0; i < value->size(); ++i) {
        result.emplace_back(m_path, (*value)[i],
                            (m_place.empty() ? "" : m_place + ".") + key + "[" + std::to_string(i) + "]");
    }
    return result;
}

}  // namespace latentwalk
