#pragma once

#include <QCheckBox>
#include <QDialog>
#include <QLabel>
#include <QRadioButton>
#include <QSpinBox>

#include "core/output/grid.h"
#include "ui/seed_edit.h"

namespace latentwalk {

// What a grid shows and how it is laid out.
struct GridWish {
    enum class What {
        Walk,   // steps of the present walk
        Faces,  // faces drawn as one batch from one seed, as predict.py of the tutorial does
    };
    What what = What::Walk;
    quint64 seed = 0;
    int count = 8;
    int columns = 8;
    bool endpoint = true;  // whether the walk's last step is its end; analyze.py of the tutorial leaves that out
    bool stretch = false;  // each image from its own darkest to its own brightest value, as the tutorial's scripts save
};

// Asks what to save as a grid.
class GridDialog : public QDialog {
    Q_OBJECT

public:
    // `imagePixels` is the width of one image, for the size that the dialog tells.
    GridDialog(const GridWish& wish, int imagePixels, QWidget* parent = nullptr);

    GridWish wish() const;

private:
    void showWish();

    int m_imagePixels;
    QRadioButton* m_walk;
    QRadioButton* m_faces;
    SeedEdit* m_seed;
    QSpinBox* m_count;
    QSpinBox* m_columns;
    QCheckBox* m_endpoint;
    QCheckBox* m_stretch;
    QLabel* m_size;
};

}  // namespace latentwalk
