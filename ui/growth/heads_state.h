// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/render/checkpoint_info.h"

namespace latentwalk {

// What paints the lower scales of an open checkpoint, and what else could.
struct HeadsState {
    bool known = false;          // whether the file's weights are at hand; without them nothing more is known or done
    int lower = 0;               // how many scales there are whose head the full image does not need
    bool complete = false;       // whether images of every scale can be made
    bool anyTrained = false;     // whether the file has a trained head for a lower scale
    bool allFitted = false;      // whether there is a fitted head for every lower scale
    bool fitted = false;         // whether fitted heads are chosen, or the only ones
    std::vector<bool> fittedAt;  // of each scale: whether a fitted head paints it
};

HeadsState headsStateOf(const CheckpointInfo& info);

// "16²": a scale as people read it.
QString scaleName(int scale);

}  // namespace latentwalk
