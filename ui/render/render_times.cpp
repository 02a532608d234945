// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/render/render_times.h"

#include <algorithm>

namespace latentwalk {
namespace {

constexpr double kPatience = 16;  // milliseconds
constexpr double kMost = 16;      // images
constexpr double kNew = 0.3;
constexpr std::chrono::milliseconds kStillMoving{150};  // the whole picture after previews comes within, too

}  // namespace

void RenderTimes::note(int scale, double millisecondsPerImage) {
    const auto [known, isNew] = m_milliseconds.try_emplace(scale, millisecondsPerImage);
    known->second += isNew ? 0 : kNew * (millisecondsPerImage - known->second);
}

int RenderTimes::briefScale() const {
    const auto brief = std::find_if(m_milliseconds.rbegin(), m_milliseconds.rend(),
                                    [](const auto& scale) { return scale.second <= kPatience / 2; });
    return brief != m_milliseconds.rend() ? brief->first : -1;
}

std::int64_t RenderTimes::batch(double millisecondsPerImage) {
    return static_cast<std::int64_t>(std::clamp(kPatience / std::max(millisecondsPerImage, 0.1), 1.0, kMost));
}

std::chrono::milliseconds RenderTimes::pause(double millisecondsPerImage) {
    return millisecondsPerImage > kPatience ? kStillMoving : std::chrono::milliseconds(0);
}

}  // namespace latentwalk
