// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/recipe/webp_recipe.h"

#include <string_view>

#include "core/recipe/xmp.h"

namespace latentwalk {

std::optional<std::string> recipeOfWebP(std::span<const std::byte> bytes) {
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    for (std::size_t at = 12; at + 8 <= text.size();) {
        std::size_t size = 0;
        for (std::size_t i = 0; i < 4; ++i) {
            size |= static_cast<std::size_t>(static_cast<unsigned char>(text[at + 4 + i])) << (8 * i);
        }
        if (size > text.size() - at - 8) {
            return std::nullopt;
        }
        // Some programs end the name with a NUL.
        if (text.substr(at, 3) == "XMP" && (text[at + 3] == ' ' || text[at + 3] == '\0')) {
            if (auto recipe = recipeOfXmp(text.substr(at + 8, size))) {
                return recipe;
            }
        }
        at += 8 + size + size % 2;
    }
    return std::nullopt;
}

}  // namespace latentwalk
