// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace latentwalk {

// An XMP packet that holds a recipe as text of the property "recipe" in a namespace of our own; `more` are further
// attributes of the description.
std::string xmpPacket(std::string_view recipe, std::string_view more = {});

// The recipe out of a packet, also as other programs write it again: as element or attribute of any prefix that stands
// for our namespace, with qualifiers, in UTF-8 or UTF-16. Nothing when there is none, the packet is longer than 40 MiB,
// damaged before the recipe, or has a document type. Memory stays below some ten times the packet's size.
std::optional<std::string> recipeOfXmp(std::string_view xmp);

}  // namespace latentwalk
