// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/message/message.h"
#include "core/training/values/curves.h"

namespace latentwalk::training {

enum class Health {
    Beginning,      // not enough is measured
    Improving,      // the distance falls
    Finished,       // it is about that of other reals, in this size
    StandingStill,  // it has not fallen for long
    Collapsing,     // the fakes are much more alike than the reals
    Copying,        // the fakes lie nearer to single reals than those to each other
    Diverged,       // values were no numbers, and the run went back
};

// What the curves say, of the newest points of one scale: the losses alone tell nobody.
Health healthOf(const Curves& curves);

// One line in plain words.
Message sentenceOf(Health health);

}  // namespace latentwalk::training
