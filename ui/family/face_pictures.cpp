// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/family/face_pictures.h"

namespace latentwalk {
namespace {

constexpr int kFirstLook = 32;  // pixels a side at most

}  // namespace

PictureRequest pictureOf(const FamilyFace& face, const GenerateOptions& options) {
    return {face.face.latent, options, offsetsOf(face.face).shown()};
}

PictureBoard::Wants picturesOf(const std::vector<FamilyFace>& faces, const std::optional<GenerateOptions>& options) {
    PictureBoard::Wants wants;
    for (const FamilyFace& face : faces) {
        wants.push_back(options ? std::optional(pictureOf(face, *options)) : std::nullopt);
    }
    return wants;
}

GenerateOptions optionsFor(const CheckpointInfo& info, int pixels) {
    const int scale = info.scaleFor(pixels);
    return scale + 1 < info.architecture.scaleCount() ? GenerateOptions{scale, std::nullopt} : GenerateOptions{};
}

std::optional<GenerateOptions> coarseOptions(const CheckpointInfo& info) {
    std::optional<GenerateOptions> options;
    for (int scale = 0; scale + 1 < info.architecture.scaleCount(); ++scale) {
        if (Architecture::resolution(scale) <= kFirstLook && info.resembling[static_cast<std::size_t>(scale)]) {
            options = GenerateOptions{scale, std::nullopt};
        }
    }
    return options;
}

}  // namespace latentwalk
