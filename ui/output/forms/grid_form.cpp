// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/output/forms/grid_form.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QStandardItemModel>

#include "core/output/exporter.h"
#include "core/output/grid_file.h"
#include "ui/output/forms/film_form.h"
#include "ui/widgets/theme.h"

namespace latentwalk {
namespace {

constexpr int kMostCells = 100'000;
constexpr int kMostInBatch = 10'000;  // each is in the recipe with all its components
constexpr int kMostColumns = 10'000;
constexpr int kMostPadding = 1024;
constexpr int kMostTimes = 64;

}  // namespace

GridForm::GridForm(const GridWish& wish, const ExportScene& scene, QWidget* parent) : QWidget(parent), m_scene(scene) {
    makeControls();
    layOut();
    const int index = m_what->findData(static_cast<int>(wish.what));
    const bool possible = index >= 0 && qobject_cast<QStandardItemModel*>(m_what->model())->item(index)->isEnabled();
    m_what->setCurrentIndex(possible ? index : 0);
    m_seed->setSeed(wish.seed);
    m_count->setValue(wish.count);
    m_columns->setValue(static_cast<int>(wish.settings.columns));
    m_padding->setValue(static_cast<int>(wish.settings.padding));
    m_background->setColour(QColor::fromRgb(wish.settings.background));
    m_enlarge->setValue(wish.settings.enlarge);
    m_captions->setChecked(wish.settings.captions);
    m_endpoint->setChecked(wish.endpoint);
    m_stretch->setChecked(wish.stretch);
    connectControls();
    takeWhat();
    showWish();
}

void GridForm::makeControls() {
    m_what = new QComboBox(this);
    m_seed = new SeedEdit(this);
    m_count = new QSpinBox(this);
    m_columns = new QSpinBox(this);
    m_padding = new QSpinBox(this);
    m_background = new ColourButton(this);
    m_enlarge = new QSpinBox(this);
    m_captions = new QCheckBox(tr("Cap&tions"), this);
    m_endpoint = new QCheckBox(tr("&End at the last anchor"), this);
    m_stretch = new QCheckBox(tr("Stretch the &contrast of each picture"), this);
    m_size = new QLabel(this);
    m_preview = new GridPreview(this);

    const auto add = [this](const QString& text, GridWish::What what, int anchors, const QString& reason) {
        m_what->addItem(text, static_cast<int>(what));
        auto* item = qobject_cast<QStandardItemModel*>(m_what->model())->item(m_what->count() - 1);
        item->setEnabled(m_scene.anchors >= anchors);
        item->setToolTip(item->isEnabled() ? QString() : reason);
    };
    if (m_scene.plane) {
        add(tr("Tiles of the plane"), GridWish::What::Plane, 0, {});
    }
    const QString two = tr("A table needs at least two anchors");
    add(tr("Frames of the walk"), GridWish::What::Frames, 1, {});
    add(tr("The %n anchors", nullptr, m_scene.anchors), GridWish::What::Anchors, 1, {});
    add(tr("Table: a row from each anchor to the next"), GridWish::What::Segments, 2, two);
    add(tr("Table: a row for each two anchors"), GridWish::What::Pairs, 2, two);
    add(tr("Faces drawn from one seed"), GridWish::What::Batch, 0, {});
    add(tr("Faces of seeds in a row"), GridWish::What::Seeds, 0, {});
    m_what->setAccessibleName(tr("What the grid shows"));
    m_what->setToolTip(
        tr("“Faces drawn from one seed” is what the tutorial's predict.py makes, “Frames of the walk” what "
           "its analyze.py does"));
    m_what->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_seed->setAccessibleName(tr("Seed of the faces"));
    m_count->setAccessibleName(tr("How many pictures"));
    m_count->setGroupSeparatorShown(true);
    m_count->setRange(1, kMostCells);
    m_columns->setAccessibleName(tr("Columns"));
    m_columns->setRange(1, kMostColumns);
    m_padding->setAccessibleName(tr("Padding in pixels"));
    m_padding->setRange(0, kMostPadding);
    m_padding->setSuffix(tr(" px"));
    m_padding->setToolTip(tr("The room around and between the pictures"));
    m_background->setAccessibleName(tr("Background"));
    m_background->setToolTip(tr("The colour of the padding"));
    m_enlarge->setAccessibleName(tr("Enlarge pictures"));
    m_enlarge->setRange(1, kMostTimes);
    m_enlarge->setSuffix(tr(" ×"));
    m_enlarge->setToolTip(tr("Every pixel becomes a square of so many pixels a side"));
    m_captions->setAccessibleName(tr("Captions"));
    m_captions->setToolTip(
        tr("Seed, name or position under each picture. Without them the grid is laid out exactly as "
           "the tutorial's"));
    m_endpoint->setAccessibleName(tr("End at the last anchor"));
    m_stretch->setAccessibleName(tr("Stretch the contrast"));
    m_stretch->setToolTip(
        tr("From its own darkest to its own brightest value, as the tutorial's scripts save their grids"));
    m_size->setFont(Appearance::tabular(font()));
    m_size->setAccessibleName(tr("Size of the grid"));
    m_size->setWordWrap(true);
    m_preview->setText(tr("The preview comes…"));
}

void GridForm::layOut() {
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->setLabelAlignment(Qt::AlignRight | Qt::AlignVCenter);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("S&how:"), m_what);
    form->addRow(tr("See&d:"), m_seed);
    form->addRow(tr("&Pictures:"), m_count);
    form->addRow(tr("C&olumns:"), m_columns);
    form->addRow(tr("Paddin&g:"), m_padding);
    form->addRow(tr("&Background:"), m_background);
    form->addRow(tr("En&large:"), m_enlarge);
    form->addRow(QString(), m_captions);
    form->addRow(QString(), m_endpoint);
    form->addRow(QString(), m_stretch);
    form->addRow(tr("Result:"), m_size);
    auto* all = new QHBoxLayout(this);
    all->setContentsMargins(16, 16, 16, 16);
    all->setSpacing(24);
    all->addLayout(form);
    all->addWidget(m_preview, 1);
}

void GridForm::connectControls() {
    connect(m_what, &QComboBox::currentIndexChanged, this, [this] {
        takeWhat();
        showWish();
    });
    connect(m_seed, &QLineEdit::textChanged, this, &GridForm::showWish);
    for (QSpinBox* number : {m_count, m_columns, m_padding, m_enlarge}) {
        connect(number, &QSpinBox::valueChanged, this, &GridForm::showWish);
    }
    connect(m_background, &ColourButton::colourChanged, this, &GridForm::showWish);
    connect(m_endpoint, &QCheckBox::toggled, this, &GridForm::limitCount);
    for (QCheckBox* box : {m_captions, m_endpoint, m_stretch}) {
        connect(box, &QCheckBox::toggled, this, &GridForm::showWish);
    }
}

GridWish::What GridForm::what() const {
    return static_cast<GridWish::What>(m_what->currentData().toInt());
}

void GridForm::takeWhat() {
    using What = GridWish::What;
    const bool table = what() == What::Segments || what() == What::Pairs;
    allow(m_seed, what() == What::Batch || what() == What::Seeds,
          what() == What::Batch ? tr("All faces are drawn from it") : tr("The first of them"),
          tr("Only faces from a seed need one"));
    allow(m_count, what() != What::Anchors,
          table ? tr("How many pictures a row has") : tr("How many pictures there are"),
          tr("There are as many as the walk has anchors"));
    allow(m_columns, !table, tr("How many pictures stand side by side"),
          tr("A table has as many columns as its rows have pictures"));
    allow(m_endpoint, what() == What::Frames && !m_scene.closed && !m_scene.growing,
          tr("Otherwise the last picture is one step before it, as in the tutorial's analyze.py"),
          what() != What::Frames ? tr("Only frames of a walk have an end")
          : m_scene.growing      ? tr("It ends when the network is grown")
                                 : tr("A closed walk has no end: its last frame is one step before the first"));
    limitCount();
}

// Faces of no seed, and frames of a walk without its end, become anchors of the recipe.
void GridForm::limitCount() {
    const bool open = m_endpoint->isEnabled() && !m_endpoint->isChecked();
    m_count->setMaximum(what() == GridWish::What::Batch || open ? kMostInBatch : kMostCells);
}

void GridForm::showWish() {
    m_size->setText(estimate());
    emit changed();
}

GridWish GridForm::wish() const {
    GridWish wish;
    wish.what = what();
    wish.seed = m_seed->seed().value_or(0);
    wish.count = m_count->value();
    wish.settings.columns = m_columns->value();
    wish.settings.padding = m_padding->value();
    wish.settings.background = m_background->colour().rgb() & 0xFFFFFFU;
    wish.settings.enlarge = m_enlarge->value();
    wish.settings.captions = m_captions->isChecked();
    wish.endpoint = m_endpoint->isChecked();
    wish.stretch = m_stretch->isChecked();
    return wish;
}

QString GridForm::estimate() const {
    const GridWish wanted = wish();
    const PixelSize size = gridSize(wanted, m_scene);
    const qint64 count = gridCount(wanted, m_scene);
    return tr("%L1 pictures, %L2 columns, %L3 × %L4 px")
        .arg(count)
        .arg(std::min(gridColumns(wanted), count))
        .arg(size.width)
        .arg(size.height);
}

QString GridForm::problem() const {
    if (m_seed->isEnabled() && !m_seed->seed()) {
        return tr("The faces need a seed: a whole number from 0 to 18446744073709551615");
    }
    return !problemOfGridSize(gridShapeOf(wish(), m_scene), PictureFormat::Png)
               ? QString()
               : tr("No picture can be as large as this; choose fewer pictures");
}

}  // namespace latentwalk
