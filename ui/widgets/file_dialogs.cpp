// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/file_dialogs.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QMessageBox>
#include <QSettings>
#include <QStandardPaths>

namespace latentwalk {
namespace {

struct FileDialogs {
    Q_DECLARE_TR_FUNCTIONS(FileDialogs)
};

const QString kModelFolder = QStringLiteral("folders/models");
const QString kSessionFolder = QStringLiteral("folders/sessions");
const QString kPictureFolder = QStringLiteral("folders/pictures");
const QString kPhotoFolder = QStringLiteral("folders/photos");
const QString kFramesFolder = QStringLiteral("folders/frames");

QString run(QFileDialog& dialog, const QString& folderKey, QStandardPaths::StandardLocation fallback) {
    QSettings settings;
    const QString folder = settings.value(folderKey).toString();
    dialog.setDirectory(QFileInfo(folder).isDir() ? folder : QStandardPaths::writableLocation(fallback));
    if (dialog.exec() != QDialog::Accepted || dialog.selectedFiles().isEmpty()) {
        return {};
    }
    const QString path = dialog.selectedFiles().constFirst();
    settings.setValue(folderKey, QFileInfo(path).absolutePath());
    return path;
}

bool mayReplace(QWidget* parent, const QString& path) {
    return QMessageBox::question(parent, FileDialogs::tr("Replace the file"),
                                 FileDialogs::tr("%1 is there already. Replace it?").arg(QFileInfo(path).fileName()),
                                 QMessageBox::Yes | QMessageBox::No, QMessageBox::No) == QMessageBox::Yes;
}

// The dialog itself gives its ending only to names that have none at all ("walk", but not "walk.v2"), and asks only
// before it replaces a file of the name as it was typed.
QString runToSave(QFileDialog& dialog, const QString& folderKey, QStandardPaths::StandardLocation fallback,
                  const QStringList& endings) {
    while (true) {
        QString path = run(dialog, folderKey, fallback);
        if (path.isEmpty() || endings.contains(QFileInfo(path).suffix(), Qt::CaseInsensitive)) {
            return path;
        }
        path += u'.' + dialog.defaultSuffix();
        if (!QFileInfo::exists(path) || mayReplace(dialog.parentWidget(), path)) {
            return path;
        }
        dialog.selectFile(QFileInfo(path).fileName());
    }
}

}  // namespace

QString askModelFile(QWidget* parent) {
    QFileDialog dialog(parent, FileDialogs::tr("Open model"));
    dialog.setFileMode(QFileDialog::ExistingFile);
    dialog.setNameFilters(
        {FileDialogs::tr("Models (*.safetensors *.pth *.pt model.json)"), FileDialogs::tr("All files (*)")});
    return run(dialog, kModelFolder, QStandardPaths::HomeLocation);
}

QString askSessionFile(QWidget* parent) {
    QFileDialog dialog(parent, FileDialogs::tr("Open session"));
    dialog.setFileMode(QFileDialog::ExistingFile);
    dialog.setNameFilters(
        {FileDialogs::tr("Sessions, pictures and films of Latentwalk, latents") +
             QStringLiteral(
                 " (*.latentwalk *.png *.apng *.jpg *.jpeg *.jfif *.webp *.gif *.mp4 *.m4v *.mov *.webm *.mkv "
                 "*.npy *.npz)"),
         FileDialogs::tr("All files (*)")});
    return run(dialog, kSessionFolder, QStandardPaths::DocumentsLocation);
}

QString askSessionFileToSave(QWidget* parent, const QString& present) {
    QFileDialog dialog(parent, FileDialogs::tr("Save session"));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setNameFilter(FileDialogs::tr("Sessions") + QStringLiteral(" (*.latentwalk)"));
    dialog.setDefaultSuffix(QStringLiteral("latentwalk"));
    dialog.selectFile(present.isEmpty() ? FileDialogs::tr("walk") : QFileInfo(present).fileName());
    return runToSave(dialog, kSessionFolder, QStandardPaths::DocumentsLocation, {QStringLiteral("latentwalk")});
}

QString askSaveFile(QWidget* parent, const QString& title, const QString& suggestedName, const QList<SaveKind>& kinds,
                    const QStringList& endings) {
    QFileDialog dialog(parent, title);
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    QStringList filters;
    for (const SaveKind& kind : kinds) {
        filters.append(kind.filter);
    }
    dialog.setNameFilters(filters);
    dialog.setDefaultSuffix(kinds.constFirst().ending);
    QObject::connect(&dialog, &QFileDialog::filterSelected, &dialog, [&](const QString& filter) {
        dialog.setDefaultSuffix(kinds.at(std::max<qsizetype>(0, filters.indexOf(filter))).ending);
    });
    dialog.selectFile(suggestedName);
    return runToSave(dialog, kPictureFolder, QStandardPaths::PicturesLocation, endings);
}

QStringList askPhotoFiles(QWidget* parent, const QString& patterns) {
    QFileDialog dialog(parent, FileDialogs::tr("Your own photo"));
    dialog.setFileMode(QFileDialog::ExistingFiles);
    dialog.setNameFilters(
        {FileDialogs::tr("Photos") + QStringLiteral(" (%1)").arg(patterns), FileDialogs::tr("All files (*)")});
    return run(dialog, kPhotoFolder, QStandardPaths::PicturesLocation).isEmpty() ? QStringList()
                                                                                 : dialog.selectedFiles();
}

QString askFolder(QWidget* parent, const QString& title) {
    QFileDialog dialog(parent, title);
    dialog.setFileMode(QFileDialog::Directory);
    dialog.setOption(QFileDialog::ShowDirsOnly);
    return run(dialog, kFramesFolder, QStandardPaths::PicturesLocation);
}

}  // namespace latentwalk
