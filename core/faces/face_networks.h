// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/faces/network/face_networks.h"

namespace latentwalk::faces {

// What a FaceReader copies: the weights are shared by copies, the buffers are each one's own.
class FaceNetworks {
public:
    LandmarkNetwork landmarks;
    LookNetwork look;
};

}  // namespace latentwalk::faces
