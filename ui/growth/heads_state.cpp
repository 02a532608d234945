// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/growth/heads_state.h"

#include <algorithm>

namespace latentwalk {

HeadsState headsStateOf(const CheckpointInfo& info) {
    HeadsState state;
    const int scales = info.architecture.scaleCount();
    state.lower = std::max(0, scales - (info.architecture.alpha > 0 ? 2 : 1));
    state.complete = std::all_of(info.heads.begin(), info.heads.end(), [](bool there) { return there; });
    state.fittedAt.assign(static_cast<std::size_t>(scales), false);
    if (!info.checkpoint) {
        return state;
    }
    state.known = true;
    const GeneratorWeights& weights = info.checkpoint->weights(info.reference.kind);
    const Heads choice = info.reference.heads;
    state.allFitted = state.lower > 0;
    for (std::size_t i = 0; i < static_cast<std::size_t>(state.lower); ++i) {
        const bool trained = weights.heads[i].has_value();
        const bool fitted = i < weights.fittedHeads.size() && weights.fittedHeads[i];
        state.anyTrained = state.anyTrained || trained;
        state.allFitted = state.allFitted && fitted;
        state.fittedAt[i] = fitted && (choice == Heads::Fitted || (choice == Heads::Auto && !trained));
        state.fitted = state.fitted || state.fittedAt[i];
    }
    return state;
}

QString scaleName(int scale) {
    return QString::number(Architecture::resolution(scale)) + u'²';
}

}  // namespace latentwalk
