// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <filesystem>
#include <string_view>

namespace latentwalk {

// Where a model file that comes with Latentwalk lies, found from where the running program lies: in the share folder of
// an installed prefix or of the build tree. Whether it is there is for the caller to find out.
std::filesystem::path installedModelPath(std::string_view name);

// The face model that comes with Latentwalk. Throws FileError, naming the place, when it is not there.
std::filesystem::path builtInModelPath();

// Of that file, as its model card says.
inline constexpr std::string_view kBuiltInModelSha256 =
    "6daec8fc271f979212f38a5ece2088afb04d0253f0460d7bc63edb53e9dee7d3";

// Of the files that were the built-in model before it, the oldest first, as its model card says, too. They hold the
// same trained weights, so that a latent gives the same face; but they painted it with twice the contrast that the
// network was trained for.
inline constexpr std::array<std::string_view, 2> kFormerBuiltInModels{
    "818d7503e3dbc400cd7089496bfff1cf04867e88b0c49587d253fcb3cfebdd54",
    "f819a3ff0c70be3c447938fdacb4dda196edbf032c960952c3db5d145783ba75"};

// Whether a file with this SHA-256 was the built-in model once and is not any more.
bool isFormerBuiltInModel(std::string_view sha256) noexcept;

// The SHA-256 of the file that took the place of the one with this SHA-256: kBuiltInModelSha256 for all that were the
// built-in model once, otherwise the same. What is said about faces and not about pixels belongs to that.
std::string_view successorOf(std::string_view sha256) noexcept;

}  // namespace latentwalk
