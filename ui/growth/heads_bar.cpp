// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/growth/heads_bar.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "core/generator/open/cached_heads.h"
#include "core/generator/torch/fitted_heads.h"
#include "ui/widgets/job_bar.h"
#include "ui/widgets/theme.h"

namespace latentwalk {
namespace {

// What a model is known by, whichever of its heads are in use.
QString nameOf(const CheckpointInfo& info) {
    return QStringLiteral("%1 %2")
        .arg(QString::fromStdString(info.reference.sha256))
        .arg(static_cast<int>(info.reference.kind));
}

}  // namespace

HeadsBar::HeadsBar(std::filesystem::path folder, QWidget* parent)
    : QWidget(parent),
      m_folder(std::move(folder)),
      m_words(new QLabel(this)),
      m_choice(new QWidget(this)),
      m_trained(new QRadioButton(tr("Trained"), m_choice)),
      m_fitted(new QRadioButton(tr("Fitted"), m_choice)),
      m_fit(new QPushButton(tr("Fit heads"), this)),
      m_progress(new QWidget(this)),
      m_bar(new QProgressBar(m_progress)),
      m_left(new QLabel(m_progress)),
      m_cancel(new QPushButton(tr("Cancel"), m_progress)) {
    compose();
    connect(m_trained, &QRadioButton::clicked, this, [this] { choose(Heads::Trained); });
    connect(m_fitted, &QRadioButton::clicked, this, [this] { choose(Heads::Fitted); });
    connect(m_fit, &QPushButton::clicked, this, &HeadsBar::fit);
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_job.stop(); });
    showState();
}

void HeadsBar::compose() {
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::PlainText);
    m_trained->setToolTip(
        tr("The heads as training left them. It moves on from a scale when the next one comes, and what "
           "lies under a head goes on changing: old heads may paint wrong colours."));
    m_fitted->setToolTip(
        tr("For each scale the colours that come nearest to the finished image, found by comparing %1 faces. "
           "The finished image itself stays the same.")
            .arg(kFitSeeds));
    m_fit->setToolTip(
        tr("Find for each scale the colours that come nearest to the finished image. Takes seconds to a "
           "minute; the model's file is not changed."));
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(8);
    m_bar->setAccessibleName(tr("Progress of fitting heads"));
    m_left->setFont(Appearance::tabular(font()));
    m_cancel->setToolTip(tr("Stop fitting; it can be started again"));

    auto* choice = new QHBoxLayout(m_choice);
    choice->setContentsMargins(0, 0, 0, 0);
    choice->setSpacing(16);
    choice->addWidget(m_trained);
    choice->addWidget(m_fitted);
    choice->addStretch(1);
    auto* progress = new QHBoxLayout(m_progress);
    progress->setContentsMargins(0, 0, 0, 0);
    progress->setSpacing(8);
    progress->addWidget(m_bar, 1);
    progress->addWidget(m_left);
    progress->addWidget(m_cancel);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_words);
    column->addWidget(m_choice);
    column->addWidget(m_fit, 0, Qt::AlignLeft);
    column->addWidget(m_progress);
}

void HeadsBar::setCheckpoint(const CheckpointInfo& info) {
    m_info = info;
    m_state = headsStateOf(info);
    const bool another = isFitting() && m_fitting != nameOf(info);
    if (another) {
        m_job.forget();
        m_choose = false;
    }
    showState();
    // A session or recipe asked for fitted heads that are not here, so trained ones take their place: made at once,
    // whether or not anybody looks at this.
    if (info.reference.heads == "fitted" || (another && isVisible())) {
        fitIfMissing();
    }
}

bool HeadsBar::canFit() const {
    return m_state.known && m_state.lower > 0 && !m_state.allFitted;
}

void HeadsBar::showState() {
    const bool fitting = isFitting();
    const bool choice = !fitting && m_state.complete && m_state.anyTrained;
    const bool missing = !fitting && !m_state.complete;
    const QString from = scaleName(m_state.lower);
    m_words->setVisible(m_state.lower > 0 && (m_state.known || missing));
    m_words->setToolTip(choice ? QString() : m_fitted->toolTip());
    if (fitting) {
        m_words->setText(tr("Fitting heads for the scales below %1…").arg(from));
    } else if (missing) {
        m_words->setText(m_state.known ? tr("The model's file has no heads for all scales below %1.").arg(from)
                                       : tr("This model cannot show all scales below %1.").arg(from));
    } else {
        m_words->setText(choice ? tr("Heads below %1:").arg(from)
                                : tr("Heads below %1 are fitted to the finished image.").arg(from));
    }
    m_choice->setVisible(choice);
    (m_state.fitted ? m_fitted : m_trained)->setChecked(true);
    m_fit->setVisible(missing && canFit());
    m_progress->setVisible(fitting);
}

void HeadsBar::choose(Heads heads) {
    const bool already = (heads == Heads::Fitted) == m_state.fitted;
    if (already) {
        return;
    }
    if (heads == Heads::Fitted && canFit()) {
        m_choose = true;
        fit();
        return;
    }
    emit headsChosen(heads);
}

void HeadsBar::fitIfMissing() {
    const bool missing = !m_state.complete || m_info.reference.heads == "fitted";
    if (!canFit() || !missing || isFitting() || m_tried == nameOf(m_info)) {
        return;
    }
    fit();
}

void HeadsBar::fit() {
    if (isFitting()) {
        return;
    }
    m_tried = nameOf(m_info);
    m_fitting = m_tried;
    m_bar->setRange(0, 0);
    m_left->clear();
    m_clock.start();
    const auto work = [checkpoint = m_info.checkpoint, owner = headsOwner(*m_info.checkpoint, m_info.reference),
                       folder = m_folder](const TellProgress& tell) {
        writeHeads(folder, owner, fitHeads(checkpoint->architecture, checkpoint->weights(owner.kind), tell));
    };
    const auto giveUp = [this] {
        m_choose = false;
        showState();
    };
    m_job.start(work, {.finished = [this] { takeFitted(); },
                       .failed =
                           [this, giveUp](const QString& message) {
                               giveUp();
                               emit failed(message);
                           },
                       .stopped = giveUp,
                       .progressed =
                           [this](const Progress& progress) {
                               m_bar->setRange(0, static_cast<int>(progress.all));
                               m_bar->setValue(static_cast<int>(progress.done));
                               m_left->setText(timeLeft(m_clock.elapsed(), progress.done, progress.all));
                           }});
    showState();
}

void HeadsBar::takeFitted() {
    const bool choose = std::exchange(m_choose, false);
    showState();
    if (choose) {
        emit headsChosen(Heads::Fitted);
    } else {
        emit headsFitted();
    }
}

}  // namespace latentwalk
