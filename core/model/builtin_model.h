#pragma once

#include <filesystem>

namespace latentwalk {

// The face model that comes with Latentwalk, found from where the running program lies: in the share folder of an
// installed prefix or of the build tree. Throws FileError, naming the place, when it is not there.
std::filesystem::path builtInModelPath();

}  // namespace latentwalk
