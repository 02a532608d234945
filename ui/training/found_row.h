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
// to go on with it. Hidden while there is none.
class FoundRow : public QWidget {
    Q_OBJECT

public:
    explicit FoundRow(QWidget* parent = nullptr);

    // Looks into this folder; what was found before is forgotten.
    void look(const std::filesystem::path& folder);
    const std::optional<FoundRun>& run() const { return m_run; }

signals:
    void changed();
    void goOnRequested();

private:
    void take(const std::optional<FoundRun>& run);

    Job<std::optional<FoundRun>> m_looking;
    std::optional<FoundRun> m_run;
    QLabel* m_text;
    QPushButton* m_goOn;
};

}  // namespace latentwalk
