// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/options/held.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "core/diagnosis/places.h"
#include "core/faces/named/held_vectors.h"
#include "core/faces/named/known_named.h"
#include "core/faces/named/names.h"
#include "core/message/file_error.h"

namespace latentwalk::cli {
namespace {

constexpr std::array<std::pair<std::string_view, NameGroup>, 4> kNameGroups{{{"pose", NameGroup::Pose},
                                                                             {"expression", NameGroup::Expression},
                                                                             {"face", NameGroup::Face},
                                                                             {"light", NameGroup::Light}}};

bool isMeant(const NamedDirection& direction, std::string_view word) {
    if (direction.id == word) {
        return true;
    }
    const Name* const name = findName(direction.id);
    return name != nullptr && std::ranges::any_of(kNameGroups, [&](const auto& group) {
               return group.first == word && group.second == name->group;
           });
}

}  // namespace

void addHoldOption(const Command& command, std::vector<std::string>& names) {
    command.readEach(
        "--hold", "NAME",
        [&names](const std::string& text) -> std::string {
            if (text.empty()) {
                return "a name is needed";
            }
            names.push_back(text);
            return {};
        },
        "What the children have from all parents in the mean and does not vary: a named direction (smile, age; see "
        "generate --named) or a group of them: pose, expression, face, light (several: once for each)");
}

HeldNames heldOf(const std::vector<std::string>& names, const ModelReference& model,
                 const std::filesystem::path& path) {
    HeldNames held;
    if (names.empty()) {
        return held;
    }
    const auto named = knownNamed(model, namedFolder());
    if (!named) {
        throw FileError(path, Core::about("%1 has no named directions yet; directions --method named finds them"));
    }
    for (const std::string& word : names) {
        bool any = false;
        for (const NamedDirection& direction : named->directions) {
            if (isMeant(direction, word)) {
                any = true;
                if (std::ranges::find(held.ids, direction.id) == held.ids.end()) {
                    held.ids.push_back(direction.id);
                }
            }
        }
        if (!any) {
            std::string known;
            for (const NamedDirection& one : named->directions) {
                known += (known.empty() ? "" : ", ") + one.id;
            }
            throw FileError(path, Core::about("%1 has no direction named '%2'; it has %3")(forMessage(word), known));
        }
    }
    held.vectors = heldVectors(*named, held.ids);
    return held;
}

}  // namespace latentwalk::cli
