// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/recipe/film_metadata.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "core/message/file_error.h"
#include "core/recipe/recipe_text.h"

// Read by hand and not by FFmpeg's demuxers: for one text, those would understand the whole film, and they allocate
// what its tables claim to need, gigabytes for a file of a kilobyte. Sources: ISO/IEC 14496-12 (boxes), Apple's
// QuickTime File Format (udta, meta, ilst), 3GPP TS 26.244 (udta), RFC 8794 and RFC 9559 (EBML and Matroska).
namespace latentwalk {
namespace {

std::uint64_t bigEndian(std::string_view bytes) {
    std::uint64_t value = 0;
    for (const char c : bytes) {
        value = value << 8U | static_cast<unsigned char>(c);
    }
    return value;
}

// A part of a film: an MP4 box or an EBML element.
struct Part {
    std::uint64_t id = 0;
    std::string_view content;
};

// Takes the first box off `rest`; nothing when it does not fit.
std::optional<Part> takeBox(std::string_view& rest) {
    if (rest.size() < 8) {
        return std::nullopt;
    }
    std::uint64_t size = bigEndian(rest.substr(0, 4));
    std::size_t head = 8;
    if (size == 1 && rest.size() >= 16) {
        size = bigEndian(rest.substr(8, 8));
        head = 16;
    } else if (size == 0) {
        size = rest.size();  // up to the end of the file
    }
    if (size < head || size > rest.size()) {
        return std::nullopt;
    }
    const Part box{bigEndian(rest.substr(4, 4)), rest.substr(head, size - head)};
    rest.remove_prefix(size);
    return box;
}

// A number of EBML, whose leading zero bits tell its length; `marked` keeps the bit that ends them, as ids do.
std::optional<std::uint64_t> takeNumber(std::string_view& rest, bool marked) {
    if (rest.empty() || rest.front() == '\0') {
        return std::nullopt;
    }
    const auto first = static_cast<unsigned char>(rest.front());
    std::size_t length = 1;
    while ((first & (0x80U >> (length - 1))) == 0) {
        ++length;
    }
    if (length > rest.size()) {
        return std::nullopt;
    }
    std::uint64_t value = bigEndian(rest.substr(0, length));
    const std::uint64_t mark = std::uint64_t{1} << (7 * length);
    const bool unknown = value == 2 * mark - 1;
    value = marked ? value : unknown ? ~std::uint64_t{0} : value - mark;
    rest.remove_prefix(length);
    return value;
}

constexpr std::uint64_t kSegment = 0x18538067;
constexpr std::uint64_t kTags = 0x1254C367;
constexpr std::uint64_t kTag = 0x7373;
constexpr std::uint64_t kSimpleTag = 0x67C8;
constexpr std::uint64_t kTagString = 0x4487;

// Takes the first element off `rest`. One that does not know its length, as films that were recorded live have them,
// gives its head alone: what it holds follows as if it stood beside it.
std::optional<Part> takeElement(std::string_view& rest) {
    const auto id = takeNumber(rest, true);
    const auto size = id ? takeNumber(rest, false) : std::nullopt;
    if (!size) {
        return std::nullopt;
    }
    if (*size == ~std::uint64_t{0}) {
        return Part{*id, {}};
    }
    if (*size > rest.size()) {
        return std::nullopt;
    }
    const Part element{*id, rest.substr(0, *size)};
    rest.remove_prefix(*size);
    return element;
}

constexpr std::uint64_t box(const char (&name)[5]) {
    std::uint64_t id = 0;
    for (int i = 0; i < 4; ++i) {
        id = id << 8U | static_cast<unsigned char>(name[i]);
    }
    return id;
}

// The recipe in a box of QuickTime's or 3GPP's user data.
std::optional<std::string_view> recipeOfUserData(const Part& part) {
    constexpr std::size_t kLongest = 0xFFFF;
    std::string_view text = part.content;
    const bool ofQuickTime = part.id >> 24U == 0xA9;
    if (!ofQuickTime && !isRecipeText(text)) {
        text.remove_prefix(std::min<std::size_t>(text.size(), 6));  // version, flags, language
    }
    if (!ofQuickTime) {
        return text.substr(0, text.find('\0'));
    }
    // For each language: two bytes that tell the text's length, two for the language, the text. FFmpeg writes texts
    // that are longer than that, too, with the lower half of their length in front.
    while (text.size() > 4) {
        const auto length = static_cast<std::size_t>(bigEndian(text.substr(0, 2)));
        text.remove_prefix(4);
        const bool whole = text.size() > kLongest && (text.size() & kLongest) == length;
        const std::string_view one = whole ? text : text.substr(0, length);
        if (isRecipeText(one)) {
            return one;
        }
        text.remove_prefix(one.size());
    }
    return std::nullopt;
}

constexpr int kDeepest = 8;

// The recipe among these boxes: in the film's or a track's user data, or in a list of values, whatever their keys are
// called there: iTunes' "\xA9" "cmt" and "desc", or numbers of a table with "comment", "com.apple.quicktime.comment".
std::optional<std::string_view> recipeOfBoxes(std::string_view boxes, bool userData, int depth) {
    while (const auto part = depth < kDeepest ? takeBox(boxes) : std::nullopt) {
        std::optional<std::string_view> found;
        std::string_view content = part->content;
        switch (part->id) {
            case box("meta"):
                // ISO gives it a version and flags, all zero; QuickTime does not, and boxes in it have a size.
                content.remove_prefix(content.starts_with(std::string_view("\0\0\0\0", 4)) ? 4 : 0);
                [[fallthrough]];
            case box("moov"):
            case box("trak"):
            case box("moof"):
            case box("traf"):
                found = recipeOfBoxes(content, false, depth + 1);
                break;
            case box("udta"):
                found = recipeOfBoxes(content, true, depth + 1);
                break;
            case box("ilst"):
                for (auto value = takeBox(content); value && !found; value = takeBox(content)) {
                    found = recipeOfBoxes(value->content, false, depth + 1);
                }
                break;
            case box("data"):
                found = content.substr(std::min<std::size_t>(content.size(), 8));  // behind type and language
                break;
            default:
                found = userData ? recipeOfUserData(*part) : std::nullopt;
        }
        if (found && isRecipeText(*found)) {
            return found;
        }
    }
    return std::nullopt;
}

// A recipe among the tags, whatever they are called and whatever they are about.
std::optional<std::string_view> recipeOfElements(std::string_view elements, int depth) {
    while (const auto part = depth < kDeepest ? takeElement(elements) : std::nullopt) {
        std::optional<std::string_view> found;
        if (part->id == kTagString) {
            found = part->content;
        } else if (part->id == kSegment || part->id == kTags || part->id == kTag || part->id == kSimpleTag) {
            found = recipeOfElements(part->content, depth + 1);
        }
        if (found && isRecipeText(*found)) {
            return found;
        }
    }
    return std::nullopt;
}

bool hasPart(std::string_view film, std::optional<Part> (*take)(std::string_view&), std::uint64_t id) {
    while (const auto part = take(film)) {
        if (part->id == id) {
            return true;
        }
    }
    return false;
}

}  // namespace

std::optional<std::string> recipeOfFilm(const std::filesystem::path& path, std::span<const std::byte> bytes) {
    const std::string_view film(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    const bool matroska = film.starts_with('\x1A');
    if (!(matroska ? hasPart(film, takeElement, kSegment) : hasPart(film, takeBox, box("moov")))) {
        throw FileError::damaged(path, Core::says("it is no complete MP4 or WebM film"));
    }
    const auto recipe = matroska ? recipeOfElements(film, 0) : recipeOfBoxes(film, false, 0);
    return recipe ? std::optional(std::string(withoutPadding(*recipe))) : std::nullopt;
}

}  // namespace latentwalk
