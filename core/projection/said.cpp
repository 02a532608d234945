// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/projection/said.h"

namespace latentwalk::projection {

Message saidBefore() {
    return Core::says(
        "Works best with one face, looking at the camera, evenly lit. Everything stays on this computer.");
}

Message saidWhile() {
    return Core::says("Looking for this face … you can stop at any time and keep what you see.");
}

Message saidAfter(bool builtIn) {
    return builtIn ? Core::says(
                         "The model paints a relative of the person, not the person: it knows about 200,000 pictures of "
                         "celebrities. Glasses, hats, age, dark skin and profiles are often lost.")
                   : Core::says(
                         "The model paints a relative of the person, not the person. What its own pictures seldom show "
                         "is often lost.");
}

Message saidOfPoor() {
    return Core::says(
        "Not much of a likeness. Try another photo, move the three points, or choose “Closer to the photo” (changes it "
        "less freely afterwards).");
}

}  // namespace latentwalk::projection
