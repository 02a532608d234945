#pragma once

#include <filesystem>
#include <functional>
#include <string>

namespace latentwalk {

// Removes what a killed run left in `folder`: unfinished files (".NAME.PID-N.part", see AtomicFile) whose final name
// satisfies `isOurs`. Only for names that nobody else is writing now. What cannot be removed stays.
void removeLeftovers(const std::filesystem::path& folder, const std::function<bool(const std::string& name)>& isOurs);

// "NAME_000001.png" for index 0; more digits where six do not suffice.
std::string numberedName(const std::string& name, std::int64_t index);

}  // namespace latentwalk
