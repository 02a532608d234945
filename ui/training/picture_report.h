// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QWidget>
#include <filesystem>

#include "ui/training/picture_check.h"

namespace latentwalk {

// Which folder's pictures, and what they are good for.
class PictureReport : public QWidget {
    Q_OBJECT

public:
    // `read` is called on another thread.
    explicit PictureReport(training::ReadPicture read, QWidget* parent = nullptr);

    // Empty where there is none.
    const std::filesystem::path& folder() const { return m_folder; }
    // Looks at its pictures, again where it is the same. Ends in looked().
    void setFolder(const std::filesystem::path& folder);
    // Films among them give a picture every so many seconds: looks at them again where that changes.
    void setFilmEvery(double seconds);
    // What was seen is forgotten, and nothing is looked at any more; the folder stays.
    void stop();
    // It is said what the pictures are good for at this size.
    void setSide(std::int64_t side);
    const PictureCheck& check() const { return m_check; }

signals:
    void chooseRequested();
    // check() says what was seen, or what went wrong.
    void looked();

private:
    void refresh();

    PictureCheck m_check;
    std::filesystem::path m_folder;
    double m_filmEvery = training::DataWishes().filmEvery;
    std::int64_t m_side = training::TrainingSettings().side;
    QLabel* m_name;
    QPushButton* m_choose;
    QLabel* m_words;
    QProgressBar* m_bar;
};

}  // namespace latentwalk
