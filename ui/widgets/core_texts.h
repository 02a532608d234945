// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace latentwalk {

// What core says (errors, notices, the device) in the language of the window. Core speaks English only; this knows its
// sentences by their wording, and a test holds that none is missing. Unknown text comes back as it is.
QString coreText(const QString& english);
QString coreText(const char* english);

}  // namespace latentwalk
