#pragma once

#include "ui/walk/walk_document.h"

namespace latentwalk {

// The shown face on its own, growing from 4x4 to the last scale: what strip and film are made of.
Session growingFace(const WalkDocument& document, int scaleCount);

// The strip of all its scales, each enlarged to the last one's size, side by side; for exportGrid().
Session growthStrip(const WalkDocument& document, int scaleCount);

// The film of its growth, `seconds` long at the document's frame rate; for exportFilm() and the like.
Session growthFilm(const WalkDocument& document, int scaleCount, double seconds);

}  // namespace latentwalk
