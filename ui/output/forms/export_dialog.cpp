// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/output/forms/export_dialog.h"

#include <QDialogButtonBox>
#include <QTabBar>
#include <QVBoxLayout>

#include "ui/widgets/icons.h"

namespace latentwalk {

ExportDialog::ExportDialog(const ExportWishes& wishes, const ExportScene& scene, QWidget* parent)
    : QDialog(parent),
      m_pages(new QTabWidget(this)),
      m_film(new FilmForm(FilmForm::Kind::Film, wishes.film, scene, this)),
      m_frames(new FilmForm(FilmForm::Kind::Frames, wishes.film, scene, this)),
      m_grid(new GridForm(wishes.grid, scene, this)) {
    setWindowTitle(tr("Export"));
    m_pages->addTab(m_film, icon(QStringLiteral("film")), tr("Fil&m"));
    m_pages->addTab(m_frames, icon(QStringLiteral("copy")), tr("&Numbered frames"));
    m_pages->addTab(m_grid, icon(QStringLiteral("grid")), tr("Gr&id"));
    m_pages->setTabToolTip(0, tr("One file that plays"));
    m_pages->setTabToolTip(1,
                           tr("A folder of PNG pictures, for other programs; run again, only what is missing is made"));
    m_pages->setTabToolTip(2, tr("Many pictures side by side in one"));
    m_pages->setAccessibleName(tr("What to export"));
    m_pages->tabBar()->setAccessibleName(tr("What to export"));
    m_pages->setCurrentIndex(static_cast<int>(wishes.kind));

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this);
    m_export = buttons->button(QDialogButtonBox::Save);
    m_export->setText(tr("E&xport…"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    const auto changed = [this] {
        showProblem();
        if (kind() == ExportKind::Grid) {
            emit gridShown();
        }
    };
    connect(m_pages, &QTabWidget::currentChanged, this, changed);
    connect(m_film, &FilmForm::changed, this, changed);
    connect(m_frames, &FilmForm::changed, this, changed);
    connect(m_grid, &GridForm::changed, this, changed);
    showProblem();

    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(16, 16, 16, 16);
    all->setSpacing(16);
    all->addWidget(m_pages, 1);
    all->addWidget(buttons);
}

ExportWishes ExportDialog::wishes() const {
    ExportWishes wishes;
    wishes.kind = kind();
    wishes.film = wishes.kind == ExportKind::Frames ? m_frames->wish() : m_film->wish();
    if (wishes.kind == ExportKind::Frames) {
        // What only the other page shows.
        const FilmWish film = m_film->wish();
        wishes.film.format = film.format;
        wishes.film.settings.quality = film.settings.quality;
        wishes.film.settings.loops = film.settings.loops;
    } else {
        wishes.film.name = m_frames->wish().name;
    }
    wishes.grid = m_grid->wish();
    return wishes;
}

QString ExportDialog::problem() const {
    switch (kind()) {
        case ExportKind::Film:
            return m_film->problem();
        case ExportKind::Frames:
            return m_frames->problem();
        case ExportKind::Grid:
            return m_grid->problem();
    }
    return {};
}

void ExportDialog::showProblem() {
    allow(m_export, problem().isEmpty(),
          kind() == ExportKind::Frames ? tr("Choose the folder and make them") : tr("Choose the file and make it"),
          problem());
}

}  // namespace latentwalk
