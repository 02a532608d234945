// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace latentwalk {

// What a server says about the file that it sends: enough to know it again later.
struct ServerFile {
    QByteArray etag;
    QByteArray lastModified;
    qint64 total = -1;  // bytes; -1: not told

    // For If-Range: a strong ETag, else the date; empty: there is no way to ask for the rest of the same file.
    QByteArray validator() const { return etag.startsWith('"') ? etag : lastModified; }
};

}  // namespace latentwalk
