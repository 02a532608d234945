// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

class QWidget;

namespace latentwalk {

// Takes folders that are dropped on a widget, whose child it is.
class FolderDrop : public QObject {
    Q_OBJECT

public:
    explicit FolderDrop(QWidget* widget);

signals:
    void dropped(const QString& folder);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

}  // namespace latentwalk
