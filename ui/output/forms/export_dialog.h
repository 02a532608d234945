// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QPushButton>
#include <QTabWidget>

#include "ui/output/forms/film_form.h"
#include "ui/output/forms/grid_form.h"

namespace latentwalk {

// What to export, and how.
enum class ExportKind { Film, Frames, Grid };

struct ExportWishes {
    ExportKind kind = ExportKind::Film;
    FilmWish film;
    GridWish grid;
};

// Asks what a walk is to become: a film, numbered frames or a grid.
class ExportDialog : public QDialog {
    Q_OBJECT

public:
    ExportDialog(const ExportWishes& wishes, const ExportScene& scene, QWidget* parent = nullptr);

    // Film and frames share their settings: those of the page in front, or of the film.
    ExportWishes wishes() const;
    GridForm* gridForm() { return m_grid; }
    ExportKind kind() const { return static_cast<ExportKind>(m_pages->currentIndex()); }

signals:
    // The page of the grid is in front, with these wishes; who shows the dialog renders the preview.
    void gridShown();

private:
    QString problem() const;
    void showProblem();

    QTabWidget* m_pages;
    FilmForm* m_film;
    FilmForm* m_frames;
    GridForm* m_grid;
    QPushButton* m_export;
};

}  // namespace latentwalk
