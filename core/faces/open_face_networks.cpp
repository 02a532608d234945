// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/faces/open_face_networks.h"

#include <mutex>

#include "core/faces/face_networks.h"
#include "core/faces/network/network_weights.h"
#include "core/file/mapped_file.h"
#include "core/model/builtin_model.h"

namespace latentwalk::faces {
namespace {

NetworkWeights read(const std::filesystem::path& path, Network network) {
    return readNetwork(MappedFile::open(path), network);
}

}  // namespace

std::shared_ptr<const FaceNetworks> openFaceNetworks(const std::filesystem::path& landmarks,
                                                     const std::filesystem::path& look) {
    return std::make_shared<const FaceNetworks>(
        FaceNetworks{LandmarkNetwork(read(landmarks, Network::Landmarks)), LookNetwork(read(look, Network::Look))});
}

std::shared_ptr<const FaceNetworks> builtInFaceNetworks() {
    static std::mutex mutex;
    static std::weak_ptr<const FaceNetworks> kept;
    const std::scoped_lock lock(mutex);
    auto networks = kept.lock();
    if (!networks) {
        networks = openFaceNetworks(installedModelPath("face-landmarks.safetensors"),
                                    installedModelPath("face-look.safetensors"));
        kept = networks;
    }
    return networks;
}

}  // namespace latentwalk::faces
