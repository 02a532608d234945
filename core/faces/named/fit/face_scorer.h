// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "core/faces/face_reader.h"
#include "core/generator/generator.h"

namespace latentwalk {

// Paints latents and says what their faces score, in their order. Called on one thread.
using ScoreFaces = std::function<std::vector<faces::FaceScores>(const LatentBatch& latents)>;

// So many latents are asked for together, so that one is read while the next is painted.
inline constexpr std::int64_t kTogether = 8;

// With a generator, which has to outlive what is returned, and the networks (null: only what pixels tell). Pictures are
// painted one after the other, each at the model's full scale; while one is read the next is painted.
ScoreFaces faceScorer(Generator& generator, const std::shared_ptr<const faces::FaceNetworks>& networks);

}  // namespace latentwalk
