// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "ui/output/forms/grid_form.h"

namespace latentwalk {

// Asks what to save as a grid.
class GridDialog : public QDialog {
    Q_OBJECT

public:
    GridDialog(const GridWish& wish, const ExportScene& scene, QWidget* parent = nullptr);

    GridWish wish() const { return m_form->wish(); }
    GridForm* form() { return m_form; }

private:
    GridForm* m_form;
};

}  // namespace latentwalk
