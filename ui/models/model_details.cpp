// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/model_details.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "core/generator/make/clipping.h"
#include "ui/models/label_texts.h"
#include "ui/widgets/icons.h"
#include "ui/wording/message_text.h"
#include "ui/wording/numbers.h"

namespace latentwalk {
namespace {

constexpr int kNoteIconSize = 16;

QString percentText(double share) {
    return ModelDetails::tr("%1 %").arg(fixedNumber(100 * share, 1));
}

}  // namespace

ModelDetails::ModelDetails(const ClippingMeasure& clipping, QWidget* parent)
    : QDialog(parent),
      m_clipping(clipping),
      m_form(new QFormLayout),
      m_warning(new QLabel(this)),
      m_note(new QLabel(this)) {
    setObjectName(QStringLiteral("modelDetailsDialog"));
    setWindowTitle(tr("Model details"));
    m_form->setHorizontalSpacing(16);
    m_form->setVerticalSpacing(8);
    m_title = add("title", tr("Name:"));
    m_file = addLong("file", tr("File:"));
    m_format = add("format", tr("Format:"));
    m_hash = addLong("hash", tr("SHA-256:"));
    m_generator = add("generator", tr("Generator:"));
    m_pictures = add("pictures", tr("Pictures:"));
    m_latents = add("latents", tr("Latents:"));
    m_labels = add("labels", tr("Labels:"));
    m_labels->setToolTip(tr("What the model was trained to tell apart; the Model menu has a choice of them"));
    m_form->setRowVisible(m_labels, false);
    m_computed = add("computed", tr("Computed:"));
    m_clipped = add("clipped", tr("Clipped pixels:"));
    m_clipped->setToolTip(
        tr("How much of %1 faces is brighter than white or darker than black, each colour of a pixel by itself. A few "
           "per cent are natural.")
            .arg(kClippingFaces));
    m_note->setObjectName(QStringLiteral("note"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_warning->setPixmap(
        icon(QStringLiteral("warning")).pixmap(QSize(kNoteIconSize, kNoteIconSize), devicePixelRatioF()));
    auto* note = new QHBoxLayout;
    note->setSpacing(8);
    note->addWidget(m_warning, 0, Qt::AlignTop);
    note->addWidget(m_note, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 16);
    column->setSpacing(16);
    column->addLayout(m_form);
    column->addLayout(note);
    column->addStretch(1);
    column->addWidget(buttons);
    resize(640, sizeHint().height());
    connect(&m_clipping, &ClippingMeasure::changed, this, &ModelDetails::showClipping);
    showClipping();
}

QLabel* ModelDetails::add(const char* name, const QString& label) {
    auto* value = new QLabel(this);
    value->setObjectName(QString::fromLatin1(name));
    value->setAccessibleName(label.chopped(1));
    value->setTextFormat(Qt::PlainText);
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_form->addRow(label, value);
    return value;
}

// What is longer than the dialog is wide and has no place to break.
QLineEdit* ModelDetails::addLong(const char* name, const QString& label) {
    auto* value = new QLineEdit(this);
    value->setObjectName(QString::fromLatin1(name));
    value->setAccessibleName(label.chopped(1));
    value->setReadOnly(true);
    value->setFrame(false);
    QPalette plain;
    plain.setColor(QPalette::Base, Qt::transparent);
    value->setPalette(plain);
    m_form->addRow(label, value);
    return value;
}

void ModelDetails::setCheckpoint(const CheckpointInfo& info) {
    const Architecture& architecture = info.architecture;
    const QString hash = QString::fromStdString(info.reference.sha256);
    m_file->setText(QDir::toNativeSeparators(info.path));
    m_hash->setText(hash.isEmpty() ? tr("not known") : hash);
    for (QLineEdit* line : {m_file, m_hash}) {
        line->setCursorPosition(0);
    }
    m_title->setText(info.title);
    m_format->setText(textOf(info.format));
    m_generator->setText(info.reference.kind == GeneratorKind::Average ? tr("the average over training")
                                                                       : tr("the last step of training"));
    m_pictures->setText(
        (architecture.outputChannels == 1 ? tr("%1 × %1 pixels, grey") : tr("%1 × %1 pixels, in colour"))
            .arg(architecture.fullResolution()));
    m_latents->setText(tr("%1 components").arg(architecture.latentSize));
    m_labels->setText(listOf(architecture.labels));
    m_form->setRowVisible(m_labels, !architecture.labels.empty());
    m_computed->setText(tr("in %1 on %2").arg(precisionText(info.precision), textOf(info.device)));
    showClipping();
}

void ModelDetails::showClipping() {
    const auto& share = m_clipping.share();
    const bool much = share && *share > kMuchClipping;
    m_clipped->setText(share ? tr("%1 of %2 faces").arg(percentText(*share)).arg(kClippingFaces)
                       : m_clipping.problem().isEmpty() ? tr("Being counted…")
                                                        : tr("Not counted: %1").arg(m_clipping.problem()));
    m_note->setText(much ? tr("This model paints outside of its range: more than %1 of the pixels are clipped, where a "
                              "few per cent would be natural. Its pictures look burnt.")
                               .arg(percentText(kMuchClipping))
                         : QString());
    m_note->setVisible(much);
    m_warning->setVisible(much);
}

}  // namespace latentwalk
