// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/builtin_model.h"

#include <algorithm>

#include "core/message/file_error.h"

namespace latentwalk {

std::filesystem::path installedModelPath(std::string_view name) {
    const auto program = std::filesystem::read_symlink("/proc/self/exe").parent_path();
    // The relative place is the same in an installed prefix and in the build tree; test programs lie a folder deeper.
    const auto path = (program / LATENTWALK_MODELS_FROM_PROGRAM / name).lexically_normal();
    const auto fromTests = (program.parent_path() / LATENTWALK_MODELS_FROM_PROGRAM / name).lexically_normal();
    std::error_code ignored;
    if (std::filesystem::exists(path, ignored)) {
        return path;
    }
    if (std::filesystem::exists(fromTests, ignored)) {
        return fromTests;
    }
    return path;
}

std::filesystem::path builtInModelPath() {
    const auto path = installedModelPath("celeba-128.safetensors");
    std::error_code ignored;
    if (std::filesystem::exists(path, ignored)) {
        return path;
    }
    throw FileError(
        path, Core::about("%1 is missing: it is the built-in model, which comes with Latentwalk; install it again"));
}

bool isFormerBuiltInModel(std::string_view sha256) noexcept {
    return std::find(kFormerBuiltInModels.begin(), kFormerBuiltInModels.end(), sha256) != kFormerBuiltInModels.end();
}

bool isBuiltInNetwork(std::string_view sha256) noexcept {
    return sha256 == kBuiltInModelSha256 ||
           std::find(kTwinsOfBuiltInModel.begin(), kTwinsOfBuiltInModel.end(), sha256) != kTwinsOfBuiltInModel.end();
}

std::string_view successorOf(std::string_view sha256) noexcept {
    return isFormerBuiltInModel(sha256) || isBuiltInNetwork(sha256) ? kBuiltInModelSha256 : sha256;
}

}  // namespace latentwalk
