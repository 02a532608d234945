// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/message/file_error.h"

#include <string_view>
#include <utility>

namespace latentwalk {
namespace {

constexpr std::size_t kLongestName = 120;

// The bytes of the well-formed UTF-8 character at the front of `text` (RFC 3629), or 0 where there is none.
std::size_t utf8Length(std::string_view text) {
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    const unsigned first = byte(0);
    if (first < 0x80U) {
        return 1;
    }
    if (first >= 0xC2U && first <= 0xDFU) {
        return continues(1) ? 2 : 0;
    }
    if (first >= 0xE0U && first <= 0xEFU) {
        const bool overlong = first == 0xE0U && byte(1) < 0xA0U;
        const bool surrogate = first == 0xEDU && byte(1) > 0x9FU;
        return continues(1) && continues(2) && !overlong && !surrogate ? 3 : 0;
    }
    if (first >= 0xF0U && first <= 0xF4U) {
        const bool overlong = first == 0xF0U && byte(1) < 0x90U;
        const bool tooLarge = first == 0xF4U && byte(1) > 0x8FU;
        return continues(1) && continues(2) && continues(3) && !overlong && !tooLarge ? 4 : 0;
    }
    return 0;
}

// C0 and C1 controls, and the characters that end a line or turn the writing direction.
bool isControl(std::string_view character) {
    if (character.size() == 1) {
        const auto byte = static_cast<unsigned char>(character[0]);
        return byte < 0x20U || byte == 0x7FU;
    }
    if (character.size() == 2) {
        return character[0] == '\xC2' && static_cast<unsigned char>(character[1]) < 0xA0U;
    }
    if (character.size() == 3 && character[0] == '\xE2') {
        const auto last = static_cast<unsigned char>(character[2]);
        return (character[1] == '\x80' && ((last >= 0x8EU && last <= 0x8FU) || (last >= 0xA8U && last <= 0xAEU))) ||
               (character[1] == '\x81' && last >= 0xA6U && last <= 0xA9U);
    }
    return false;
}

std::string clean(std::string_view text, std::size_t longest) {
    std::string result;
    while (!text.empty()) {
        const std::size_t length = utf8Length(text);
        const std::string_view character = text.substr(0, length == 0 ? 1 : length);
        if (result.size() + character.size() > longest) {
            return result + "...";
        }
        if (length == 0 || isControl(character)) {
            result += '?';
        } else {
            result += character;
        }
        text.remove_prefix(character.size());
    }
    return result;
}

Message sentence(const std::filesystem::path& path, AboutFile reason) {
    reason.arguments.insert(reason.arguments.begin(), clean(path.string(), 4096));
    return {reason.text, std::move(reason.arguments)};
}

}  // namespace

FileError::FileError(std::filesystem::path path, AboutFile reason)
    : Error(sentence(path, std::move(reason))), m_path(std::move(path)) {}

FileError FileError::damaged(std::filesystem::path path, Message detail) {
    return {std::move(path), Core::about("%1 is damaged: %2")(std::move(detail))};
}

FileError FileError::cutOff(std::filesystem::path path, Message detail) {
    return {std::move(path), Core::about("%1 is cut off: %2")(std::move(detail))};
}

FileError FileError::incomplete(std::filesystem::path path, Message detail) {
    return {std::move(path), Core::about("%1 is incomplete: %2")(std::move(detail))};
}

FileError FileError::inconsistent(std::filesystem::path path, Message detail) {
    return {std::move(path), Core::about("%1 is inconsistent: %2")(std::move(detail))};
}

std::string forMessage(std::string_view text) {
    return clean(text, kLongestName);
}

std::string shapeText(std::span<const std::int64_t> shape) {
    std::string text;
    for (const std::int64_t size : shape) {
        text += (text.empty() ? "" : ", ") + std::to_string(size);
    }
    return "(" + text + (shape.size() == 1 ? ",)" : ")");
}

}  // namespace latentwalk
