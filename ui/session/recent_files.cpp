// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/session/recent_files.h"

#include <QFileInfo>
#include <QSettings>

#include "core/message/file_error.h"
#include "core/model/builtin_model.h"

namespace latentwalk {
namespace {

const QString kRecentFiles = QStringLiteral("files/recent");
constexpr int kMostFiles = 10;

bool isBuiltIn(const QString& path) {
    try {
        return path.toStdString() == builtInModelPath().string();
    } catch (const FileError&) {
        return false;
    }
}

}  // namespace

RecentFiles::RecentFiles(QObject* parent) : QObject(parent) {}

QStringList RecentFiles::paths() {
    return QSettings().value(kRecentFiles).toStringList().mid(0, kMostFiles);
}

void RecentFiles::add(const QString& path) {
    if (!QFileInfo::exists(path) || isBuiltIn(path)) {
        return;
    }
    const QString absolute = QFileInfo(path).absoluteFilePath();
    QStringList all = paths();
    all.removeAll(absolute);
    all.prepend(absolute);
    QSettings().setValue(kRecentFiles, all.mid(0, kMostFiles));
}

void RecentFiles::clear() {
    QSettings().remove(kRecentFiles);
}

void RecentFiles::fill(QMenu& menu, std::function<void(const QString&)> open) {
    connect(&menu, &QMenu::aboutToShow, this, [&menu, open = std::move(open)] {
        menu.clear();
        menu.setToolTipsVisible(true);
        int number = 0;
        for (const QString& path : paths()) {
            // A name may hold an ampersand, which would be taken for a key.
            const QString name = QFileInfo(path).fileName().replace(u'&', QStringLiteral("&&"));
            const QString key = ++number < 10 ? QStringLiteral("&%1  ").arg(number) : QString();
            QAction* action = menu.addAction(key + name, &menu, [open, path] { open(path); });
            action->setToolTip(path);
        }
        if (number == 0) {
            menu.addAction(tr("Nothing opened yet"))->setEnabled(false);
            return;
        }
        menu.addSeparator();
        menu.addAction(tr("&Clear this list"), &menu, [] { clear(); });
    });
}

}  // namespace latentwalk
