// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/training/training_order.h"

#include <chrono>

#include "core/picture/photo/photo.h"
#include "core/recipe/file_kind.h"
#include "core/torch/torch_functions.h"
#include "ui/photo/read/read_photo.h"
#include "ui/training/low_priority.h"

namespace latentwalk {
namespace {

// Core's formats can be reduced while they are read.
Picture readAny(const std::filesystem::path& path, std::int64_t longestSide) {
    switch (fileKindOf(path)) {
        case FileKind::Png:
        case FileKind::Jpeg:
        case FileKind::WebP:
            return readPhoto(path, longestSide);
        default:
            return readPhotoOf(photoIn(QString::fromStdString(path.string())));
    }
}

double clockSeconds() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

}  // namespace

TrainingSeams trainingSeams() {
    TrainingSeams seams;
    seams.networks = [](const training::TrainingSettings& settings) {
        return training::makeNetworks(settings, torchFunctions().hasCuda());
    };
    seams.distance = training::slicedWassersteinDistance;
    seams.read = readAny;
    seams.seconds = clockSeconds;
    seams.begin = lowerPriority;
    return seams;
}

}  // namespace latentwalk
