#pragma once

#include <filesystem>
#include <string_view>

namespace latentwalk {

// The face model that comes with Latentwalk, found from where the running program lies: in the share folder of an
// installed prefix or of the build tree. Throws FileError, naming the place, when it is not there.
std::filesystem::path builtInModelPath();

// Of that file, as its model card says.
inline constexpr std::string_view kBuiltInModelSha256 =
    "6daec8fc271f979212f38a5ece2088afb04d0253f0460d7bc63edb53e9dee7d3";

}  // namespace latentwalk
