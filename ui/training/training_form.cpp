// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/training/training_form.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>
#include <algorithm>

#include "core/generator/make/make_generator.h"
#include "ui/training/training_words.h"
#include "ui/widgets/theme.h"

namespace latentwalk {
namespace {

constexpr int kLargestSide = 256;  // larger ones are days on the best of cards
constexpr int kMostImages = 10'000'000;
constexpr int kUsualImages = 50'000;
constexpr int kStep = 5'000;
constexpr int kMostBatch = 256;

enum Begin { kNew, kAnother, kFrom };

QFormLayout* makeForm(QWidget* parent) {
    auto* form = new QFormLayout(parent);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->setLabelAlignment(Qt::AlignRight | Qt::AlignVCenter);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    return form;
}

void choose(QComboBox& box, std::int64_t value) {
    const int index = box.findData(QVariant::fromValue<qlonglong>(value));
    if (index >= 0) {
        box.setCurrentIndex(index);
    }
}

}  // namespace

TrainingForm::TrainingForm(QWidget* parent) : QWidget(parent) {
    makeControls();
    makeMore();
    layOut();
    for (QComboBox* box : {m_side, m_width, m_fit, m_loss}) {
        connect(box, &QComboBox::currentIndexChanged, this, &TrainingForm::changed);
    }
    for (QSpinBox* box : {m_images, m_batch}) {
        connect(box, &QSpinBox::valueChanged, this, &TrainingForm::changed);
    }
    connect(m_filmEvery, &QDoubleSpinBox::valueChanged, this, &TrainingForm::filmEveryChanged);
    for (QCheckBox* box : {m_mirror, m_bfloat16}) {
        connect(box, &QCheckBox::toggled, this, &TrainingForm::changed);
    }
    connect(m_run, &QLineEdit::textChanged, this, &TrainingForm::changed);
    connect(m_chooseRun, &QPushButton::clicked, this, &TrainingForm::runFolderRequested);
    connect(m_begin, &QComboBox::activated, this, [this](int index) {
        if (index == kAnother) {
            emit fromRequested();
        } else if (index == kNew) {
            setFrom({}, {}, 0);
        }
    });
}

void TrainingForm::makeControls() {
    m_side = new QComboBox(this);
    for (int side = 8; side <= kLargestSide; side *= 2) {
        m_side->addItem(sizeWords(side), QVariant::fromValue<qlonglong>(side));
    }
    m_side->setAccessibleName(tr("Size of the pictures at the end"));
    m_side->setToolTip(
        tr("Growing begins with 4×4 pixels and ends here. Each size takes about four times as long as "
           "the one before"));
    m_width = new QComboBox(this);
    for (const int width : {16, 32, 64, 128, 256, 512}) {
        m_width->addItem(QString::number(width), QVariant::fromValue<qlonglong>(width));
    }
    m_width->setAccessibleName(tr("Width of the networks"));
    m_width->setToolTip(
        tr("Channels of each layer: wider networks paint better and take longer. 64 to 128 for a "
           "processor, 512 as in the paper"));
    m_images = new QSpinBox(this);
    m_images->setRange(1, kMostImages);
    m_images->setSingleStep(kStep);
    m_images->setGroupSeparatorShown(true);
    m_images->setFont(Appearance::tabular(font()));
    m_images->setAccessibleName(tr("Pictures shown in each phase"));
    m_images->setToolTip(
        tr("Each size fades in, and stays, for so many pictures; those of the folder come again and "
           "again. 30,000 to 100,000 for small sizes"));
    m_fit = new QComboBox(this);
    m_fit->addItem(tr("Their middle"));
    m_fit->addItem(tr("All of them, with white beside"));
    m_fit->setAccessibleName(tr("What is used of pictures that are not square"));
    m_fit->setToolTip(m_fit->accessibleName());
    m_filmEvery = new QDoubleSpinBox(this);
    m_filmEvery->setRange(training::kLeastFilmEvery, training::kMostFilmEvery);
    m_filmEvery->setValue(training::DataWishes().filmEvery);
    m_filmEvery->setSuffix(tr(" s"));
    m_filmEvery->setKeyboardTracking(false);  // films are looked at anew
    m_filmEvery->setFont(Appearance::tabular(font()));
    m_filmEvery->setAccessibleName(tr("Seconds between two pictures of a film"));
    m_filmEvery->setToolTip(
        tr("Films in the folder give a picture every so many seconds. Pictures that are too near each other show "
           "nearly the same"));
    setHasFilms(false);
    m_mirror = new QCheckBox(tr("Show half of them &mirrored"), this);
    m_mirror->setToolTip(tr("As if there were twice as many: for faces, not for letters"));
    choose(*m_side, training::TrainingSettings().side);
    choose(*m_width, training::TrainingSettings().width);
    m_images->setValue(kUsualImages);
}

void TrainingForm::makeMore() {
    m_showMore = new QToolButton(this);
    m_showMore->setText(tr("More"));
    m_showMore->setCheckable(true);
    m_showMore->setAutoRaise(true);
    m_showMore->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_showMore->setArrowType(Qt::RightArrow);
    m_showMore->setToolTip(tr("Loss, batch, precision, networks of another training, and where everything is kept"));
    m_more = new QWidget(this);
    m_more->hide();
    connect(m_showMore, &QToolButton::toggled, this, [this](bool shown) {
        m_showMore->setArrowType(shown ? Qt::DownArrow : Qt::RightArrow);
        m_more->setVisible(shown);
    });
    m_loss = new QComboBox(m_more);
    m_loss->addItem(tr("Wasserstein, with a penalty (as in the paper)"));
    m_loss->addItem(tr("Logistic, with R1"));
    m_loss->setAccessibleName(tr("Loss"));
    m_batch = new QSpinBox(m_more);
    m_batch->setRange(1, kMostBatch);
    m_batch->setValue(static_cast<int>(training::TrainingSettings().batch));
    m_batch->setAccessibleName(tr("Pictures of a step"));
    m_bfloat16 = new QCheckBox(tr("Multiply in bfloat16: &quicker"), m_more);
    m_bfloat16->setToolTip(tr(
        "Mixed precision: what is multiplied has three digits, what is added up and learned has seven. Quicker where "
        "the processor or the card multiplies in it"));
    m_bfloat16->setChecked(canCompute(Precision::BFloat16, Device::Cpu));
    m_begin = new QComboBox(m_more);
    m_begin->addItem(tr("New networks"));
    m_begin->addItem(tr("Those of another training…"));
    m_begin->setAccessibleName(tr("What it begins with"));
    m_begin->setToolTip(
        tr("Networks that have learned from other pictures go on with these: quicker, and with fewer "
           "pictures"));
    m_run = new QLineEdit(m_more);
    m_run->setAccessibleName(tr("Folder where the training is kept"));
    m_chooseRun = new QPushButton(tr("C&hoose…"), m_more);
    m_chooseRun->setAutoDefault(false);
}

void TrainingForm::layOut() {
    QFormLayout* more = makeForm(m_more);
    more->addRow(tr("&Loss:"), m_loss);
    more->addRow(tr("Pictures of a s&tep:"), m_batch);
    more->addRow(QString(), m_bfloat16);
    more->addRow(tr("&Begin with:"), m_begin);
    auto* run = new QHBoxLayout;
    run->addWidget(m_run, 1);
    run->addWidget(m_chooseRun);
    auto* label = new QLabel(tr("&Keep it in:"), m_more);
    label->setBuddy(m_run);
    more->addRow(label, run);
    auto* first = new QWidget(this);
    QFormLayout* form = makeForm(first);
    form->addRow(tr("S&ize:"), m_side);
    form->addRow(tr("&Width:"), m_width);
    form->addRow(tr("&Pictures a phase:"), m_images);
    form->addRow(tr("&Of each picture:"), m_fit);
    form->addRow(tr("A picture of &films every:"), m_filmEvery);
    form->addRow(QString(), m_mirror);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(first);
    column->addWidget(m_showMore);
    column->addWidget(m_more);
}

training::TrainingSettings TrainingForm::settings() const {
    training::TrainingSettings settings;
    settings.side = m_side->currentData().toLongLong();
    settings.width = m_width->currentData().toLongLong();
    settings.latentSize = settings.width;
    settings.phaseImages = m_images->value();
    settings.batch = m_batch->value();
    settings.loss = m_loss->currentIndex() == 0 ? training::Loss::WassersteinPenalty : training::Loss::Logistic;
    settings.mirror = m_mirror->isChecked();
    settings.precision = m_bfloat16->isChecked() ? Precision::BFloat16 : Precision::Float32;
    return settings;
}

training::Fit TrainingForm::fit() const {
    return m_fit->currentIndex() == 0 ? training::Fit::Crop : training::Fit::Whole;
}

void TrainingForm::setSide(std::int64_t side) {
    choose(*m_side, std::clamp<std::int64_t>(side, 8, kLargestSide));
}

void TrainingForm::setWidth(std::int64_t width) {
    choose(*m_width, width);
}

void TrainingForm::setPhaseImages(std::int64_t images) {
    m_images->setValue(static_cast<int>(std::min<std::int64_t>(images, kMostImages)));
}

std::filesystem::path TrainingForm::runFolder() const {
    return m_run->text().toStdString();
}

void TrainingForm::setRunFolder(const std::filesystem::path& folder) {
    m_run->setText(QString::fromStdString(folder.string()));
    m_run->setCursorPosition(0);
}

void TrainingForm::setFrom(const std::filesystem::path& state, const QString& name, std::int64_t width) {
    m_from = state;
    while (m_begin->count() > kFrom) {
        m_begin->removeItem(kFrom);
    }
    if (!state.empty()) {
        m_begin->addItem(tr("Those of %1").arg(name));
        if (m_width->findData(QVariant::fromValue<qlonglong>(width)) < 0) {
            m_width->addItem(QString::number(width), QVariant::fromValue<qlonglong>(width));
        }
        setWidth(width);
    }
    showFrom();
    m_width->setEnabled(state.empty());
    emit changed();
}

void TrainingForm::showFrom() {
    m_begin->setCurrentIndex(m_from.empty() ? kNew : kFrom);
}

}  // namespace latentwalk
