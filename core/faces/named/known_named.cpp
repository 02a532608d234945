// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/faces/named/known_named.h"

#include "core/faces/named/named_file.h"
#include "core/faces/named/names.h"
#include "core/message/file_error.h"
#include "core/model/builtin_model.h"

namespace latentwalk {
namespace {

constexpr std::string_view kPrefix = "named-";

}  // namespace

std::optional<NamedDirections> knownNamed(const ModelReference& model, const std::filesystem::path& folder) {
    std::optional<NamedDirections> known;
    if (successorOf(model.sha256) == kBuiltInModelSha256 && model.kind == GeneratorKind::Average) {
        known = builtinNamedDirections();
    } else if (const auto path = namedPath(folder, model.sha256, model.kind); std::filesystem::exists(path)) {
        known = readNamed(path);
        if (known->model != model.sha256 || known->kind != model.kind) {
            throw FileError(path, Core::about("%1 holds the named directions of another model"));
        }
    }
    if (known && known->latentSize != model.latentSize) {
        return std::nullopt;
    }
    return known;
}

std::string sessionIdOf(const NamedDirection& direction) {
    return std::string(kPrefix) + direction.id;
}

std::string_view namedIdOf(const SessionDirection& direction) noexcept {
    const std::string_view id = direction.id;
    return id.starts_with(kPrefix) ? id.substr(kPrefix.size()) : std::string_view();
}

SessionDirection sessionDirectionOf(const NamedDirection& direction) {
    const Name* const name = findName(direction.id);
    return {sessionIdOf(direction), name != nullptr ? name->label.english() : direction.id, direction.components};
}

}  // namespace latentwalk
