// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/document.h"

namespace latentwalk {

// The strip of the shown face at all its scales, see core's growthStrip(); for exportGrid().
Session growthStrip(const Document& document, int scaleCount);

// The film of its growth, `seconds` long at the document's frame rate; for exportFilm() and the like.
Session growthFilm(const Document& document, int scaleCount, double seconds);

}  // namespace latentwalk
