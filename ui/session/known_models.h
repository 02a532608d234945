// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace latentwalk {

// Where model files that were opened once lie, by their SHA-256: so that a session finds its model again without ever
// following a path that is written in the session. Kept in the settings; the newest few.
class KnownModels {
public:
    // Notes that the file at `path` has this hash. Without effect for an empty hash.
    static void remember(const QString& sha256, const QString& path);
    // The path of a file that had this hash and is still there; empty otherwise.
    static QString find(const QString& sha256);
};

}  // namespace latentwalk
