// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QNetworkRequest>

#include "ui/models/download/server_file.h"

namespace latentwalk {

// Asks for what is at `url` from byte `first` on; from a byte other than 0 only if the server still has `known`, which
// needs a validator. Redirections wait for redirectAllowed().
QNetworkRequest makeRequest(const QUrl& url, qint64 first, const ServerFile& known);

}  // namespace latentwalk
