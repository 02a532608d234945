#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace latentwalk {

// An XMP packet that holds a recipe as text of the property "recipe" in a namespace of our own; `more` are further
// attributes of the description.
std::string xmpPacket(std::string_view recipe, std::string_view more = {});

// The recipe out of such a packet; nothing when there is none.
std::optional<std::string> recipeOfXmp(std::string_view xmp);

}  // namespace latentwalk
