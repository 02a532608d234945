#pragma once

#include <QString>
#include <QWidget>

namespace latentwalk {

// Ask for a file, beginning in the folder that was used last; empty when the user cancels.
QString askModelFile(QWidget* parent);
// A session, a picture or film with a recipe, latents.
QString askSessionFile(QWidget* parent);
QString askSessionFileToSave(QWidget* parent, const QString& present);
QString askPngFile(QWidget* parent, const QString& title, const QString& suggestedName);

}  // namespace latentwalk
