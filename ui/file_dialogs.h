#pragma once

#include <QString>
#include <QWidget>

namespace latentwalk {

// Ask for a file, beginning in the folder that was used last; empty when the user cancels.
QString askModelFile(QWidget* parent);
QString askPngFile(QWidget* parent, const QString& title, const QString& suggestedName);

}  // namespace latentwalk
