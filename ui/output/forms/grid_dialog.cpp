// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/output/forms/grid_dialog.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/output/forms/film_form.h"

namespace latentwalk {

GridDialog::GridDialog(const GridWish& wish, const ExportScene& scene, QWidget* parent)
    : QDialog(parent), m_form(new GridForm(wish, scene, this)) {
    setWindowTitle(tr("Save grid"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this);
    QPushButton* save = buttons->button(QDialogButtonBox::Save);
    save->setText(tr("&Save as…"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    const auto showProblem = [this, save] {
        allow(save, m_form->problem().isEmpty(), tr("Choose the file and make it"), m_form->problem());
    };
    connect(m_form, &GridForm::changed, this, showProblem);
    showProblem();

    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(8, 8, 8, 16);
    all->setSpacing(8);
    all->addWidget(m_form, 1);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(16, 0, 16, 0);
    foot->addWidget(buttons);
    all->addLayout(foot);
}

}  // namespace latentwalk
