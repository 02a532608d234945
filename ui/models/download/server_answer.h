// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QNetworkReply>
#include <QString>

#include "ui/models/download/server_file.h"

namespace latentwalk {

// What a server's status and headers mean for a download.
struct ServerAnswer {
    enum class Kind {
        Whole,      // the file from its beginning
        Rest,       // of the same file, from where we asked for it
        StartOver,  // no use: ask for the file from its beginning
        Later,      // the server cannot just now
        Refused,    // and will not
        TooLarge,
    };
    Kind kind = Kind::Refused;
    ServerFile file;   // with Whole and Rest
    QString sentence;  // with Later, Refused and TooLarge; without the file's name
};

// `asked` is the first byte that was asked for, `known` whose file that was, `largest` how many bytes the whole may
// have.
ServerAnswer readAnswer(const QNetworkReply& reply, qint64 asked, const ServerFile& known, qint64 largest);

}  // namespace latentwalk
