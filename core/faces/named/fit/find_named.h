// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "core/faces/named/fit/along.h"
#include "core/faces/named/fit/face_scorer.h"
#include "core/faces/named/named_directions.h"
#include "core/latent/progress.h"
#include "core/latent/spectrum/spectrum.h"
#include "core/model/weights/architecture.h"

namespace latentwalk {

struct NamedSettings {
    std::int64_t faces = 1000;   // painted and scored for the fit: seeds 0, 1 ...; at least kFewestFaces
    std::int64_t measured = 24;  // others, the seeds that follow, on which ranges and side effects are measured
};

// Finds the named directions of a model: paints and scores faces, fits what can be told from the latent, projects out
// what each direction has to hold, measures all of them on faces that the fit has not seen, takes back once what leaks
// all the same, and keeps what does what its name says (plan.h). Of a model that paints no faces only those that pixels
// tell. `result.model` and `kind` are the caller's to fill in. About 4.5 pictures for each of `faces` at these
// settings; `tell` counts them. Deterministic. Throws Error, GeneratorError, Stopped.
NamedDirections findNamedDirections(const Architecture& architecture, const Spectrum& spectrum, const ScoreFaces& score,
                                    const NamedSettings& settings = {}, const TellProgress& tell = {});

}  // namespace latentwalk
