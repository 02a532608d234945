// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QUrl>

#include "ui/models/download/server_file.h"

namespace latentwalk {

// What is written beside a part: from where it comes and which file of the server it belongs to. Both touch the disk.

// Nothing unless the file at `path` is ours, well formed, and about `url`.
ServerFile readPartNotes(const QByteArray& path, const QUrl& url);

// In place of what was there; never through a symbolic link. Returns 0 or an errno.
int writePartNotes(const QByteArray& path, const QUrl& url, const ServerFile& server);

}  // namespace latentwalk
