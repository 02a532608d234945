// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/faces/named/names.h"

#include <algorithm>
#include <array>

namespace latentwalk {
namespace {

// Words in the language of the interface are looked up by these texts.
const auto& names() {
    static const std::array<Name, 16> kNames{{
        {"turn", NameGroup::Pose, Core::says("Turn head"), Core::says("to the left"), Core::says("to the right"), {}},
        {"chin", NameGroup::Pose, Core::says("Chin"), Core::says("up"), Core::says("down"),
         Core::says("Faces with the chin down also look stern to many.")},
        {"tilt",
         NameGroup::Pose,
         Core::says("Tilt head"),
         Core::says("top to the left"),
         Core::says("top to the right"),
         {}},
        {"smile", NameGroup::Expression, Core::says("Smile"), Core::says("serious"), Core::says("smiling"), {}},
        {"mouth", NameGroup::Expression, Core::says("Mouth"), Core::says("closed"), Core::says("open"), {}},
        {"age", NameGroup::Face, Core::says("Age (as it looks)"), Core::says("younger"), Core::says("older"),
         Core::says("Learned from photos of celebrities: older comes with glasses and grey hair, younger with a tan "
                    "and dark brows.")},
        {"look", NameGroup::Face, Core::says("Feminine – masculine look"), Core::says("feminine"),
         Core::says("masculine"),
         Core::says("Learned from photos of celebrities, with their stereotypes: one end comes with long hair and "
                    "make-up, the other with a beard. It is a look, and says nothing about who somebody is.")},
        {"lips", NameGroup::Face, Core::says("Lip colour"), Core::says("pale"), Core::says("red"), {}},
        {"eyes", NameGroup::Face, Core::says("Dark around the eyes"), Core::says("light"), Core::says("dark"),
         Core::says("Make-up or shadow; on some faces sunglasses.")},
        {"fringe", NameGroup::Face, Core::says("Forehead"), Core::says("under a fringe"), Core::says("free"), {}},
        {"brightness", NameGroup::Light, Core::says("Brightness"), Core::says("darker"), Core::says("brighter"),
         Core::says("The whole picture: light on skin, hair and background alike.")},
        {"light",
         NameGroup::Light,
         Core::says("Light from the side"),
         Core::says("left cheek lit"),
         Core::says("right cheek lit"),
         {}},
        {"warmth", NameGroup::Light, Core::says("Colour warmth"), Core::says("cool"), Core::says("warm"), {}},
        {"background", NameGroup::Light, Core::says("Background brightness"), Core::says("dark"), Core::says("bright"),
         Core::says("Hair at the edge lightens, too.")},
        {"contrast", NameGroup::Light, Core::says("Contrast"), Core::says("flat"), Core::says("strong"), {}},
        {"saturation",
         NameGroup::Light,
         Core::says("Colour strength"),
         Core::says("greyish"),
         Core::says("colourful"),
         {}},
    }};
    return kNames;
}

}  // namespace

std::span<const Name> allNames() {
    return names();
}

const Name* findName(std::string_view id) {
    const auto all = allNames();
    const auto found = std::find_if(all.begin(), all.end(), [id](const Name& name) { return name.id == id; });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace latentwalk
