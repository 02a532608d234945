// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "ui/photo/search/likeness_search.h"

namespace latentwalk {

// While a face is looked for; and before, while the model is got to know, which is done once.
QString searchingWords();
QString preparingWords();
// What is to be said of what was found: what it is and what it is not; of a poor likeness also what helps. No figures:
// how alike two faces are is for people to say.
QString wordsOf(const Likeness& likeness);

}  // namespace latentwalk
