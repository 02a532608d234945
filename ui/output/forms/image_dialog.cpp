// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/output/forms/image_dialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/output/forms/film_form.h"
#include "ui/widgets/theme.h"

namespace latentwalk {
namespace {

constexpr int kLargestImageSide = 16'383;  // what every one of the formats can hold
constexpr int kMostImageTimes = 64;

}  // namespace

ImageDialog::ImageDialog(const ImageWish& wish, const QSize& pixels, QWidget* parent)
    : QDialog(parent),
      m_pixels(pixels),
      m_format(new QComboBox(this)),
      m_enlarge(new QSpinBox(this)),
      m_quality(new QSpinBox(this)),
      m_size(new QLabel(this)) {
    setWindowTitle(tr("Save image"));
    m_format->addItem(tr("PNG, every pixel as it is"), static_cast<int>(PictureFormat::Png));
    m_format->addItem(tr("JPEG, small and known everywhere"), static_cast<int>(PictureFormat::Jpeg));
    m_format->addItem(tr("WebP, smallest"), static_cast<int>(PictureFormat::WebP));
    m_format->setCurrentIndex(m_format->findData(static_cast<int>(wish.format)));
    m_format->setAccessibleName(tr("Kind of file"));
    m_format->setToolTip(tr("Each of them carries what it takes to stand here again"));
    m_enlarge->setRange(1, qBound(1, kLargestImageSide / std::max(1, pixels.width()), kMostImageTimes));
    m_enlarge->setSuffix(tr(" ×"));
    m_enlarge->setValue(wish.enlarge);
    m_enlarge->setAccessibleName(tr("Enlarge the picture"));
    m_enlarge->setToolTip(tr("Every pixel becomes a square of so many pixels a side"));
    m_quality->setRange(0, 100);
    m_quality->setValue(wish.quality);
    m_quality->setAccessibleName(tr("Quality"));
    m_size->setFont(Appearance::tabular(font()));
    m_size->setAccessibleName(tr("Size of the picture"));

    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->setLabelAlignment(Qt::AlignRight | Qt::AlignVCenter);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Kind:"), m_format);
    form->addRow(tr("&Enlarge:"), m_enlarge);
    form->addRow(tr("&Quality:"), m_quality);
    form->addRow(tr("Result:"), m_size);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Save)->setText(tr("&Save as…"));
    buttons->button(QDialogButtonBox::Save)->setToolTip(tr("Choose the file"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(24, 24, 24, 16);
    all->setSpacing(24);
    all->addLayout(form);
    all->addWidget(buttons);
    all->setSizeConstraint(QLayout::SetFixedSize);

    connect(m_format, &QComboBox::currentIndexChanged, this, &ImageDialog::showWish);
    connect(m_enlarge, &QSpinBox::valueChanged, this, &ImageDialog::showWish);
    showWish();
}

ImageWish ImageDialog::wish() const {
    return {static_cast<PictureFormat>(m_format->currentData().toInt()), m_enlarge->value(), m_quality->value()};
}

void ImageDialog::showWish() {
    const PictureFormat format = wish().format;
    allow(m_quality, format != PictureFormat::Png,
          format == PictureFormat::WebP ? tr("95 shows no loss to the eye; 100 has none")
                                        : tr("95 shows no loss to the eye"),
          tr("A PNG keeps every pixel as it is"));
    m_size->setText(
        tr("%1 × %2 px").arg(m_pixels.width() * m_enlarge->value()).arg(m_pixels.height() * m_enlarge->value()));
}

}  // namespace latentwalk
