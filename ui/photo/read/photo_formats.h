// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <filesystem>

namespace latentwalk {

// Whether the file is a picture, by its first bytes: one of the formats that photographs come in, whether or not it can
// be read here. False where there is no such file. Blocking.
bool isPhoto(const std::filesystem::path& path);

// The formats that photographs can be read from on this computer: "JPEG, PNG, WebP, GIF, BMP".
QString photoFormats();

// The endings of such files, as a filter for file dialogs: "*.jpg *.jpeg *.png".
QString photoPatterns();

}  // namespace latentwalk
