// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

// A recipe as text, as other programs hand it on: under another name, in another encoding, with something around it.
namespace latentwalk {

// No recipe is longer: 40 MiB, as text and as what it is packed in.
inline constexpr std::size_t kLongestRecipe = std::size_t{40} << 20U;

// Whether the text can only be a recipe of ours; what it says is not looked at any further.
bool isRecipeText(std::string_view text);
// Whether it is what films of a training carry in the place of a recipe (training/run_state_json).
bool isTrainingRecord(std::string_view text);

// Without white space and NULs around it.
std::string_view withoutPadding(std::string_view text);

// Text that is meant to be Latin-1 as UTF-8; what is UTF-8 already stays, since many programs write that instead.
std::string utf8Of(std::string_view text);

// The recipe out of the digits of ImageMagick's "Raw profile type xmp": a name, a count and hexadecimal bytes, in
// lines. Nothing where it is something else.
std::optional<std::string> bytesOfRawProfile(std::string_view text);

}  // namespace latentwalk
