// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/picture/font_letters.h"

#include <fontconfig/fontconfig.h>
#include <ft2build.h>
#include FT_FREETYPE_H

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

namespace latentwalk {
namespace {

struct FontFile {
    std::string path;
    int index = 0;  // of the font in a collection

    auto operator<=>(const FontFile&) const = default;
};

// The font that the system prefers for `character`; not necessarily one that has it.
std::optional<FontFile> fontFor(char32_t character) {
    const std::unique_ptr<FcPattern, decltype(&FcPatternDestroy)> wanted(FcPatternCreate(), &FcPatternDestroy);
    const std::unique_ptr<FcCharSet, decltype(&FcCharSetDestroy)> letters(FcCharSetCreate(), &FcCharSetDestroy);
    FcCharSetAddChar(letters.get(), character);
    FcPatternAddCharSet(wanted.get(), FC_CHARSET, letters.get());
    FcPatternAddBool(wanted.get(), FC_SCALABLE, FcTrue);
    FcPatternAddString(wanted.get(), FC_FAMILY, reinterpret_cast<const FcChar8*>("sans-serif"));
    FcConfigSubstitute(nullptr, wanted.get(), FcMatchPattern);
    FcDefaultSubstitute(wanted.get());
    FcResult result = FcResultNoMatch;
    const std::unique_ptr<FcPattern, decltype(&FcPatternDestroy)> found(FcFontMatch(nullptr, wanted.get(), &result),
                                                                        &FcPatternDestroy);
    FcChar8* path = nullptr;
    FontFile file;
    if (!found || FcPatternGetString(found.get(), FC_FILE, 0, &path) != FcResultMatch) {
        return std::nullopt;
    }
    FcPatternGetInteger(found.get(), FC_INDEX, 0, &file.index);
    file.path = reinterpret_cast<const char*>(path);
    return file;
}

class Fonts {
public:
    Fonts() {
        if (FT_Init_FreeType(&m_library) != 0) {
            m_library = nullptr;
        }
    }
    ~Fonts() {
        if (m_library != nullptr) {
            FT_Done_FreeType(m_library);  // its faces, too
        }
    }
    Fonts(const Fonts&) = delete;
    Fonts& operator=(const Fonts&) = delete;

    std::optional<FontLetter> letter(char32_t character, int pixels) {
        constexpr std::size_t kMostKept = 4096;
        const std::scoped_lock lock(m_mutex);
        const std::pair key(character, pixels);
        if (const auto known = m_letters.find(key); known != m_letters.end()) {
            return known->second;
        }
        if (m_letters.size() == kMostKept) {
            m_letters.clear();
        }
        return m_letters[key] = make(character, pixels);
    }

private:
    FT_Face faceOf(const FontFile& file) {
        const auto known = m_faces.find(file);
        if (known != m_faces.end()) {
            return known->second;
        }
        FT_Face face = nullptr;
        if (m_library == nullptr || FT_New_Face(m_library, file.path.c_str(), file.index, &face) != 0) {
            face = nullptr;
        }
        return m_faces[file] = face;
    }

    std::optional<FontLetter> make(char32_t character, int pixels) {
        const auto file = fontFor(character);
        FT_Face face = file ? faceOf(*file) : nullptr;
        const FT_UInt index = face != nullptr ? FT_Get_Char_Index(face, character) : 0;
        if (index == 0 || FT_Set_Pixel_Sizes(face, 0, static_cast<FT_UInt>(pixels)) != 0 ||
            FT_Load_Glyph(face, index, FT_LOAD_RENDER | FT_LOAD_NO_BITMAP) != 0) {
            return std::nullopt;
        }
        const FT_GlyphSlot glyph = face->glyph;
        const FT_Bitmap& bitmap = glyph->bitmap;
        const auto most = static_cast<unsigned>(4 * pixels);
        if (bitmap.width > most || bitmap.rows > most ||
            (bitmap.rows > 0 && (bitmap.pixel_mode != FT_PIXEL_MODE_GRAY || bitmap.pitch < 0))) {
            return std::nullopt;
        }
        FontLetter letter;
        letter.left = glyph->bitmap_left;
        letter.top = glyph->bitmap_top;
        letter.width = static_cast<int>(bitmap.width);
        letter.height = static_cast<int>(bitmap.rows);
        letter.advance = std::clamp(static_cast<int>((glyph->advance.x + 32) / 64), 0, 4 * pixels);
        for (unsigned y = 0; y < bitmap.rows; ++y) {
            const auto* row = bitmap.buffer + y * static_cast<unsigned>(bitmap.pitch);
            letter.ink.insert(letter.ink.end(), row, row + bitmap.width);
        }
        return letter;
    }

    std::mutex m_mutex;
    FT_Library m_library = nullptr;
    std::map<FontFile, FT_Face> m_faces;  // null: it cannot be read
    std::map<std::pair<char32_t, int>, std::optional<FontLetter>> m_letters;
};

}  // namespace

std::optional<FontLetter> fontLetter(char32_t character, int pixels) {
    static Fonts fonts;
    return fonts.letter(character, pixels);
}

}  // namespace latentwalk
