// SPDX-License-Identifier: GPL-3.0-or-later

#include <zlib.h>

#include <algorithm>
#include <array>

#include "core/recipe/png_chunks.h"
#include "core/recipe/recipe_text.h"
#include "core/recipe/xmp.h"

namespace latentwalk {
namespace {

// One of the three kinds of text that a PNG can hold (PNG specification, 11.3.3), not yet unpacked.
struct PngText {
    std::string keyword;  // in lower case
    std::string_view data;
    bool compressed = false;
    bool latin1 = false;  // as the specification has it; UTF-8 is often found there all the same
};

// At most `most` bytes of what was deflated; nothing when it is damaged before that.
std::optional<std::string> inflatedUpTo(std::size_t most, std::string_view compressed) {
    z_stream stream{};
    if (inflateInit(&stream) != Z_OK) {
        return std::nullopt;
    }
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(compressed.data()));
    stream.avail_in = static_cast<uInt>(compressed.size());
    std::string text;
    std::array<char, 65536> buffer{};
    int status = Z_OK;
    while (status == Z_OK && text.size() < most) {
        stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
        stream.avail_out = static_cast<uInt>(std::min(buffer.size(), most - text.size()));
        const auto room = stream.avail_out;
        status = inflate(&stream, Z_NO_FLUSH);
        text.append(buffer.data(), room - stream.avail_out);
    }
    inflateEnd(&stream);
    return status == Z_STREAM_END || text.size() == most ? std::optional(text) : std::nullopt;
}

// Takes what stands before the next NUL, and that, off `rest`; false when there is none.
bool takeField(std::string_view& rest, std::string_view& field) {
    const auto end = rest.find('\0');
    if (end == std::string_view::npos) {
        return false;
    }
    field = rest.substr(0, end);
    rest.remove_prefix(end + 1);
    return true;
}

std::optional<PngText> textOfChunk(const PngChunk& chunk) {
    const bool compressible = chunk.name == "zTXt";
    const bool international = chunk.name == "iTXt";
    std::string_view rest = chunk.data;
    std::string_view keyword;
    if ((chunk.name != "tEXt" && !compressible && !international) || !takeField(rest, keyword)) {
        return std::nullopt;
    }
    PngText text{std::string(keyword), {}, compressible, !international};
    std::transform(text.keyword.begin(), text.keyword.end(), text.keyword.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    const std::size_t flags = international ? 2 : compressible ? 1 : 0;  // whether it is compressed, and how
    if (rest.size() < flags) {
        return std::nullopt;
    }
    text.compressed = compressible || (international && rest.front() == '\1');
    rest.remove_prefix(flags);
    std::string_view ignored;  // the language, the keyword in it
    if (international && !(takeField(rest, ignored) && takeField(rest, ignored))) {
        return std::nullopt;
    }
    text.data = rest;
    return text;
}

// The whole text, in UTF-8; nothing where it is damaged or longer than `most`.
std::optional<std::string> unpacked(const PngText& text, std::size_t most) {
    std::optional<std::string> whole;
    if (text.compressed) {
        whole = inflatedUpTo(most + 1, text.data);
    } else {
        whole = std::string(text.data.substr(0, most + 1));
    }
    if (!whole || whole->size() > most) {
        return std::nullopt;
    }
    return text.latin1 ? utf8Of(*whole) : *whole;
}

bool beginsLikeRecipe(const PngText& text) {
    constexpr std::size_t kEnough = 64;
    const auto start = text.compressed ? inflatedUpTo(kEnough, text.data) : std::string(text.data.substr(0, kEnough));
    return start && isRecipeText(*start);
}

}  // namespace

std::optional<std::string> recipeOfPng(std::span<const std::byte> bytes) {
    std::optional<std::string> own;
    std::optional<std::string> other;
    std::size_t left = kLongestRecipe;  // for all texts together, however many bombs there are
    forEachPngChunk(bytes, [&](const PngChunk& chunk) {
        const auto text = textOfChunk(chunk);
        if (!text) {
            return true;
        }
        const bool ours = text->keyword == "latentwalk";
        const bool raw = text->keyword == "raw profile type xmp" || text->keyword == "raw profile type app1";
        const bool xmp = raw || text->keyword == "xml:com.adobe.xmp";
        if (!ours && (other || !(xmp || beginsLikeRecipe(*text)))) {
            return true;
        }
        auto whole = unpacked(*text, left);
        if (!whole) {
            return true;
        }
        left -= std::min(left, whole->size());
        if (xmp) {
            whole = raw ? bytesOfRawProfile(*whole) : whole;
            other = whole ? recipeOfXmp(*whole) : std::nullopt;
        } else if (const auto found = withoutPadding(*whole); !found.empty() && (!ours || !own)) {
            (ours ? own : other) = std::string(found);
        }
        return !(own && isRecipeText(*own));
    });
    return own && (isRecipeText(*own) || !other) ? own : other;
}

}  // namespace latentwalk
