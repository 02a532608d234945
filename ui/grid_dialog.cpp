#include "ui/grid_dialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/theme.h"

namespace latentwalk {
namespace {

constexpr int kMostImages = 1024;
constexpr int kPadding = 2;

}  // namespace

GridDialog::GridDialog(const GridWish& wish, int imagePixels, QWidget* parent)
    : QDialog(parent),
      m_imagePixels(imagePixels),
      m_walk(new QRadioButton(tr("&Steps of this walk"), this)),
      m_faces(new QRadioButton(tr("&Faces from one seed"), this)),
      m_seed(new SeedEdit(this)),
      m_count(new QSpinBox(this)),
      m_columns(new QSpinBox(this)),
      m_endpoint(new QCheckBox(tr("&End at the last anchor"), this)),
      m_stretch(new QCheckBox(tr("Stretch the &contrast of each image"), this)),
      m_size(new QLabel(this)) {
    setWindowTitle(tr("Save grid"));
    m_walk->setToolTip(tr("Pictures in equal steps along the walk, from its first anchor to its last"));
    m_faces->setToolTip(tr("Faces that are drawn together from one seed, as the tutorial's predict.py does"));
    m_seed->setAccessibleName(tr("Seed of the faces"));
    m_seed->setToolTip(tr("A whole number from 0 to 18446744073709551615"));
    m_count->setRange(1, kMostImages);
    m_count->setToolTip(tr("How many pictures the grid has"));
    m_columns->setRange(1, kMostImages);
    m_columns->setToolTip(tr("How many pictures stand side by side"));
    m_stretch->setToolTip(
        tr("From its own darkest to its own brightest value, as the tutorial's scripts save their grids"));
    m_size->setFont(Appearance::tabular(font()));
    m_size->setAccessibleName(tr("Size of the grid"));

    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->addRow(tr("Show:"), m_walk);
    form->addRow(QString(), m_faces);
    form->addRow(tr("S&eed:"), m_seed);
    form->addRow(tr("&Pictures:"), m_count);
    form->addRow(tr("C&olumns:"), m_columns);
    form->addRow(QString(), m_endpoint);
    form->addRow(QString(), m_stretch);
    form->addRow(tr("Size:"), m_size);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Save)->setText(tr("Save as…"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(24, 24, 24, 16);
    all->setSpacing(24);
    all->addLayout(form);
    all->addWidget(buttons);
    all->setSizeConstraint(QLayout::SetFixedSize);

    (wish.what == GridWish::What::Walk ? m_walk : m_faces)->setChecked(true);
    m_seed->setSeed(wish.seed);
    m_count->setValue(wish.count);
    m_columns->setValue(wish.columns);
    m_endpoint->setChecked(wish.endpoint);
    m_stretch->setChecked(wish.stretch);
    connect(m_walk, &QRadioButton::toggled, this, &GridDialog::showWish);
    connect(m_count, &QSpinBox::valueChanged, this, &GridDialog::showWish);
    connect(m_columns, &QSpinBox::valueChanged, this, &GridDialog::showWish);
    showWish();
}

GridWish GridDialog::wish() const {
    return {m_walk->isChecked() ? GridWish::What::Walk : GridWish::What::Faces,
            m_seed->seed().value_or(0),
            m_count->value(),
            m_columns->value(),
            m_endpoint->isChecked(),
            m_stretch->isChecked()};
}

void GridDialog::showWish() {
    const bool walk = m_walk->isChecked();
    m_seed->setEnabled(!walk);
    m_seed->setToolTip(walk ? tr("Only faces from one seed need a seed") : tr("A number from 0 to 2^64 − 1"));
    m_endpoint->setEnabled(walk);
    m_endpoint->setToolTip(walk
                               ? tr("Otherwise the last picture is one step before it, as in the tutorial's analyze.py")
                               : tr("Only a walk has an end"));
    const int columns = std::min(m_columns->value(), m_count->value());
    const int rows = (m_count->value() + columns - 1) / columns;
    const int padding = m_count->value() > 1 ? kPadding : 0;
    const int cell = m_imagePixels + padding;
    m_size->setText(tr("%1 × %2 px").arg(columns * cell + padding).arg(rows * cell + padding));
}

}  // namespace latentwalk
