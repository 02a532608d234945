// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QPushButton>
#include <QWidget>
#include <filesystem>
#include <optional>

#include "ui/background/job.h"
#include "ui/training/found_run.h"

namespace latentwalk {

// Looks in the background for a training that was begun before, and says of one that is there how far it is and offers
// to go on with it; of one that cannot be read, why, and offers to begin anew. Hidden while there is none.
class FoundRow : public QWidget {
    Q_OBJECT

public:
    explicit FoundRow(QWidget* parent = nullptr);

    // Looks into this folder; what was found before is forgotten.
    void look(const std::filesystem::path& folder);
    const std::filesystem::path& folder() const { return m_folder; }
    const std::optional<FoundRun>& run() const { return m_run; }
    // Whether what is there cannot be read.
    bool isDamaged() const { return m_damaged; }

signals:
    void changed();
    void goOnRequested();
    // In folder(), whose run is lost; or in a folder that is to be chosen.
    void beginAnewRequested();
    void otherFolderRequested();

private:
    QPushButton* add(const QString& name, const QString& iconName, const QString& text);
    void take(const std::optional<FoundRun>& run);
    void takeDamage(const QString& sentence);

    Job<std::optional<FoundRun>> m_looking;
    std::filesystem::path m_folder;
    std::optional<FoundRun> m_run;
    bool m_damaged = false;
    QLabel* m_text;
    QPushButton* m_goOn;
    QPushButton* m_beginAnew;
    QPushButton* m_otherFolder;
};

}  // namespace latentwalk
