// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>
#include <QWidget>
#include <filesystem>

#include "core/training/data/convert.h"
#include "core/training/run_state.h"

namespace latentwalk {

// How something is to be trained.
class TrainingForm : public QWidget {
    Q_OBJECT

public:
    explicit TrainingForm(QWidget* parent = nullptr);

    training::TrainingSettings settings() const;
    training::Fit fit() const;
    // Seconds between two pictures of a film; to be chosen where there are films.
    double filmEvery() const { return m_filmEvery->value(); }
    void setHasFilms(bool films) { m_filmEvery->setEnabled(films); }
    void setSide(std::int64_t side);
    void setWidth(std::int64_t width);
    void setPhaseImages(std::int64_t images);

    // Where the run is kept.
    std::filesystem::path runFolder() const;
    void setRunFolder(const std::filesystem::path& folder);

    // Whose networks it begins with; `state` is empty for new ones, and then they may be of any width.
    const std::filesystem::path& from() const { return m_from; }
    void setFrom(const std::filesystem::path& state, const QString& name, std::int64_t width);
    // Shows what was set, where another choice was begun and given up.
    void showFrom();

signals:
    // What is trained; or only how it is shown or where it is kept.
    void changed();
    void filmEveryChanged();
    void runFolderRequested();
    // Another run is to be chosen to begin with.
    void fromRequested();

private:
    void makeControls();
    void makeMore();
    void layOut();

    QComboBox* m_side;
    QComboBox* m_width;
    QSpinBox* m_images;
    QComboBox* m_fit;
    QDoubleSpinBox* m_filmEvery;
    QCheckBox* m_mirror;
    QCheckBox* m_bfloat16;
    QToolButton* m_showMore;
    QWidget* m_more;
    QComboBox* m_loss;
    QSpinBox* m_batch;
    QComboBox* m_begin;
    QLineEdit* m_run;
    QPushButton* m_chooseRun;
    std::filesystem::path m_from;
};

}  // namespace latentwalk
