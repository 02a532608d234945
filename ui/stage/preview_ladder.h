// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "core/model/weights/architecture.h"

namespace latentwalk {

// Which smaller scale to show while something is dragged: the largest whose pictures come in time, from how long whole
// pictures take and how much of the network's work the lower scales are.
class PreviewLadder {
public:
    // A picture that takes longer cannot follow a hand.
    static constexpr double kBudget = 33;  // milliseconds

    PreviewLadder() = default;
    // `resembling`: of each scale, whether pictures of it may stand in for whole ones (CheckpointInfo::resembling).
    PreviewLadder(const Architecture& architecture, std::vector<bool> resembling);

    // A whole picture has taken so many milliseconds.
    void add(double milliseconds);
    // Nothing when whole pictures come in time, or no lower scale can be shown.
    std::optional<int> scale() const;
    // Pixels along one side of a whole picture.
    int fullSide() const { return m_fullSide; }

private:
    std::vector<double> m_work;  // of all layers up to each scale, as a part of the whole
    std::vector<bool> m_resembling;
    int m_fullSide = 0;
    double m_milliseconds = 0;  // of a whole picture, smoothed; 0 while none was made
};

}  // namespace latentwalk
