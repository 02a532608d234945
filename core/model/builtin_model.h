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

// How much of its faces is clipped, as clippedShare() (core/generator/make/clipping.h) counts it in float32: nobody has
// to paint them for that. Other arithmetic may count a few pixels more or less.
inline constexpr double kBuiltInModelClippedShare = 20'749.0 / (16 * 3 * 128 * 128);

// Of the published TensorFlow.js files as they were read then, and of the files that were the built-in model before it,
// the oldest first, as its model card says, too. They hold the same trained weights, so that a latent gives the same
// face; but they painted it with twice the contrast that the network was trained for.
inline constexpr std::array<std::string_view, 3> kFormerBuiltInModels{
    "6dbf0375130b0287fbbbd312e912669f0055309011b8268248ff332487b07171",
    "818d7503e3dbc400cd7089496bfff1cf04867e88b0c49587d253fcb3cfebdd54",
    "f819a3ff0c70be3c447938fdacb4dda196edbf032c960952c3db5d145783ba75"};

// Of other files with the network of the present one, whose pictures are the same but for what float16 rounds: the
// published TensorFlow.js files that it was converted from (as referenceTo() takes their hash), and it without the
// fitted heads. The card names them, too.
inline constexpr std::array<std::string_view, 2> kTwinsOfBuiltInModel{
    "21e1ed27fd0f1c2e259722533f90dfb34b87c4506d8930d0fed9bb14b048b3b4",
    "8bd28c7f9252c1a7410d004878b0864c882f228d83433828c97829163c614362"};

// Whether a file with this SHA-256 was the built-in model once and is not any more.
bool isFormerBuiltInModel(std::string_view sha256) noexcept;

// Whether a file with this SHA-256 has the built-in model's network and range: that itself and its twins.
bool isBuiltInNetwork(std::string_view sha256) noexcept;

// The SHA-256 that stands for all files with the network of the one with this SHA-256: kBuiltInModelSha256 for its
// twins and for all that were the built-in model once, otherwise the same. What is said about faces and not about
// pixels belongs to that.
std::string_view successorOf(std::string_view sha256) noexcept;

}  // namespace latentwalk
