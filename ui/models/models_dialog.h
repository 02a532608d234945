// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>

#include "ui/models/download/downloads.h"
#include "ui/models/model_row.h"

namespace latentwalk {

// "Get models": the published checkpoints, which of them are on this computer, and their download. Not modal; closing
// it leaves the downloads running. Uses the network only when the user presses Download, Resume or Try again.
class ModelsDialog : public QDialog {
    Q_OBJECT

public:
    // `downloads` has to outlive it.
    explicit ModelsDialog(Downloads& downloads, QWidget* parent = nullptr);

signals:
    void openRequested(const QString& path);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeList();
    QLayout* makeFooter();
    void showFolder();

    Downloads& m_downloads;
    QList<ModelRow*> m_rows;
    QLineEdit* m_folder;
    QPushButton* m_openFolder;
};

}  // namespace latentwalk
