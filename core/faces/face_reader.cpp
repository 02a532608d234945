// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/faces/face_reader.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/faces/canvas.h"
#include "core/faces/face_networks.h"
#include "core/faces/landmark_scores.h"
#include "core/faces/network/face_networks.h"
#include "core/faces/network/network_input.h"
#include "core/faces/pixel_scores.h"

namespace latentwalk::faces {
namespace {

// Where the look network looks, of the canvas's 128 pixels: from above the brows to below the chin, and as far to the
// left as to the right, so that the mirror image's area is the same.
constexpr std::int64_t kLookLeft = 7;
constexpr std::int64_t kLookTop = 14;
constexpr std::int64_t kLookSize = kCanvasSide - kLookTop;

// Above this, picture and mirror image were read as two different faces.
constexpr float kUnreadable = 0.25F;

}  // namespace

struct FaceReader::State {
    std::optional<LandmarkNetwork> landmarks;
    std::optional<LookNetwork> look;

    Landmarks readLandmarks(const Canvas& canvas) {
        return landmarks->read(networkInput(canvas.rgb.data(), kCanvasSide, 0, 0, kCanvasSide).data());
    }
    Look readLook(const Canvas& canvas) {
        return look->read(networkInput(canvas.rgb.data(), kCanvasSide, kLookLeft, kLookTop, kLookSize).data());
    }
};

FaceReader::FaceReader(std::shared_ptr<const FaceNetworks> networks) : m_state(std::make_unique<State>()) {
    if (networks) {
        m_state->landmarks.emplace(networks->landmarks);
        m_state->look.emplace(networks->look);
    }
}

FaceReader::~FaceReader() = default;
FaceReader::FaceReader(FaceReader&&) noexcept = default;
FaceReader& FaceReader::operator=(FaceReader&&) noexcept = default;

FaceScores FaceReader::read(const Picture& picture) {
    const Canvas canvas = canvasOf(picture);
    FaceScores scores;
    measurePixels(canvas, scores);
    if (!m_state->landmarks || !m_state->look) {
        return scores;
    }
    const Canvas mirror = mirrored(canvas);
    const Landmarks seen = m_state->readLandmarks(canvas);
    const Landmarks seenMirrored = m_state->readLandmarks(mirror);
    scores.disagreement = distanceBetween(seen, mirrored(seenMirrored));
    scores.readable = lieAsAFace(seen) && lieAsAFace(seenMirrored) && scores.disagreement < kUnreadable;
    if (!scores.readable) {
        return scores;
    }
    FaceScores other;
    measureLandmarks(canvas, seen, scores);
    measureLandmarks(mirror, seenMirrored, other);
    for (const Canvas* each : {&canvas, &mirror}) {
        const Look look = m_state->readLook(*each);
        FaceScores& to = each == &canvas ? scores : other;
        to.values[indexOf(Score::Age)] = look.age;
        to.values[indexOf(Score::Look)] = look.logit;
    }
    for (std::size_t i = 0; i < kScoreCount; ++i) {
        if (needsOf(scoreAt(i)) != Needs::Pixels) {
            const float sign = turnsInMirror(scoreAt(i)) ? -1.0F : 1.0F;
            scores.values[i] = (scores.values[i] + sign * other.values[i]) / 2;
        }
    }
    return scores;
}

bool showFaces(std::span<const FaceScores> scores) {
    const auto readable =
        std::count_if(scores.begin(), scores.end(), [](const FaceScores& each) { return each.readable; });
    return !scores.empty() && static_cast<double>(readable) >= 0.6 * static_cast<double>(scores.size());
}

}  // namespace latentwalk::faces
