#pragma once

#include <filesystem>
#include <string_view>

namespace latentwalk {

// The face model that comes with Latentwalk, found from where the running program lies: in the share folder of an
// installed prefix or of the build tree. Throws FileError, naming the place, when it is not there.
std::filesystem::path builtInModelPath();

// Of that file, as its model card says.
inline constexpr std::string_view kBuiltInModelSha256 =
    "f819a3ff0c70be3c447938fdacb4dda196edbf032c960952c3db5d145783ba75";

}  // namespace latentwalk
