// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/output/export_queue.h"

namespace latentwalk {

// How many pixels a side a face of a tree has in a picture of it: as many as the model's have, and fewer where the
// picture would be larger than pictures can be.
int treeFacePixels(const Family& family, int modelPixels);

// The tree of the session's family as a PNG with its recipe, from which it can be opened again; still without a
// generator.
ExportJob treeJob(const QString& path, const Session& session);

}  // namespace latentwalk
