// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>
#include <QWidget>

namespace latentwalk {

// Ask for a file, beginning in the folder that was used last; empty when the user cancels.
QString askModelFile(QWidget* parent);
// A session, a picture or film with a recipe, latents.
QString askSessionFile(QWidget* parent);
QString askSessionFileToSave(QWidget* parent, const QString& present);
// Of several kinds of file (filter and ending) the first is suggested. A name that ends otherwise than `endings` say,
// in any case, gets the ending of the chosen kind. Asks before a file is replaced.
struct SaveKind {
    QString filter;  // "PNG pictures (*.png)"
    QString ending;  // "png"
};
QString askSaveFile(QWidget* parent, const QString& title, const QString& suggestedName, const QList<SaveKind>& kinds,
                    const QStringList& endings);
// Photographs that others made, one or several; `patterns` are those of their names: "*.jpg *.png".
QStringList askPhotoFiles(QWidget* parent, const QString& patterns);
QString askFolder(QWidget* parent, const QString& title);

}  // namespace latentwalk
