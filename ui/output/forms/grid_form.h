// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QSpinBox>

#include "ui/output/forms/colour_button.h"
#include "ui/output/forms/grid_preview.h"
#include "ui/output/wishes/wishes.h"
#include "ui/widgets/seed_edit.h"

namespace latentwalk {

// Everything that decides a grid, with a preview beside it: plain values in, plain values out. Who shows the form
// renders the previews when it asks for them.
class GridForm : public QWidget {
    Q_OBJECT

public:
    GridForm(const GridWish& wish, const ExportScene& scene, QWidget* parent = nullptr);

    GridWish wish() const;
    // "40 pictures, 8 columns, 1042 × 652 px"
    QString estimate() const;
    // Why it cannot be exported so, if it cannot.
    QString problem() const;
    GridPreview* preview() { return m_preview; }

signals:
    void changed();

private:
    void makeControls();
    void layOut();
    void connectControls();
    void takeWhat();
    void limitCount();
    void showWish();
    GridWish::What what() const;

    ExportScene m_scene;
    QComboBox* m_what;
    SeedEdit* m_seed;
    QSpinBox* m_count;
    QSpinBox* m_columns;
    QSpinBox* m_padding;
    ColourButton* m_background;
    QSpinBox* m_enlarge;
    QCheckBox* m_captions;
    QCheckBox* m_endpoint;
    QCheckBox* m_stretch;
    QLabel* m_size;
    GridPreview* m_preview;
};

}  // namespace latentwalk
