// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/recipe/recipe_reader.h"

#include <algorithm>

#include "core/file/mapped_file.h"
#include "core/message/file_error.h"
#include "core/recipe/file_kind.h"
#include "core/recipe/film_metadata.h"
#include "core/recipe/jpeg_recipe.h"
#include "core/recipe/png_chunks.h"
#include "core/recipe/recipe_text.h"
#include "core/recipe/webp_recipe.h"

namespace latentwalk {
namespace {

// Comments of a GIF (application "Comment Extension", blocks of at most 255 bytes); ours is the last thing in the file.
std::optional<std::string> recipeOfGif(std::string_view text) {
    const auto byte = [&](std::size_t at) {
        return at < text.size() ? static_cast<std::size_t>(static_cast<unsigned char>(text[at])) : 0;
    };
    const auto tableSize = [&](std::size_t flagsAt) {
        return (byte(flagsAt) & 0x80U) != 0 ? std::size_t{3} << ((byte(flagsAt) & 7U) + 1) : 0;
    };
    // Runs through blocks from `at`; gives where they end and, when asked, what they hold.
    const auto blocks = [&](std::size_t at, std::string* content) {
        while (byte(at) != 0) {
            if (content != nullptr) {
                *content += text.substr(std::min(at + 1, text.size()), byte(at));
            }
            at += 1 + byte(at);
        }
        return at + 1;
    };
    std::size_t at = 13 + tableSize(10);
    while (at < text.size()) {
        if (byte(at) == 0x21) {
            std::string comment;
            const bool isComment = byte(at + 1) == 0xFE;
            at = blocks(at + 2, isComment ? &comment : nullptr);
            if (isRecipeText(comment)) {
                return std::string(withoutPadding(comment));
            }
        } else if (byte(at) == 0x2C) {
            at = blocks(at + 10 + tableSize(at + 9) + 1, nullptr);
        } else {
            return std::nullopt;
        }
    }
    return std::nullopt;
}

std::optional<std::string> recipeIn(const std::filesystem::path& path, std::span<const std::byte> bytes) {
    const FileKind kind = fileKindOf(bytes);
    if (kind == FileKind::Png) {
        return recipeOfPng(bytes);
    }
    if (kind == FileKind::Jpeg) {
        return recipeOfJpeg(bytes);
    }
    if (kind == FileKind::WebP) {
        return recipeOfWebP(bytes);
    }
    if (kind == FileKind::Gif) {
        return recipeOfGif({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    }
    if (kind == FileKind::Mp4 || kind == FileKind::Matroska) {
        return recipeOfFilm(path, bytes);
    }
    throw FileError(path,
                    Core::about("%1 is not a picture or film that carries a recipe (PNG, JPEG, WebP, GIF, MP4, WebM)"));
}

}  // namespace

std::optional<std::string> readRecipeText(const std::filesystem::path& path) {
    const auto file = MappedFile::open(path);
    auto text = recipeIn(path, file->bytes());
    file->checkUnchanged();
    return text;
}

Recipe readRecipe(const std::filesystem::path& path) {
    const auto text = readRecipeText(path);
    if (!text) {
        throw FileError(path, Core::about("%1 carries no recipe that Latentwalk can read; programs that change or send "
                                          "pictures often remove it"));
    }
    if (isTrainingRecord(*text)) {
        throw FileError(path, Core::about("%1 shows how a model was trained: there is no face in it to go to"));
    }
    return parseRecipe(path, *text);
}

bool isCompletePng(const std::filesystem::path& path, const std::string& recipe) {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(path, ignored)) {
        return false;
    }
    const auto file = MappedFile::open(path);
    bool complete = false;
    forEachPngChunk(file->bytes(), [&](const PngChunk& chunk) {
        complete = chunk.name == "IEND";
        return true;
    });
    return complete && recipeOfPng(file->bytes()) == recipe;
}

}  // namespace latentwalk
