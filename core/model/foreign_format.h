#pragma once

#include <string>
#include <string_view>

namespace latentwalk {

// What a file is that no reader knows, judged by its first bytes, and what its user can do: the end of a sentence that
// begins with the file's name ("is compressed with xz; ...").
std::string foreignFormat(std::string_view content);

}  // namespace latentwalk
